# SPDX-License-Identifier: MIT
"""A1, A2, A3, A13: the program is killed, or the power is cut."""

import os
import random
import shutil
import threading
import time

from driver import environment, expected, play
from replay import Disk, read_log

KINDS = ("kill-before", "kill-middle", "kill-after")


class Place:
    """A folder for one run, made anew each time."""

    def __init__(self, root, name="a.cxa.yaml"):
        self.root, self.name = root, name
        self.folder = os.path.join(root, "run")
        self.path = os.path.join(self.folder, name)

    def fresh(self, files=None):
        shutil.rmtree(self.folder, ignore_errors=True)
        os.mkdir(self.folder)
        for name, content in (files or {}).items():
            with open(os.path.join(self.folder, name), "wb") as out:
                out.write(content)
            os.chmod(os.path.join(self.folder, name), 0o600)

    def files(self):
        found = {}
        for name in os.listdir(self.folder):
            with open(os.path.join(self.folder, name), "rb") as file:
                found[name] = file.read()
        return found


def fits(state, states, acknowledged, sent):
    """Whether the file holds all that was acknowledged, and at most one more
    step that was sent."""
    if state is None:
        return acknowledged == 0 and not states[0]
    return state in states[acknowledged:sent + 1]


def halves(driver, place, library):
    """The session in two parts, quit and resumed: (files at the start, what is
    on disk then, the steps)."""
    steps = driver.steps()
    first, second = steps[:7], steps[7:]
    place.fresh(driver.start_files())
    calm = play(driver, place.path, environment(library), first)
    # Without a fault it must work, or nothing below means anything.
    if calm.status != 0 or not all(calm.results):
        raise SystemExit(f"{driver.name}: {calm.status} {calm.lines[-5:]}")
    middle = place.files()
    return [(driver.start_files(), {}, first),
            (middle, expected(first)[-1], second)]


def kill_at_each(driver, place, library, report, goal, parts, every=1):
    """kill -9 at every operation; returns the crashed folders."""
    crashed = []
    for files, start, steps in parts:
        states = expected(steps, start)
        for kind in KINDS:
            number = 1
            while True:
                place.fresh(files)
                env = environment(library, below=place.folder, at=number,
                                  do=kind)
                outcome = play(driver, place.path, env, steps)
                state = driver.show([place.path])[place.path]
                done = outcome.acknowledged()
                good = not outcome.hang and fits(state, states, done, done + 1)
                report.check(goal, good,
                             f"{kind} at {number}: {state}, acknowledged "
                             f"{done}, {outcome.lines[-2:]}")
                if outcome.status == 0 or outcome.hang:
                    break
                crashed.append((place.files(), state or {}))
                number += every
    return crashed


def recover(driver, place, library, report, crashed, limit):
    """A13: from each crashed state the next session starts and saves; killed
    once more on the way."""
    distinct = {tuple(sorted(files.items())): (files, state)
                for files, state in crashed}
    chosen = list(distinct.values())
    random.Random(1).shuffle(chosen)
    # Answers, which can be given again where they are there already.
    step = driver.steps()[-3:-1]
    for files, state in chosen[:limit]:
        kill_at_each(driver, place, library, report,
                     f"A13 {driver.name}: crash in recovery",
                     [(files, state, step)], every=4)
        place.fresh(files)
        outcome = play(driver, place.path, environment(library), step)
        found = driver.show([place.path])[place.path]
        report.check(f"A13 {driver.name}: recovery",
                     outcome.status == 0 and
                     found == expected(step, state)[-1],
                     f"{found} {outcome.lines[-2:]}")
        left = [n for n in os.listdir(place.folder) if n.endswith(".tmp")]
        report.check(f"A13 {driver.name}: nothing left over", not left,
                     str(left))


def kill_at_random(driver, place, library, report, count):
    """A2: kill -9 by a timer; every line that was written counts as read."""
    steps = driver.steps()
    states = expected(steps)
    chance = random.Random(2)
    place.fresh(driver.start_files())
    begin = time.monotonic()
    play(driver, place.path, environment(library), steps)
    usual = time.monotonic() - begin
    for number in range(count):
        place.fresh(driver.start_files())
        process = driver.start(place.path, environment(library))
        timer = threading.Timer(chance.uniform(0, usual * 1.1),
                                process.process.kill)
        timer.start()
        done, sent = 0, 0
        if driver.open(process):
            for step in steps:
                sent += 1
                if not driver.answer(process, step):
                    break
                done = sent
        process.finish()
        timer.cancel()
        state = driver.show([place.path])[place.path]
        report.check(f"A2 {driver.name}: kill at a random moment",
                     fits(state, states, done, sent),
                     f"run {number}: {state}, acknowledged {done}")


def cut_power(driver, place, library, report):
    """A3: every disk state between any two operations."""
    goal = f"A3 {driver.name}: disk states after a power cut"
    kept = os.path.join(place.root, "states")
    for files, start, steps in halves(driver, place, library):
        states = expected(steps, start)
        place.fresh(files)
        log = os.path.join(place.root, "log")
        if os.path.exists(log):
            os.unlink(log)
        marks = []
        process = driver.start(place.path, environment(
            library, below=place.folder, log=log))
        driver.open(process)
        for step in steps:
            driver.answer(process, step)
            # The program waits for its next line: all of this save is there.
            marks.append(os.path.getsize(log))
        process.finish()
        with open(log, "rb") as file:
            operations = read_log(file.read())
        seen, needed = {}, []
        disk = Disk(place.folder, files)
        for end, operation in operations:
            disk.step(operation)
            done = sum(mark <= end for mark in marks)
            found, count = disk.contents(place.name)
            needed.append((end, done, found, count))
            seen.update({content: None for content in found})
        shutil.rmtree(kept, ignore_errors=True)
        os.mkdir(kept)
        paths = {}
        for number, content in enumerate(c for c in seen if c is not None):
            paths[content] = os.path.join(kept, f"{number}.cxa.yaml")
            with open(paths[content], "wb") as out:
                out.write(content)
        shown = driver.show(list(paths.values()))
        for end, done, found, count in needed:
            bad = [c for c in found
                   if not fits(shown[paths[c]] if c is not None else None,
                               states, done, done + 1)]
            for _ in range(count - len(bad)):
                report.check(goal, True)
            for content in bad:
                report.check(goal, False,
                             f"after {end} bytes of log, acknowledged {done}: "
                             f"{content!r}")
