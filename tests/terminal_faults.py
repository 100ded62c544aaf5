#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""terminal_faults.py PROGRAM [--full] [GOAL...]: what terminals do to a
program: they go, stop, shrink, lie about themselves and send anything. The last
line is "N passed, M failed"."""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from pseudo_terminal import Terminal, make_kind

HERE = os.path.dirname(os.path.abspath(__file__))
QUESTIONNAIRE = os.path.join(HERE, "smoke", "small.yaml")
EVERY_TYPE = os.path.join(HERE, "prompts", "every-type.yaml")
FIRST, SECOND = "Who answers the telephone", "letter of complaint"
FORMATS = ("text", "markdown", "html", "csv", "json")
DOCUMENTED = {0, 1, 2, 3, 4}


class Run:
    """Counts by goal, and where everything happens."""

    def __init__(self, program, full, root):
        self.program, self.full, self.root = program, full, root
        self.goals, self.failures = {}, []
        self.folder = os.path.join(root, "run")
        self.path = os.path.join(self.folder, "a.cxa.yaml")
        self.environment = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": root,
            "TERM": "cxladder-test", "TERMINFO": make_kind(root),
            "LC_ALL": "C.UTF-8", "LANGUAGE": "en", "VISUAL": "true",
            # What a sanitizer would take for a leak is none at a signal.
            "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", ""),
        }
        self.faults = os.path.join(os.path.dirname(program), "faults",
                                   "faults.so")

    def check(self, goal, good, detail=""):
        passed, failed = self.goals.get(goal, (0, 0))
        self.goals[goal] = (passed + bool(good), failed + (not good))
        if not good and len(self.failures) < 20:
            self.failures.append(f"{goal}: {detail}"[:600])
        return good

    def fresh(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        os.mkdir(self.folder)

    def arguments(self):
        if os.path.exists(self.path):
            return ["open", self.path, "-q", QUESTIONNAIRE]
        return ["new", QUESTIONNAIRE, "-o", self.path]

    def start(self, width=80, height=24, ignore=(), command=None, **more):
        return Terminal(command or [self.program] + self.arguments(),
                        dict(self.environment, **more), width, height,
                        self.folder, ignore)

    def answered(self, **options):
        """A session with one answer on disk, at the second question."""
        self.fresh()
        terminal = self.start(**options)
        self.type_first(terminal)
        return terminal

    def type_first(self, terminal):
        for keys, wanted in (("", "Which organisation"), ("Acme\r", FIRST),
                             ("2", SECOND)):
            terminal.send(keys)
            if not terminal.wait_for(wanted):
                break

    def loads(self):
        """Whether what is on disk is read without a complaint."""
        if not os.path.exists(self.path):
            return True
        done = subprocess.run(
            [self.program, "check", self.path, "-q", QUESTIONNAIRE],
            env=self.environment, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, check=False)
        return done.returncode == 0

    def holds(self, text):
        if not os.path.exists(self.path):
            return False
        with open(self.path, encoding="utf-8") as file:
            return text in file.read()


# --- B1: the terminal goes ---

def hang_up(run):
    for what, ignore in (("hang-up", ()),
                         ("hang-up, SIGHUP ignored", (signal.SIGHUP,))):
        for typing in (False, True):
            terminal = run.answered(ignore=ignore)
            if typing:
                terminal.send("nhalf a sentence")
                terminal.wait_for("half a sentence")
            begin = time.monotonic()
            terminal.hang_up()
            status = terminal.wait(5)
            took = time.monotonic() - begin
            terminal.close()
            used = terminal.usage.ru_utime + terminal.usage.ru_stime
            kept = run.holds("calls: 2") and run.loads()
            if typing:
                kept = kept and any(
                    "half a sentence" in open(e.path, encoding="utf-8").read()
                    for e in os.scandir(run.folder))
            run.check("B1 " + what, took < 1 and kept and used < 0.1 and
                      # 3: the last word, where the answers are, was lost.
                      status in (-signal.SIGHUP, 3),
                      f"{status}, {took:.2f} s, CPU {used:.3f} s, {kept}")
    run.fresh()
    begin = time.monotonic()
    done = subprocess.run([run.program] + run.arguments(), check=False,
                          env=run.environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL, timeout=10)
    run.check("B1 end of input", done.returncode == 0 and
              time.monotonic() - begin < 1, done)


# --- B2: signals at every moment ---

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)


def sane(terminal):
    """As the shell left it."""
    picture = terminal.picture
    return (terminal.modes() == terminal.before and picture.cursor_shown and
            not picture.other_screen and not picture.pastes)


def signals(run):
    if not os.path.exists(run.faults):
        os.makedirs(os.path.dirname(run.faults), exist_ok=True)
        subprocess.run(["cc", "-std=gnu17", "-O1", "-fPIC", "-shared",
                        "-fvisibility=hidden", "-o", run.faults,
                        os.path.join(HERE, "faults", "faults.c"), "-ldl"],
                       check=True)
    step = 1 if run.full else 17
    for kind, number in enumerate(ENDING):
        at = 1 + kind
        while True:
            run.fresh()
            terminal = run.start(LD_PRELOAD=run.faults, FAULTS_AT=str(at),
                                 FAULTS_BELOW=run.folder,
                                 FAULTS_DO=f"signal:{int(number)}")
            run.type_first(terminal)
            if not terminal.ended:
                terminal.send("q")
            status = terminal.wait()
            good = (status in (0, -number) and sane(terminal) and run.loads()
                    and (not terminal.picture.other_screen))
            run.check("B2 a signal at each file operation", good,
                      f"{number} at {at}: {status}, {sane(terminal)}")
            terminal.close()
            if status == 0:
                break
            at += step
    for number in ENDING:
        for pause in (0, 0.0005, 0.002) if run.full else (0,):
            terminal = run.answered()
            terminal.signal(number)
            time.sleep(pause)
            terminal.signal(number)
            status = terminal.wait()
            run.check("B2 twice in a row", status == -number and
                      sane(terminal) and run.holds("calls: 2"),
                      f"{number}: {status}, {sane(terminal)}")
            terminal.close()


# --- B3: stopped and continued ---

def stop_and_continue(run):
    run.fresh()
    terminal = run.start(command=["sh", "-i"], ENV="", PS1="READY> ")
    terminal.wait_for("READY>")
    before = terminal.modes()
    terminal.send(f"'{run.program}' new '{QUESTIONNAIRE}' -o a.cxa.yaml\n")
    run.type_first(terminal)
    for turn in range(20 if run.full else 4):
        terminal.send("\x1a")
        stopped = terminal.wait_for(lambda text: "READY>" in text and
                                    SECOND not in text or not
                                    terminal.picture.other_screen)
        same = terminal.modes() == before
        terminal.settle(0.02)
        terminal.resize(80 + turn % 3, 24)
        terminal.picture.clear()
        begin = time.monotonic()
        terminal.send("fg\n")
        drawn = terminal.wait_for(SECOND, 2)
        took = time.monotonic() - begin
        run.check("B3 stop and continue", stopped and same and drawn and
                  took < 0.2 + (0 if run.full else 0.3),
                  f"{turn}: {stopped} {same} {drawn} {took:.3f} s")
    terminal.send("q")
    terminal.settle(0.1)
    terminal.send("exit\n")
    run.check("B3 stop and continue", terminal.wait() is not None and
              run.holds("calls: 2"))
    terminal.close()


# --- B4, B5: sizes ---

def resize_storm(run):
    terminal = run.answered()
    terminal.settle()
    wanted = terminal.picture.text()
    chance = random.Random(4)
    turns = 1000 if run.full else 100
    for _ in range(turns):
        terminal.resize(chance.randint(1, 300), chance.randint(1, 200))
        terminal.read(0)
        time.sleep(5 / 1000)
    while terminal.read(0) and terminal.picture.rest:
        pass
    begin = time.monotonic()
    terminal.resize(80, 24)
    right = terminal.wait_for(lambda text: text == wanted, 5)
    took = time.monotonic() - begin
    run.check("B4 a storm of sizes", right and
              took < 0.3 + (0 if run.full else 0.7),
              f"{right} {took:.2f} s\n{terminal.picture.text()}")
    terminal.send("q")
    run.check("B4 a storm of sizes", terminal.wait() == 0)
    terminal.close()


def every_size(run):
    sizes = [(w, h) for h in range(1, 31) for w in range(1, 101)]
    chance = random.Random(5)
    chosen = sizes if run.full else chance.sample(sizes, 60) + [(1, 1)]
    terminal = run.answered()
    for width, height in chosen:
        terminal.picture.cells = {}
        terminal.resize(width, height)
        terminal.wait_for(lambda text: text.strip() != "", 2)
        terminal.settle(0.005)
        # The only cell of 1x1 is the last one, which curses leaves alone.
        shown = terminal.picture.text().strip() or width * height == 1
        if not run.check("B5 each size by resizing", shown and
                         not terminal.ended,
                         f"{width}x{height}: {terminal.status}"):
            terminal.close()
            terminal = run.answered()
    terminal.resize(80, 24)
    terminal.wait_for(SECOND)
    terminal.send("q")
    run.check("B5 each size by resizing", terminal.wait() == 0)
    terminal.close()
    at_start = sizes if run.full else chance.sample(sizes, 12) + [(1, 1)]
    for width, height in at_start:
        run.fresh()
        terminal = run.start(width, height)
        shown = terminal.wait_for(lambda text: text.strip() != "", 5)
        terminal.signal(signal.SIGTERM)
        status = terminal.wait()
        run.check("B5 each size at the start", (shown or width * height == 1)
                  and status == -signal.SIGTERM, f"{width}x{height}: {status}")
        terminal.close()


# --- B6: kinds of terminals ---

# What everybody has, of which none may be refused. The description of the
# console of Linux says nothing of its size.
USUAL_KINDS = ("vt100", "linux", "screen", "tmux", "xterm", "xterm-256color",
               "ansi")


def kinds(run):
    system = {k: v for k, v in run.environment.items()
              if k not in ("TERM", "TERMINFO")}
    cases = [{"TERM": kind} for kind in (
        "", "dumb", "no-such-thing", *USUAL_KINDS, "../../etc/passwd", "%n%s",
        "x" * 5000)]
    cases += [{}, {"TERM": "xterm", "TERMINFO": "/nowhere"},
              {"TERM": "xterm", "TERMINFO": "/dev/null"},
              {"TERM": "xterm", "LINES": "99999999999", "COLUMNS": "-4"},
              {"TERM": "xterm", "LINES": "0", "COLUMNS": "x"}]
    for case in cases:
        for width, height in ((80, 24), (0, 0)):
            run.fresh()
            terminal = Terminal([run.program] + run.arguments(),
                                dict(system, **case), width, height,
                                run.folder)
            begin = time.monotonic()
            while not terminal.ended and len(terminal.output) < 150 and \
                    time.monotonic() - begin < 3:
                terminal.read(0.05)
            terminal.settle(0.1)
            if not terminal.ended:
                if case.get("TERM") == "dumb":
                    terminal.send("quit\n")
                else:
                    terminal.send("\x1b")
                    terminal.settle(0.2)
                    terminal.send("q")
            status = terminal.wait(3)
            took = time.monotonic() - begin
            said = len(bytes(terminal.output).strip().splitlines())
            good = status == 0 or (status == 4 and 1 <= said <= 2 and
                                   took < 1 and
                                   case.get("TERM") not in USUAL_KINDS)
            run.check("B6 kinds of terminals", good and
                      terminal.modes() == terminal.before,
                      f"{str(case)[:80]} {width}x{height}: {status}, "
                      f"{took:.2f} s, {bytes(terminal.output[-300:])}")
            terminal.close()


# --- B7: streams that are closed or lose what is written ---

def sample(run):
    run.fresh()
    subprocess.run([run.program, "--plain"] + run.arguments(),
                   input=b"Acme\n2\n3\n2\nnote hello\n1\n1\n", check=True,
                   env=run.environment, stdout=subprocess.DEVNULL)


def commands(run):
    """Every command, and whether it writes to standard output."""
    sample(run)
    made = [["--help"], ["--version"], ["list"], ["check", QUESTIONNAIRE],
            ["check", run.path, "-q", QUESTIONNAIRE], ["init"],
            ["--plain", "preview", QUESTIONNAIRE],
            ["--plain", "open", run.path, "-q", QUESTIONNAIRE],
            ["explain", run.path, "-q", QUESTIONNAIRE],
            ["merge", run.path, "-q", QUESTIONNAIRE]]
    made += [["report", run.path, "-q", QUESTIONNAIRE, "--format", f]
             for f in FORMATS]
    return made


class Streams:
    """How the three streams of a program are laid."""

    def __init__(self, closed=(), full=(), broken=()):
        self.closed, self.full, self.broken = closed, full, broken

    def lay(self):
        for stream in (0, 1, 2):
            if stream in self.full:
                os.dup2(os.open("/dev/full", os.O_RDWR), stream)
            elif stream in self.broken:
                reader, writer = os.pipe()
                os.dup2(writer, stream)
                os.close(reader)
                os.close(writer)
        for stream in self.closed:
            os.close(stream)


def lost_output(run):
    every = commands(run)
    for command in every:
        plain = subprocess.run([run.program] + command, check=False,
                               env=run.environment, cwd=run.folder,
                               stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for name, streams in {
                "stdin closed": Streams(closed=(0,)),
                "stdout closed": Streams(closed=(1,)),
                "stderr closed": Streams(closed=(2,)),
                "all closed": Streams(closed=(0, 1, 2)),
                "stdout full": Streams(full=(1,)),
                "stderr full": Streams(full=(2,)),
                "stdout broken": Streams(broken=(1,)),
                "both broken": Streams(broken=(1, 2))}.items():
            done = subprocess.run([run.program] + command, check=False,
                                  env=run.environment, cwd=run.folder,
                                  stdin=subprocess.DEVNULL,
                                  stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, timeout=20,
                                  preexec_fn=streams.lay)
            lost = 1 in streams.closed + streams.full + streams.broken
            good = done.returncode in DOCUMENTED
            if lost and plain.stdout:
                good = good and done.returncode != 0
            elif not lost and name != "stdin closed":
                good = good and done.stdout == plain.stdout
            run.check("B7 streams that lose", good,
                      f"{command[:2]} {name}: {done.returncode}, "
                      f"{done.stderr[-200:]}")


# --- B8: locales ---

def with_comma(run):
    """Locales that write a decimal comma, made here: they need not be
    installed. Those of the machine count as well, where there are any."""
    place = os.path.join(run.root, "locales")
    os.mkdir(place)
    made = []
    for language in ("de_DE", "lt_LT", "fi_FI"):
        name = f"{language}.UTF-8"
        subprocess.run(["localedef", "-i", language, "-f", "UTF-8",
                        os.path.join(place, name)], check=False,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        point = subprocess.run(["locale", "decimal_point"], check=False,
                               env=dict(run.environment, LOCPATH=place,
                                        LC_ALL=name),
                               stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL).stdout
        if point.strip() == b",":
            made.append(name)
    if not made:
        print("B8 with a decimal comma left out: localedef made no locale "
              "(the package locales holds what it needs)")
    return place, made


def locales(run):
    sample(run)
    place, comma = with_comma(run)
    for form in FORMATS:
        seen = {}
        for name in ["C.UTF-8", "C", "POSIX", "", "xx_XX.UTF-8",
                     "tr_TR.UTF-8"] + comma:
            env = dict(run.environment, LC_ALL=name, LC_NUMERIC=name)
            if name in comma:
                env["LOCPATH"] = place
            if not name:
                del env["LC_ALL"], env["LC_NUMERIC"]
            target = os.path.join(run.folder, f"out.{form}")
            if os.path.exists(target):
                os.unlink(target)
            done = subprocess.run(
                [run.program, "report", run.path, "-q", QUESTIONNAIRE,
                 "--format", form, "-o", target], env=env, check=False,
                stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            with open(target, "rb") as file:
                seen.setdefault(file.read(), []).append(name)
            run.check("B8 locales", done.returncode == 0 and len(seen) == 1,
                      f"{form} {name}: {done.returncode}, "
                      f"{list(seen.values())} {done.stderr[-200:]}")
    # What is typed and read back means the same, too: half levels, decimals.
    said = {}
    for name in ["C.UTF-8"] + comma:
        env = dict(run.environment, LC_ALL=name, LOCPATH=place)
        path = os.path.join(run.folder, "typed.cxa.yaml")
        if os.path.exists(path):
            os.unlink(path)
        typed = subprocess.run(
            [run.program, "--plain", "new", EVERY_TYPE, "-o", path],
            input=b"Acme\n1\n2\n2.5\n", env=env, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        shown = subprocess.run(
            [run.program, "explain", path, "-q", EVERY_TYPE], env=env,
            check=False, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        with open(path, "rb") as file:
            kept = file.read().split(b"answers:")[-1]
        said.setdefault((typed.stdout, kept, shown.stdout), []).append(name)
        run.check("B8 locales", typed.returncode == shown.returncode == 0 and
                  b"2.5" in kept and len(said) == 1,
                  f"{name}: {list(said.values())} {kept} {shown.stderr}")


# --- B9: nobody reads ---

def nobody_reads(run):
    terminal = run.answered()
    seconds = 10 if run.full else 2
    # Far more output than a terminal holds back, then an answer.
    for _ in range(400):
        try:
            os.write(terminal.file, b"?\x1b[B?")
        except BlockingIOError:
            break
    time.sleep(seconds)
    terminal.settle(0.2)
    terminal.send("\x1b")
    terminal.settle(0.3)
    terminal.send("g2\r")
    good = terminal.wait_for(SECOND)
    terminal.send("3")
    terminal.wait_for("Promises made")
    run.check("B9 a terminal that is not read", good and run.holds("letters: 3"),
              terminal.picture.text())
    # Ctrl-S and Ctrl-Q are keys like others.
    terminal.send("\x13")
    terminal.send("2")
    run.check("B9 Ctrl-S", terminal.wait_for("other departments") and
              run.holds("promises: partly"), terminal.picture.text())
    terminal.send("q")
    run.check("B9 Ctrl-S", terminal.wait() == 0)
    terminal.close()
    # Told to end while nobody reads.
    terminal = run.answered()
    for _ in range(400):
        try:
            os.write(terminal.file, b"?\x1b[B?")
        except BlockingIOError:
            break
    time.sleep(0.3)
    terminal.hang_up()
    status = terminal.wait(3)
    run.check("B9 hang-up while nobody reads", status is not None and
              run.holds("calls: 2"), status)
    terminal.close()


# --- B10: a monkey ---

KEYS = [b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D", b"\x1b[H", b"\x1b[F",
        b"\x1b[5~", b"\x1b[6~", b"\x1b[3~", b"\r", b"\t", b"\x7f", b"\x1b",
        b"\x1bOP", b" "] + [bytes([c]) for c in b"123456789"] * 2


def random_keys(chance, count):
    made = []
    for _ in range(count):
        kind = chance.random()
        if kind < 0.45:
            made.append(chance.choice(KEYS))
        elif kind < 0.8:
            made.append(bytes([chance.randint(0x20, 0x7e)]))
        elif kind < 0.9:
            made.append(bytes([chance.randint(0, 255)]))
        elif kind < 0.97:
            made.append(chr(chance.choice((
                chance.randint(0xa0, 0x2fff), chance.randint(0x1f300, 0x1faff),
                chance.randint(0x3000, 0xd7ff)))).encode())
        else:
            text = bytes(chance.randint(0, 255)
                         for _ in range(chance.randint(1, 60)))
            made.append(b"\x1b[200~" + text + b"\x1b[201~")
    return made


def monkey(run):
    sessions, keys = (1000, 4000) if run.full else (20, 2000)
    sessions = int(os.environ.get("MONKEYS", sessions))
    for number in range(sessions):
        chance = random.Random(number)
        run.fresh()
        waiting = random_keys(chance, keys)
        if number % 10 == 0:
            waiting.insert(keys // 2, b"\x1b[200~" + b"lorem ipsum " * 87382 +
                           b"\x1b[201~")
        terminal, status, starts = None, None, 0
        good = True
        while waiting and good:
            if terminal is None:
                terminal = run.start(chance.randint(1, 140),
                                     chance.randint(1, 50))
                starts += 1
                terminal.wait_for(lambda text: text.strip() != "", 5)
            block, waiting = waiting[:40], waiting[40:]
            sent = terminal.send(b"".join(block), 20)
            if chance.random() < 0.1 and terminal.file >= 0 and \
                    not terminal.ended:
                terminal.resize(chance.randint(1, 140), chance.randint(1, 50))
            # Read until it has drawn, or it would never draw while keys wait.
            terminal.settle(0.004, 5)
            if terminal.ended:
                status = terminal.wait(5)
                good = status in (0, 3, -signal.SIGINT, -signal.SIGQUIT)
                terminal.close()
                terminal = None
            elif not sent:
                good = False
        if terminal:
            terminal.settle(0.02, 5)
            terminal.signal(signal.SIGTERM)
            status = terminal.wait(5)
            good = good and status in (0, 3, -signal.SIGTERM, -signal.SIGINT,
                                       -signal.SIGQUIT)
            terminal.close()
        run.check("B10 a monkey", good and run.loads(),
                  f"session {number}: {status}, {starts} starts, "
                  f"loads {run.loads()}")


GOALS = {"B1": hang_up, "B2": signals, "B3": stop_and_continue,
         "B4": resize_storm, "B5": every_size, "B6": kinds, "B7": lost_output,
         "B8": locales, "B9": nobody_reads, "B10": monkey}


def main():
    arguments = sys.argv[1:]
    full = "--full" in arguments or bool(os.environ.get("FULL"))
    program = os.path.abspath(arguments[0])
    wanted = [a for a in arguments[1:] if a in GOALS] or list(GOALS)
    # A crash leaves a status, not a file.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    root = os.path.realpath(tempfile.mkdtemp(prefix="cxladder-terminal-"))
    run = Run(program, full, root)
    try:
        for goal in wanted:
            begin = time.monotonic()
            GOALS[goal](run)
            if os.environ.get("TIMES"):
                print(f"{goal}: {time.monotonic() - begin:.1f} s")
    finally:
        shutil.rmtree(root, ignore_errors=True)
    for goal, (passed, failed) in run.goals.items():
        print(f"{goal:38} {passed:6} of {passed + failed}")
    for failure in run.failures:
        print("FAILED", failure)
    passed = sum(p for p, _ in run.goals.values())
    failed = sum(f for _, f in run.goals.values())
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
