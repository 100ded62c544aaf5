#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Reports with texts that would be more than text, held against harmless ones.

    check.py PROGRAM FOLDER

Leaves pages in FOLDER for the browser."""

import csv
import html.parser
import io
import json
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as tree

PROGRAM, FOLDER = sys.argv[1:3]
HARMLESS = "Harmless words"
# The payloads that the tests in C use, as far as a file can hold them.
PAYLOADS = []
with open("tests/render/payloads.h", encoding="utf-8") as source:
    for literal in re.findall(r'^    ("(?:[^"\\]|\\.)*")', source.read(), re.M):
        text = re.sub(r"\\U000([0-9A-F]{5})", lambda m: chr(int(m[1], 16)), literal[1:-1])
        text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text)
        if re.search(r"\\(x|[0-7]|[abfrtv])", text):
            continue  # control characters: no file can hold them
        text = text.replace("\\n", "\n").replace('\\"', '"').replace("\\\\", "\\")
        PAYLOADS.append(text)
passed = failed = 0


def check(name, condition, more=""):
    global passed, failed
    if condition:
        passed += 1
    else:
        failed += 1
        print(f"FAILED: {name} {more}"[:600])


# --- Files in which every text is the same ---


def questionnaire(text):
    t = json.dumps(text)
    return f"""cxladder: 1
id: survey
version: "1"
language: en
title: {t}
scales:
  practice:
    - {{code: not-yet, value: 0, label: {t}}}
    - {{code: fully, value: 1, label: {t}}}
profile:
  - {{id: organisation, type: text, ask: {t}}}
  - {{id: person, type: text, ask: {t}}}
ladders:
  - id: service
    title: {t}
    start: 1
    levels:
      - {{level: 1, title: {t}, text: {t}}}
      - {{level: 2, title: {t}, text: {t}}}
      - {{level: 3, title: {t}, text: {t}}}
    sections:
      - id: one
        title: {t}
        text: {t}
        questions:
          - {{id: first, ask: {t}, levels: {{1: {t}, 2: {t}, 3: {t}}}}}
          - {{id: second, ask: {t}, level: 2, scale: practice}}
      - id: two
        title: {t}
        questions:
          - {{id: third, ask: {t}, pair: {{low: {t}, high: {t}}}}}
          - {{id: fourth, ask: {t}, levels: {{1: {t}, 2: {t}, 3: {t}}}}}
      - id: three
        title: {t}
        questions:
          - {{id: fifth, ask: {t}, levels: {{1: {t}, 2: {t}, 3: {t}}}}}
closing:
  - id: wishes
    type: list
    ask: {t}
    fields:
      - {{id: what, type: text, ask: {t}}}
      - {{id: said, type: choice, ask: {t}, options: [{{code: yes-said, label: {t}}}, {{code: not-said, label: {t}}}]}}
      - {{id: worth, type: choice, ask: {t}, options: [{{code: yes-worth, label: {t}}}, {{code: not-worth, label: {t}}}]}}
    kinds:
      - {{code: conscious, label: {t}, when: said == 'yes-said'}}
      - {{code: hidden, label: {t}, when: said == 'not-said'}}
    map: {{across: said, down: worth}}
findings:
  - {{id: risky, kind: risk, when: level(service) == 1, title: {t}, text: {t}, asks-for: [do-it]}}
  - {{id: noted, kind: note, when: respondents() < 50, title: {t}, text: {t}}}
recommendations:
  - {{id: do-it, title: {t}, text: {t}, lifts: {{first: 2, fourth: 2, fifth: 2}}, effort: 1, measure: {t}}}
  - {{id: do-more, title: {t}, text: {t}, lifts: {{second: fully, third: 2, fifth: 3}}, effort: 3, needs: [do-it], measure: {t}}}
"""


def assessment(text):
    t = json.dumps(text)
    beside = f"note: {t}, evidence: {t}, dissent: {t}, parked: {t}, basis: {t}"
    return f"""cxladder-assessment: 1
