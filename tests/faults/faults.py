# SPDX-License-Identifier: MIT
"""faults.py BUILD [--full]: all fault tests, by goal."""

import os
import shutil
import sys
import tempfile

import crash
import errors
import outside
from driver import Report, SaveSession, environment, play


def run(driver, library, root, report, full):
    place = crash.Place(root)
    steps = driver.steps()
    few = steps[:3]
    parts = crash.halves(driver, place, library)
    goal = f"A1 {driver.name}: kill -9 at each operation"
    crashed = crash.kill_at_each(driver, place, library, report, goal, parts,
                                 every=1 if full else 3)
    crash.kill_at_random(driver, place, library, report, 500 if full else 30)
    crash.cut_power(driver, place, library, report)
    crash.recover(driver, place, library, report, crashed,
                  150 if full else 4)
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


def main():
    build = os.path.abspath(sys.argv[1])
    full = "--full" in sys.argv[2:]
    library = os.path.join(build, "faults", "faults.so")
    report = Report()
    root = os.path.realpath(tempfile.mkdtemp(prefix="cxladder-faults-"))
    try:
        run(SaveSession(os.path.join(build, "faults", "save_session")),
            library, root, report, full)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    sys.exit(0 if report.print() else 1)


if __name__ == "__main__":
    main()
