#!/usr/bin/env python3
"""Rooms that vote by groups, in the real program: where a group may not be found out, nothing that is shown, saved or
reported depends on who of it has said what.

    rooms.py [--program build/cxladder]
"""

import sys

sys.dont_write_bytecode = True      # leave nothing behind in the source tree

import argparse
import json
import os
import pathlib
import re
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from pseudo_terminal import Terminal, make_kind  # noqa: E402

FORMATS = ["text", "markdown", "html", "csv", "csv-wide", "json"]
DOWN, RIGHT, ENTER, TAB = "\x1b[B", "\x1b[C", "\r", "\t"
GROUPING_LINE = 6       # on the page of the rules, counted from 0


class Room:
    """A room that votes once on the first question, in a folder of its own."""

    def __init__(self, program, kind, folder):
        self.program, self.folder = program, folder
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(folder / "home"), "TERM": "cxladder-test", "TERMINFO": kind,
                            "LC_ALL": "C.UTF-8", "LANGUAGE": "en", "CXLADDER_PATH": str(HERE)}
        self.reveal = None

    def begin(self, people):
        """Up to the first question, votes counted apart by role."""
        self.terminal = Terminal([self.program, "new", str(HERE / "room.yaml"), "-o", "room.cxa.yaml"], self.environment,
                                 folder=self.folder)
        self.step("Acme" + ENTER, "Your role")
        self.step("v", "How many people are here")
        self.step(f"{people}s", "counted apart by group: no")
        self.step(DOWN * GROUPING_LINE + RIGHT, "counted apart by: Your role")
        self.step(ENTER, "How many people are here")
        self.step(ENTER, f"{people} here")

    def step(self, keys, wanted):
        """Keys, and what is to be seen then."""
        self.terminal.send(keys)
        if not self.terminal.wait_for(wanted):
            raise AssertionError(f"{wanted!r} was not seen after {keys!r}:\n{self.terminal.picture.text()}")

    def vote(self, groups):
        """Counts [groups], a mapping from level to people for each, and shows the votes."""
        self.step(" ", "COUNTING")
        for number, votes in enumerate(groups):
            if number:
                self.terminal.send(TAB)
            for level in range(1, 6):
                if level > max(votes, default=0):
                    break
                self.terminal.send(f"{votes.get(level, 0)}{ENTER}")
        self.terminal.settle()
        self.covered = self.terminal.picture.text()
        self.terminal.send(" ")
        # The last line is painted last.
        if not self.terminal.wait_for(lambda text: ("middle answer" in text or "not counted" in text)
                                      and "Space agree" in text.splitlines()[-1]):
            raise AssertionError("no votes were shown:\n" + self.terminal.picture.text())
        self.reveal = "\n".join(self.terminal.picture.text().splitlines()[2:])

    def end(self):
        """Agreed and left; what the file holds then."""
        self.step(ENTER, "AGREED")
        self.terminal.send("q")
        status = self.terminal.wait()
        self.terminal.close()
        assert status == 0, status
        path = self.folder / "room.cxa.yaml"
        # The one thing that is made at random.
        content = re.sub("^respondent: .*", f"respondent: {'0' * 32}", path.read_text(encoding="utf-8"), flags=re.M)
        path.write_text(content, encoding="utf-8")
        return content

    def run(self, *words):
        """Output of a command on the file."""
        return subprocess.run([self.program, *words], capture_output=True, cwd=self.folder, env=self.environment, check=False).stdout

    def pdf(self):
        """The report for print, without the moment at which it was made."""
        self.run("report", "room.cxa.yaml", "--format", "pdf", "--output", "room.pdf", "--force")
        path = self.folder / "room.pdf"
        if not path.exists():
            return b"cairo and pango are not installed"
        return re.sub(rb"/CreationDate[^\n]*", b"", path.read_bytes())

    def outputs(self):
        """Everything that can be made of the file."""
        made = {form: self.run("report", "room.cxa.yaml", "--format", form) for form in FORMATS}
        for audience in ("leaders", "staff"):
            made[f"for {audience}"] = self.run("report", "room.cxa.yaml", "--for", audience)
        made["pdf"] = self.pdf()
        made["explain"] = self.run("explain", "room.cxa.yaml")
        made["explain promise"] = self.run("explain", "room.cxa.yaml", "promise")
        (self.folder / "later.cxa.yaml").write_bytes((self.folder / "room.cxa.yaml").read_bytes())
        made["compare"] = self.run("compare", "room.cxa.yaml", "later.cxa.yaml")
        made["check"] = self.run("check", "room.cxa.yaml") or b"nothing"
        return made


