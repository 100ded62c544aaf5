#!/usr/bin/env python3
"""Many assessments of 60 answers: time against libyaml's bare events, and heap for each file.

    bench_many.py PROGRAM BARE_EVENTS HEAP_LIBRARY [FILES]
"""

import os
import pathlib
import random
import resource
import statistics
import subprocess
import sys
import tempfile

ROUNDS = 5
TIMES, BYTES = 3, 32            # the aims

HEAD = """cxladder: 1
id: many
version: "1"
language: en
title: Many
scales:
  practice: [{code: not-yet, value: 0, label: No}, {code: partly, value: 0.5, label: In parts}, {code: fully, value: 1, label: Yes}]
profile:
  - {id: role, type: choice, group: true, ask: Role, options: [{code: leader, label: Leaders}, {code: staff, label: Staff}]}
ladders:
  - id: ladder
    title: Ladder
    start: 1
    levels: [{level: 1, title: A}, {level: 2, title: B}, {level: 3, title: C}, {level: 4, title: D}, {level: 5, title: E}]
    sections:
"""


def questionnaire():
    """Six sections of seven rubrics and three criteria; the text, and id and kind of each question."""
    lines, questions = [], []
    for section in range(6):
        lines += [f"      - id: section-{section}", f"        title: Section {section}", "        questions:"]
        for number in range(10):
            name, rubric = f"question-{section}-{number}", number < 7
            rest = "levels: {1: a, 2: b, 3: c, 4: d, 5: e}" if rubric else f"level: {number - 5}, scale: practice"
            lines.append(f"          - {{id: {name}, ask: Ask, {rest}}}")
            questions.append((name, rubric))
    return HEAD + "\n".join(lines) + "\n", questions


def respondent(dice, questions):
    """One file: as the program writes it, with a note here and there."""
    lines = ["cxladder-assessment: 1", 'questionnaire: {id: many, version: "1"}', "language: en", "started: 2026-11-03",
             "finished: 2026-11-04", f"respondent: {dice.getrandbits(128):032x}", "profile:",
             f"  role: {dice.choice(('leader', 'staff', 'staff'))}", "answers:"]
    for name, rubric in questions:
        answer = dice.randint(1, 5) if rubric else dice.choice(("not-yet", "partly", "fully"))
        note = dice.random() < 0.1
        lines.append(f"  {name}: {{answer: {answer}, note: seen it in the shop}}" if note else f"  {name}: {answer}")
    return "\n".join(lines) + "\n...\n"


def seconds(command):
    """Processor time of a command: what others do meanwhile does not count."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def heap(command, library, folder):
    """The most that a command had taken from the heap."""
    peak = folder / "peak"
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL,
                   env=os.environ | {"LD_PRELOAD": library, "HEAP_PEAK": str(peak)})
    return int(peak.read_text())


def verdict(figure, aim):
    return "" if figure <= aim else "  MISSED"


def measure(program, bare, library, folder, count):
    """Generates the files, runs everything in turn, prints the figures."""
    dice = random.Random(1)
    text, questions = questionnaire()
    survey, out = folder / "many.yaml", folder / "out.cxa.yaml"
    survey.write_text(text, encoding="utf-8")
    files = [f"r{number:05d}.cxa.yaml" for number in range(count)]
    for name in files:
        (folder / name).write_text(respondent(dice, questions), encoding="utf-8")
    commands = {
        "report": [program, "report", "--questionnaire", survey, "--format", "json"],
        "merge": [program, "merge", "--force", "--questionnaire", survey, out],
        "compare": [program, "compare", "--units", "--questionnaire", survey],
        "compare, each by itself": [program, "compare", "--units", "--questionnaire", survey, "--format", "csv"],
    }
    times = {name: [] for name in ("bare", *commands)}
    for _ in range(ROUNDS):
        times["bare"].append(seconds([bare, *files]))
        for name, command in commands.items():
            times[name].append(seconds([*command, *files]))
    base = statistics.median(times["bare"])
    print(f"{count} files of {len(questions)} answers; libyaml's events alone: {base:.2f} s")
    for name, command in commands.items():
        ratio = statistics.median(times[name]) / base
        some, all_ = (heap([*command, *part], library, folder) for part in (files[:count // 2], files))
        each = (all_ - some) / (count - count // 2)
        print(f"{name}: {ratio:.2f} times that (aim {TIMES}){verdict(ratio, TIMES)}, "
              f"{each:.1f} bytes of heap a file (aim {BYTES}){verdict(each, BYTES)}, {all_ / 1e6:.1f} MB in all")


def main():
    program, bare, library = (str(pathlib.Path(path).resolve()) for path in sys.argv[1:4])
    count = int(sys.argv[4]) if len(sys.argv) > 4 else 10000
    with tempfile.TemporaryDirectory(prefix="cxladder-many-") as folder:
        os.chdir(folder)
        measure(program, bare, library, pathlib.Path(folder), count)
        os.chdir("/")


if __name__ == "__main__":
    main()
