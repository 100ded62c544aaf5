# SPDX-License-Identifier: MIT
"""A4 to A7: calls fail, the disk is full, writes are short, memory ends."""

import os
import shutil
import subprocess
import sys

from crash import fits
from driver import environment, expected, play
from replay import read_log

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from pseudo_terminal import Terminal  # noqa: E402

ERRORS = ("ENOSPC", "EIO", "EDQUOT", "EROFS", "EACCES", "EMFILE", "EINTR")


# A failure of these leaves something undone: it must be said.
ESSENTIAL = ("write", "fsync", "rename", "link", "create")


def operations(log):
    with open(log, "rb") as file:
        return [operation for _, operation in read_log(file.read())]


def must_be_said(log, size):
    """Whether the call that failed was one that the save of an answer cannot do
    without. What comes behind [size] bytes of the log came after the last
    answer: the place to go on at may be lost in silence."""
    with open(log, "rb") as file:
        made = read_log(file.read()[:size])
    return any(o.result < 0 and o.name in ESSENTIAL and
               not o.path.endswith(".lock") for _, o in made)


def count_operations(driver, place, library, steps, name=None):
    log = os.path.join(place.root, "count")
    if os.path.exists(log):
        os.unlink(log)
    place.fresh(driver.start_files())
    play(driver, place.path,
         environment(library, below=place.folder, log=log), steps)
    return len([o for o in operations(log) if name in (None, o.name)])


def judge(driver, place, report, goal, outcome, states, what):
    """What holds after every run, whatever failed: nothing hangs or crashes,
    what was acknowledged is on disk, and the status does not lie."""
    state = driver.show([place.path])[place.path]
    done, sent = outcome.acknowledged(), len(outcome.results)
    good = (not outcome.hang and outcome.status in (0, 3, 4) and
            fits(state, states, done, sent))
    if outcome.status == 0 and outcome.opened:
        good = good and state == states[sent]
    report.check(goal, good, f"{what}: status {outcome.status}, {state}, "
                             f"acknowledged {done} of {sent}, "
                             f"{outcome.lines[-3:]}")


def fail_each(driver, place, library, report, steps, errors, every=1):
    states = expected(steps)
    last = driver.steps()[-2]
    heal = os.path.join(place.root, "healed")
    count = count_operations(driver, place, library, steps)
    for error in errors:
        for number in range(1, count + 1, every):
            what = f"{error} at {number}"
            place.fresh(driver.start_files())
            log = os.path.join(place.root, "failed")
            if os.path.exists(log):
                os.unlink(log)
            env = environment(library, below=place.folder, at=number, do=error,
                              log=log)
            sizes = []

            def answered(_process, _made):
                sizes.append(os.path.getsize(log))

            outcome = play(driver, place.path, env, steps, answered)
            judge(driver, place, report, f"A4 {driver.name}: fails once",
                  outcome, states, what)
            # What is refused to the program that has confined itself, its
            # helper that has not does for it: then nothing failed.
            done = (error == "EACCES" and all(outcome.results) and
                    len(outcome.results) == len(steps) and
                    driver.show([place.path])[place.path] == states[-1])
            if error != "EINTR" and sizes and must_be_said(log, sizes[0]):
                report.check(f"A4 {driver.name}: what failed is said",
                             not outcome.opened or False in outcome.results or
                             done, f"{what}: {outcome.lines[-3:]}")

            place.fresh(driver.start_files())
            env = environment(library, below=place.folder, at=number, do=error,
                              on=1)
            outcome = play(driver, place.path, env, steps)
            judge(driver, place, report, f"A4 {driver.name}: fails from there "
                  "on", outcome, states, what + " on")

            # Once the fault is gone, the next save has everything.
            if os.path.exists(heal):
                os.unlink(heal)
            place.fresh(driver.start_files())
            env = environment(library, below=place.folder, at=number, do=error,
                              on=1, heal=heal)

            def after(process, made):
                if not made.opened or len(made.results) < len(steps):
                    return
                with open(heal, "w", encoding="ascii"):
                    pass
                made.results.append(driver.answer(process, last))

            outcome = play(driver, place.path, env, steps, after)
            if outcome.opened and len(outcome.results) > len(steps):
                state = driver.show([place.path])[place.path]
                report.check(
                    f"A4 {driver.name}: all is saved once it works again",
                    outcome.results[-1] and outcome.status == 0 and
                    state == expected(steps + [last])[-1],
                    f"{what}: {state}, {outcome.lines[-3:]}")
            else:
                judge(driver, place, report,
                      f"A4 {driver.name}: fails from there on", outcome,
                      states, what + " healed")


