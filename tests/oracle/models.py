#!/usr/bin/env python3
"""The published shapes through the program, against the values that the published rules give.

    models.py [--program build/cxladder]
"""

import sys

sys.dont_write_bytecode = True      # leave nothing behind in the source tree

import argparse
import pathlib
import tempfile

import library
from compare import subset
from program import ProgramError, report

ROOT = pathlib.Path(__file__).resolve().parents[2]


def check(program, questionnaire, files, arguments, expected):
    """The differences of one case."""
    words = [str(f) for f in files] + ["--format", "json", "--questionnaire", str(questionnaire), *arguments]
    with tempfile.TemporaryDirectory(prefix="cxladder-models-") as folder:
        try:
            return subset(expected, report(program, words, folder))
        except ProgramError as error:
            return [str(error)]
        except (KeyError, TypeError, AttributeError) as error:
            return [f"the result has another shape: {type(error).__name__} {error}"]


def main():
    """Run all models; exit status 1 when one fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(ROOT / "build" / "cxladder"))
    program = str(pathlib.Path(parser.parse_args().program).resolve())
    passed = failed = 0
    for name, *case in library.cases():
        differences = check(program, *case)
        passed, failed = (passed, failed + 1) if differences else (passed + 1, failed)
        for line in [f"{name} differs"] * bool(differences) + [f"    {d}" for d in differences]:
            print(line)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
