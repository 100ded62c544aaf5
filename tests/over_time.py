#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The page of results over time, in the real program: which files of a folder it takes, and that none of them is touched.
And what a plan is made for: kept in the file, used by reports.

    over_time.py PROGRAM
"""

import sys

sys.dont_write_bytecode = True      # leave nothing behind in the source tree

import json
import os
import pathlib
import subprocess
import tempfile

from pseudo_terminal import Terminal, make_kind

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
SAMPLE = (ROOT / "examples/sample.cxa.yaml").read_text(encoding="utf-8")
passed = failed = 0


def check(name, good, shown=""):
    """Counts one promise; what was shown tells why it was broken."""
    global passed, failed
    if good:
        passed += 1
    else:
        failed += 1
        print(f"FAILED: {name}\n{shown}")


def dated(year, **changes):
    """The sample as it would have been in [year]."""
    text = SAMPLE.replace("2026-11-0", f"{year}-11-0")
    for old, new in changes.values():
        assert old in text, old
        text = text.replace(old, new)
    return text


UNIT = "unit: Passenger services on all three routes"
FILES = {
    "now.cxa.yaml": dated(2026),
    "2024.cxa.yaml": dated(2024, lower=("answer: 2", "answer: 1")),
    "2025.cxa.yaml": dated(2025),
    # None of these is an earlier result of the same.
    "later.cxa.yaml": dated(2027),
    "unfinished.cxa.yaml": dated(2023, open=("finished: 2023-11-04\n", "")),
    "unit.cxa.yaml": dated(2022, unit=(UNIT, "unit: The freight desk")),
    "other.cxa.yaml": dated(2021, other=("Northern Ferry Line", "Southern Ferry Line")),
    "one.cxa.yaml": dated(2020),
    "another.cxa.yaml": dated(2020),
    "broken.cxa.yaml": "cxladder-assessment: 1\nanswers: [\n",
    "notes.txt": "nothing of it",
}


class Session:
    """The program on one of the files, in a terminal."""

    def __init__(self, folder, kind, name):
        environment = {"PATH": os.environ["PATH"], "HOME": str(folder / "home"), "TERM": "cxladder-test",
                       "TERMINFO": kind, "LC_ALL": "C.UTF-8", "LANGUAGE": "en", "CXLADDER_PATH": str(ROOT / "questionnaires")}
        self.terminal = Terminal([PROGRAM, "open", name], environment, width=100, height=40, folder=folder)
        self.step("", "Northern Ferry Line")

    def step(self, keys, wanted):
        """The picture, once [wanted] is in it; or as it is at the end of patience."""
        self.terminal.send(keys)
        check(f"{wanted!r} after {keys!r}", self.terminal.wait_for(wanted), self.terminal.picture.text())
        return self.terminal.picture.text()

    def end(self):
        self.terminal.send("q")
        check("it ends", self.terminal.wait() == 0)
        self.terminal.hang_up()


def series(folder, kind):
    """What belongs to it, and nothing else."""
    session = Session(folder, kind, "now.cxa.yaml")
    session.step("RT", "Over time")
    for date in ("2024-11-04", "2025-11-04", "2026-11-04"):
        check(f"{date} is there", session.terminal.wait_for(date), session.terminal.picture.text())
    session.terminal.settle()
    shown = session.terminal.picture.text()
    for year in ("2020", "2021", "2022", "2023", "2027"):
        check(f"{year} is not", f"{year}-11-04" not in shown, shown)
    # The rest of the page.
    shown = session.step("    ", "2 files are left out")
    check("nothing fell since 2025", "What fell" not in shown, shown)
    session.end()
    alone = folder / "alone"
    alone.mkdir()
    (alone / "now.cxa.yaml").write_text(FILES["now.cxa.yaml"], encoding="utf-8")
    session = Session(alone, kind, "now.cxa.yaml")
    session.step("T", "There is no earlier assessment of Northern Ferry Line")
    session.end()


def plans(folder):
    """A target and a budget of the file, and of the command line."""
    def plan(*options):
        done = subprocess.run([PROGRAM, "report", "--format", "json", *options, str(folder / "now.cxa.yaml")],
                              capture_output=True, text=True, check=True)
        return json.loads(done.stdout)["ladders"][0]
    check("the file's target", plan()["target"] == 4)
    check("the file's budget", plan()["budget-plan"]["effort"] <= 20)
    check("a target that is given", plan("--target", "orientation=3")["target"] == 3)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        kind = make_kind(name)
        for file, text in FILES.items():
            (folder / file).write_text(text, encoding="utf-8")
        series(folder, kind)
        for file, text in FILES.items():
            if file != "now.cxa.yaml":
                check(f"{file} is as it was", (folder / file).read_text(encoding="utf-8") == text)
        session = Session(folder, kind, "now.cxa.yaml")
        session.step("P", "Budget (b): none")
        session.step("+", "the plan to level 4")
        session.step("b20\r", "Budget (b): 20")
        session.end()
        plans(folder)
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