def lying_disk(driver, place, library, report, steps):
    """A write that puts other bytes on disk than it was given: the file is
    read back, so it never takes the old one's place."""
    states = expected(steps)
    count = count_operations(driver, place, library, steps, "write")
    for number in range(1, count + 1):
        place.fresh(driver.start_files())
        env = environment(library, below=place.folder, at=number, do="corrupt",
                          ops="write")
        outcome = play(driver, place.path, env, steps)
        judge(driver, place, report, f"A4 {driver.name}: a write that lies",
              outcome, states, f"write {number}")


def short_writes(driver, place, library, report):
    steps = driver.steps()
    for size in (1, 2, 7, 64, 4095):
        place.fresh(driver.start_files())
        env = environment(library, below=place.folder, short=size)
        outcome = play(driver, place.path, env, steps)
        state = driver.show([place.path])[place.path]
        report.check(f"A6 {driver.name}: short writes",
                     all(outcome.results) and outcome.status == 0 and
                     len(outcome.results) == len(steps) and
                     state == expected(steps)[-1],
                     f"{size}: {state} {outcome.lines[-2:]}")


def no_memory(driver, place, library, report, steps, every=1):
    states = expected(steps)
    count = os.path.join(place.root, "allocations")
    for on in (False, True):
        number, left = 1, 1
        while number <= left:
            faults = {"malloc": number, "count": count}
            if on:
                faults["on"] = 1
            elif os.path.exists(count):
                os.unlink(count)
            place.fresh(driver.start_files())
            outcome = play(driver, place.path, environment(library, **faults),
                           steps)
            judge(driver, place, report,
                  f"A7 {driver.name}: no memory"
                  f"{' from there on' if on else ''}",
                  outcome, states, f"allocation {number}")
            # A run that ended early tells nothing about how many there are.
            left = number + every
            if outcome.status == 0 and os.path.exists(count):
                with open(count, encoding="ascii") as file:
                    left = int(file.read())
            number += every


KINDS = ("xterm-256color", "screen-256color", "linux", "vt100")


def starts_without_memory(driver, place, library, report, every=1):
    """A7: from the start of the program until its first question is asked, in
    terminals of several kinds that are larger than terminfo says. It asks, or
    says that there is no memory, and the terminal is as before."""
    count = os.path.join(place.root, "allocations")
    kinds = [(driver.terminfo, "cxladder-test")]
    kinds += [("", kind) for kind in KINDS if every == 1]

    def run(terminfo, kind, **faults):
        place.fresh({})
        env = dict(environment(library, count=count, **faults), TERM=kind,
                   LC_ALL="C.UTF-8", TERMINFO=terminfo)
        process = Terminal(driver.command(place.path), env, 100, 30)
        asked = process.wait_for(
            lambda _: b"What of number" in process.output)
        if asked:
            process.send("q")
        status = process.wait()
        picture = process.picture
        restored = (process.modes() == process.before and
                    picture.cursor_shown and not picture.other_screen and
                    not picture.pastes)
        said = bytes(process.output[-200:])
        process.close()
        told = status == 4 and b"memory" in said
        return restored and (told or (asked and status == 0)), \
            f"status {status}, restored {restored}, {said}"

    for terminfo, kind in kinds:
        if not report.check("A7 screen: starts", *run(terminfo, kind)):
            continue
        with open(count, encoding="ascii") as file:
            allocations = int(file.read())
        for on in (False, True):
            for number in range(1, allocations + 1, every):
                faults = {"malloc": number, **({"on": 1} if on else {})}
                good, said = run(terminfo, kind, **faults)
                report.check(
                    "A7 screen: no memory while it starts" +
                    (", from there on" if on else ""), good,
                    f"{kind}, allocation {number}: {said}")


