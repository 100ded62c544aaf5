# SPDX-License-Identifier: MIT
"""A8 to A11, D5, D6: others at the file, clocks that jump, damaged bytes,
links laid out for us, and what the program asks of the system."""

import os
import re
import shutil
import subprocess
import threading
import time

from driver import Process, environment, expected, play


def two_at_once(driver, place, library, report, count):
    goal = f"A8 {driver.name}: two on one file"
    for number in range(count):
        place.fresh(driver.start_files())
        first = driver.start(place.path, environment(library))
        opened = driver.open(first)
        begin = time.monotonic()
        second = driver.start(place.path, environment(library))
        also = driver.open(second)
        took = time.monotonic() - begin
        said = "\n".join(second.lines)
        second.process.stdin.close()
        second.process.kill()
        second.process.wait()
        first.process.kill()
        first.process.wait()
        outcome = play(driver, place.path, environment(library),
                       driver.steps()[:1])
        report.check(goal, opened and not also and took < 1 and
                     str(first.process.pid) in said and
                     outcome.acknowledged() == 1,
                     f"{number}: {said!r}, {took:.2f} s, {outcome.lines}")


def clocks(driver, place, library, report):
    day, years = 86400, 20 * 366 * 86400
    now = int(time.time())
    for shift in (-day, day, -years, years, -now, 2 ** 31 - now):
        place.fresh(driver.start_files())
        steps = driver.steps()
        outcome = play(driver, place.path,
                       environment(library, clock=shift), steps)
        state = driver.show([place.path])[place.path]
        report.check(f"A10 {driver.name}: clocks that jump",
                     outcome.status == 0 and state == expected(steps)[-1],
                     f"{shift}: {state} {outcome.lines[-2:]}")


def damage(driver, place, library, report):
    """Cut at each byte, each byte changed: never silently fewer answers."""
    goal = f"A11 {driver.name}: damaged files"
    place.fresh(driver.start_files())
    play(driver, place.path, environment(library), driver.steps())
    whole = place.files()[place.name]
    folder = os.path.join(place.root, "damage")
    shutil.rmtree(folder, ignore_errors=True)
    os.mkdir(folder)
    files = {}
    for at in range(len(whole)):
        files[os.path.join(folder, f"cut-{at}")] = whole[:at]
        for mask in (0xFF, 0x01, 0x20):
            files[os.path.join(folder, f"byte-{at}-{mask}")] = (
                whole[:at] + bytes([whole[at] ^ mask]) + whole[at + 1:])
    for path, content in files.items():
        with open(path, "wb") as out:
            out.write(content)
    wanted = len(driver.show([place.path])[place.path])
    paths = list(files)
    for begin in range(0, len(paths), 500):
        for path, state in driver.show(paths[begin:begin + 500]).items():
            report.check(goal, state is False or
                         (state is not None and len(state) >= wanted),
                         f"{os.path.basename(path)}: {state}")


def links_laid_out(driver, place, library, report, count):
    """D5: somebody puts links where the program's own files go, again and
    again; nothing is written through them."""
    goal = f"D5 {driver.name}: links laid out for us"
    victim = os.path.join(place.root, "victim")
    for number in range(count):
        place.fresh(driver.start_files())
        os.chmod(place.folder, 0o1777)
        with open(victim, "w", encoding="ascii") as out:
            out.write("theirs")
        stop = threading.Event()

        def lay():
            names = [f".{place.name}{e}" for e in (".draft", ".before")]
            while not stop.is_set():
                for name in names:
                    try:
                        os.symlink(victim, os.path.join(place.folder, name))
                    except OSError:
                        pass

        thread = threading.Thread(target=lay)
        thread.start()
        play(driver, place.path, environment(library), driver.steps())
        play(driver, place.path, environment(library), driver.steps()[:3])
        stop.set()
        thread.join()
        with open(victim, encoding="ascii") as file:
            report.check(goal, file.read() == "theirs", f"run {number}")


def system_calls(driver, place, _library, report):
    """D6: no other program, no network, nothing written elsewhere."""
    goal = f"D6 {driver.name}: system calls"
    if not shutil.which("strace"):
        print("D6 left out: there is no strace")
        return
    log = os.path.join(place.root, "strace")
    place.fresh(driver.start_files())
    process = Process(["strace", "-f", "-o", log, "-e",
                       "trace=%file,%process,%network"] +
                      driver.command(place.path), dict(os.environ))
    driver.open(process)
    for step in driver.steps():
        driver.answer(process, step)
    process.finish()
    with open(log, encoding="utf-8", errors="replace") as file:
        lines = file.read().splitlines()
    started = [l for l in lines if "execve(" in l]
    report.check(goal, len(started) == 1, str(started[1:]))
    net = [l for l in lines if re.search(r"\b(socket|connect|bind)\(", l)]
    report.check(goal, not net, str(net[:3]))
    allowed = [place.folder + "/", "/dev/"] + driver.may_write()
    for line in lines:
        if not re.search(r"O_(WRONLY|RDWR|CREAT|TRUNC)|\b(rename|unlink|link|"
                         r"mkdir|truncate)", line):
            continue
        for path in re.findall(r'"([^"]*)"', line):
            full = os.path.join(place.folder, path)
            report.check(goal, any(full.startswith(a) for a in allowed), line)


def changes_outside(driver, place, library, report):
    """A9, for the program that has a word for it: both versions are kept."""
    goal = f"A9 {driver.name}: changed by somebody else"

    def write(content):
        with open(place.path, "wb") as out:
            out.write(content)

    def edited():
        write(place.files()[place.name].replace(b": 2\n", b": 3\n"))

    def replaced():
        os.rename(os.path.join(place.folder, "new"), place.path)

    def relinked():
        os.unlink(place.path)
        os.symlink("new", place.path)

    changes = {
        "edited": edited,
        "added to": lambda: write(place.files()[place.name] + b"# x\n"),
        "replaced": replaced,
        "deleted": lambda: os.unlink(place.path),
        "cut off": lambda: os.truncate(place.path, 20),
        "emptied": lambda: os.truncate(place.path, 0),
        "moved": lambda: os.rename(place.path, place.path + ".moved"),
        "made a link": relinked,
        "read-only": lambda: os.chmod(place.path, 0o400),
        "folder renamed": lambda: os.rename(place.folder,
                                            place.folder + ".other"),
    }
    steps = driver.steps()
    for name, change in changes.items():
        shutil.rmtree(place.folder + ".other", ignore_errors=True)
        place.fresh(driver.start_files())
        with open(os.path.join(place.folder, "new"), "wb") as out:
            out.write(b"theirs\n")
        process = driver.start(place.path, environment(library))
        good = driver.open(process) and driver.answer(process, steps[0])
        change()
        noticed = driver.answer(process, steps[1]) is False
        theirs = place.files() if os.path.isdir(place.folder) else {}
        if name == "read-only":
            os.chmod(place.path, 0o600)
        if name == "folder renamed":
            os.rename(place.folder + ".other", place.folder)
        if name in ("read-only", "folder renamed"):
            after = driver.answer(process, steps[2])
        else:
            after = driver.over(process)
            if after:
                after = driver.answer(process, steps[2])
        process.finish()
        kept = place.files()
        old = theirs.get(place.name)
        both = name in ("read-only", "folder renamed") or old is None or \
            old in [v for k, v in kept.items() if k != place.name]
        state = driver.show([place.path])[place.path]
        report.check(goal, good and noticed and after and both and
                     state == expected(steps[:3])[-1],
                     f"{name}: {good} {noticed} {after} {both} {state} "
                     f"{process.lines}")
