#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`cxladder check` on a questionnaire of 1 MB, as a whole process.

    bench_check.py PROGRAM QUESTIONNAIRE BARE PEAK [--runs N] [--schema FILE]

Beside it, by turns in one run: BARE, a program that only lets libyaml parse the
same file into events, and Node with js-yaml and ajv holding it against the JSON
Schema. Prints medians, ratios, peak memory, and with valgrind the instructions
per byte, which do not depend on what else the machine does.
"""
import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def run(peak, command, environment):
    """Wall seconds, peak kB and status of one run."""
    told = subprocess.run(
        [peak] + command,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
        check=True,
    ).stderr.split()
    return float(told[0]), int(told[1]), int(told[2])


def instructions(command, environment):
    folder = tempfile.mkdtemp(prefix="cxladder-callgrind-")
    try:
        out = subprocess.run(
            ["valgrind", "--tool=callgrind", "--callgrind-out-file=%s/out" % folder]
            + command,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        ).stderr
        found = re.search(r"Collected : (\d+)", out)
        return int(found.group(1)) if found else None
    finally:
        shutil.rmtree(folder)


def note(value, aim, at_least=False):
    good = value >= aim if at_least else value <= aim
    return "(aim: at %s %g)%s" % (
        "least" if at_least else "most",
        aim,
        "" if good else " MISSED",
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("questionnaire")
    parser.add_argument("bare")
    parser.add_argument("peak")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--schema")
    options = parser.parse_args()
    size = os.path.getsize(options.questionnaire)
    environment = dict(os.environ, NODE_PATH="/usr/share/nodejs")
    commands = {
        "cxladder check": [options.program, "check", options.questionnaire],
        "libyaml events": [options.bare, options.questionnaire],
    }
    if options.schema and shutil.which("node"):
        commands["js-yaml + ajv"] = [
            "node",
            os.path.join(HERE, "check.js"),
            options.schema,
            options.questionnaire,
        ]
        # Without its modules node ends at once.
        if run(options.peak, commands["js-yaml + ajv"], environment)[2]:
            print("js-yaml or ajv is not there: left out")
            del commands["js-yaml + ajv"]
    else:
        print("node or the schema is not there: left out")
    times = {name: [] for name in commands}
    memory = {}
    for _ in range(options.runs):
        for name, command in commands.items():
            seconds, peak, status = run(options.peak, command, environment)
            if status:
                sys.exit("%s: status %d" % (name, status))
            times[name].append(seconds)
            memory[name] = peak
    print("check of a questionnaire of %.2f MB, whole process" % (size / 1e6))
    for name, found in times.items():
        print(
            "  %-16s p50 %8.1f ms   min %8.1f ms   peak %6.1f MB"
            % (
                name,
                statistics.median(found) * 1e3,
                min(found) * 1e3,
                memory[name] / 1024,
            )
        )
    ours = statistics.median(times["cxladder check"])
    ratio = ours / statistics.median(times["libyaml events"])
    print("  cxladder / libyaml events %.2f %s" % (ratio, note(ratio, 1.6)))
    if "js-yaml + ajv" in times:
        ratio = statistics.median(times["js-yaml + ajv"]) / ours
        print("  js-yaml + ajv / cxladder %.1f %s" % (ratio, note(ratio, 8, True)))
    peak = memory["cxladder check"] / 1024
    print("  peak memory %.1f MB %s" % (peak, note(peak, 16)))
    if shutil.which("valgrind"):
        counts = {
            name: instructions(commands[name], environment)
            for name in ("cxladder check", "libyaml events")
        }
        for name, count in counts.items():
            if count:
                per_byte = count / size
                aim = note(per_byte, 200) if name == "cxladder check" else ""
                print("  %-16s %.0f instructions a byte %s" % (name, per_byte, aim))


if __name__ == "__main__":
    main()
