#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The unit tests under memcheck (C5): no error, nothing lost, no file that the
program opened left open.

    valgrind_units.py BUILD FOLDER...

Each test of Criterion is a process of its own, with a log of its own. What a
test ends by a signal on purpose may leave anything, and what has a limit of
time of its own is too slow here: those are counted. The last line is
"N passed, M failed"."""
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
VALGRIND = [
    "valgrind", "--trace-children=yes", "--leak-check=full",
    "--show-leak-kinds=definite,indirect",
    "--errors-for-leak-kinds=definite,indirect", "--track-fds=yes",
    "--vgdb=no", "--child-silent-after-fork=yes",
    "--suppressions=" + os.path.join(HERE, "valgrind.supp")]
# Tests whose calls are made to fail, closing among them, leave what they could
# not close.
MADE_TO_FAIL = re.compile(r"\(test_\w+_trouble\.c|whichever_call_fails")
PREFIX = re.compile(r"^==\d+== ?", re.M)


def blocks(text):
    """What memcheck says, a block for each thing said. The first file of the
    list of those left open follows the heading without a blank line."""
    text = PREFIX.sub("", text)
    text = re.sub(r"(FILE DESCRIPTORS:.*\n)", r"\1\n", text)
    return [block.strip() for block in text.split("\n\n") if block.strip()]


def is_ours(block, sources):
    """Whether a function of the program itself, not of a test or a library,
    stands in the trace."""
    files = re.findall(r"\(([a-z_0-9]+\.c):\d+\)", block)
    return any(file in sources for file in files)


def complaints(text, sources):
    if "Process terminating" in text or MADE_TO_FAIL.search(text):
        return
    for block in blocks(text):
        if re.match(r"Open (file descriptor|AF_)", block):
            if "inherited" not in block and is_ours(block, sources):
                yield block
        elif re.search(r"^(Invalid|Mismatched|Syscall param|Use of|"
                       r"Conditional jump|Source and destination|"
                       r"Argument .* of function)", block):
            yield block
        elif re.search(r"blocks? (are|is) (definitely|indirectly) lost", block):
            yield block


def run(name, build, sources):
    with tempfile.TemporaryDirectory() as folder:
        command = VALGRIND + [
            "--log-file=" + os.path.join(folder, "%p"),
            os.path.join(build, "test", name), "--jobs", "1"]
        done = subprocess.run(command, text=True, capture_output=True,
                              errors="replace", check=False)
        numbers = re.search(r"Tested: \S*?(\d+)\S* \| Passing: \S*?(\d+)",
                            re.sub(r"\033\[[0-9;]*m", "", done.stderr))
        tested, passing = map(int, numbers.groups()) if numbers else (0, 0)
        slow = done.stderr.count("Timed out")
        failed = tested - passing - slow if numbers else 1
        if failed:
            print(done.stderr[-4000:])
        said = []
        for log in sorted(os.listdir(folder)):
            with open(os.path.join(folder, log), errors="replace") as file:
                said += complaints(file.read(), sources)
    for block in sorted(set(said)):
        print(f"{name}: {said.count(block)} times: {block}\n")
    print(f"{name}: {tested} tests, {slow} of them too slow, "
          f"{len(said)} complaints", flush=True)
    return passing, failed + len(said)


def main():
    build, names = sys.argv[1], sys.argv[2:]
    sources = {file for _, _, files in os.walk("src") for file in files}
    passed = failed = 0
    for name in names:
        good, bad = run(name, build, sources)
        passed += good
        failed += bad
    print(f"{passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
