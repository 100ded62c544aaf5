#!/usr/bin/env python3
"""The four languages: the translations, their words, and the program that speaks them.

    run.py [--program build/cxladder] [PART...]
"""

import sys

sys.dont_write_bytecode = True      # leave nothing behind in the source tree

import argparse
import pathlib

import complete
import mistakes
import program
import spelling
from catalogue import ROOT
from checks import Checks

PARTS = {
    "complete": lambda checks, path: complete.check(checks),
    "mistakes": lambda checks, path: mistakes.check(checks),
    "spelling": lambda checks, path: spelling.check(checks),
    "program": program.check,
}


def main():
    """Run the parts that are named, or all; exit status 1 when a check fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(ROOT / "build" / "cxladder"))
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    checks = Checks()
    for part in options.parts or PARTS:
        PARTS[part](checks, str(pathlib.Path(options.program).resolve()))
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
