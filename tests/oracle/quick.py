#!/usr/bin/env python3
"""Whether the quick questionnaire comes to the level that the full one would.

    quick.py [--cases N] [--seed S]

Seeded full assessments are made up, each is scored by both shipped files with the reference's own classes, and the
table of both levels is printed. How an assessment is made up: an overall figure, uniform from half a level below the
ladder's lowest level to half a level above its highest; a figure for each section, normal around it with sd 0.5; a
figure for each question, normal around the section's with sd 0.5. A rubric is answered with the nearest level that
can be. A criterion of level l is held against the same figure x as a rubric would be, clamp(x - (l - 1), 0, 1), and
answered with the option of its scale whose value is nearest. Questions whose condition does not hold are not asked;
nothing is known of the profile.
"""

import sys

sys.dont_write_bytecode = True      # leave nothing behind in the source tree

import argparse
import math
import pathlib
import random

import expression
import yaml_text
from model import Model
from question import clamp
from view import Ladder, View

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "questionnaires"
FULL, QUICK = "customer-orientation", "customer-orientation-quick"
MOST_QUESTIONS = 18
SAME, FAR, OCCURS = 0.75, 0.01, 0.03
SPREAD = 0.5
SEEN_BY_MODEL = 12      # of the cases, this many are scored by the whole reference too


class Tally:
    """Counts checks and names those that fail."""

    def __init__(self):
        self.passed = self.failed = 0

    def check(self, name, right, detail=""):
        self.passed, self.failed = (self.passed + 1, self.failed) if right else (self.passed, self.failed + 1)
        if not right:
            print(f"{name} fails {detail}")


class Answered:
    """What conditions see of one made-up assessment: answers given so far, in the order of asking."""

    def __init__(self):
        self.worth = {}

    def call(self, name, arguments):
        """answer() and answered(); what is hidden or of the profile is unknown."""
        return arguments[0] in self.worth if name == "answered" else self.worth.get(arguments[0])


class QuickView(View):
    """A view that looks only once which rungs are asked."""

    def __init__(self, ladder, fulfilment):
        super().__init__(ladder, fulfilment, set(fulfilment))
        self.rungs_asked = {}

    def asked(self, node):
        if node.id not in self.rungs_asked:
            self.rungs_asked[node.id] = super().asked(node)
        return self.rungs_asked[node.id]


class Side:
    """One ladder as one of the files asks it."""

    def __init__(self, spec, scales):
        self.ladder = Ladder(spec, scales)
        self.conditions = {q.id: expression.parse(q.spec["when"]) for q in self.ladder.questions if "when" in q.spec}

    def level(self, worths):
        """The level that these answers give, as far as they are asked here."""
        seen = Answered()
        for q in self.ladder.questions:
            if q.id not in self.conditions or expression.evaluate(self.conditions[q.id], seen) is True:
                seen.worth[q.id] = worths[q.id]
        fulfilment = {q.id: q.fulfilment(seen.worth[q.id]) for q in self.ladder.questions if q.id in seen.worth}
        return QuickView(self.ladder, fulfilment).level()


def made_up(ladder, chance):
    """A level or degree for every question of a ladder."""
    overall, worths = chance.uniform(ladder.start - 0.5, ladder.top + 0.5), {}
    for section in ladder.root.children:
        dimension = chance.gauss(overall, SPREAD)
        for q in section.questions:
            worths[q.id] = nearest_answer(q, chance.gauss(dimension, SPREAD))
    return worths


def nearest_answer(question, figure):
    """The answer that a figure stands for."""
    if question.kind == "rubric":
        return float(min(question.ladder.top, max(question.ladder.start, math.floor(figure + 0.5))))
    degree = clamp(figure - (question.level - 1))
    return min((float(o["value"]) for o in question.options), key=lambda value: (abs(value - degree), -value))


def as_assessment(ladder, worths):
    """The same answers as a file would hold them."""
    def code(q):
        if q.kind == "rubric":
            return int(worths[q.id])
        return next(o["code"] for o in q.options if o["value"] == worths[q.id])
    return {"answers": {q.id: code(q) for q in ladder.questions}}


