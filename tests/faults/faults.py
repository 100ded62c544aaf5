# SPDX-License-Identifier: MIT
"""faults.py BUILD [--full] [store] [plain] [screen] [monkey] [GOAL...]: fault
tests, by goal, on the session alone, on the program by lines, in a terminal,
and a monkey at the wizard."""

import os
import re
import shutil
import subprocess
import sys
import tempfile

import crash
import errors
import outside
from driver import Report, SaveSession
from program import PlainSession, ScreenSession


class Part:
    """The goals of one driver, as far as they are wanted."""

    def __init__(self, driver, library, root, report, full, wanted):
        self.driver, self.library, self.report = driver, library, report
        self.place = crash.Place(root)
        self.full, self.wanted = full, wanted

    def run(self, goal, test, *more):
        if not self.wanted or goal in self.wanted:
            test(self.driver, self.place, self.library, self.report, *more)

    def kills(self, every, randomly, recovered):
        """A1, A2, A13."""
        if self.wanted and not {"A1", "A2", "A13"} & set(self.wanted):
            return
        parts = crash.halves(self.driver, self.place, self.library)
        crashed = []
        if not self.wanted or {"A1", "A13"} & set(self.wanted):
            crashed = crash.kill_at_each(
                self.driver, self.place, self.library, self.report,
                f"A1 {self.driver.name}: kill -9 at each operation", parts,
                every)
        self.run("A2", crash.kill_at_random, randomly)
        self.run("A13", crash.recover, crashed, recovered)


def of_the_store(part):
    """Everything, on the session alone."""
    full, steps = part.full, part.driver.steps()
    few = steps[:3]
    part.kills(1 if full else 3, 500 if full else 30, 150 if full else 4)
    part.run("A3", crash.cut_power)
    part.run("A4", errors.fail_each, steps if full else few,
             errors.ERRORS if full else ("ENOSPC", "EINTR"), 1 if full else 2)
    part.run("A4", errors.lying_disk, few)
    part.run("A5", errors.full_disk)
    part.run("A6", errors.short_writes)
    part.run("A7", errors.no_memory, steps if full else few, 1 if full else 7)
    part.run("A8", outside.two_at_once, 20 if full else 3)
    part.run("A9", outside.changes_outside)
    part.run("A10", outside.clocks)
    part.run("A11", outside.damage)
    part.run("D5", outside.links_laid_out, 20 if full else 3)
    part.run("D6", outside.system_calls)


def of_the_program(part):
    """The same promises, kept by the whole program."""
    full, few = part.full, part.driver.steps()[:3]
    part.kills(1 if full else 9, 500 if full else 10, 40 if full else 1)
    part.run("A3", crash.cut_power)
    part.run("A4", errors.fail_each, few,
             errors.ERRORS if full else ("EIO",), 1 if full else 5)
    part.run("A4", errors.lying_disk, few)
    part.run("A5", errors.full_disk)
    part.run("A6", errors.short_writes)
    part.run("A7", errors.no_memory, few, 1 if full else 25)
    part.run("A7", errors.commands_without_memory, 1 if full else 200)
    part.run("A8", outside.two_at_once, 20 if full else 1)
    part.run("A9", outside.changes_outside)
    part.run("A10", outside.clocks)
    part.run("D5", outside.links_laid_out, 20 if full else 1)
    part.run("D6", outside.system_calls)


def on_the_screen(part):
    full, few = part.full, part.driver.steps()[:2]
    part.kills(1 if full else 19, 500 if full else 5, 10 if full else 1)
    part.run("A4", errors.fail_each, few,
             errors.ERRORS if full else ("ENOSPC",), 1 if full else 12)
    part.run("A7", errors.starts_without_memory, 1 if full else 40)
    part.run("A7", errors.no_memory, few, 1 if full else 300)


def at_random(build, root, report, full):
    """B10 without a terminal between: see monkey.c."""
    folder = os.path.join(root, "monkey")
    os.mkdir(folder)
    here = os.path.dirname(os.path.abspath(__file__))
    for number, path in enumerate((
            "../prompts/every-type.yaml",
            "../data/questionnaires/every-key.yaml")):
        sessions = 500 if full else 5
        done = subprocess.run(
            [os.path.join(build, "faults", "monkey"),
             os.path.join(here, path), folder, str(sessions), "4000",
             str(number * 1000)], stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, check=False)
        said = done.stdout.decode(errors="replace")
        last = re.search(r"(\d+) passed, (\d+) failed\n$", said)
        passed = int(last.group(1)) if last else 0
        for session in range(sessions):
            report.check("B10 monkey: a session at random in one process",
                         session < passed, said[-300:])


def main():
    build = os.path.abspath(sys.argv[1])
    full = "--full" in sys.argv[2:]
    only = [a for a in sys.argv[2:] if a in ("store", "plain", "screen", "monkey")]
    wanted = [a for a in sys.argv[2:] if a not in only and a != "--full"]
    library = os.path.join(build, "faults", "faults.so")
    binary = os.path.join(build, "cxladder")
    report = Report()
    root = os.path.realpath(tempfile.mkdtemp(prefix="cxladder-faults-"))
    # No file of the user's is read, and none is left behind.
    for name in [n for n in os.environ if n.startswith("XDG_")]:
        del os.environ[name]
    os.environ["HOME"] = os.path.join(root, "home")
    os.environ["LANGUAGE"] = "en"
    parts = {
        "store": (of_the_store, lambda: SaveSession(
            os.path.join(build, "faults", "save_session"))),
        "plain": (of_the_program, lambda: PlainSession(binary, root)),
        "screen": (on_the_screen, lambda: ScreenSession(binary, root)),
    }
    try:
        os.mkdir(os.environ["HOME"])
        for name, (part, driver) in parts.items():
            if not only or name in only:
                part(Part(driver(), library, root, report, full, wanted))
        if "monkey" in only or not only + wanted:
            at_random(build, root, report, full)
    except KeyboardInterrupt:
        print("stopped before the end; so far:")
    finally:
        shutil.rmtree(root, ignore_errors=True)
    sys.exit(0 if report.print() else 1)


if __name__ == "__main__":
    main()
