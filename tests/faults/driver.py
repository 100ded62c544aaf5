# SPDX-License-Identifier: MIT
"""Drives an interview line by line and knows what must be on disk after each
line. Two programs speak this way: save_session, which is a session without a
face, and cxladder --plain."""

import os
import re
import select
import subprocess
import time

TIMEOUT = 20  # seconds for one line: more is a hang


class Hang(Exception):
    pass


class Step:
    """A line to send, and what it changes in the file."""

    def __init__(self, line, key, value):
        self.line, self.key, self.value = line, key, value


def expected(steps, start=None):
    """What the file holds after each number of steps."""
    state = dict(start or {})
    states = [dict(state)]
    for step in steps:
        if step.value is None:
            state.pop(step.key, None)
        else:
            state[step.key] = step.value
        states.append(dict(state))
    return states


class Process:
    """A running interview, read without blocking."""

    def __init__(self, command, environment, stdin=subprocess.PIPE):
        self.process = subprocess.Popen(
            command, stdin=stdin, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, env=environment)
        self.buffer = b""
        self.lines = []

    def send(self, line):
        try:
            self.process.stdin.write(line.encode() + b"\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass

    def line(self):
        """The next line, or None at the end of the output."""
        deadline = time.monotonic() + TIMEOUT
        while b"\n" not in self.buffer:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.process.stdout], [], [],
                                              left)[0]:
                self.process.kill()
                raise Hang(self.lines[-3:])
            data = os.read(self.process.stdout.fileno(), 65536)
            if not data:
                rest, self.buffer = self.buffer, b""
                return rest.decode(errors="replace") if rest else None
            self.buffer += data
        line, self.buffer = self.buffer.split(b"\n", 1)
        self.lines.append(line.decode(errors="replace"))
        return self.lines[-1]

    def finish(self):
        """Ends the input and waits; the exit status, negative for signals."""
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        while self.line() is not None:
            pass
        self.process.stdout.close()
        return self.process.wait(TIMEOUT)


    def close(self):
        for pipe in (self.process.stdin, self.process.stdout):
            try:
                pipe.close()
            except (BrokenPipeError, ValueError):
                pass


class Outcome:
    """What came of a run: how each step ended, and the exit status."""

    def __init__(self):
        self.opened = False
        self.results = []  # True: saved, False: said not saved
        self.status = None
        self.lines = []
        self.hang = False

    def acknowledged(self):
        """The number of the last step that was acknowledged."""
        saved = [i + 1 for i, good in enumerate(self.results) if good]
        return saved[-1] if saved else 0


class SaveSession:
    """save_session: ten answers, one changed, one taken back, a note."""

    name = "save_session"

    def __init__(self, binary):
        self.binary = binary

    def command(self, path):
        return [self.binary, path]

    def start_files(self):
        """What lies in the folder before the session."""
        return {}

    def start(self, path, env):
        return Process(self.command(path), env)

    def may_write(self):
        """Where else the program may write."""
        return []

    def over(self, process):
        """Answers that both versions are to be kept."""
        return self.answer(process, Step("over", None, None))

    def steps(self):
        made = [Step(f"q{i}={i % 5 + 1}", f"q{i}", str(i % 5 + 1))
                for i in range(1, 11)]
        made.insert(4, Step("q2=5", "q2", "5"))
        made.insert(7, Step("note q3 heard_at_the_counter", "n3",
                            "heard_at_the_counter"))
        made.append(Step("clear q1", "q1", None))
        return made

    def open(self, process):
        """True once the first question is asked."""
        line = process.line()
        while line is not None and not line.startswith(
                ("Open", "Not opened", "Locked", "Read-only", "Out of")):
            line = process.line()
        return line is not None and line.startswith("Open")

    def answer(self, process, step):
        """True if acknowledged, False if said not to be, None if it died."""
        process.send(step.line)
        while True:
            line = process.line()
            if line is None or line.startswith("Out of memory"):
                return None
            if line.startswith("Saved"):
                return True
            if line.startswith("Not saved"):
                return False

    def show(self, paths):
        """What each file holds; None where it is missing, False if damaged."""
        there = [p for p in paths if os.path.exists(p)]
        states = {p: None for p in paths}
        if not there:
            return states
        text = subprocess.run([self.binary, "--show"] + there,
                              stdout=subprocess.PIPE, check=False).stdout
        for line in text.decode(errors="replace").splitlines():
            path, _, rest = line.partition(":")
            if rest.startswith(" damaged"):
                states[path] = False
            else:
                states[path] = dict(re.findall(r"(\w+)=(\S+)", rest))
        return states


def environment(library, **faults):
    made = {k: v for k, v in os.environ.items()
            if not k.startswith("FAULTS_")}
    made["LD_PRELOAD"] = library
    made.update({f"FAULTS_{k.upper()}": str(v) for k, v in faults.items()})
    return made


def play(driver, path, env, steps, before_end=None):
    """Plays [steps] until the end or the death of the program."""
    outcome = Outcome()
    process = driver.start(path, env)
    try:
        outcome.opened = driver.open(process)
        for step in steps if outcome.opened else []:
            result = driver.answer(process, step)
            if result is None:
                break
            outcome.results.append(result)
        if before_end:
            before_end(process, outcome)
        outcome.status = process.finish()
    except Hang:
        outcome.hang = True
        outcome.status = "hang"
        process.process.wait()
    finally:
        if process.process.poll() is None:
            process.process.kill()
            process.process.wait()
        process.close()
    outcome.lines = process.lines
    return outcome


class Report:
    """Counts by goal, and remembers what went wrong."""

    def __init__(self):
        self.goals, self.failures = {}, []

    def check(self, goal, good, detail=""):
        passed, failed = self.goals.get(goal, (0, 0))
        self.goals[goal] = (passed + bool(good), failed + (not good))
        if not good and len(self.failures) < 20:
            self.failures.append(f"{goal}: {detail}"[:400])
        return good

    def print(self):
        for goal, (passed, failed) in self.goals.items():
            print(f"{goal:34} {passed:7} of {passed + failed}")
        for failure in self.failures:
            print("FAILED", failure)
        passed = sum(p for p, _ in self.goals.values())
        failed = sum(f for _, f in self.goals.values())
        print(f"{passed} passed, {failed} failed")
        return failed == 0