# Votes by level of leaders, of staff, and of those who are neither. In both rooms of a pair all together vote the same,
# and the groups are as large.
ALIKE = {
    "a group of four": (({5: 4}, {}, {2: 10}), ({2: 4}, {}, {2: 6, 5: 4})),
    "four beside thirty": (({5: 4}, {2: 30}), ({2: 4}, {2: 26, 5: 4})),
    "four of twenty, two in none": (({5: 4}, {3: 14}, {1: 2}), ({1: 2, 5: 2}, {3: 14}, {5: 2})),
    "eight beside four in none": (({5: 8}, {}, {2: 4}), ({2: 4, 5: 4}, {}, {5: 4})),
}
# Those whose sizes may be told, and what each of few has said may not.
FEW = {
    "six who all say the highest": (({5: 6}, {2: 15, 4: 1}), ({4: 1, 5: 5}, {2: 15, 5: 1})),
    "all of both say the same": (({3: 6}, {3: 7}), ({3: 6}, {3: 7})),
}


class Tests:
    """Counts what holds."""

    def __init__(self, program, folder):
        self.program, self.folder, self.kind = program, folder, make_kind(str(folder))
        self.passed = self.failed = 0

    def holds(self, what, truth, detail=""):
        """One thing that has to be so."""
        if truth:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED: {what} {detail}")

    def room(self, name, groups):
        """A room in which [groups] have voted, and what its file holds."""
        folder = self.folder / name
        folder.mkdir()
        room = Room(self.program, self.kind, folder)
        room.begin(sum(sum(votes.values()) for votes in groups))
        room.vote(groups)
        return room, room.end()


def first_difference(one, other):
    """The first lines that differ."""
    one, other = one.decode(errors="replace"), other.decode(errors="replace")
    return next((f"{a!r} {b!r}" for a, b in zip(one.splitlines(), other.splitlines()) if a != b), "")


def test_pairs(tests):
    """Two rooms that differ in who of a small group has said what look the same from everywhere."""
    for name, pair in (ALIKE | FEW).items():
        rooms = [tests.room(f"{name}-{number}", groups) for number, groups in enumerate(pair)]
        (one, first), (other, second) = rooms
        tests.holds(f"{name}: the same screen", one.reveal == other.reveal, one.reveal + other.reveal)
        if name in ALIKE:
            tests.holds(f"{name}: the same file", first == second, first + second)
            tests.holds(f"{name}: nothing of the leaders in it", "leader:" not in first, first)
            tests.holds(f"{name}: nor on the screen", "Leaders" not in one.reveal, one.reveal)
        else:
            tests.holds(f"{name}: no bars by group", "too few to tell who said what" in one.reveal, one.reveal)
        made, same = one.outputs(), other.outputs()
        for form, output in made.items():
            tests.holds(f"{name}: {form} tells nothing of it", output and output == same[form],
                        first_difference(output, same[form]))


def test_shown(tests):
    """What may be told is told."""
    room, content = tests.room("shown", ({4: 8, 5: 4}, {1: 4, 2: 11}))
    tests.holds("both groups in the file", "by: {leader: {" in content and "staff: {" in content, content)
    tests.holds("both on the screen", "Leaders (12)" in room.reveal and "Staff (15)" in room.reveal, room.reveal)
    tests.holds("the gap in words", "the first is higher in 100" in " ".join(room.reveal.split()), room.reveal)
    made = room.outputs()
    for form in ("text", "markdown", "html"):
        tests.holds(f"{form}: both groups", b"Leaders (12)" in made[form] and b"Staff (15)" in made[form])
        tests.holds(f"{form}: the rules", b"settled before the first of" in b" ".join(made[form].split()))
    result = json.loads(made["json"])
    tests.holds("json: the groups", {"leader", "staff"} <= {group["group"] for grouping in result["groups"]
                                                          for group in grouping["groups"]}, json.dumps(result.get("groups"))[:300])
    rules = result["workshop"]
    tests.holds("json: the rules", rules["agreed"] == 0.75 and rules["rounds"] == 3 and rules["minimum-group"] == 5
                and rules["groups"] == "role", rules)


