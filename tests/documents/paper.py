#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The PDF of the real program, read back by poppler: the same words as the text
report in the same order, on so many pages, with fonts in the file and no title
alone at the end of a page.

    paper.py PROGRAM FOLDER"""

import re
import shutil
import subprocess
import sys

PROGRAM, FOLDER = sys.argv[1:3]
LANGUAGES = ["en", "et", "fi", "lt"]
MOST_PAGES = 20  # of the sample, in the type that it is made for
SAMPLE = ["examples/sample.cxa.yaml"]
REPORTS = "tests/data/reports"
OTHERS = {
    "single": [f"{REPORTS}/single.cxa.yaml"],
    "several": [f"{REPORTS}/{name}.cxa.yaml" for name in ("single", "second", "third")],
    "wishes": [f"{REPORTS}/wishes.cxa.yaml"],
    "empty": [f"{REPORTS}/empty.cxa.yaml"],
    "wide": [f"{REPORTS}/wide.cxa.yaml"],
}
passed = failed = 0


def check(name, condition, more=""):
    global passed, failed
    if condition:
        passed += 1
    else:
        failed += 1
        print(f"FAILED: {name} {more}"[:600])


def run(*command):
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")


def pdf(name, options, files):
    path = f"{FOLDER}/{name}.pdf"
    run(PROGRAM, "report", "--format", "pdf", "--force", "--output", path, *options, *files)
    return path


def pages_of(path):
    """The lines of each page as they were written, and its footer's numbers."""
    pages = run("pdftotext", "-raw", "-enc", "UTF-8", path, "-").split("\f")[:-1]
    texts, footers = [], []
    for page in pages:
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        footers.append([line for line in lines if re.search(r"\d+\D+\d+$", line)][-1:])
        texts.append(lines)
    return texts, footers


def words_of(text):
    return re.findall(r"\w+", text)


def titles_of(text):
    """What is underlined in the text report, chapters and smaller titles."""
    lines = text.splitlines()
    found = []
    for i, line in enumerate(lines[1:], 1):
        if line and line == "=" * 72:
            found.append((lines[i - 1], True))
        elif line and set(line) == {"-"} and len(line) == len(lines[i - 1]):
            found.append((lines[i - 1], False))
    return found


def fonts(name, path):
    rows = run("pdffonts", path).splitlines()[2:]
    check(f"{name}: has fonts", rows)
    for row in rows:
        embedded = re.search(r" (yes|no) +(yes|no) +(yes|no) +\d+ +\d+$", row)
        check(f"{name}: embedded, and its letters can be read", embedded and embedded[1] == "yes" and embedded[3] == "yes", row)
    return any("LiberationSans" in row for row in rows)


# What only plain text has: the mark of the level, rows of the start, figures
# that stand in a table on paper.
PLAIN = {
    "en": "answered where everyone starts marks reached",
    "et": "vastatud siit alustavad kõik Märk",
    "fi": "vastattu tästä kaikki aloittavat Merkki saavutetun",
    "lt": "atsakyta nuo čia pradeda visi Ženklas pasiektą",
}


def same_words(name, language, text, pages):
    """Every word of the text report is on paper; one that is broken at the end
    of a line counts, too."""
    bars = re.compile("[█░│]+")
    joined = "".join("".join(page) for page in pages)
    found = set(words_of(" ".join(" ".join(page) for page in pages)))
    missing = {word for word in words_of(bars.sub(" ", text)) if word not in found and word not in joined.replace("\xad", "").replace("-", "").replace("‐", "")}
    missing -= set(PLAIN[language].split())
    check(f"{name}: every word of the text report", not missing, sorted(missing)[:8])


def in_order(name, text, pages):
    whole = " ".join(" ".join(page) for page in pages)
    at = 0
    for title, chapter in titles_of(text)[1:]:
        if not chapter:
            continue
        here = whole.find(title, at)
        check(f"{name}: chapters in order", here >= 0, title)
        at = max(at, here)


def no_widows(name, text, pages):
    titles = {title for title, _ in titles_of(text)}
    for number, page in enumerate(pages, 1):
        body = page[:-2]  # the two parts of the footer come last
        if body:
            check(f"{name}: page {number} does not end with a title", body[-1] not in titles, body[-1])


def whole(language, files, name):
    options = ["--lang", language]
    path = pdf(f"{name}-{language}", options, files)
    text = run(PROGRAM, "report", *options, *files)
    pages, footers = pages_of(path)
    made_for = fonts(f"{name} {language}", path)
    if name != "wide":  # scripts that poppler reads in an order of its own
        same_words(f"{name} {language}", language, text, pages)
        in_order(f"{name} {language}", text, pages)
    no_widows(f"{name} {language}", text, pages)
    for number, footer in enumerate(footers, 1):
        numbers = re.findall(r"\d+", footer[0])[-2:] if footer else []
        check(f"{name} {language}: page {number} of {len(pages)}", [str(number), str(len(pages))] in (numbers, numbers[::-1]), footer)
    return made_for, len(pages)


def brief(language, files, name):
    options = ["--lang", language, "--brief"]
    path = pdf(f"{name}-{language}-brief", options, files)
    pages, _ = pages_of(path)
    check(f"{name} {language}: one page", len(pages) == 1, len(pages))
    text = run(PROGRAM, "report", *options, *files)
    if name != "wide":
        same_words(f"{name} {language} brief", language, text, pages)


def main():
    if not shutil.which("pdftotext") or not shutil.which("pdffonts"):
        print("SKIP: PDF, poppler-utils is not installed")
        return
    probe = subprocess.run([PROGRAM, "report", "--format", "pdf", "--force", "--output", f"{FOLDER}/probe.pdf", *SAMPLE], capture_output=True, check=False)
    if probe.returncode:
        print("SKIP: PDF:", probe.stderr.decode("utf-8").strip())
        return
    for language in LANGUAGES:
        made_for, pages = whole(language, SAMPLE, "sample")
        if made_for:
            check(f"sample {language}: at most {MOST_PAGES} pages", pages <= MOST_PAGES, pages)
        brief(language, SAMPLE, "sample")
    for name, files in OTHERS.items():
        whole("en", files, name)
        brief("en", files, name)
    for audience in ("leaders", "staff"):
        said = run("pdftotext", pdf(f"for-{audience}", ["--for", audience], OTHERS["several"]), "-")
        check(f"for {audience}: no name, nothing private", "head of service" not in said and "Survey of spring" not in said)


main()
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