def check_questions(tally, full, quick):
    """Few questions, all of them the full one's with the same words, on the same ladders."""
    asked = {q.id: q for l in full["ladders"] for q in Ladder(l, full["scales"]).questions}
    chosen = [q for l in quick["ladders"] for q in Ladder(l, quick["scales"]).questions]
    tally.check("the number of questions", len(chosen) <= MOST_QUESTIONS, len(chosen))
    for q in chosen:
        tally.check(f"{q.id} is the full one's", q.id in asked and asked[q.id].spec == q.spec)
    for one, other in zip(full["ladders"], quick["ladders"]):
        for key in ("id", "title", "start", "levels"):
            tally.check(f"{key} of ladder {one['id']}", one[key] == other[key])
    tally.check("the ladders", len(full["ladders"]) == len(quick["ladders"]))
    tally.check("the scales", full["scales"] == quick["scales"])
    tally.check("what it is followed by", quick.get("follow-up") == full["id"])


def check_side(tally, spec, side, cases):
    """The short way of scoring here gives what the whole reference gives."""
    for worths, level in cases:
        file = as_assessment(side.ladder, worths)
        results = Model({"scales": spec["scales"], "ladders": spec["ladders"], "profile": spec["profile"]}, [file]).results
        tally.check(f"{spec['id']} {side.ladder.id}: by the whole reference", results[side.ladder.id].today.level() == level)


def print_table(ladder, table, number):
    """Full levels down, quick levels across, in percent of all cases."""
    levels = range(ladder.start, ladder.top + 1)
    print(f"\n{ladder.id}: full level down, quick level across, percent of {number} cases")
    print("      " + "".join(f"{level:>7}" for level in levels) + "    all")
    for full in levels:
        row = [table.get((full, quick), 0) / number for quick in levels]
        print(f"{full:>6}" + "".join(f"{100 * share:7.2f}" for share in row) + f"{100 * sum(row):7.2f}")


def check_ladder(tally, specs, place, options):
    """One ladder of both files: the cases, the table, the bounds."""
    full, quick = (Side(spec["ladders"][place], spec["scales"]) for spec in specs)
    chance, table, cases = random.Random(f"{options.seed} {full.ladder.id}"), {}, []
    for _ in range(options.cases):
        worths = made_up(full.ladder, chance)
        pair = full.level(worths), quick.level(worths)
        table[pair] = table.get(pair, 0) + 1
        cases.append((worths, pair))
    print_table(full.ladder, table, options.cases)
    same = sum(n for (one, other), n in table.items() if one == other) / options.cases
    far = sum(n for (one, other), n in table.items() if abs(one - other) > 1) / options.cases
    print(f"equal in {100 * same:.2f} %, off by more than one in {100 * far:.2f} %")
    tally.check(f"{full.ladder.id}: equal levels", same >= SAME, f"{same:.4f} < {SAME}")
    tally.check(f"{full.ladder.id}: far levels", far <= FAR, f"{far:.4f} > {FAR}")
    for level in range(full.ladder.start, full.ladder.top + 1):
        share = sum(n for (one, _), n in table.items() if one == level) / options.cases
        tally.check(f"{full.ladder.id}: full level {level} occurs", share >= OCCURS, f"{share:.4f} < {OCCURS}")
    few = cases[::max(1, options.cases // SEEN_BY_MODEL)]
    for side, spec, which in ((full, specs[0], 0), (quick, specs[1], 1)):
        check_side(tally, spec, side, [(worths, pair[which]) for worths, pair in few])


def main():
    """Both ladders; exit status 1 when a bound is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=10000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    options = parser.parse_args()
    full, quick = (yaml_text.read((FOLDER / f"{name}.yaml").read_text(encoding="utf-8")) for name in (FULL, QUICK))
    tally = Tally()
    check_questions(tally, full, quick)
    for place in range(len(full["ladders"])):
        check_ladder(tally, (full, quick), place, options)
    print(f"{tally.passed} passed, {tally.failed} failed")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
