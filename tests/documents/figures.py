#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The figures that people read are those that programs read: every format of the
real program, in every language, held against its JSON. The rounding is written
here once more.

    figures.py PROGRAM FOLDER"""

import csv
import html.parser
import io
import json
import math
import re
import shutil
import subprocess
import sys

PROGRAM, FOLDER = sys.argv[1:3]
REPORTS = "tests/data/reports"
SETS = {
    "sample": ["examples/sample.cxa.yaml"],
    "processes": ["examples/customer-processes.cxa.yaml"],
    "practice": ["examples/cx-practice.cxa.yaml"],
    "several": [f"{REPORTS}/{name}.cxa.yaml" for name in ("single", "second", "third")],
}
PLANNED = ["--budget", "20", "--capacity", "15"]
OPEN = {"en": "open", "et": "lahtine", "fi": "avoin", "lt": "neatsakyta"}
passed = failed = 0


def check(name, condition, more=""):
    global passed, failed
    if condition:
        passed += 1
    else:
        failed += 1
        print(f"FAILED: {name} {more}"[:500])


def run(*command):
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")


# --- Figures as each language writes them ---


class Figures:
    def __init__(self, language):
        self.language = language

    def number(self, value, places=1):
        scale = 10**places
        steps = math.floor(abs(value) * scale + 0.5 + 1e-9)
        text = f"{'-' if value < 0 and steps else ''}{steps // scale}"
        if places:
            text += ("." if self.language == "en" else ",") + f"{steps % scale:0{places}d}"
        return text

    def percent(self, value):
        gap = " " if self.language in ("fi", "lt") else ""
        return f"{math.floor(value * 100 + 0.5 + 1e-9)}{gap}%"


def flat(text):
    """Blanks of every kind, and what wraps, as one blank; no markup's escapes."""
    text = re.sub(r"\\(?=[^\w\s])", "", text)
    return re.sub(r"[\s\u00a0\u202f]+", " ", text)