questionnaire: {{id: survey}}
started: 2026-11-03
profile: {{organisation: {t}, person: {t}}}
answers:
  first: {{answer: 1, {beside}}}
  second: {{answer: not-applicable, reason: {t}}}
  third: {{answer: 2, {beside}, private: true}}
  fourth: {{answer: 1, note: {t}}}
  fifth: 1
  wishes: {{answer: [{{what: {t}, said: yes-said, worth: yes-worth}}, {{what: {t}, said: not-said}}], note: {t}}}
decisions:
  do-it: {{state: taken, owner: {t}}}
"""


def report(form, text, *options):
    with open(f"{FOLDER}/survey.yaml", "w", encoding="utf-8") as out:
        out.write(questionnaire(text))
    with open(f"{FOLDER}/one.cxa.yaml", "w", encoding="utf-8") as out:
        out.write(assessment(text))
    run = subprocess.run(
        [PROGRAM, "report", "--lang", "en", "-q", f"{FOLDER}/survey.yaml", f"{FOLDER}/one.cxa.yaml", "--format", form, *options],
        capture_output=True,
        check=False,
    )
    if run.returncode:
        return None
    return run.stdout.decode("utf-8")


# --- Pages ---

VOLATILE = {"x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "width", "height", "points"}


class Elements(html.parser.HTMLParser):
    """Elements and attributes, without texts and places in pictures."""

    def __init__(self):
        super().__init__()
        self.found, self.texts, self.problems = [], [], []

    def handle_starttag(self, tag, attrs):
        if tag != "text":  # labels of pictures wrap
            self.found.append((tag, [(a, None if a in VOLATILE or a == "aria-label" else v) for a, v in attrs]))

    def handle_data(self, data):
        self.texts.append(data)

    def handle_comment(self, data):
        self.problems.append("comment " + data)

    def unknown_decl(self, data):
        self.problems.append("declaration " + data)

    def handle_pi(self, data):
        self.problems.append("instruction " + data)


def elements(page):
    parser = Elements()
    parser.feed(page)
    parser.close()
    return parser


def as_xml(page):
    return tree.fromstring(page.replace("<!DOCTYPE html>", "", 1))


def local(element):
    return element.tag.rsplit("}", 1)[-1]


def check_page(name, page, pictured=True):
    """What holds for every page."""
    root = as_xml(page)
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    check(f"{name}: ids are unique", len(ids) == len(set(ids)))
    targets = [e.get("href") for e in root.iter() if e.get("href")]
    check(f"{name}: links lead somewhere in it", all(t[0] == "#" and t[1:] in ids for t in targets), targets[:3])
    named = [i for e in root.iter() for i in (e.get("aria-labelledby") or "").split()]
    check(f"{name}: labels exist", all(i in ids for i in named))
    levels = [int(local(e)[1]) for e in root.iter() if re.fullmatch("h[1-6]", local(e))]
    check(f"{name}: headings in order", levels[:1] == [1] and all(b <= a + 1 for a, b in zip(levels, levels[1:])), levels)
    check(f"{name}: one title", levels.count(1) == 1)
    check(f"{name}: a language", root.get("lang"))
    pictures = [e for e in root.iter() if local(e) == "svg" and e.get("role") == "img"]
    check(f"{name}: pictures say what they show", bool(pictures) == pictured and all(local(p[0]) == "title" and p[0].text and local(p[1]) == "desc" and p[1].text for p in pictures))
    check(f"{name}: no picture without a role", all(e.get("role") == "img" or e.get("class") == "coin" for e in root.iter() if local(e) == "svg"))
    tags = {local(e) for e in root.iter()}
    check(f"{name}: no active element", not tags & {"script", "iframe", "object", "embed", "link", "form", "img", "base"}, tags)
    check(f"{name}: landmarks", {"main", "header"} <= tags)
    attributes = {a for e in root.iter() for a in e.keys()}
    check(f"{name}: no handlers", not any(a.startswith("on") or a in ("src", "srcset", "style") for a in attributes), attributes)


def pages():
    harmless = report("html", HARMLESS)
    wanted = elements(harmless)
    check_page("page", harmless)
    check_page("one page", report("html", HARMLESS, "--brief"))
    for text in PAYLOADS:
        page = report("html", text)
        if page is None:
            continue
        found = elements(page)
        check("page: same elements", found.found == wanted.found, repr(text))
        check("page: nothing else", not found.problems, found.problems)
        try:
            as_xml(page)
            check("page: well-formed", True)
        except tree.ParseError as error:
            check("page: well-formed", False, f"{text!r}: {error}")
    for form, options in (("full", []), ("brief", ["--brief"])):
        for name in ("single", "several", "wishes", "empty"):
            files = {"several": ["single", "second", "third"]}.get(name, [name])
            run = subprocess.run(
                [PROGRAM, "report", "--lang", "en", "--format", "html", *options, *(f"tests/data/reports/{f}.cxa.yaml" for f in files)],
                capture_output=True,
                check=False,
            )
            with open(f"{FOLDER}/{name}-{form}.html", "wb") as out:
                out.write(run.stdout)
            check_page(f"{name} {form}", run.stdout.decode("utf-8"))


def compared():
    """Comparisons are pages, too."""
    files = [f"tests/data/reports/steps-{year}.cxa.yaml" for year in (2024, 2025, 2026)]
    for name, options in (("compare-time", []), ("compare-units", ["--units"])):
        run = subprocess.run(
            [PROGRAM, "compare", "--lang", "en", "--format", "html", *options, "-q", "tests/data/reports/steps.yaml", *files],
            capture_output=True,
            check=False,
        )
        with open(f"{FOLDER}/{name}.html", "wb") as out:
            out.write(run.stdout)
        check_page(name, run.stdout.decode("utf-8"), pictured=not options)


# --- Markdown ---


def rendered(text):
    markdown = report("markdown", text)
    if markdown is None:
        return None
    return subprocess.run(
        ["cmark-gfm", "-e", "table", "-e", "autolink", "-e", "strikethrough", "-e", "tasklist", "--unsafe"],
        input=markdown.encode("utf-8"),
        capture_output=True,
        check=True,
    ).stdout.decode("utf-8")


def is_ours(element):
    # An @ stands as code, so that no address becomes a link; lines are broken
    # where the text breaks them.
    return element[0] not in ("code", "br")


def markdown():
    if not shutil.which("cmark-gfm"):
        print("SKIP: Markdown, cmark-gfm is not installed")
        return
    wanted = [e for e in elements(rendered(HARMLESS)).found if is_ours(e)]
    check("markdown: tables", any(e[0] == "table" for e in wanted))
    for text in PAYLOADS:
        page = rendered(text)
        if page is None:
            continue
        found = elements(page)
        check("markdown: same elements", [e for e in found.found if is_ours(e)] == wanted, repr(text))
        check("markdown: no links", "<a " not in page and "<img" not in page, repr(text))
        check("markdown: no HTML", not found.problems, repr(text))
        shown = re.sub(r"\s+", " ", "".join(found.texts))
        plain = re.sub(r"\s+", " ", text).strip()
        visible = "".join(c for c in plain if c.isprintable())
        if visible == plain:
            check("markdown: the text comes back", shown.count(plain) >= 5, repr(text))


# --- Tables ---


def tables():
    for form in ("csv", "csv-wide"):
        wanted = None
        for text in [HARMLESS, *PAYLOADS]:
            table = report(form, text)
            if table is None:
                continue
            check(f"{form}: lines end with CRLF", table.endswith("\r\n"))
            rows = list(csv.reader(io.StringIO(table, newline=""), strict=True))
            wanted = wanted or [len(rows), *(len(r) for r in rows)]
            check(f"{form}: same cells", [len(rows), *(len(r) for r in rows)] == wanted, repr(text))
            bad = [c for r in rows for c in r if re.match(r"\s*[=+\-@]", c) and not re.fullmatch(r"-?\d+(\.\d+)?", c)]
            check(f"{form}: no formula", not bad, bad[:2])


pages()
compared()
markdown()
tables()
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