def test_rules_of_several(tests):
    """Of rooms reported together the rules are told; of those that differ, both ends, and the most careful hides groups."""
    room, content = tests.room("several", ({4: 8, 5: 4}, {1: 4, 2: 11}))
    path, other = room.folder / "room.cxa.yaml", room.folder / "other.cxa.yaml"
    line = next(line for line in content.splitlines() if line.startswith("respondent:")) if "respondent:" in content else None
    apart = content.replace(line, "respondent: other") if line else content
    other.write_text(apart + "\n", encoding="utf-8")
    told = {form: b" ".join(room.run("report", path.name, other.name, "--format", form).split()) for form in FORMATS}
    for form in ("text", "markdown", "html"):
        tests.holds(f"{form}: the same rules", b"All 2 rooms had the same rules." in told[form] and b"Leaders (24)" in told[form])
    rules = json.loads(told["json"])["workshop"]
    tests.holds("json: the same rules", rules["agreed"] == 0.75 and rules["rooms"] == 2 and not rules["differ"]
                and rules["ranges"] == {} and rules["groups"] == "role", rules)
    other.write_text(apart.replace("minimum-group: 5", "minimum-group: 25").replace("agreed: 75%", "agreed: 80%"), encoding="utf-8")
    told = {form: b" ".join(room.run("report", path.name, other.name, "--format", form).split()) for form in FORMATS}
    for form in ("text", "markdown", "html"):
        tests.holds(f"{form}: rules that differ", "agreed, when 75%–80% are".encode() in told[form] and
                    "fewer than 5–25 people. The 2 rooms did not all".encode() in told[form], told[form][-900:])
        tests.holds(f"{form}: the most careful", b"Leaders (24)" not in told[form])
    rules = json.loads(told["json"])["workshop"]
    tests.holds("json: rules that differ", rules["agreed"] is None and rules["ranges"] == {"agreed": [0.75, 0.8], "minimum-group": [5, 25]}
                and rules["differ"] and rules["rounds"] == 3, rules)


def test_covered(tests):
    """While votes are counted no number is on the screen."""
    folder = tests.folder / "covered"
    folder.mkdir()
    room = Room(tests.program, tests.kind, folder)
    room.begin(97)
    room.vote(({2: 31, 3: 17}, {2: 41, 4: 8}))
    # When it was saved may be seen.
    lines = [re.sub(r"saved \d\d:\d\d", "", line) for line in room.covered.splitlines()
             if "VOTED" not in line and "voted" not in line and "COUNTING" not in line]
    for number in ("31", "17", "41", "72"):
        tests.holds(f"{number} is covered", number not in "\n".join(lines), room.covered)
    room.end()


def test_raised(tests):
    """A larger least group, said in the room, holds in all reports of it."""
    room, content = tests.room("raised", ({4: 8, 5: 4}, {1: 4, 2: 11}))
    path = room.folder / "room.cxa.yaml"
    path.write_text(content.replace("minimum-group: 5", "minimum-group: 13"), encoding="utf-8")
    for form in FORMATS:
        output = room.run("report", "room.cxa.yaml", "--format", form)
        tests.holds(f"raised: {form} tells of no group", output and b"Leaders (12)" not in output
                    and b'"people": 12' not in output, output[-400:])
    text = b" ".join(room.run("report", "room.cxa.yaml").split())
    tests.holds("raised: the report says so", b"Groups of fewer than 13 people are not shown" in text, text[-900:])


def main():
    """Run all tests; exit status 1 when one fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(HERE.parents[1] / "build" / "cxladder"))
    program = str(pathlib.Path(parser.parse_args().program).resolve())
    with tempfile.TemporaryDirectory(prefix="cxladder-rooms-") as folder:
        tests = Tests(program, pathlib.Path(folder))
        for test in (test_pairs, test_shown, test_rules_of_several, test_covered, test_raised):
            test(tests)
    print(f"{tests.passed} passed, {tests.failed} failed")
    return 1 if tests.failed else 0


if __name__ == "__main__":
    sys.exit(main())
