#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Plans beside GLPK's and CBC's on the same model, in one run.

    bench_plan.py BENCH_PLAN [--seeds N] [--limit SECONDS]

BENCH_PLAN is the program made from bench_plan.c: it plans, prints what it found
and how long that took, and writes the same choice as an integer program, with
all section and need constraints, in CPLEX's LP format. The solvers' own clocks
are not used: all times are wall times, those of the solvers of their whole
process, that of ours of result_build. A solver that is not installed is left
out. Exit status 1 where costs differ.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

CASES = (
    ("20 x 4", "full 20 4 1 0 classes"),
    ("40 x 4", "full 40 4 1 0 classes"),
    ("100 x 4", "full 100 4 1 0 classes"),
    ("200 x 4", "full 200 4 1 0 classes"),
    ("40 x 8", "full 40 8 1 0 classes"),
    ("200 x 4, weeks", "full 200 4 1 0 weeks"),
    ("200, nine sections, needs", "full 200 2 9 20 classes"),
    ("200, nine sections, weeks", "full 200 2 9 20 weeks"),
    ("200, nine, shared questions", "shared 200 2 9 30 classes"),
    ("200, nine, shared, 4 rungs", "shared 200 4 9 20 weeks"),
)


def timed(command, limit):
    """Output and wall time; None and the limit where it was not enough."""
    start = time.monotonic()
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return None, limit
    return done.stdout, time.monotonic() - start


def cbc_cost(output):
    for line in output.splitlines():
        if line.startswith("Objective value:"):
            return float(line.split(":")[1])
    return None


def glpk_cost(output, report):
    if "INTEGER OPTIMAL SOLUTION FOUND" not in output:
        return None
    with open(report, encoding="ascii") as lines:
        for line in lines:
            if line.startswith("Objective:"):
                return float(line.split("=")[1].split()[0])
    return None


def solvers(model, folder, limit):
    """Name, cost and seconds of each solver that is there."""
    if shutil.which("cbc"):
        output, took = timed(["cbc", model, "solve", "quit"], limit)
        yield "cbc", cbc_cost(output) if output else None, took
    if shutil.which("glpsol"):
        report = os.path.join(folder, "glpk.txt")
        output, took = timed(["glpsol", "--lp", model, "-o", report], limit)
        yield "glpsol", glpk_cost(output, report) if output else None, took


def one_case(arguments, program, case, seed, folder):
    """Ours and theirs: cost, proven, seconds by name; None where no plan reaches the target."""
    model = os.path.join(folder, "model.lp")
    output, _ = timed([program, *case.split(), str(seed), model], 120)
    cost, _, proof, _, took = output.split()
    if proof == "unreachable":
        return None
    found = {"ours": (float(cost), proof == "proven", float(took))}
    for name, theirs, seconds in solvers(model, folder, arguments.limit):
        found[name] = (theirs, theirs is not None, seconds)
    return found


def differs(found):
    """Whether proven costs differ."""
    costs = [cost for cost, proven, _ in found.values() if proven]
    return any(abs(cost - costs[0]) > 1e-6 for cost in costs)


def row(name, results):
    """One line of the table: median and longest time, and how many were proven."""
    cells = []
    for solver in ("ours", "cbc", "glpsol"):
        rows = [found[solver] for found in results if solver in found]
        times = [seconds for _, _, seconds in rows]
        proven = sum(1 for _, done, _ in rows if done)
        cells.append(f"{statistics.median(times):9.4f} {max(times):8.3f} {proven:3d}/{len(rows)}" if rows
                     else " " * 24)
    print(f"{name:28s}" + " |".join(cells))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--limit", type=float, default=20)
    arguments = parser.parse_args()
    print(f"{'':28s}{'ours: median, max s, proven':>25s} |{'cbc':>24s} |{'glpsol':>24s}")
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, case in CASES:
            results, seed = [], 0
            while len(results) < arguments.seeds and seed < 10 * arguments.seeds:
                seed += 1
                found = one_case(arguments, arguments.program, case, seed, folder)
                if not found:
                    continue
                results.append(found)
                if differs(found):
                    wrong += 1
                    print(f"{name}, seed {seed}: costs differ: {found}")
            row(name, results)
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
