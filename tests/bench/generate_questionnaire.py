#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A questionnaire of about so many bytes, on standard output.

    generate_questionnaire.py BYTES [SEED]

Ladders of ten sections, a section of six rubrics with five descriptions each
and two criteria, with the recommendations that lift them; no error and no
warning in it. The same arguments give the same bytes.
"""
import random
import sys

WORDS = """customers answer question owner week promise date team complaint
plan process measure report desk call letter visit order wish reason change
person department decision budget habit figure record agreement handbook season
work shows keeps follows asks names knows reads writes meets decides tells
every each one whole same first last next common open clear small daily yearly
of for with from by before after without between until""".split()
SECTIONS, RUBRICS, CRITERIA, TOP = 10, 6, 2, 5
HEAD = """# SPDX-License-Identifier: CC-BY-4.0
cxladder: 1
id: generated
version: "1.0"
language: en
license: CC-BY-4.0
title: A generated questionnaire
about: |
  Made for measuring how fast a questionnaire is read. Its sentences mean
  nothing.
costs: {1: 1, 2: 3, 3: 12, 4: 25, 5: 50}
scales:
  practice:
    - {code: not-yet, value: 0, label: Not at all}
    - {code: partly, value: 0.5, label: In parts}
    - {code: fully, value: 1, label: "Fully, and we can show it"}
profile:
  - {id: organisation, type: text, ask: Organisation, required: true}
  - id: role
    type: choice
    group: true
    ask: Your role
    options: [{code: leader, label: Leader}, {code: staff, label: Staff}]
ladders:
"""


class Writer:
    """Collects lines, and what the recommendations need to know."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.ladders, self.advice, self.size = [], [], len(HEAD)

    def sentence(self, low, high):
        words = self.random.choices(WORDS, k=self.random.randint(low, high))
        return " ".join(words).capitalize() + "."

    def add(self, target, line):
        target.append(line)
        self.size += len(line) + 1

    def rubric(self, question, condition):
        out = self.ladders
        self.add(out, f"          - id: {question}")
        self.add(out, f"            ask: {self.sentence(8, 14)[:-1]}?")
        self.add(out, f"            help: {self.sentence(12, 24)}")
        self.add(out, f"            probe: {self.sentence(5, 9)[:-1]}?")
        if condition:
            self.add(out, f"            when: answer({condition}) >= 2")
        self.add(out, "            levels:")
        for level in range(1, TOP + 1):
            self.add(out, f"              {level}: {self.sentence(14, 24)}")

    def criterion(self, question, level):
        out = self.ladders
        self.add(out, f"          - id: {question}")
        self.add(out, f"            ask: {self.sentence(8, 14)}")
        self.add(out, f"            level: {level}")
        self.add(out, "            scale: practice")
        self.add(out, f"            weight: {self.random.choice([1, 2, 0.5])}")

    def recommendations(self, section, rubrics, criteria):
        out = self.advice
        for level in range(2, TOP + 1):
            lifts = [f"{question}: {level}" for question in rubrics]
            if level == TOP:
                lifts += [f"{question}: fully" for question in criteria]
            self.add(out, f"  - id: {section}-to-{level}")
            self.add(out, f"    title: {self.sentence(3, 6)[:-1]}")
            self.add(out, f"    text: {self.sentence(20, 40)}")
            self.add(out, "    lifts: {" + ", ".join(lifts) + "}")
            self.add(out, f"    effort: {self.random.randint(1, 5)}")
            if level > 2:
                self.add(out, f"    needs: [{section}-to-{level - 1}]")
            self.add(out, f"    measure: {self.sentence(8, 14)}")

    def section(self, ladder, number):
        section = f"{ladder}-section-{number}"
        rubrics = [f"{section}-rubric-{i + 1}" for i in range(RUBRICS)]
        criteria = [f"{section}-criterion-{i + 1}" for i in range(CRITERIA)]
        self.add(self.ladders, f"      - id: {section}")
        self.add(self.ladders, f"        title: {self.sentence(2, 4)[:-1]}")
        self.add(self.ladders, "        questions:")
        for i, question in enumerate(rubrics):
            self.rubric(question, rubrics[0] if i == 3 else None)
        for i, question in enumerate(criteria):
            self.criterion(question, 2 + (number + i) % (TOP - 1))
        self.recommendations(section, rubrics, criteria)

    def ladder(self, number, size):
        ladder = f"ladder-{number}"
        out = self.ladders
        self.add(out, f"  - id: {ladder}")
        self.add(out, f"    title: {self.sentence(2, 4)[:-1]}")
        self.add(out, "    start: 1")
        self.add(out, "    attain: 75%")
        self.add(out, "    levels:")
        for level in range(1, TOP + 1):
            self.add(out, f"      - level: {level}")
            self.add(out, f"        title: {self.sentence(2, 4)[:-1]}")
            self.add(out, f"        text: {self.sentence(12, 24)}")
        self.add(out, "    sections:")
        for i in range(SECTIONS):
            if i and self.size >= size:
                return
            self.section(ladder, i + 1)

    def findings(self, count):
        out = ["findings:"]
        for i in range(count):
            out.append(f"  - id: finding-{i + 1}")
            out.append("    kind: risk")
            out.append(
                f"    when: level(ladder-{i + 1}) == 2 and "
                f"score(ladder-{i + 1}-section-1) < 2.5"
            )
            out.append(f"    title: {self.sentence(3, 6)[:-1]}")
            out.append(f"    text: {self.sentence(12, 24)}")
        return out


def main():
    size = int(sys.argv[1])
    writer = Writer(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    ladders = 0
    while not ladders or writer.size < size:
        ladders += 1
        writer.ladder(ladders, size)
    lines = writer.ladders + writer.findings(ladders)
    lines += ["recommendations:"] + writer.advice
    sys.stdout.write(HEAD + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
