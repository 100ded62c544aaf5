#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Times of the full screen, side by side in one run.

    bench_screen.py PROGRAM [--runs N] [--questionnaire FILE]

Starts PROGRAM, `dialog --menu` and an empty ncurses program by turns in a
pseudo-terminal of 80x24, and takes the time from the start to the last byte of
the first picture that stands still. Then, with an assessment open, the time
from a key to the first and to the last byte that it paints, and the bytes.
Absolute times depend on the machine; ratios within one run do not.
"""
import argparse
import fcntl
import os
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
# A picture stands still when nothing comes for so long; what is filled in once
# nobody has pressed a key for 100 ms is no longer the first one.
QUIET_START = 0.06
QUIET_KEY = 0.03
WIDTH, HEIGHT = 80, 24
# dialog's menu holds as much text as our start screen.
DIALOG = ["dialog", "--menu", "What do you want to do?", "20", "76", "10"] + [
    word
    for i in range(1, 9)
    for word in (str(i), "An assessment with a title of usual length, 28 of 40")
]


class Run:
    """A program in a pseudo-terminal."""

    def __init__(self, command, environment):
        self.master, slave = os.openpty()
        size = struct.pack("HHHH", HEIGHT, WIDTH, 0, 0)
        fcntl.ioctl(slave, termios.TIOCSWINSZ, size)
        name = os.ttyname(slave)
        self.started = time.perf_counter()
        # Opened by a session leader, the terminal becomes its own.
        self.pid = os.posix_spawnp(
            command[0],
            command,
            environment,
            setsid=True,
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0),
                (os.POSIX_SPAWN_DUP2, 0, 1),
                (os.POSIX_SPAWN_DUP2, 0, 2),
            ],
        )
        os.close(slave)

    def read(self, since, quiet, limit=10.0):
        """Seconds from [since] to the first and last byte, and all bytes."""
        first = last = None
        data = b""
        while True:
            wait = quiet if first is not None else limit
            if not select.select([self.master], [], [], wait)[0]:
                break
            try:
                chunk = os.read(self.master, 65536)
            except OSError:
                break
            last = time.perf_counter()
            if first is None:
                first = last
            if not chunk:
                break
            data += chunk
        if first is None:
            return None
        return first - since, last - since, data

    def start(self):
        return self.read(self.started, QUIET_START)

    def key(self, keys):
        since = time.perf_counter()
        os.write(self.master, keys)
        return self.read(since, QUIET_KEY, 2.0)

    def memory(self):
        """Peak memory in kB; what a parent had before exec does not count."""
        with open("/proc/%d/status" % self.pid, encoding="ascii") as status:
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1])
        return 0

    def end(self, keys=b""):
        try:
            if keys:
                os.write(self.master, keys)
                self.read(time.perf_counter(), 0.05, 0.3)
            os.kill(self.pid, signal.SIGTERM)
        except OSError:
            pass
        for _ in range(100):
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                break
            # What it still writes must not hold it up.
            self.read(time.perf_counter(), 0.01, 0.01)
        else:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.master)


def at(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(share * len(values)))]


def build_empty(folder):
    binary = os.path.join(folder, "empty_ncurses")
    source = os.path.join(HERE, "empty_ncurses.c")
    subprocess.run(
        ["cc", "-O2", "-o", binary, source, "-lncursesw", "-ltinfo"], check=True
    )
    return binary


def environment(folder, questionnaire):
    wanted = {
        "HOME": folder,
        "XDG_DATA_HOME": os.path.join(folder, "data"),
        "XDG_DATA_DIRS": os.path.join(folder, "none"),
        "CXLADDER_PATH": os.path.dirname(os.path.abspath(questionnaire)),
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
        "PATH": os.environ["PATH"],
    }
    for name in ("TERMINFO", "TERMINFO_DIRS", "ASAN_OPTIONS"):
        if name in os.environ:
            wanted[name] = os.environ[name]
    return wanted


def bench_start(programs, surroundings, runs):
    times = {name: [] for name, _, _ in programs}
    first_bytes = dict(times)
    memory = {name: 0 for name in times}
    size = {name: 0 for name in times}
    first_bytes = {name: [] for name in times}
    for _ in range(runs):
        for name, command, leave in programs:
            run = Run(command, surroundings)
            seen = run.start()
            if seen is None:
                run.end()
                sys.exit("%s paints nothing" % name)
            first_bytes[name].append(seen[0])
            times[name].append(seen[1])
            size[name] = len(seen[2])
            memory[name] = max(memory[name], run.memory())
            run.end(leave)
    return times, first_bytes, memory, size


def report_start(programs, found, aim):
    times, first_bytes, memory, size = found
    print("start to the first stable picture (%dx%d)" % (WIDTH, HEIGHT))
    print(
        "  %-14s %9s %9s %9s %7s %8s"
        % ("", "p50 ms", "p95 ms", "first ms", "bytes", "RSS MB")
    )
    for name, _, _ in programs:
        print(
            "  %-14s %9.2f %9.2f %9.2f %7d %8.1f"
            % (
                name,
                at(times[name], 0.5) * 1e3,
                at(times[name], 0.95) * 1e3,
                at(first_bytes[name], 0.5) * 1e3,
                size[name],
                memory[name] / 1024,
            )
        )
    ours = at(times["cxladder"], 0.5)
    for name, _, _ in programs[1:]:
        ratio = ours / at(times[name], 0.5)
        note = ""
        if name == "dialog":
            note = "  (aim: at most %.1f)%s" % (aim, "" if ratio <= aim else " MISSED")
        print("  cxladder / %-12s %.2f%s" % (name, ratio, note))


def press(run, keys, found):
    seen = run.key(keys)
    if seen is None:
        return
    found.append((seen[0], seen[1], len(seen[2])))


def bench_keys(program, questionnaire, surroundings, folder, rounds):
    """Marker moves, answers and next questions, in an open assessment."""
    path = os.path.join(folder, "keys.cxa.yaml")
    run = Run([program, "new", questionnaire, "-o", path], surroundings)
    if run.start() is None:
        run.end()
        sys.exit("cxladder paints nothing")
    # Past the profile: a text, then whatever is chosen first.
    for _ in range(8):
        run.key(b"\r")
    found = {"move marker": [], "answer": [], "next question": []}
    for _ in range(rounds):
        # From no mark to the first, on to the second and back: a key that paints
        # nothing would be waited for in vain, and the next one find a processor
        # that has gone to sleep.
        for key in (b"\033[B", b"\033[B", b"\033[A"):
            press(run, key, found["move marker"])
        press(run, b"2", found["answer"])
        press(run, b"\033[6~", found["next question"])
        press(run, b"\033[5~", found["next question"])
    memory = run.memory()
    run.end(b"q")
    return found, memory


def bench_dialog(surroundings, rounds):
    run = Run(DIALOG, surroundings)
    run.start()
    found = {"move marker": []}
    for i in range(rounds):
        press(run, b"\033OB" if i % 2 else b"\033OA", found["move marker"])
    memory = run.memory()
    run.end(b"\033")
    return found, memory


def report_keys(title, found, memory, aims):
    print(title + " (RSS %.1f MB)" % (memory / 1024))
    print(
        "  %-16s %10s %10s %10s %10s %7s"
        % ("", "first p50", "first p95", "last p50", "last p95", "bytes")
    )
    for name, rows in found.items():
        if not rows:
            print("  %-16s nothing was painted" % name)
            continue
        first = [row[0] * 1e3 for row in rows]
        last = [row[1] * 1e3 for row in rows]
        size = at([row[2] for row in rows], 0.5)
        missed = ""
        if name in aims:
            milliseconds, limit = aims[name]
            if milliseconds and at(first, 0.5) > milliseconds:
                missed += " MISSED %.1f ms" % milliseconds
            if size > limit:
                missed += " MISSED %d bytes" % limit
        print(
            "  %-16s %10.3f %10.3f %10.3f %10.3f %7d%s"
            % (
                name,
                at(first, 0.5),
                at(first, 0.95),
                at(last, 0.5),
                at(last, 0.95),
                size,
                missed,
            )
        )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--keys", type=int, default=60)
    parser.add_argument("--aim", type=float, default=1.3)
    parser.add_argument("--questionnaire")
    options = parser.parse_args()
    shipped = os.path.join(ROOT, "questionnaires", "customer-orientation.yaml")
    small = os.path.join(ROOT, "tests", "smoke", "small.yaml")
    questionnaire = options.questionnaire or (
        shipped if os.path.exists(shipped) else small
    )
    program = os.path.abspath(options.program)
    folder = tempfile.mkdtemp(prefix="cxladder-bench-")
    try:
        surroundings = environment(folder, questionnaire)
        programs = [("cxladder", [program], b"q")]
        if shutil.which("dialog"):
            programs.append(("dialog", DIALOG, b"\033"))
        else:
            print("dialog is not installed: left out")
        programs.append(("empty ncurses", [build_empty(folder)], b"x"))
        os.chdir(folder)
        report_start(
            programs, bench_start(programs, surroundings, options.runs), options.aim
        )
        found, memory = bench_keys(
            program, os.path.abspath(questionnaire), surroundings, folder, options.keys
        )
        aims = {
            "move marker": (0.3, 350),
            "answer": (0.3, 1000),
            "next question": (None, 1000),
        }
        report_keys("cxladder, key to paint in ms", found, memory, aims)
        if shutil.which("dialog"):
            found, memory = bench_dialog(surroundings, options.keys)
            report_keys("dialog, key to paint in ms", found, memory, {})
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
