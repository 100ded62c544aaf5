#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""hostile.py PROGRAM [--full] [--keep FOLDER]: files from strangers, made here
and mutated from the shipped ones, through every command that reads files: no
crash, no hang, no status that is not documented, always a message with its
place, and bounded cost. The last line is "N passed, M failed"."""

import glob
import itertools
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
MODEL = os.path.join(HERE, "prompts", "every-type.yaml")
MEBIBYTE = 1 << 20

HEAD = """cxladder: 1
id: hostile
version: "1"
language: en
title: Hostile
"""
LADDER = """ladders:
  - id: ladder
    title: Ladder
    start: 1
    levels: [{level: 1, title: One}, {level: 2, title: Two}]
    sections:
      - id: all
        title: All
        questions:
"""
QUESTION = "          - {id: q%d, ask: What %d, levels: {1: One, 2: Two}}\n"
WHOLE = HEAD + LADDER + QUESTION % (1, 1)
ANSWERS = """cxladder-assessment: 1
questionnaire: {id: every-type, version: "1.0"}
answers:
  rubric: 2
"""


# --- Files made here: (name, bytes, whether it is an assessment) ---

def shapes():
    """Things to stand where a value is expected."""
    for depth in (60, 64, 65, 70, 1000, 100000):
        yield f"flow-{depth}", "[" * depth
        yield f"flow-closed-{depth}", "[" * depth + "]" * depth
        yield f"maps-{depth}", "{a: " * depth
        yield f"block-{depth}", "\n" + "- " * depth + "x"
        yield f"brackets-{depth}", '"' + "(" * depth + '"'
    for size in (127, 128, 1024, 1025, 65535, 65536, 65537, 1000000):
        yield f"long-{size}", "a" * size
        yield f"long-quoted-{size}", '"' + "a" * size + '"'
        yield f"long-literal-{size}", "|\n" + "   " + "a" * size
        yield f"long-wide-{size}", '"' + "õ" * (size // 2) + '"'
        yield f"long-key-{size}", "{" + "k" * size + ": 1}"
        yield f"long-words-{size}", "a " * (size // 2)
        yield f"long-not-{size}", '"' + "not " * (size // 4) + '"'
        yield f"long-sum-{size}", '"' + "1+" * (size // 2) + '1"'
        yield f"quotes-{size}", "'" * size
        yield f"percents-{size}", "\n" + "%\n" * (size // 2)
        yield f"colons-{size}", ":" * size
        yield f"colons-apart-{size}", ": " * (size // 2)
        yield f"question-marks-{size}", "? " * (size // 2)
        yield f"commas-{size}", "[" + "," * size + "]"
        yield f"hashes-{size}", " #" * (size // 2)
    for count in (2, 100, 20000):
        yield f"anchors-{count}", "[" + ", ".join(
            f"&a{i} {i}" for i in range(count)) + "]"
        yield f"aliases-{count}", "[" + "*a, " * count + "]"
        yield f"many-keys-{count}", "{" + ", ".join(
            f"k{i}: {i}" for i in range(count)) + "}"
        yield f"one-key-{count}", "{" + "k: 1, " * count + "}"
        yield f"many-entries-{count}", "[" + "x, " * count + "]"
        yield f"many-maps-{count}", "[" + "{}, " * count + "]"
    yield "bomb", "\n" + "".join(
        f"  a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" if i else
        "  a0: &a0 [x]\n" for i in range(10))
    yield "cycle", "&a [*a]"
    yield "merge-key", "{<<: {a: 1}}"
    for tag in ("!!python/object:os.system x", "!!binary aaaa", "!<x> y",
                "!!str 1", "!!int x", "!e!x y", "!" + "a" * 5000 + " x"):
        yield "tag-" + re.sub(r"\W", "", tag)[:20], tag
    for number in ("nan", ".nan", "inf", "-.inf", "1e999", "-1e999", "1e-999",
                   "0x10", "0o7", "08", "1_000", "9" * 400, "-0", "0.1.2",
                   "1e", "+1", "1,5", "99999999999999999999", "-1",
                   "2147483648", "4294967296", "9223372036854775808"):
        yield "number-" + number[:12], number
    for code in list(range(0, 32)) + list(range(0x7f, 0xa0)) + [
            0x2028, 0x2029, 0xfeff, 0xfffe, 0xffff, 0x1ffff, 0xd800, 0xdfff,
            0x110000, 0x202e, 0xe0001]:
        yield f"escaped-{code:x}", f'"a\\U{code:08X}b"'
    for text in ('"\\q"', '"\\x"', '"\\uZZZZ"', '"\\', "'", '"', "|9\n x",
                 ">-+\n x", "|0\n x", "@x", "`x", "%x", "- - x", "? x",
                 "[a, b", "{a: b", "a: b: c", "*", "&", "!", "--- x", "...",
                 "\tx", "{a: 1, a: 2}", "{a, b}", "[a: b]", "{: }", "{[a]: b}",
                 "null", "~", "", "true", "[]", "{}", "[[]]", "[{}]", "2026-02-30",
                 "2026-13-01", "9999999-01-01"):
        yield "text-" + (re.sub(r"\W", "_", text)[:10] or "none"), text


PLACES = ("title", "id", "version", "language", "about", "scales", "ladders",
          "profile", "findings", "recommendations", "renamed", "retired",
          "costs", "minimum-group", "cxladder", "nonsense")
QUESTION_KEYS = ("id", "ask", "help", "levels", "type", "when", "options",
                 "weight", "bands", "level", "scale", "pair", "fields", "min")
ANSWER_KEYS = ("rubric", "halves", "criterion", "pole", "model", "habits",
               "reach", "loyalty", "desks", "since", "takeaways", "last-words",
               "nonsense")
LONG_KEYS = ("answer", "note", "evidence", "rounds", "reason", "ticks",
             "override", "private", "basis")
ASSESSMENT_KEYS = ("questionnaire", "answers", "profile", "unused", "started",
                   "at", "language", "cxladder-assessment", "merged")


def replaced(text, key, value):
    """[text] with [value] for a key of the top, or that key put before."""
    pattern = re.compile(rf"^{re.escape(key)}:.*?(?=^\S|\Z)", re.M | re.S)
    line = f"{key}: {value}\n"
    if pattern.search(text):
        return pattern.sub(lambda _: line, text, count=1)
    return text + line


def files_with_shapes():
    for number, (name, value) in enumerate(shapes()):
        # Each shape in a few places, so that all places meet all kinds.
        for turn in range(2):
            key = PLACES[(number * 2 + turn * 7) % len(PLACES)]
            yield f"q-{name}-{key}", replaced(WHOLE, key, value), False
        key = QUESTION_KEYS[number % len(QUESTION_KEYS)]
        inner = value.replace("\n", "\n              ")
        yield (f"q-{name}-question-{key}",
               HEAD + LADDER + "          - id: first\n            ask: What\n"
               f"            {key}: {inner}\n", False)
        key = ANSWER_KEYS[number % len(ANSWER_KEYS)]
        inner = value.replace("\n", "\n    ")
        yield (f"a-{name}-{key}",
               ANSWERS.replace("  rubric: 2\n", f"  {key}: {inner}\n"), True)
        long = LONG_KEYS[number % len(LONG_KEYS)]
        yield (f"a-{name}-{key}-{long}",
               ANSWERS.replace("  rubric: 2\n",
                               f"  {key}:\n    {long}: {inner}\n"), True)
        key = ASSESSMENT_KEYS[number % len(ASSESSMENT_KEYS)]
        yield f"a-{name}-{key}-top", replaced(ANSWERS, key, value), True


def whole_files():
    """Files that are odd as a whole, of both kinds."""
    for name, text in (("q", WHOLE), ("a", ANSWERS)):
        is_answers = name == "a"
        raw = text.encode()
        for what, content in {
                "empty": b"", "newline": b"\n", "nul": b"\0", "nuls": b"\0" * 999,
                "bom": b"\xef\xbb\xbf" + raw, "boms": b"\xef\xbb\xbf" * 2 + raw,
                "utf16le": text.encode("utf-16-le"),
                "utf16be": text.encode("utf-16-be"),
                "utf16": text.encode("utf-16"), "utf32": text.encode("utf-32"),
                "crlf": raw.replace(b"\n", b"\r\n"),
                "cr": raw.replace(b"\n", b"\r"), "tabs": raw.replace(b"  ", b"\t"),
                "twice": raw + raw, "documents": raw + b"---\n" + raw,
                "ended": raw + b"...\nx: y\n", "comment": b"#" * 100000,
                "directive": b"%YAML 1.1\n---\n" + raw,
                "directives": b"%TAG !a! b\n" * 20000 + b"---\n" + raw,
                "scalar": b"x", "list": b"- x\n", "binary": bytes(range(256)),
                "elf": b"\x7fELF" + bytes(1000), "newlines": b"\n" * 1000000,
                "blanks": b" " * 1000000, "no-end": raw.rstrip(b"\n"),
                "marks": b"---\n" * 50000, "dots": b"...\n" * 50000}.items():
            yield f"{name}-{what}", content, is_answers
        for broken in (b"\xff", b"\xc0\x80", b"\xc3", b"\xed\xa0\x80",
                       b"\xf4\x90\x80\x80", b"\xe2\x82", b"\x80", b"\xf8\x88",
                       b"\xc2\x85", b"\xe2\x80\xa8"):
            for at in (0, len(raw) // 2, len(raw)):
                yield (f"{name}-broken-{broken.hex()}-{at}",
                       raw[:at] + broken + raw[at:], is_answers)
        for cut in range(0, len(raw), 7):
            yield f"{name}-cut-{cut}", raw[:cut], is_answers


def many(count, line, head=HEAD + LADDER):
    return head + "".join(line % (i, i) if line.count("%d") == 2 else line % i
                          for i in range(count))


def large_files():
    options = ", ".join(f"{{code: c{i}, level: 1, label: L}}"
                        for i in range(20000))
    yield "q-questions-20000", many(20000, QUESTION), False
    yield "q-questions-20001", many(20001, QUESTION), False
    yield "q-questions-90000", many(90000, QUESTION), False
    yield ("q-options", HEAD + LADDER + "          - {id: q, ask: W, type: "
           f"choice, options: [{options}]}}\n", False)
    yield ("q-sections", HEAD + LADDER.split("    sections")[0] +
           "    sections:\n" + "".join(
               f"      - {{id: s{i}, title: T, questions: "
               f"[{{id: q{i}, ask: A, levels: {{1: a, 2: b}}}}]}}\n"
               for i in range(9000)), False)
    yield ("q-ladders", HEAD + "ladders:\n" + "".join(
        f"  - {{id: l{i}, title: T, start: 1, levels: [{{level: 1, title: a}}, "
        f"{{level: 2, title: b}}], sections: []}}\n" for i in range(9000)), False)
    yield ("q-findings", WHOLE + "findings:\n" + "".join(
        f"  - {{id: f{i}, kind: risk, when: level(ladder) <= 1, title: T}}\n"
        for i in range(15000)), False)
    yield ("q-needs", WHOLE + "recommendations:\n" + "".join(
        f"  - {{id: r{i}, title: T, lifts: {{q1: 2}}, effort: 1, needs: "
        f"[r{i + 1}]}}\n" for i in range(10000)), False)
    yield ("q-whens", HEAD + LADDER + "".join(
        f"          - {{id: q{i}, ask: W, levels: {{1: a, 2: b}}, when: "
        f"\"answer(q{i + 1}) == 1\"}}\n" for i in range(10000)), False)
    yield ("q-when-long", HEAD + LADDER + QUESTION % (1, 1) +
           "          - {id: q2, ask: W, levels: {1: a, 2: b}, when: \"" +
           " and ".join(["answer(q1) == 1"] * 3000) + "\"}\n", False)
    yield "a-answers", ANSWERS + "".join(
        f"  q{i}: 1\n" for i in range(80000)), True
    yield "a-unused", ANSWERS + "unused:\n" + "".join(
        f"  q{i}: 1\n" for i in range(80000)), True
    yield "a-entries", ANSWERS + "  takeaways:\n" + "".join(
        f"    - {{what: w{i}}}\n" for i in range(50000)), True
    yield "a-rounds", ANSWERS.replace("  rubric: 2\n", "  rubric:\n    rounds:\n"
           + "".join("      - {votes: {1: 3, 2: 4}}\n" for i in range(40000))), True
    for size in (2, 8, 15):
        line = QUESTION % (1, 1)
        yield (f"q-size-{size}", HEAD + LADDER +
               line * (size * MEBIBYTE // len(line)), False)
        yield f"q-scalar-{size}", WHOLE + "about: " + "a" * (size * MEBIBYTE), False
        yield f"a-lines-{size}", ANSWERS + "  x: 1\n" * (size * MEBIBYTE // 7), True
        yield f"q-list-{size}", WHOLE + "about: [" + "a," * (
            size * MEBIBYTE // 2), False
    yield "q-size-17", WHOLE + "#" * (17 * MEBIBYTE), False
    yield "a-size-17", ANSWERS + "#" * (17 * MEBIBYTE), True


# --- Mutations of what is shipped ---

NASTY = [b"", b"[", b"{", b"}", b"]", b":", b"- ", b"'", b'"', b"#", b"&a ",
         b"*a", b"!!x ", b"|", b">", b"%", b"@", b"\t", b"\n", b"\n\n", b"\r",
         b"\xff", b"\0", b"\xe2\x80\xae", b"nan", b"-1", b"1e999", b"~", b"[]",
         b"{}", b"[[]]", b"{a: b}", b"- - x", b"99999999999999999999", b"? ",
         b"x" * 300, b"\\u202e", b'"\\e[2J"', b"dont-know", b"not-applicable"]


def mutated(chance, raw, others):
    made = bytearray(raw)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        lines = bytes(made).split(b"\n")
        kind = chance.randrange(10)
        at = chance.randrange(len(made) + 1)
        if kind == 0 and made:
            made[min(at, len(made) - 1)] ^= 1 << chance.randrange(8)
        elif kind == 1:
            made[at:at] = chance.choice(NASTY)
        elif kind == 2:
            del made[at:at + chance.randrange(1, 40)]
        elif kind in (3, 4, 5):
            one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
            if kind == 3:
                lines[one], lines[two] = lines[two], lines[one]
            elif kind == 4:
                lines.insert(one, lines[two])
            else:
                del lines[one]
            made = bytearray(b"\n".join(lines))
        elif kind == 6:
            one = chance.randrange(len(lines))
            key, colon, _ = lines[one].partition(b": ")
            lines[one] = key + colon + chance.choice(NASTY)
            made = bytearray(b"\n".join(lines))
        elif kind == 7:
            one = chance.randrange(len(lines))
            lines[one] = b" " * chance.randrange(8) + lines[one]
            made = bytearray(b"\n".join(lines))
        elif kind == 8:
            other = chance.choice(others)
            begin = chance.randrange(len(other))
            made[at:at] = other[begin:begin + chance.randrange(200)]
        else:
            words = list(re.finditer(rb"[\w-]+", bytes(made)))
            if words:
                one, two = chance.choice(words), chance.choice(words)
                made[one.start():one.end()] = two.group()
    return bytes(made)


def read_all(pattern, but=()):
    found = {}
    for path in sorted(glob.glob(os.path.join(ROOT, pattern))):
        with open(path, "rb") as file:
            content = file.read()
        if not any(word in path for word in but) and len(content) < 60000:
            found[path] = content
    return found


def mutations(count):
    """(name, bytes, assessment, the questionnaire it belongs to)"""
    chance = random.Random(1)
    models = read_all("tests/data/models/*.yaml", (".cxa.",))
    models.update(read_all("tests/prompts/*.yaml"))
    models.update(read_all("questionnaires/*.yaml",
                           (".et.", ".fi.", ".lt.")))
    answers = read_all("tests/data/models/*.cxa.yaml")
    answers.update(read_all("examples/*.cxa.yaml"))
    for number in range(count):
        path = chance.choice(list(models))
        yield (f"mq-{number}", mutated(chance, models[path],
                                       list(models.values())), False, None)
        path = chance.choice(list(answers))
        name = re.sub(r"(-\d+)?\.cxa\.yaml$", ".yaml", path)
        yield (f"ma-{number}", mutated(chance, answers[path],
                                       list(answers.values())), True,
               name if os.path.exists(name) else None)


# --- Running ---

class Run:
    def __init__(self, program, full, root):
        self.program, self.full, self.root = program, full, root
        self.goals, self.failures, self.lock = {}, [], threading.Lock()
        self.environment = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": root,
            "LC_ALL": "C.UTF-8", "LANGUAGE": "en",
            "CXLADDER_PATH": os.path.join(ROOT, "questionnaires")}
        self.begin = time.monotonic()
        self.most = {"seconds": (0, ""), "MiB": (0, "")}
        self.plain = os.path.join(root, "plain.cxa.yaml")
        with open(self.plain, "w", encoding="utf-8") as out:
            out.write(ANSWERS)
        # A sanitizer's memory is not the program's.
        self.sanitized = bool(os.environ.get("ASAN_OPTIONS"))

    def check(self, goal, good, detail=""):
        passed, failed = self.goals.get(goal, (0, 0))
        self.goals[goal] = (passed + bool(good), failed + (not good))
        if not good and failed < 6:
            self.failures.append(f"{goal}: {detail}"[:400])
        return good

    def commands(self, path, answers, questionnaire):
        if answers:
            of = ["-q", questionnaire or MODEL]
            return [["check", path] + of,
                    ["report", "--format", "json", path] + of,
                    ["report", path] + of, ["explain", path] + of,
                    ["report", "--format", "html", path, path] + of,
                    ["merge", "-f", os.path.join(self.root, "merged"), path,
                     path] + of, ["--plain", "open", path] + of,
                    ["check", path]]
        return [["check", path], ["report", self.plain, "-q", path],
                ["--plain", "preview", path],
                ["init", path, "--translate", "xx"],
                ["check", self.plain, "-q", path]]

    def run(self, arguments):
        """(status, what it said, CPU seconds, MiB)"""
        with tempfile.TemporaryFile() as out:
            process = subprocess.Popen(
                [self.program] + arguments, stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=out, cwd=self.root,
                env=self.environment, close_fds=False)
            # A hang ends here, and is told by its status.
            watch = threading.Timer(60, process.kill)
            watch.start()
            _, status, usage = os.wait4(process.pid, 0)
            watch.cancel()
            process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            return (process.returncode, out.read(200000),
                    usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)

    def judge(self, name, size, arguments, kind):
        status, said, seconds, memory = self.run(arguments)
        what = f"{name} ({size} bytes) {arguments[:3]}"
        self.check(f"C1 {kind}: ends as documented", status in (0, 1, 2, 3),
                   f"{what}: {status} {said[-200:]}")
        # That files cannot be merged is said of all of them.
        # One that is too large is not read at all: nothing in it has a place.
        if status == 1 and kind != "no file" and arguments[0] != "merge" \
                and size <= 16 * MEBIBYTE:
            self.check(f"C1 {kind}: a message with its place",
                       re.search(rb":\d+:\d+: error: ", said),
                       f"{what}: {said[:200]}")
        elif status:
            self.check(f"C1 {kind}: a message", said.strip(), what)
        if self.sanitized:
            return
        more = max(0, size / MEBIBYTE - 1)
        self.check("C2 time", seconds <= 1 + more, f"{what}: {seconds:.2f} s")
        self.check("C2 memory", memory <= 64 + 16 * more,
                   f"{what}: {memory:.0f} MiB")
        if size > 16 * MEBIBYTE:
            self.check("C2 refused by size", seconds <= 0.1 and status != 0,
                       f"{what}: {seconds:.2f} s")
        if size <= MEBIBYTE:
            for unit, value in (("seconds", seconds), ("MiB", memory)):
                if value > self.most[unit][0]:
                    self.most[unit] = (value, what)


def run_all(run):
    made = itertools.chain(files_with_shapes(), whole_files())
    count = int(os.environ.get("MUTATIONS", 5000)) if run.full else 60
    # The largest come last: a child counts what its parent had as its own.
    run_files(run, made, "made", 1 if run.full else 24)
    run_files(run, mutations(count), "mutated", 1)
    for path in ("/dev/null", "/dev/zero", "/", "/nowhere", "/proc/self/mem",
                 "", "x" * 5000):
        for command in (run.commands(path, True, None) +
                        run.commands(path, False, None)):
            # It has no size, and is given up after 16 MiB.
            size = 16 * MEBIBYTE if path == "/dev/zero" else 0
            run.judge(path[:20], size, command, "no file")
    run_files(run, large_files(), "large", 1 if run.full else 7)


def run_files(run, files, kind, step):
    for number, (name, content, answers, *of) in enumerate(
            itertools.islice(files, 0, None, step)):
        path = os.path.join(run.root, "a.cxa.yaml" if answers else "q.yaml")
        raw = content if isinstance(content, bytes) else content.encode()
        write(path, raw)
        commands = run.commands(path, answers, of[0] if of else None)
        if not run.full:
            commands = commands[:1] + [commands[1 + number %
                                                (len(commands) - 1)]]
        for command in commands:
            # What an earlier command wrote is not what is tried.
            if command[:2] == ["--plain", "open"]:
                write(path, raw)
            run.judge(name, len(raw), command, kind)
    if os.environ.get("TIMES"):
        print(f"{kind}: {time.monotonic() - run.begin:.0f} s", flush=True)


def write(path, content):
    with open(path, "wb") as out:
        out.write(content)


def main():
    arguments = sys.argv[1:]
    full = "--full" in arguments or bool(os.environ.get("FULL"))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    root = os.path.realpath(tempfile.mkdtemp(prefix="cxladder-hostile-"))
    run = Run(os.path.abspath(arguments[0]), full, root)
    try:
        run_all(run)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    for goal, (passed, failed) in run.goals.items():
        print(f"{goal:42} {passed:7} of {passed + failed}")
    for unit, (value, what) in run.most.items():
        print(f"most {unit} up to 1 MiB: {value:.2f}: {what}"[:160])
    for failure in run.failures:
        print("FAILED", failure)
    passed = sum(p for p, _ in run.goals.values())
    failed = sum(f for _, f in run.goals.values())
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