class Text(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.parts, self.hidden = [], 0

    def handle_starttag(self, tag, attrs):
        self.hidden += tag in ("style", "desc", "title")
        if tag in ("td", "th"):
            self.parts.append(" | ")
        elif tag not in ("span", "strong", "a"):
            self.parts.append(" ")

    def handle_endtag(self, tag):
        self.hidden -= tag in ("style", "desc", "title")

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(data)


def text_of_page(page):
    parser = Text()
    parser.feed(page)
    return "".join(parser.parts)


def documents(language, files):
    base = [PROGRAM, "report", "--lang", language, *PLANNED, *files]
    found = {form: flat(run(*base, "--format", form)) for form in ("text", "markdown")}
    found["html"] = flat(text_of_page(run(*base, "--format", "html")))
    if shutil.which("pdftotext"):
        path = f"{FOLDER}/figures.pdf"
        made = subprocess.run([*base, "--format", "pdf", "--force", "--output", path], capture_output=True, check=False)
        if made.returncode == 0:
            found["pdf"] = flat(run("pdftotext", "-raw", "-enc", "UTF-8", path, "-"))
    return found


# --- What has to stand where ---


def rows(figures, section, before=""):
    """The figures of a section as they stand in a table."""
    cells = [section["score"] is not None and figures.number(section["score"])]
    cells += [share is not None and figures.percent(share) for share in section["shares"].values()]
    yield before, section["title"], [cell for cell in cells if cell]
    for below in section["sections"]:
        yield from rows(figures, below, f"{before}{section['title']}: ")


def check_sections(name, figures, ladder, found):
    for section in ladder["sections"]:
        for before, title, cells in rows(figures, section):
            title = flat(title)
            for form, document in found.items():
                if form == "text":
                    continue  # bars: held in C
                at = [m.end() for m in re.finditer(re.escape(title if form != "markdown" else flat(before) + title), document)]
                ways = [re.findall(r"-?[\d.,]+ ?%|-?[\d]+[.,]\d|\|", document[a : a + 200]) for a in at]
                wanted = [c for c in cells]
                ok = any([f for f in way if f != "|"][: len(wanted)] == wanted for way in ways)
                # A score that may not be told of a section is in no table.
                ok = ok or any([f for f in way if f != "|"][: len(wanted) - 1] == wanted[1:] for way in ways)
                check(f"{name} {form}: figures of {title}", ok, wanted)


def check_ladder(name, figures, ladder, found):
    number, percent = figures.number, figures.percent
    wanted = {"score": ladder["score"] is not None and number(ladder["score"])}
    low, high = ladder["bounds"]["score"]
    if low is not None and number(low) != number(high):
        wanted |= {"lowest": number(low), "highest": number(high)}
    for rung, share in ladder["shares"].items():
        wanted[f"share of {rung}"] = share is not None and percent(share)
    for block in ladder["blocking"]:
        wanted[f"what blocks {block['rung']}"] = block["share"] is not None and percent(block["share"])
        wanted[f"what {block['rung']} needs"] = percent(block["threshold"])
    for one in ladder["holding-back"][:7]:
        wanted[f"points of {one['question']}"] = number(100 * one["missing"])
    plan = ladder.get("plan") or {}
    if plan.get("recommendations"):
        wanted["cost of the plan"] = f" {plan['effort']}"
    for form, document in found.items():
        for what, figure in wanted.items():
            if figure:
                check(f"{name} {form}: {what} of {ladder['id']}", figure in document, figure)


def check_ballots(name, result, found):
    for question in result["questions"]:
        counts = [count for count in question["ballots"].values()]
        if sum(counts) < 2 or question["state"] != "answered":
            continue
        for form, document in found.items():
            title = flat(question["title"])
            tails = [document[m.end() : m.end() + 900] for m in re.finditer(re.escape(title), document)]
            ok = any(all(re.search(rf"(?<![\d.,]){count}(?![\d,.%])", tail) for count in counts) for tail in tails)
            check(f"{name} {form}: ballots of {question['id']}", ok, counts)


def check_advice(name, result, found):
    for one in result["recommendations"]:
        if one["band"] not in ("now", "next"):
            continue
        for form, document in found.items():
            tails = [document[m.end() : m.end() + 160] for m in re.finditer(re.escape(flat(one["title"])), document)]
            check(f"{name} {form}: cost of {one['id']}", any(re.search(rf"\b{one['cost']}\b", tail) for tail in tails), one["cost"])


# --- No figure comes from elsewhere ---


def numbers_of(value):
    if isinstance(value, dict):
        for key, one in value.items():
            if re.fullmatch(r"-?\d+(\.\d+)?", key):
                yield float(key)
            yield from numbers_of(one)
    elif isinstance(value, list):
        for one in value:
            yield from numbers_of(one)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield value


def check_nothing_else(name, figures, result, found, files):
    """Each decimal of a report is a rounding of one of the result's numbers."""
    known = set()
    for value in numbers_of(result):
        known |= {figures.number(value, 1), figures.number(value, 2), figures.number(100 * value, 1)}
    # The picture of effort says how far the score rises at most.
    for ladder in result["ladders"]:
        rises = [one["score"][1] - one["score"][0] for one in ladder["recommendations"] if one["score"] and None not in one["score"]]
        known |= {figures.number(rise, 2) for rise in rises}
    foreign = json.dumps(result, ensure_ascii=False) + "".join(open(f, encoding="utf-8").read() for f in files)
    for form, document in found.items():
        if form == "html":
            continue  # explanations fold intermediate figures in
        for decimal in set(re.findall(r"(?<![\d.,-])\d+[.,]\d{1,2}(?![\d.,])", document)):
            check(f"{name} {form}: {decimal} is a figure of the result", decimal in known or decimal.replace(",", ".") in foreign, decimal)


# --- Tables for programs ---


def nodes_of(section, found):
    found[section["id"]] = section
    for below in section["sections"]:
        nodes_of(below, found)


def same(cell, value):
    return cell == "" if value is None else cell != "" and float(cell) == float(value)


def check_tables(name, result, files):
    wide = list(csv.DictReader(io.StringIO(run(PROGRAM, "report", "--lang", "en", "--format", "csv-wide", *files))))
    check(f"{name} csv-wide: a row for each", len(wide) == len(files))
    if len(files) > 1:
        return  # each by itself: held in C
    for ladder in result["ladders"]:
        found = {}
        nodes_of(ladder, found)
        for ident, node in found.items():
            for key in ("score", "level", "coverage"):
                check(f"{name} csv-wide: {ident}.{key}", same(wide[0][f"{ident}.{key}"], node[key]), node[key])
            for rung, share in node["shares"].items():
                check(f"{name} csv-wide: {ident}.share-{rung}", same(wide[0][f"{ident}.share-{rung}"], share), share)
    by_id = {}
    for row in csv.DictReader(io.StringIO(run(PROGRAM, "report", "--lang", "en", "--format", "csv", *files))):
        by_id.setdefault(row["question"], []).append(row)
    for question in result["questions"]:
        mine = by_id.get(question["id"], [])
        check(f"{name} csv: {question['id']}", mine and mine[0]["state"] == question["state"])
        if len(mine) == 1:
            check(f"{name} csv: value of {question['id']}", same(mine[0]["value"], question["mean"]), question["mean"])


def main():
    for name, files in SETS.items():
        for language in ("en", "et", "fi", "lt") if name in ("sample", "several") else ("en",):
            figures = Figures(language)
            result = json.loads(run(PROGRAM, "report", "--lang", language, "--format", "json", *PLANNED, *files))
            found = documents(language, files)
            label = f"{name} {language}"
            for ladder in result["ladders"]:
                check_ladder(label, figures, ladder, found)
                check_sections(label, figures, ladder, found)
            check_ballots(label, result, found)
            check_advice(label, result, found)
            check_nothing_else(label, figures, result, found, files)
            if language == "en":
                check_tables(label, result, files)


main()
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
