#!/usr/bin/env python3
"""Check the reference itself, without the program.

The published shapes, plans against plain enumeration of all sets, expressions, consensus, the YAML writer against the
reader, and that the comparison passes the reference's own result and notices when it is altered.

    selftest.py [--cases N] [--seed S]
"""

import sys

sys.dont_write_bytecode = True      # leave nothing behind in the source tree

import argparse
import copy
import itertools

import expression
import library
from advice import Advice
from ballots import Ballots, consensus
from compare import compare, subset
from generate import Generator
from model import Model
from search import ComeNearest, ReachTarget, SpendBudget
from tolerance import at_least, better, same
from yaml_text import emit, number_text, read

ENUMERABLE = 9


class Tally:
    """Counts checks and names those that fail."""

    def __init__(self):
        self.passed = self.failed = 0

    def check(self, name, right, detail=""):
        self.passed, self.failed = (self.passed + 1, self.failed) if right else (self.passed, self.failed + 1)
        if not right:
            print(f"{name} fails {detail}")


def check_library(tally):
    """The reference gives the published values too; so a wrong expectation cannot hide."""
    for name, questionnaire, files, arguments, expected in library.cases():
        model = Model(library.load(questionnaire), [library.load(f) for f in files], library.options(arguments))
        differences = subset(expected, model.result())
        tally.check(name, not differences, "\n    ".join([""] + differences))


def all_sets(advice):
    """Every allowed set with the forced members, as file positions: nothing cut, nothing left out but the unusable."""
    usable = [r.position for r in advice.usable if r.condition or r.state == "taken"]
    for size in range(len(usable) + 1):
        for chosen in itertools.combinations(usable, size):
            if advice.forced() <= set(chosen) and some_order_works(advice, chosen):
                yield list(chosen)


def some_order_works(advice, chosen):
    """The definition itself: one of all orders in which each is eligible at its turn (found depth first)."""
    def extend(rest, taken, view):
        if not rest:
            return True
        return any(extend(rest - {p}, taken | {advice.all[p].id}, advice.all[p].apply(view))
                   for p in sorted(rest) if advice.eligible(advice.all[p], taken, view))
    return extend(frozenset(chosen), frozenset(advice.done), advice.today)


def enumerated(advice, key):
    """The best set by a key over views built from scratch; None keys are out."""
    best, best_key = None, None
    for chosen in all_sets(advice):
        view = advice.after([advice.all[p] for p in chosen])
        mine = key(view, sum(advice.all[p].cost for p in chosen), chosen)
        if mine is not None and (best_key is None or better(mine, best_key)):
            best, best_key = chosen, mine
    return best


def minus(score):
    return None if score is None else -score


def known_sum(view, target):
    """Σ share(l) over rungs ≤ T."""
    shares = [view.share(view.ladder.root, rung) for rung in view.ladder.rungs if rung <= target]
    return sum(s for s in shares if s is not None)


def check_plans(tally, name, advice):
    """Branch and bound against enumeration, for all three goals."""
    target, budget = advice.target, 4
    reach = enumerated(advice, lambda view, cost, chosen:
                       (cost, len(chosen), minus(view.score()), chosen) if view.reached() >= target else None)
    tally.check(f"{name} plan", reach == advice.search.best(ReachTarget(advice.search.cells, target)))
    near = enumerated(advice, lambda view, cost, chosen: (-known_sum(view, target), cost, len(chosen), chosen))
    highest = known_sum(advice.largest_allowed(), target)
    tally.check(f"{name} nearest", near == advice.search.best(ComeNearest(advice.search.cells, target, highest)))
    spent = enumerated(advice, lambda view, cost, chosen:
                       (-view.reached(), minus(view.score()), cost, len(chosen), chosen)
                       if at_least(budget, cost) else None)
    tally.check(f"{name} budget", spent == advice.search.best(SpendBudget(advice.search.cells, budget)))


def printed(result, questions):
    """The reference's result as the program would print it."""
    shown = copy.deepcopy(result)
    for question in shown["questions"]:
        ballots = question.pop("ballots")
        question["ballots"] = {}
        if questions[question["id"]].type in (None, "choice"):
            for code, number in ballots["codes"]:
                key = code if isinstance(code, str) else number_text(code)
                question["ballots"][key] = question["ballots"].get(key, 0) + number
    for ladder in shown["ladders"]:
        for entry in ladder["recommendations"]:
            entry["lifts"] = [{"question": l["question"], "from": l["from"], "to": l["to"]} for l in entry["lifts"]]
    shown["recommendations"] = [{"id": i, "value": v} for i, v in shown["recommendations"].items()]
    return shown


