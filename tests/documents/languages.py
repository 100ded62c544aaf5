#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Reports in every language, as they are handed over: read the diff as the one
who receives it.

    languages.py PROGRAM

GOLDEN=1 writes the files anew."""

import difflib
import os
import subprocess
import sys

PROGRAM = sys.argv[1]
REPORTS = "tests/data/reports"
SEVERAL = [f"{REPORTS}/{name}.cxa.yaml" for name in ("single", "second", "third")]
SAMPLE = ["examples/sample.cxa.yaml"]
STEPS = [f"{REPORTS}/steps-{year}.cxa.yaml" for year in (2024, 2025, 2026)]
PLANNED = ["--budget", "20", "--capacity", "15"]
# Name, languages, options, files. The compact survey for most; the sample,
# whose questionnaire is translated, where it is short, and whole in one.
KEPT = [
    ("several.txt", "et fi lt", [*PLANNED], SEVERAL),
    ("several.md", "et fi lt", ["--format", "markdown", *PLANNED], SEVERAL),
    ("single.html", "et fi lt", ["--format", "html", *PLANNED], SEVERAL[:1]),
    ("staff.txt", "et fi lt", ["--for", "staff"], SEVERAL),
    ("sample-brief.txt", "en et fi lt", ["--brief"], SAMPLE),
    ("sample-brief.md", "et fi lt", ["--brief", "--format", "markdown"], SAMPLE),
    ("sample.txt", "fi", [], SAMPLE),
    ("compare.txt", "et fi lt", [], STEPS),
    ("compare.md", "et fi lt", ["--format", "markdown"], STEPS),
]
# What programs read is the same in every language.
NEUTRAL = ("csv", "csv-wide", "json")


def report(language, *options):
    return subprocess.run([PROGRAM, "report", "--lang", language, *options], capture_output=True, check=False).stdout


def neutral(name, files):
    """The languages in which the format [name] differs from English, or says nothing."""
    english = report("en", "--format", name, *PLANNED, *files)
    return [language for language in ("et", "fi", "lt")
            if not english or report(language, "--format", name, *PLANNED, *files) != english]


def main():
    passed = failed = 0
    for name in NEUTRAL:
        differing = neutral(name, SEVERAL)
        passed, failed = passed + (not differing), failed + bool(differing)
        if differing:
            print(f"FAILED: {name} in {' '.join(differing)}")
    for name, languages, options, files in KEPT:
        for language in languages.split():
            stem, ending = name.split(".")
            path = f"{REPORTS}/languages/{stem}.{language}.{ending}"
            run = subprocess.run([PROGRAM, "compare" if files is STEPS else "report", "--lang", language, *options, *files], capture_output=True, check=False)
            text = run.stdout.decode("utf-8")
            if os.environ.get("GOLDEN"):
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, "w", encoding="utf-8", newline="") as out:
                    out.write(text)
            try:
                with open(path, encoding="utf-8", newline="") as golden:
                    before = golden.read()
            except FileNotFoundError:
                before = ""
            if run.returncode == 0 and text and text == before:
                passed += 1
                continue
            failed += 1
            print(f"FAILED: {path} ({run.returncode})", run.stderr.decode("utf-8", "replace"))
            for line in list(difflib.unified_diff(before.splitlines(), text.splitlines(), "kept", "now", lineterm="", n=1))[:20]:
                print("   ", line)
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
