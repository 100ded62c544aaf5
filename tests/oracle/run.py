#!/usr/bin/env python3
"""Random cases through the program and the reference, compared.

    run.py [--cases N] [--seed S] [--program build/cxladder] [--without NOTE]... [--only I] [--keep N]

A failure prints the differences, the command, and the notes: the ambiguous readings of the model that the case rests
on. `--without NOTE` (or `--without all`) leaves cases with such notes out. The first failures' folders are kept, with
the expected result as expected.json.
"""

import sys

sys.dont_write_bytecode = True      # leave nothing behind in the source tree

import argparse
import json
import pathlib
import shlex
import shutil
import tempfile

from compare import compare
from generate import Generator
from model import Model
from program import ProgramError, report

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHOWN = 12


def arguments_of_command():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=300, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--program", default=str(ROOT / "build" / "cxladder"))
    parser.add_argument("--without", action="append", default=[], metavar="NOTE")
    parser.add_argument("--only", type=int, metavar="I", help="this case of the seed alone")
    parser.add_argument("--keep", type=int, default=5, metavar="N", help="folders of failures to keep")
    return parser.parse_args()


def unwanted(notes, without):
    """Whether a case rests on a reading that was to be left out."""
    return bool(notes) and ("all" in without or bool(set(notes) & set(without)))


def cases(options):
    """(name, case, expected): as many as asked for, after leaving out the unwanted."""
    if options.only is not None:
        case = Generator(f"{options.seed}-{options.only}").case()
        yield f"{options.seed}-{options.only}", case, case.expected()
        return
    number = index = 0
    while number < options.cases:
        name = f"{options.seed}-{index}"
        case = Generator(name).case()
        expected = case.expected()
        index += 1
        if not unwanted(expected["notes"], options.without):
            number += 1
            yield name, case, expected


def check(program, case, expected, folder):
    """The differences of one case, and the arguments it was run with."""
    arguments = case.write(folder)
    questions = Model(case.questionnaire, case.assessments).questions
    try:
        return compare(expected, report(program, arguments, folder), questions), arguments
    except ProgramError as error:
        return [str(error)], arguments
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        return [f"the result has another shape: {type(error).__name__} {error}"], arguments


def tell(name, differences, program, arguments, expected):
    """A failure, readably."""
    print(f"case {name} differs" + (f" (rests on: {', '.join(expected['notes'])})" if expected["notes"] else ""))
    for line in differences[:SHOWN]:
        print(f"    {line}")
    if len(differences) > SHOWN:
        print(f"    and {len(differences) - SHOWN} more")
    print(f"    {shlex.join([program, 'report', *arguments])}")


def main():
    """Run all cases; exit status 1 when one fails."""
    options = arguments_of_command()
    program = str(pathlib.Path(options.program).resolve())
    passed = failed = 0
    for name, case, expected in cases(options):
        folder = pathlib.Path(tempfile.mkdtemp(prefix=f"cxladder-oracle-{name}-"))
        differences, arguments = check(program, case, expected, folder)
        passed, failed = (passed, failed + 1) if differences else (passed + 1, failed)
        if differences and failed <= options.keep:
            (folder / "expected.json").write_text(json.dumps(expected, indent=1, ensure_ascii=False), encoding="utf-8")
            tell(name, differences, program, arguments, expected)
        else:
            shutil.rmtree(folder)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