def altered(shown):
    """The result with one thing wrong in a ladder, several ways."""
    changes = [("score", 9.5), ("level", 99), ("coverage", 0.123), ("provisional", None), ("settle-first", ["x"])]
    for key, value in changes:
        wrong = copy.deepcopy(shown)
        wrong["ladders"][0][key] = value
        yield key, wrong
    wrong = copy.deepcopy(shown)
    wrong["ladders"][0]["plan"]["recommendations"] = ["x"]
    yield "plan", wrong


def check_random(tally, seed, count):
    """Random cases: plans, the YAML written and read, and the comparison."""
    for index in range(count):
        name = f"{seed}-{index}"
        case = Generator(name).case()
        written = [case.questionnaire, *case.assessments]
        tally.check(f"{name} yaml", all(read(emit(w)) == w for w in written))
        model = Model(case.questionnaire, case.assessments, case.options)
        result = model.result()
        shown = printed(result, model.questions)
        differences = compare(result, shown, model.questions)
        tally.check(f"{name} comparison", not differences, str(differences[:2]))
        for what, wrong in altered(shown):
            tally.check(f"{name} altered {what}", compare(result, wrong, model.questions))
        for ladder in model.results.values():
            advice = Advice(ladder, model)
            if len(advice.usable) <= ENUMERABLE:
                check_plans(tally, f"{name} {ladder.ladder.id}", advice)


class Constants:
    """A context in which yes() is true, no() is false, and maybe() is unknown."""

    def call(self, name, _arguments):
        return {"yes": True, "no": False, "maybe": None, "two": 2.0, "nearly-two": 2 - 1e-12}[name]


EXPRESSIONS = {
    "yes() and maybe()": None, "no() and maybe()": False, "yes() or maybe()": True, "no() or maybe()": None,
    "not maybe()": None, "not no() and yes()": True, "no() or yes() and no()": False, "maybe() > 1": None,
    "two() >= 2 and nearly-two() >= 2": True, "nearly-two() < 2": False, "nearly-two() == two()": True,
    "two() - 0.5 * 2 == 1": True, "two() / 0 > 1": None, "(two() + 2) / 2 != 2": False, "two() - 1 - 1 == 0": True,
}


class FiveLevels:
    """A rubric with levels 1 to 5, as far as consensus asks."""

    @staticmethod
    def worth(code):
        return code

    @staticmethod
    def spread():
        return 4


CONSENSUS = {(0, 0, 10, 0, 0): 1.00, (0, 5, 5, 0, 0): 0.81, (0, 3, 4, 3, 0): 0.75, (0, 8, 0, 2, 0): 0.73,
             (1, 2, 4, 2, 1): 0.63, (0, 6, 0, 4, 0): 0.60, (0, 5, 0, 5, 0): 0.58, (9, 0, 0, 0, 1): 0.53,
             (2, 2, 2, 2, 2): 0.43, (7, 0, 0, 3, 0): 0.42, (5, 0, 0, 5, 0): 0.32, (5, 0, 0, 0, 5): 0.00}


def check_small(tally):
    """Expressions and consensus by tables of known values."""
    for text, expected in EXPRESSIONS.items():
        tally.check(text, expression.evaluate(expression.parse(text), Constants()) is expected)
    for votes, expected in CONSENSUS.items():
        ballots = Ballots()
        for level, number in enumerate(votes, 1):
            ballots.add(level, number)
        tally.check(f"consensus of {votes}", abs(consensus(FiveLevels, ballots) - expected) <= 0.005)
    tally.check("tolerance", same(1, 1 + 1e-10) and not same(1, 1 + 1e-8))


def main():
    """Run everything; exit status 1 when a check fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=150, metavar="N")
    parser.add_argument("--seed", type=int, default=7, metavar="S")
    options = parser.parse_args()
    tally = Tally()
    check_small(tally)
    check_library(tally)
    check_random(tally, options.seed, options.cases)
    print(f"{tally.passed} passed, {tally.failed} failed")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