def commands_without_memory(driver, place, library, report, every=1):
    """A7: commands that only read. Each allocation fails; they succeed with the
    same output, or say so and end with a documented status."""
    place.fresh(driver.start_files())
    play(driver, place.path, environment(library), driver.steps())
    other = os.path.join(place.root, "other.cxa.yaml")
    shutil.copy(place.path, other)
    count = os.path.join(place.root, "allocations")
    merged = os.path.join(place.root, "merged.cxa.yaml")
    with_survey = ["-q", driver.questionnaire]
    commands = [["check", place.path] + with_survey,
                ["check", driver.questionnaire],
                ["explain", place.path] + with_survey,
                ["report", place.path, other] + with_survey,
                ["compare", place.path, other] + with_survey,
                ["merge", "-f", merged, place.path] + with_survey,
                ["list"]]
    commands += [["report", "--format", form, place.path] + with_survey
                 for form in ("text", "markdown", "html", "csv", "json")]

    def run(command, **faults):
        env = environment(library, count=count, **faults)
        return subprocess.run([driver.binary] + command, env=env, check=False,
                              stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              timeout=20, cwd=place.root)

    for command in commands:
        usual = run(command)
        with open(count, encoding="ascii") as file:
            allocations = int(file.read())
        for on in (False, True):
            for number in range(1, allocations + 1, every):
                faults = {"malloc": number, **({"on": 1} if on else {})}
                done = run(command, **faults)
                same = (done.returncode == usual.returncode and
                        done.stdout == usual.stdout)
                told = done.returncode in (1, 2, 3, 4) and done.stderr.strip()
                report.check(
                    "A7 commands: no memory" +
                    (" from there on" if on else ""), same or told,
                    f"{command[:3]} allocation {number}: {done.returncode} "
                    f"{done.stderr[-200:]}")


def full_disk(driver, place, library, report):
    """A5: run in a mount namespace of its own, see run.sh."""
    goal = f"A5 {driver.name}: really full disk"
    steps = driver.steps()
    disk = os.path.join(place.root, "disk")
    os.makedirs(disk, exist_ok=True)
    if os.system(f"mount -t tmpfs -o size=64k none '{disk}' 2>/dev/null"):
        print("A5 left out: no tmpfs may be mounted here")
        return
    try:
        for left in range(0, 16):
            for name in os.listdir(disk):
                os.unlink(os.path.join(disk, name))
            for name, content in driver.start_files().items():
                with open(os.path.join(disk, name), "wb") as out:
                    out.write(content)
            path = os.path.join(disk, "a.cxa.yaml")
            filler = os.path.join(disk, "filler")
            with open(filler, "wb") as out:
                try:
                    out.write(b"x" * 4096 * (16 - left))
                    out.flush()
                except OSError:
                    pass
            last = driver.steps()[-2]

            def after(process, made):
                if made.opened:
                    os.unlink(filler)
                    made.results.append(driver.answer(process, last))

            outcome = play(driver, path, environment(library), steps, after)
            state = driver.show([path])[path]
            good = not outcome.hang and outcome.status in (0, 3)
            if outcome.opened:
                good = (good and outcome.results[-1] and
                        state == expected(steps + [last])[-1])
            report.check(goal, good, f"{left} pages left: {outcome.lines[-3:]}")
    finally:
        os.system(f"umount '{disk}'")
