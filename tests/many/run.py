#!/usr/bin/env python3
"""Many files through the real program: what is bad is named and never counted, merged files score as their parts.

    run.py [--program build/cxladder]
"""

import sys

sys.dont_write_bytecode = True      # leave nothing behind in the source tree

import argparse
import json
import math
import os
import pathlib
import random
import shutil
import subprocess
import tempfile

from respondents import answers, crowd, text

HERE = pathlib.Path(__file__).resolve().parent
SURVEY = HERE / "survey.yaml"


FORMATS = ["text", "json", "markdown", "html", "csv", "csv-wide"]


class Tests:
    """Runs the program in a folder of its own and counts what holds."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.passed = self.failed = 0

    def holds(self, what, truth, detail=""):
        """One thing that has to be so."""
        if truth:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED: {what} {detail}")

    def run(self, command, *words):
        """Status, output and complaints of a command."""
        words = [self.program, command, *map(str, words), "--questionnaire", str(SURVEY)]
        done = subprocess.run(words, capture_output=True, text=True, cwd=self.folder, check=False)
        return done.returncode, done.stdout, done.stderr

    def report(self, *words):
        """The result of a report as JSON."""
        status, out, err = self.run("report", *words, "--format", "json")
        return json.loads(out) if status == 0 else {"status": status, "err": err}

    def rest(self, *words, status=1):
        """The result of those files that can be used, and what it says of the others."""
        found, out, err = self.run("report", *words, "--skip-bad", "--format", "json")
        self.holds("what is left out stands in the status", found == status, (found, err))
        result = json.loads(out) if out else {"assessment": {}}
        return result, {key: count for key, count in result["assessment"].pop("left-out", {}).items() if count}

    def merge(self, out, *words):
        """Merges into a new file."""
        path = self.folder / out
        path.unlink(missing_ok=True)
        return path, *self.run("merge", path, *words)


# --- Bad files ---


def bad_files(folder):
    """One of each kind: name, content, what is said, and the place."""
    dice = random.Random(5)
    whole = text(answers(dice, level=3), respondent="whole")
    return [
        ("damaged", whole[:150], ""),
        ("empty", "", ":1:1: error:"),
        ("stranger", text(answers(dice), questionnaire="another"), ":2:21: error:"),
        ("version", text(answers(dice), version="2"), ":2:54: error:"),
        ("code", whole.replace("owner: {answer: ", "owner: {answer: x"), ":10:19: error:"),
        ("level", whole.replace("hear: {answer: 3", "hear: {answer: 13"), ":8:18: error:"),
        ("no-yaml", "a: [b\n", ":1:1: error:"),
    ]


def test_bad_files(tests):
    """Named with the place, nothing printed, and the rest only when told so."""
    good = crowd(tests.folder / "good", 12)
    expected = tests.report(*good)
    tests.holds("twelve count", expected["assessment"]["respondents"] == 12)
    for name, content, place in bad_files(tests.folder):
        path = tests.folder / f"{name}.cxa.yaml"
        path.write_text(content, encoding="utf-8")
        for files in ([*good, path], [path, *good], [*good[:5], path, *good[5:]]):
            status, out, err = tests.run("report", *files)
            tests.holds(f"{name}: report ends with 1", status == 1, status)
            tests.holds(f"{name}: report prints nothing", out == "")
            tests.holds(f"{name}: report names file and place", f"{path}{place}" in err, err)
            result, left_out = tests.rest(*files)
            tests.holds(f"{name}: never counted", result == expected, str(result)[:200])
            tests.holds(f"{name}: the report says so", left_out == {"invalid": 1}, left_out)
            merged, status, out, err = tests.merge("out.cxa.yaml", *files)
            tests.holds(f"{name}: merge ends with 1 and writes nothing", status == 1 and not merged.exists())
            tests.holds(f"{name}: merge names it", f"{path}{place}" in err, err)
        merged, status, out, err = tests.merge("out.cxa.yaml", *good, path, "--skip-bad")
        tests.holds(f"{name}: merge of the rest", status == 1 and "12 people" in out and str(path) in err, out + err)
        for form in ("text", "markdown", "html"):
            first = tests.run("report", *good, path, "--skip-bad", "--format", form)[1][:60000]
            tests.holds(f"{name}: {form} says so before the results", 0 < first.find("1 file is damaged") < first.find("Service", first.find("Not counted")))
    missing = tests.folder / "none.cxa.yaml"
    status, out, err = tests.run("report", *good, missing)
    tests.holds("not there: status 3, named", status == 3 and str(missing) in err and out == "")
    tests.holds("not there: skipped", tests.rest(*good, missing, status=3) == (expected, {"unreadable": 1}))
    status, out, err = tests.run("report", missing, "--skip-bad")
    tests.holds("nothing is left", status == 3 and out == "")


def test_all_problems_in_one_run(tests):
    """Each bad file of many is named, up to a limit that is said."""
    good = crowd(tests.folder / "good", 5)
    bad = []
    for number in range(300):
        path = tests.folder / f"bad{number}.cxa.yaml"
        path.write_text("cxladder-assessment: 1\n", encoding="utf-8")
        bad.append(path)
    status, _, err = tests.run("report", *good, *bad[:100])
    tests.holds("a hundred are named", status == 1 and all(str(path) in err for path in bad[:100]))
    status, _, err = tests.run("report", *good, *bad)
    tests.holds("of three hundred the rest is counted", status == 1 and "more problem" in err)


# --- The same again ---


def test_doubles(tests):
    """Copies and second files of a respondent count once."""
    good = crowd(tests.folder / "good", 12)
    expected = tests.report(*good)
    copy = tests.folder / "copy.cxa.yaml"
    shutil.copy(good[3], copy)
    older, newer = tests.folder / "older.cxa.yaml", tests.folder / "newer.cxa.yaml"
    dice = random.Random(9)
    older.write_text(text(answers(dice), respondent="twice", date="2026-11-01"), encoding="utf-8")
    newer.write_text(text(answers(dice), respondent="twice", date="2026-11-09"), encoding="utf-8")
    status, out, err = tests.run("report", *good, copy)
    tests.holds("copy: report ends with 1", status == 1 and out == "", status)
    tests.holds("copy: named with both", f"{copy}:1:1" in err and str(good[3]) in err, err)
    tests.holds("copy: skipped", tests.rest(*good, copy) == (expected, {"copies": 1}))
    status, out, err = tests.run("report", older, *good, newer)
    tests.holds("respondent: the older is named at its line", status == 1 and f"{older}:4:13" in err, err)
    with_newer = tests.report(*good, newer)
    tests.holds("respondent: the newer counts", tests.rest(newer, *good, older) == (with_newer, {"older": 1}))
    first = None
    for files in ([*good, copy, older, newer], [newer, copy, older, *reversed(good)]):
        merged, status, out, err = tests.merge("doubles.cxa.yaml", *files)
        tests.holds("merge leaves them out", status == 0 and "13 people" in out and "1 copy" in out, out)
        tests.holds("merge names them", str(older) in err and "[copy]" in err, err)
        content = merged.read_text(encoding="utf-8")
        first = first or content
        tests.holds("merge does not depend on their order", content == first)
    status, out, err = tests.run("report", good[0], good[0], *good[1:])
    tests.holds("a file given twice is a copy", status == 1 and "[copy]" in err)
    twins = [tests.folder / "twin1.cxa.yaml", tests.folder / "twin2.cxa.yaml"]
    for path in twins:
        path.write_text(text(answers(random.Random(3))), encoding="utf-8")
    status, out, err = tests.run("report", *good, *twins)
    tests.holds("two without a name may be two people", status == 0 and "both count" in err, err)
    respondents = tests.report(*good, *twins)["assessment"]["respondents"]
    tests.holds("and count as two", respondents == 14, respondents)


def test_odd_arguments(tests):
    """What is no plain file, the same file by another way, and more names than one command line should hold."""
    files = crowd(tests.folder / "good", 12)
    expected = tests.report(*files)
    link, pipe = tests.folder / "hard.cxa.yaml", tests.folder / "pipe"
    link.hardlink_to(files[3])
    status, out, err = tests.run("report", *files, link)
    tests.holds("a hard link is a copy", status == 1 and out == "" and f"{link}:1:1" in err, err)
    tests.holds("and counts once", tests.rest(*files, link) == (expected, {"copies": 1}))
    status, out, err = tests.run("report", tests.folder, *files)
    tests.holds("a folder cannot be read", status == 3 and out == "" and str(tests.folder) in err, err)
    tests.holds("the rest of it can", tests.rest(*files, tests.folder, status=3) == (expected, {"unreadable": 1}))
    os.mkfifo(pipe)
    status, out, err = tests.run("report", *files, pipe)
    tests.holds("nobody waits for a pipe", status in (1, 3) and out == "" and str(pipe) in err, err)
    merged, status, out, _ = tests.merge("many.cxa.yaml", *crowd(tests.folder / "many", 5000, seed=8))
    tests.holds("five thousand names", status == 0 and "5000 people, from 5000 files" in out, out)


# --- Merging ---


def test_merge(tests):
    """Same scores, any order, again and again; inputs stay as they are."""
    files = crowd(tests.folder / "all", 140)
    before = [path.read_bytes() for path in files]
    merged, status, out, err = tests.merge("m.cxa.yaml", *files)
    tests.holds("many become one", status == 0 and err == "" and "140 people, from 140 files" in out, out + err)
    tests.holds("readable for nobody else", merged.stat().st_mode & 0o777 == 0o600)
    tests.holds("same result", tests.report(merged) == tests.report(*files))
    content = merged.read_text(encoding="utf-8")
    tests.holds("no respondent in it", "respondent" not in content)
    status, _, err = tests.run("check", merged)
    tests.holds("check has nothing to say", status == 0 and err == "", err)
    shuffled = files[:]
    random.Random(2).shuffle(shuffled)
    other, *_ = tests.merge("shuffled.cxa.yaml", *shuffled)
    tests.holds("in any order", other.read_text(encoding="utf-8") == content)
    halves = [tests.merge(f"half{i}.cxa.yaml", *part)[0] for i, part in enumerate((files[:70], files[70:]))]
    again, status, out, _ = tests.merge("again.cxa.yaml", *halves)
    tests.holds("merged files are merged again", status == 0 and again.read_text(encoding="utf-8") == content, out)
    tests.holds("inputs untouched", [path.read_bytes() for path in files] == before)
    status, _, err = tests.run("merge", merged, *files)
    tests.holds("never over a file", status == 3 and "--force" in err, err)
    status, *_ = tests.run("merge", merged, *files, "--force")
    tests.holds("unless told so", status == 0 and merged.read_text(encoding="utf-8") == content)
    status, _, err = tests.run("merge", files[0], *files, "--force")
    tests.holds("but never over an input", status == 3 and files[0].read_bytes() == before[0], err)


def test_overlaps(tests):
    """Nobody counts twice, not even by way of a merged file."""
    files = crowd(tests.folder / "all", 30)
    first, *_ = tests.merge("first.cxa.yaml", *files[:15])
    second, *_ = tests.merge("second.cxa.yaml", *files[10:25])
    for command in ("report", "merge"):
        words = ["x.cxa.yaml"] if command == "merge" else []
        status, _, err = tests.run(command, *words, first, second)
        tests.holds(f"{command}: two that share files", status == 1 and f"{second}:1:1" in err, err)
        status, _, err = tests.run(command, *words, first, *files[10:25])
        tests.holds(f"{command}: a file that is in it", status == 1 and f"{files[10]}:1:1" in err, err)
    status, _, err = tests.run("report", first, *files[15:])
    tests.holds("report: the others beside it", status == 0, err)


def test_few(tests):
    """Fewer than can stay unnamed are not merged, nor is a merged file grown by them."""
    files = crowd(tests.folder / "all", 20)
    for count in (1, 4):
        merged, status, _, err = tests.merge("few.cxa.yaml", *files[:count])
        tests.holds(f"{count} are too few", status == 1 and not merged.exists() and "unnamed" in err, err)
    merged, status, *_ = tests.merge("few.cxa.yaml", *files[:4], "--few")
    tests.holds("unless told so", status == 0 and merged.exists())
    merged, status, *_ = tests.merge("five.cxa.yaml", *files[:5])
    tests.holds("five are enough", status == 0)
    for count, good in ((1, False), (4, False), (5, True)):
        grown, status, _, err = tests.merge("grown.cxa.yaml", merged, *files[5:5 + count])
        tests.holds(f"{count} more beside it", (status == 0) == good and grown.exists() == good, err)


def test_notes(tests):
    """Of more than a hundred files notes are told only when asked for."""
    files, dice = [], random.Random(4)
    for number in range(101):
        path = tests.folder / f"n{number}.cxa.yaml"
        path.write_text(text(answers(dice), respondent=f"n{number}", note=f"note-{number:03d}"), encoding="utf-8")
        files.append(path)
    few = tests.run("report", *files[:100])[1]
    tests.holds("a hundred with their notes", all(f"note-{i:03d}" in few for i in range(100)))
    many = tests.run("report", *files)[1]
    tests.holds("more without", "note-0" not in many)
    asked = tests.run("report", *files, "--notes")[1]
    found = [i for i in range(101) if f"note-{i:03d}" in asked]
    tests.holds("or with, when asked", len(found) == 101, len(found))
    places = [asked.index(f"note-{i:03d}") for i in range(101)]
    tests.holds("sorted by text", places == sorted(places))
    merged, _, told, _ = tests.merge("notes.cxa.yaml", *files)
    tests.holds("and it is said that they are not", "no notes, answers in words and entries of lists" in told, told)
    tests.holds("merged without", "note-" not in merged.read_text(encoding="utf-8"))
    merged, _, told, _ = tests.merge("notes.cxa.yaml", *files, "--notes")
    tests.holds("nor that they are not", "no notes" not in told, told)
    tests.holds("or with, when asked", merged.read_text(encoding="utf-8").count("note-") == 101)


# --- Comparing ---


def figures(sections):
    """Of each section the scores and the levels of all units, in order."""
    for section in sections:
        yield section["scores"]
        yield section["levels"]
        yield from figures(section["sections"])


def summary(tests, files, whole):
    """Of so many the text tells how many are on each level, and how far apart they are: reckoned here from the JSON."""
    status, out, _ = tests.run("compare", "--units", *files)
    tests.holds("a summary", status == 0 and "Units: 40. Respondents in all: 40." in out and "\nUnit " not in out)
    ladder = whole["ladders"][0]
    for level in set(ladder["levels"]):
        count = ladder["levels"].count(level)
        row = "open" if level is None else f"{level}  "
        tests.holds(f"how many on level {level}", any(line.startswith(row) and line.split()[-2:] == [str(count), f"{round(count * 2.5 + 1e-9)}%"]
                                                      for line in out.splitlines()), out)
    scores = sorted(score for score in ladder["scores"] if score is not None)
    places = [0, *(math.ceil(len(scores) * share) - 1 for share in (0.25, 0.5, 0.75)), -1]
    wanted = [f"{scores[place]:.1f}" for place in places]
    found = next(line.split()[1:] for line in out.splitlines() if line.startswith("Score "))
    tests.holds("where a quarter, half and three quarters stand", all(abs(float(a) - float(b)) < 0.11 for a, b in zip(found, wanted))
                and len(found) == 5, (found, wanted))
    for form in ("markdown", "html"):
        tests.holds(f"likewise as {form}", all(figure in tests.run("compare", "--units", *files, "--format", form)[1] for figure in found))


def test_compare(tests):
    """Units one after the other: the same as few at a time, bad ones named, thousands in little memory."""
    files = crowd(tests.folder / "units", 40)
    status, out, _ = tests.run("compare", "--units", *files, "--format", "json")
    whole = json.loads(out)
    tests.holds("forty units", status == 0 and len(whole["units"]) == 40)
    for place in (0, 17, 39):
        pair = json.loads(tests.run("compare", "--units", files[place], files[place], "--format", "json")[1])
        tests.holds(f"unit {place} stands where it stands alone",
                    pair["ladders"][0]["scores"][0] == whole["ladders"][0]["scores"][place])
    few = [json.loads(tests.run("compare", "--units", *files[at:at + 20], "--format", "json")[1]) for at in (0, 20)]
    tests.holds("forty as twice twenty", whole["units"] == few[0]["units"] + few[1]["units"] and
                list(figures(whole["ladders"])) == [a + b for a, b in zip(*(figures(part["ladders"]) for part in few))])
    rows = [tests.run("compare", "--units", *part, "--format", "csv")[1].splitlines() for part in (files, files[:20], files[20:])]
    tests.holds("and row by row", rows[0] == rows[1] + rows[2][1:])
    summary(tests, files, whole)
    over = json.loads(tests.run("compare", *files, "--format", "json")[1])
    ends = json.loads(tests.run("compare", files[0], files[-1], "--format", "json")[1])
    tests.holds("over time the first and the last are held against each other", all(over[key] == ends[key] for key in ("rose", "fell")))
    bad = tests.folder / "bad.cxa.yaml"
    bad.write_text("cxladder-assessment: 1\n", encoding="utf-8")
    for words in ([bad, *files], [*files, bad], [*files[:9], bad, *files[9:]]):
        status, out, err = tests.run("compare", "--units", *words)
        tests.holds("bad: status 1, named, nothing printed", status == 1 and out == "" and str(bad) in err)
        status, out, _ = tests.run("compare", "--units", *words, "--skip-bad", "--format", "json")
        tests.holds("bad: the others are compared, the status stays", status == 1 and json.loads(out) == whole)


def within(tests, size, *words):
    """Status and output of a command that gets no more than so many bytes of memory for data."""
    limit = ["prlimit", f"--data={size}", tests.program, *map(str, words), "--questionnaire", str(SURVEY)]
    done = subprocess.run(limit, capture_output=True, text=True, check=False, cwd=tests.folder)
    return done.returncode, done.stdout


def test_ten_thousand(tests):
    """Ten thousand files, one and the same by many names, take no more memory than a few do."""
    first = crowd(tests.folder / "one", 1)[0]
    names = []
    for number in range(10000):
        name = tests.folder / f"u{number}.cxa.yaml"
        name.symlink_to(first)
        names.append(name.name)
    for form in ("csv", "text"):
        status, out = within(tests, 4 << 20, "compare", "--units", *names, "--format", form)
        tests.holds(f"compare as {form}: ten thousand in 4 MB", status == 0 and (out.count("u9999") >= 1 or "Units: 10000." in out), status)


def test_a_thousand(tests):
    """A thousand are counted as a hundred are."""
    files = crowd(tests.folder / "thousand", 1000)
    result = tests.report(*files)
    tests.holds("a thousand respondents", result["assessment"]["respondents"] == 1000)
    merged, *_ = tests.merge("thousand.cxa.yaml", *files)
    tests.holds("and merged", tests.report(merged) == result)


def test_wishes(tests):
    """Of more than a hundred files lists are counted, and their words told only when asked for."""
    dice = random.Random(6)
    files, kinds, cells = [], {"conscious": 0, "hidden": 0}, {}
    for number in range(120):
        wishes = [(dice.choice(("yes", "no")), dice.choice(("yes", "no"))) for _ in range(dice.randint(0, 3))]
        for worded, adds in wishes:
            kinds["conscious" if worded == "yes" else "hidden"] += 1
            cells[worded, adds] = cells.get((worded, adds), 0) + 1
        path = tests.folder / f"w{number}.cxa.yaml"
        listed = ", ".join(f"{{what: wish-{number}, worded: {worded}, adds: {adds}}}" for worded, adds in wishes)
        given = text(answers(dice), respondent=f"w{number}").replace("...\n", f"  wishes: {{answer: [{listed}]}}\n...\n")
        path.write_text(given, encoding="utf-8")
        files.append(path)
    for count, shown in ((120, False), (120, True)):
        words = ["--notes"] if shown else []
        result = tests.report(*files[:count], *words)["lists"][0]
        tests.holds("kinds are counted", result["kinds"] == kinds, result["kinds"])
        found = {(cell["across"], cell["down"]): cell["count"] for cell in result["map"] if cell["count"]}
        tests.holds("and so is the map", found == cells, found)
        tests.holds("words only when asked for", bool(result["entries"]) == shown)
        for form in ("text", "markdown", "html"):
            out = tests.run("report", *files, *words, "--format", form)[1]
            tests.holds(f"{form}: words only when asked for", ("wish-" in out) == shown)
            tests.holds(f"{form}: counts otherwise", (f"Conscious: {kinds['conscious']}" in out) != shown)
    # A merged file counts what it does not tell, also merged again or beside others.
    merged, _, said, _ = tests.merge("wishes.cxa.yaml", *files)
    tests.holds("no words in it", "wish-" not in merged.read_text(encoding="utf-8"), said)
    halves = [tests.merge(f"wishes{i}.cxa.yaml", *part)[0] for i, part in enumerate((files[:101], files[101:]))]
    again, *_ = tests.merge("wishes-again.cxa.yaml", *halves)
    told, *_ = tests.merge("wishes-told.cxa.yaml", *files, "--notes")
    tests.holds("with words where asked for", "wish-" in told.read_text(encoding="utf-8"))
    for name, given in (("merged", [merged]), ("merged twice", [again]), ("merged with words", [told]),
                        ("beside others", halves), ("and single ones", [halves[0], *files[101:]])):
        result = tests.report(*given)["lists"][0]
        tests.holds(f"{name}: kinds", result["kinds"] == kinds, result["kinds"])
        found = {(cell["across"], cell["down"]): cell["count"] for cell in result["map"] if cell["count"]}
        tests.holds(f"{name}: map", found == cells, found)
    tests.holds("checked without a word", tests.run("check", merged)[2] == "")
    out = tests.run("report", halves[0], *files[101:])[1]
    tests.holds("what is listed and what is not", f"{sum(kinds.values())} entries; the words of " in out, out[-3000:])


# --- Groups ---


def group_of(folder, counts):
    """Files of so many of each role and level."""
    paths, dice, number = [], random.Random(7), 0
    for role, level, count in counts:
        for _ in range(count):
            path = folder / f"g{number}.cxa.yaml"
            given = answers(dice, role=role, level=level) | {"role": role, "heed": level, "owner": "fully", "acts": "partly"}
            path.write_text(text(given, respondent=f"g{number}"), encoding="utf-8")
            paths.append(path)
            number += 1
    return paths


def test_groups(tests):
    """A group of four is told nowhere, nor by what stands beside it."""
    for name, counts, shown in (
            ("four", [("leader", 5, 4)], set()),
            ("four beside thirty", [("leader", 5, 4), ("staff", 2, 30)], set()),
            ("five beside thirty", [("leader", 5, 5), ("staff", 2, 30)], {"leader", "staff"}),
            ("all alike", [("leader", 3, 6), ("staff", 3, 6)], {"leader", "staff"})):
        folder = tests.folder / name.replace(" ", "-")
        folder.mkdir()
        files = group_of(folder, counts)
        words = ["--few"] if len(files) < 5 else []
        merged, *_ = tests.merge(f"{folder.name}.cxa.yaml", *files, *words)
        content = merged.read_text(encoding="utf-8")
        for code in ("leader", "staff"):
            tests.holds(f"{name}: {code} in the merged file", (f"{code}:" in content) == (code in shown))
        by_files, by_merged = tests.report(*files), tests.report(merged)
        tests.holds(f"{name}: files and merged file tell the same", by_files == by_merged)
        found = {finding["id"] for finding in by_files["findings"]}
        tests.holds(f"{name}: the finding on the gap", ("apart" in found) == (name == "five beside thirty"))


# Who says what, by role: (role, level, people). In each pair the whole is the same, and so is the size of the groups.
ALIKE = {
    "four beside thirty": ([("leader", 5, 4), ("staff", 2, 30)], [("leader", 2, 4), ("staff", 5, 4), ("staff", 2, 26)]),
    "four of twenty, two in none": ([("leader", 5, 4), (None, 1, 2), ("staff", 3, 14)],
                                    [("leader", 5, 2), ("leader", 1, 2), (None, 5, 2), ("staff", 3, 14)]),
    "six who all say the highest": ([("leader", 5, 6), ("staff", 4, 1), ("staff", 2, 15)],
                                    [("leader", 5, 5), ("leader", 4, 1), ("staff", 5, 1), ("staff", 2, 15)]),
}


def test_anonymity(tests):
    """Where a group may not be found out, no output depends on who of them has said what."""
    for name, pair in ALIKE.items():
        outputs = []
        for number, counts in enumerate(pair):
            folder = tests.folder / f"{name.replace(' ', '-')}-{number}"
            folder.mkdir()
            files = group_of(folder, counts)
            merged, *_ = tests.merge("same.cxa.yaml", *files)
            shown = {form: tests.run("report", merged, "--format", form)[1] for form in FORMATS}
            shown |= {f"files, {form}": tests.run("report", *files, "--format", form)[1] for form in FORMATS[:4]}
            outputs.append(shown)
        for form, output in outputs[0].items():
            other = outputs[1][form]
            tests.holds(f"{name}: {form} tells nothing of it", output and output == other, first_difference(output, other))


def first_difference(one, other):
    """The first lines that differ."""
    return next((f"{a!r} {b!r}" for a, b in zip(one.splitlines(), other.splitlines()) if a != b), "")


TESTS = [test_anonymity, test_bad_files, test_all_problems_in_one_run, test_doubles, test_odd_arguments, test_merge, test_overlaps, test_few, test_notes, test_compare, test_ten_thousand, test_wishes,
         test_a_thousand, test_groups]


def main():
    """Run all tests; exit status 1 when one fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(HERE.parents[1] / "build" / "cxladder"))
    program = str(pathlib.Path(parser.parse_args().program).resolve())
    passed = failed = 0
    for test in TESTS:
        with tempfile.TemporaryDirectory(prefix="cxladder-many-") as folder:
            tests = Tests(program, pathlib.Path(folder))
            test(tests)
            passed, failed = passed + tests.passed, failed + tests.failed
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
