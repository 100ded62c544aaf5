#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""confine.py PROGRAM: what the program may still do once it has confined itself
(D6). A preloaded probe tries from inside what a hostile file would; kernels of
other ages are played to it. The last line is "N passed, M failed"."""

import ctypes
import errno
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

from pseudo_terminal import Terminal, make_kind

HERE = os.path.dirname(os.path.abspath(__file__))
MODEL = os.path.join(HERE, "prompts", "every-type.yaml")
CREATE = 444  # landlock_create_ruleset
# What a ruleset handles by version: files, network, scopes.
RIGHTS = {1: (0x1fff, 0, 0), 2: (0x3fff, 0, 0), 3: (0x7fff, 0, 0),
          4: (0x7fff, 3, 0), 5: (0xffff, 3, 0), 6: (0xffff, 3, 3),
          7: (0xffff, 3, 3), 99: (0xffff, 3, 3)}
READING = 0xc


def landlock():
    """The version that this kernel has; 0: none."""
    return max(0, ctypes.CDLL(None).syscall(CREATE, None, 0, 1))


class Run:
    def __init__(self, program, root):
        self.program, self.root = program, root
        self.passed, self.failures = 0, []
        self.version = landlock()
        for name in ("home", "questions", "answers", "elsewhere", "data"):
            os.mkdir(self.path(name))
        self.probe = self.path("probe.so")
        subprocess.run([os.environ.get("CC", "gcc"), "-std=gnu17", "-O1",
                        "-Wall", "-Wextra", "-fPIC", "-shared", "-o",
                        self.probe, os.path.join(HERE, "confine", "probe.c")],
                       check=True)
        self.questionnaire = self.path("questions", "q.yaml")
        shutil.copy(MODEL, self.questionnaire)
        self.fresh()

    def path(self, *names):
        return os.path.join(self.root, *names)

    def write(self, path, text):
        with open(path, "w", encoding="utf-8") as out:
            out.write(text)
        return path

    def fresh(self):
        for name in ("answers", "elsewhere"):
            shutil.rmtree(self.path(name))
            os.mkdir(self.path(name))
        os.makedirs(self.path("data", "cxladder"), exist_ok=True)
        self.write(self.path("elsewhere", "theirs"), "theirs")
        self.write(self.path("home", "secret"), "secret")
        self.log = self.path("log")
        self.tries = self.path("tries")
        for path in (self.log, self.tries):
            self.write(path, "")

    def environment(self, **more):
        made = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"),
                "HOME": self.path("home"), "LC_ALL": "C.UTF-8",
                "XDG_DATA_HOME": self.path("data"), "LANGUAGE": "en",
                "TERM": "cxladder-test", "LD_PRELOAD": self.probe,
                "PROBE_LOG": self.log, "PROBE_TRY": self.tries}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
            if name in os.environ:
                made[name] = os.environ[name]
        made.update(more)
        return made

    def check(self, what, good, detail=""):
        if good:
            self.passed += 1
        else:
            self.failures.append(f"{what}: {detail}"[:600])
        return good

    def said(self):
        with open(self.log, encoding="utf-8") as file:
            return file.read().splitlines()

    def attempts(self):
        """(kind, argument, second argument), and the errno that is wanted."""
        makes, data = self.path("elsewhere", "new"), self.path("data",
                                                               "cxladder")
        theirs = self.path("elsewhere", "theirs")
        ours = self.path("answers", "ours")
        denied = errno.EACCES
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        abstract = socket.socket(socket.AF_UNIX)
        name = f"cxladder-probe-{os.getpid()}-{time.monotonic_ns()}"
        abstract.bind("\0" + name)
        abstract.listen()
        self.open = [listener, abstract]
        port = listener.getsockname()[1]
        wanted = [
            ("make", ours, "", 0), ("write", ours, "", 0),
            ("move", ours, ours + "2", 0), ("remove", ours + "2", "", 0),
            ("make", os.path.join(data, "ours"), "", 0),
            ("read", self.questionnaire, "", 0), ("read", "/etc/passwd", "", 0),
            ("make", makes, "", denied), ("write", theirs, "", denied),
            ("remove", theirs, "", denied), ("folder", makes, "", denied),
            ("make", self.path("home", "new"), "", denied),
            ("make", self.path("questions", "new"), "", denied),
            ("read", self.path("home", "secret"), "", denied),
            ("read", theirs, "", denied),
            ("move", theirs, self.path("elsewhere", "b"), denied),
            ("link", "/etc/passwd", self.path("answers", "link"), denied),
            ("exec", "/bin/true", "", denied)]
        if self.version >= 4:
            wanted.append(("connect", str(port), "", denied))
        if self.version >= 6:
            wanted += [("abstract", name, "", errno.EPERM),
                       ("signal", str(os.getpid()), "", errno.EPERM)]
        return wanted

    def compare(self, what, wanted):
        told = {tuple(l.rsplit(" ", 1)[0].split(" ", 1)):
                int(l.rsplit(" ", 1)[1])
                for l in self.said() if l.count(" ") >= 2 and
                not l.startswith(("ruleset", "restricted"))}
        for kind, one, _, code in wanted:
            found = told.get((kind, one))
            self.check(f"{what}: {kind}", found == code,
                       f"{one}: {found}, wanted {code}")

    def try_all(self, pid, wanted):
        self.write(self.tries, "".join(f"{k} {a} {b}\n".replace(" \n", "\n")
                                       for k, a, b, _ in wanted))
        os.kill(pid, signal.SIGUSR1)
        until = time.monotonic() + 10
        while "done" not in self.said() and time.monotonic() < until:
            time.sleep(0.01)

    def plain(self, *arguments, **more):
        return subprocess.Popen(
            [self.program, "--plain"] + list(arguments), cwd=self.root,
            env=self.environment(**more), stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def say(self, process, line, wanted="Saved"):
        """Sends a line; the first line of the answer that begins with what is
        wanted, or None at the end."""
        if line is not None:
            process.stdin.write(line + "\n")
            process.stdin.flush()
        for said in process.stdout:
            if wanted in said:
                return said
        return None


def answers(run):
    return run.path("answers", "a.cxa.yaml")


def by_lines(run):
    what = "session by lines"
    process = run.plain("new", run.questionnaire, "-o", answers(run))
    run.say(process, None, "Every answer is saved")
    run.check(what, run.say(process, "Acme"))
    wanted = run.attempts()
    run.try_all(process.pid, wanted)
    run.compare(what, wanted)
    with open(f"/proc/{process.pid}/status", encoding="ascii") as file:
        run.check(what, "NoNewPrivs:\t1" in file.read(), "new privileges")
    # Places that the user types, and then no other in the same folder's name.
    report = run.path("elsewhere", "r.html")
    run.check(what, run.say(process, f"export {report}", "Written") and
              os.path.getsize(report) > 1000, "export")
    moved = run.path("elsewhere", "moved.cxa.yaml")
    run.check(what, run.say(process, f"save {moved}"), "save elsewhere")
    run.say(process, "go 1", "rubric")
    run.check(what, run.say(process, "2"), "answer after moving")
    with open(moved, encoding="utf-8") as file:
        run.check(what, "rubric: 2" in file.read(), "answer in the new place")
    run.check(what, os.path.exists(run.path("elsewhere",
                                            ".moved.cxa.yaml.lock")), "lock")
    run.write(run.log, "")
    run.try_all(process.pid, [("make", run.path("elsewhere", "x"), "", 13)])
    run.compare(what + ", afterwards",
                [("make", run.path("elsewhere", "x"), "", errno.EACCES)])
    process.stdin.close()
    process.stdout.read()
    status = process.wait(10)
    run.check(what, status == 0, f"status {status}")
    left = sorted(os.listdir(run.path("elsewhere")))
    run.check(what, left == ["moved.cxa.yaml", "r.html", "theirs"], left)


def on_the_screen(run):
    what = "session on the screen"
    script = run.write(run.path("editor"), "#!/bin/sh\ntouch "
                       f"{run.path('elsewhere', 'edited')}\n"
                       "echo 'from the editor' >\"$1\"\n")
    os.chmod(script, 0o755)
    environment = run.environment(TERMINFO=make_kind(run.root), EDITOR=script)
    terminal = Terminal([run.program, "new", run.questionnaire, "-o",
                         answers(run)], environment, folder=run.root)
    terminal.wait_for("Organisation")
    terminal.send("Acme\r")
    terminal.wait_for("Your role")
    wanted = run.attempts()
    run.try_all(terminal.pid, wanted)
    run.compare(what, wanted)
    terminal.send("1")
    terminal.wait_for("rubric question")
    # The user's editor is a program like any other: it may write anywhere.
    terminal.send("N")
    terminal.wait_for("from the editor")
    terminal.settle()
    with open(answers(run), encoding="utf-8") as file:
        run.check(what, "from the editor" in file.read(), terminal.picture.text())
    run.check(what, os.path.exists(run.path("elsewhere", "edited")), "editor")
    terminal.send("q")
    status = terminal.wait(5)
    run.check(what, status == 0, f"status {status}")
    terminal.close()
    left = os.listdir(run.path("answers"))
    run.check(what, left == ["a.cxa.yaml"], left)


def where_a_link_leads(run):
    what = "answers behind a link"
    real = run.path("elsewhere", "real.cxa.yaml")
    process = run.plain("new", run.questionnaire, "-o", real)
    run.say(process, "Acme")
    process.stdin.close()
    process.wait(10)
    os.symlink(real, answers(run))
    process = run.plain("open", answers(run), "-q", run.questionnaire)
    run.say(process, None, "Every answer is saved")
    run.say(process, "go 1", "rubric")
    run.check(what, run.say(process, "3"))
    run.try_all(process.pid, [("make", run.path("answers", "x"), "", 13),
                              ("make", run.path("elsewhere", "x"), "", 0)])
    run.compare(what, [("make", run.path("answers", "x"), "", errno.EACCES),
                       ("make", run.path("elsewhere", "x"), "", 0)])
    process.stdin.close()
    process.wait(10)
    with open(real, encoding="utf-8") as file:
        run.check(what, "rubric: 3" in file.read())


def another_folder_of_its_name(run):
    """A folder moved away and put back from a copy is another one."""
    what = "folder replaced"
    process = run.plain("new", run.questionnaire, "-o", answers(run))
    run.say(process, "Acme")
    os.rename(run.path("answers"), run.path("was"))
    shutil.copytree(run.path("was"), run.path("answers"))
    run.say(process, "go 1", "rubric")
    run.check(what, run.say(process, "2"))
    process.stdin.close()
    run.check(what, process.wait(10) == 0)
    shutil.rmtree(run.path("was"))
    with open(answers(run), encoding="utf-8") as file:
        run.check(what, "rubric: 2" in file.read())


def killed(run):
    """The helper goes with the session, and holds no lock."""
    what = "killed"
    for _ in range(3):
        new = not os.path.exists(answers(run))
        process = run.plain("new", run.questionnaire, "-o", answers(run)) \
            if new else run.plain("open", answers(run), "-q", run.questionnaire)
        run.check(what, run.say(process, "Acme" if new else "note x"))
        helpers = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(process.pid)], check=False,
            stdout=subprocess.PIPE, text=True).stdout.split()
        run.check(what, len(helpers) == 1, helpers)
        process.kill()
        process.wait()
        until = time.monotonic() + 1
        while any(os.path.exists(f"/proc/{h}") and "State:\tZ" not in
                  open(f"/proc/{h}/status", encoding="ascii").read()
                  for h in helpers) and time.monotonic() < until:
            time.sleep(0.005)
        run.check(what, time.monotonic() < until, "the helper lives on")


def other_kernels(run):
    what = "kernels of other ages"
    for version, rights in RIGHTS.items():
        if version > run.version and version != 99:
            continue
        run.fresh()
        process = run.plain("new", run.questionnaire, "-o", answers(run),
                            PROBE_VERSION=str(version))
        good = run.say(process, "Acme")
        process.stdin.close()
        run.check(what, good and process.wait(10) == 0, f"{version}: session")
        found = [l for l in run.said() if l.startswith("ruleset")]
        wanted = "ruleset " + " ".join(f"{r:x}" for r in rights)
        if version <= run.version or run.version >= 6:
            run.check(what, found == [wanted], f"{version}: {found} {wanted}")
            run.check(what, "restricted 0" in run.said(), f"{version}")


def without(run):
    """No Landlock, or one that fails: as before, and nobody hears of it."""
    outputs = []
    for name, more in (("none", {"PROBE_VERSION": "0"}),
                       ("create", {"PROBE_FAIL": "444"}),
                       ("rule", {"PROBE_FAIL": "445"}),
                       ("restrict", {"PROBE_FAIL": "446"}), ("as it is", {})):
        what = f"without Landlock ({name})"
        run.fresh()
        process = run.plain("new", run.questionnaire, "-o", answers(run),
                            **more)
        output, _ = process.communicate(
            f"Acme\n1\n2\nexport {run.path('elsewhere', 'r.txt')} text\nquit\n",
            10)
        outputs.append(output)
        run.check(what, process.returncode == 0, output[-300:])
        run.check(what, os.path.exists(run.path("elsewhere", "r.txt")))
        run.check(what, outputs[0] == output, "says something else")
        if name != "as it is":
            run.check(what, not any(l.startswith("restricted 0")
                                    for l in run.said()), "restricted")


def commands(run):
    """Those that ask nothing write beside their output, and nowhere else."""
    process = run.plain("new", run.questionnaire, "-o", answers(run))
    process.communicate("Acme\n1\n2\n", 10)
    denied = errno.EACCES
    always = [("make", run.path("home", "x"), "", denied),
              ("write", run.path("home", "secret"), "", denied),
              ("remove", run.path("home", "secret"), "", denied),
              ("make", run.path("answers", "x"), "", denied),
              ("exec", "/bin/true", "", denied)]
    output = run.path("elsewhere", "out")
    for arguments, beside in (
            (["check", run.questionnaire], False),
            (["report", answers(run), "-q", run.questionnaire], False),
            (["report", answers(run), "-q", run.questionnaire, "--format",
              "html", "-o", output + ".html"], True),
            (["explain", answers(run), "rubric", "-q", run.questionnaire],
             False),
            (["compare", answers(run), answers(run), "-q", run.questionnaire],
             False),
            (["merge", output + ".cxa.yaml", answers(run), "-q",
              run.questionnaire, "--few"], True),
            (["list"], False),
            (["init", run.path("elsewhere", "mine")], True),
            (["init", run.path("elsewhere", "mine.yaml"), "--translate", "et"],
             True)):
        what = f"command {arguments[0]}"
        wanted = always + [("make", run.path("elsewhere", "x"), "",
                            0 if beside else denied)]
        run.write(run.log, "")
        run.write(run.tries, "".join(f"{k} {a} {b}\n" for k, a, b, _ in wanted))
        done = subprocess.run(
            [run.program] + arguments, cwd=run.root, check=False,
            env=run.environment(PROBE_AT_END="1"), stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, timeout=20)
        run.check(what, done.returncode == 0, done.stderr.decode()[-300:])
        run.compare(what, wanted)


PARTS = (by_lines, on_the_screen, where_a_link_leads,
         another_folder_of_its_name, killed, other_kernels, commands)


def main():
    root = os.path.realpath(tempfile.mkdtemp(prefix="cxladder-confine-"))
    run = Run(os.path.abspath(sys.argv[1]), root)
    try:
        without(run)
        for part in PARTS if run.version else ():
            run.fresh()
            part(run)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    if not run.version:
        print("confinement left out: this kernel has no Landlock")
    for failure in run.failures:
        print("FAILED", failure)
    print(f"{run.passed} passed, {len(run.failures)} failed")
    sys.exit(1 if run.failures else 0)


if __name__ == "__main__":
    main()
