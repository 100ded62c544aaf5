# SPDX-License-Identifier: MIT
"""The real program, driven in two ways: by lines through a pipe (what is
acknowledged is what it says is saved), and in a terminal (what is acknowledged
is what the screen has gone on from)."""

import os
import subprocess
import sys

import yaml

from driver import TIMEOUT, Hang, Process, Step

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from pseudo_terminal import Terminal, make_kind  # noqa: E402

QUESTIONS = 11  # the last one is never answered, so that nothing is finished
LEVELS = 5


def questionnaire():
    made = {
        "cxladder": 1, "id": "faults", "version": "1", "language": "en",
        "title": "Faults",
        "ladders": [{
            "id": "ladder", "title": "Ladder", "start": 1,
            "levels": [{"level": n, "title": f"Level {n}"}
                       for n in range(1, LEVELS + 1)],
            "sections": [{
                "id": "all", "title": "All",
                "questions": [{
                    "id": f"q{n}", "ask": f"What of number {n:02}?",
                    "levels": {level: f"Statement {level} of {n:02}."
                               for level in range(1, LEVELS + 1)}}
                    for n in range(1, QUESTIONS + 1)]}]}]}
    return yaml.safe_dump(made, sort_keys=False, allow_unicode=True)


class Program:
    """What both ways have in common: the questionnaire, and what the file
    holds. That it is loaded is the program's word; what it holds is read by
    another library."""

    def __init__(self, binary, root):
        self.binary = binary
        self.questionnaire = os.path.join(root, "faults.yaml")
        with open(self.questionnaire, "w", encoding="utf-8") as out:
            out.write(questionnaire())

    def start_files(self):
        return {}

    def may_write(self):
        return []

    def arguments(self, path):
        if os.path.exists(path):
            return ["open", path, "-q", self.questionnaire]
        return ["new", self.questionnaire, "-o", path]

    def steps(self):
        made = [Step(("answer", i, i % 5 + 1), f"q{i}", str(i % 5 + 1))
                for i in range(1, 11)]
        made.insert(4, Step(("answer", 2, 5), "q2", "5"))
        made.insert(7, Step(("note", 3, "heard at the counter"), "n3",
                            "heard at the counter"))
        made.append(Step(("clear", 1, None), "q1", None))
        return made

    def read(self, path):
        done = subprocess.run(
            [self.binary, "report", path, "-q", self.questionnaire,
             "--format", "json"], stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, check=False)
        if done.returncode or done.stderr:
            return False
        with open(path, encoding="utf-8") as file:
            found = yaml.safe_load(file)
        state = {}
        for key, value in (found.get("answers") or {}).items():
            if not isinstance(value, dict):
                value = {"answer": value}
            if value.get("answer") is not None:
                state[key] = str(value["answer"])
            if value.get("note") is not None:
                state["n" + key[1:]] = value["note"]
        return state

    def show(self, paths):
        return {p: self.read(p) if os.path.exists(p) else None for p in paths}


class PlainSession(Program):
    """cxladder --plain, through a pipe."""

    name = "--plain"

    def command(self, path):
        return [self.binary, "--plain"] + self.arguments(path)

    def start(self, path, env):
        return Process(self.command(path), env)

    def open(self, process):
        while True:
            line = process.line()
            if line is None or "open in another cxladder" in line:
                return False
            if line.startswith("Every answer is saved"):
                return True

    def say(self, process, lines):
        for line in lines:
            process.send(line)
        while True:
            line = process.line()
            if line is None or "out of memory" in line:
                return None
            if line.startswith("Saved"):
                return True
            if line.startswith("NOT SAVED"):
                return False

    def over(self, process):
        return self.say(process, ["overwrite"])

    def answer(self, process, step):
        what, number, value = step.line
        line = {"answer": str(value), "note": f"note {value}",
                "clear": "clear"}[what]
        return self.say(process, [f"go {number}", line])


class Screen(Terminal):
    """A terminal that is driven like a pipe."""

    process = property(lambda self: self)

    def poll(self):
        self.reap()
        return self.status

    def kill(self):
        self.signal(9)

    def finish(self):
        if self.file >= 0:
            # A line being typed is left, then the program, which may ask.
            self.send("\x1b")
            self.settle(0.02, 0.2)
            for _ in range(5):
                self.send("q")
                if self.wait(0.5) is not None:
                    break
            else:
                if self.wait(TIMEOUT) is None:
                    raise Hang(self.picture.text())
        status = self.wait(TIMEOUT)
        self.hang_up()
        return status


class ScreenSession(Program):
    """cxladder in a terminal."""

    name = "screen"

    def __init__(self, binary, root):
        super().__init__(binary, root)
        self.terminfo = make_kind(root)

    def command(self, path):
        return [self.binary] + self.arguments(path)

    def start(self, path, env):
        env = dict(env, TERM="cxladder-test", TERMINFO=self.terminfo,
                   LC_ALL="C.UTF-8")
        return Screen(self.command(path), env)

    def open(self, process):
        if not process.wait_for("What of number", TIMEOUT):
            return False
        # A text that was being typed when it was killed is offered first.
        if "An unfinished text" in process.picture.text():
            process.send("\x1b")
            process.wait_for(lambda text: "An unfinished text" not in text,
                             TIMEOUT)
        return "read-only" not in process.picture.text()

    def answer(self, process, step):
        what, number, value = step.line
        here = f"What of number {number:02}?"
        process.send(f"g{number}\r")
        if not process.wait_for(lambda text: here in text and
                                "Statement" in text, TIMEOUT):
            return self.why(process)
        # The same answer again stays where it is; Enter goes on.
        process.settle(0.01, 1)
        chosen = f"[{value}]" in process.picture.text()
        process.send({"answer": "\r" if chosen else str(value), "note": f"n{value}\r",
                      "clear": "c"}[what])
        # A note and a taken-back answer stay: that it goes on shows that the
        # save is over, for keys are taken one after the other.
        if what != "answer":
            process.send("\x1b[C")
        gone_on = f"What of number {number + 1:02}?"
        failed = "NOT on disk"
        if not process.wait_for(lambda text: gone_on in text or failed in text,
                                TIMEOUT):
            return self.why(process)
        if failed not in process.picture.text():
            return True
        process.send("\x1b")
        process.wait_for(lambda text: failed not in text, TIMEOUT)
        return False

    def why(self, process):
        if process.ended:
            return None
        process.kill()
        raise Hang(process.picture.text())
