# SPDX-License-Identifier: MIT
"""faults.py BUILD [--full] [store] [plain] [screen]: fault tests, by goal, on
the session alone, on the program by lines, in a terminal."""

import os
import shutil
import sys
import tempfile

import crash
import errors
import outside
from driver import Report, SaveSession
from program import PlainSession, ScreenSession


def kills(driver, library, place, report, every, randomly, recovered):
    """A1, A2, A13."""
    parts = crash.halves(driver, place, library)
    goal = f"A1 {driver.name}: kill -9 at each operation"
    crashed = crash.kill_at_each(driver, place, library, report, goal, parts,
                                 every)
    crash.kill_at_random(driver, place, library, report, randomly)
    crash.recover(driver, place, library, report, crashed, recovered)


def of_the_store(driver, library, root, report, full):
    """Everything, on the session alone."""
    place = crash.Place(root)
    steps = driver.steps()
    few = steps[:3]
    kills(driver, library, place, report, 1 if full else 3,
          500 if full else 30, 150 if full else 4)
    crash.cut_power(driver, place, library, report)
    errors.fail_each(driver, place, library, report, steps if full else few,
                     errors.ERRORS if full else ("ENOSPC", "EINTR"),
                     every=1 if full else 2)
    errors.lying_disk(driver, place, library, report, few)
    errors.full_disk(driver, place, library, report)
    errors.short_writes(driver, place, library, report)
    errors.no_memory(driver, place, library, report, steps if full else few,
                     every=1 if full else 7)
    outside.two_at_once(driver, place, library, report, 20 if full else 3)
    outside.changes_outside(driver, place, library, report)
    outside.clocks(driver, place, library, report)
    outside.damage(driver, place, library, report)
    outside.links_laid_out(driver, place, library, report, 20 if full else 3)
    outside.system_calls(driver, place, report)


def of_the_program(driver, library, root, report, full):
    """The same promises, kept by the whole program."""
    place = crash.Place(root)
    steps = driver.steps()
    few = steps[:3]
    kills(driver, library, place, report, 1 if full else 9,
          500 if full else 10, 40 if full else 1)
    crash.cut_power(driver, place, library, report)
    errors.fail_each(driver, place, library, report, few,
                     errors.ERRORS if full else ("EIO",),
                     every=1 if full else 5)
    errors.lying_disk(driver, place, library, report, few)
    errors.full_disk(driver, place, library, report)
    errors.short_writes(driver, place, library, report)
    errors.no_memory(driver, place, library, report, few,
                     every=1 if full else 25)
    outside.two_at_once(driver, place, library, report, 20 if full else 1)
    outside.changes_outside(driver, place, library, report)
    outside.clocks(driver, place, library, report)
    outside.links_laid_out(driver, place, library, report, 20 if full else 1)
    outside.system_calls(driver, place, report)


def on_the_screen(driver, library, root, report, full):
    place = crash.Place(root)
    kills(driver, library, place, report, 1 if full else 19,
          500 if full else 5, 10 if full else 1)
    errors.fail_each(driver, place, library, report, driver.steps()[:2],
                     errors.ERRORS if full else ("ENOSPC",),
                     every=1 if full else 12)


def main():
    build = os.path.abspath(sys.argv[1])
    full = "--full" in sys.argv[2:]
    only = [a for a in sys.argv[2:] if a != "--full"]
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
        "store": lambda: of_the_store(
            SaveSession(os.path.join(build, "faults", "save_session")),
            library, root, report, full),
        "plain": lambda: of_the_program(PlainSession(binary, root), library,
                                        root, report, full),
        "screen": lambda: on_the_screen(ScreenSession(binary, root), library,
                                        root, report, full),
    }
    try:
        os.mkdir(os.environ["HOME"])
        for name, part in parts.items():
            if not only or name in only:
                part()
    except KeyboardInterrupt:
        print("stopped before the end; so far:")
    finally:
        shutil.rmtree(root, ignore_errors=True)
    sys.exit(0 if report.print() else 1)


if __name__ == "__main__":
    main()
