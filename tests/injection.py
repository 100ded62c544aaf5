#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""injection.py PROGRAM [--full] [GOAL...]: texts that try to act, through every
command and format and on the screen. The last line is "N passed, M failed"."""

import csv
import html.parser
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

from pseudo_terminal import Terminal, make_kind

HERE = os.path.dirname(os.path.abspath(__file__))
MODEL = os.path.join(HERE, "prompts", "every-type.yaml")
HARMLESS = "zzharmlesszz"
FORMATS = ("text", "markdown", "html", "csv", "csv-wide", "json")

ESCAPES = [
    "\x1b]0;title\x07", "\x1b]2;title\x1b\\", "\x1b[2J", "\x1b[H", "\x1b[31m",
    "\x1b[6n", "\x1b[c", "\x1b[>c", "\x1b[21t", "\x1b[201~", "\x1b[200~",
    "\x1b]52;c;aWQ=\x07", "\x1b]8;;http://evil.example\x07x\x1b]8;;\x07",
    "\x1bP$q\"p\x1b\\", "\x1bP+q544e\x1b\\", "\x1b_Gi=1;AAAA\x1b\\",
    "\x1b^x\x1b\\", "\x1bX x\x1b\\", "\x1b[?1049l", "\x1b[?1000h", "\x1b[8m",
    "\x1b[1A", "\x1b[2K", "\x1b[s\x1b[u", "\x1bc", "\x1b[!p", "\x1b#8",
    "\x1b(0", "\x1b[20h", "\x1b[12h", "\x1b[5i", "\x1b[4i", "\x1b[?5h",
    "\x1b]4;1;rgb:0/0/0\x07", "\x1b]104\x07", "\x1b]777;notify;a;b\x07",
    "\x1b]9;x\x07", "\x1b]1337;File=:x\x07", "\x9b31m", "\x9d0;t\x9c"]
CONTROLS = [f"a{chr(c)}b" for c in
            [c for c in range(1, 32) if c != 10] + list(range(0x7f, 0xa0))]
HIDDEN = [f"a{chr(c)}b" for c in (
    0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069,
    0x200e, 0x200f, 0x061c, 0x200b, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064,
    0xfeff, 0x00ad, 0x180e, 0x2028, 0x2029, 0xfff9, 0xfffa, 0xfffb, 0xe0001,
    0xe0041, 0xe007f, 0xfffe, 0xffff, 0x1fffe, 0xfdd0, 0x206a)]
GOOD = ["مرحبا بالعالم", "שלום עולם", "สวัสดีชาวโลก", "👩‍👩‍👧 👍🏽", "õäöü šž",
        "日本語"]

INJECTIONS = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><b>x",
    "'><b>x", "' onmouseover='alert(1)", "\" onmouseover=\"alert(1)",
    "</title><script>1</script>", "</style><script>1</script>",
    "</svg><script>1</script>", "</p></div></body></html>", "<!--", "-->",
    "<![CDATA[", "]]>", "&lt;b&gt;", "&amp;amp;", "&#60;b&#62;", "&nbsp", "x&x",
    "x<x", "x>x", "x\"x", "x'x", "x`x", "<a href=javascript:alert(1)>x</a>",
    "javascript:alert(1)", "<iframe src=//evil.example>", "<svg/onload=1>",
    "<base href=//evil.example>", "<meta http-equiv=refresh content=0>",
    "<link rel=stylesheet href=//evil.example>", "<style>*{}</style>",
    "{{7*7}}", "${7*7}", "<%= 1 %>", "<?php 1 ?>", "\\\"", "\\'", "\\u003cb",
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", "=HYPERLINK(\"x\")",
    "\"=1+1\"", ",=1", ";=1", "a,b\"c", "a|b", "[x](http://evil.example)",
    "![x](http://evil.example)", "<http://evil.example>", "http://evil.example",
    "# heading", "- item", "1. item", "> quote", "***", "---", "| a | b |",
    "~~~", "```", "*a* _b_ __c__", "a  \\"]

DECEPTIVE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff"
    "\U0001fffe\U0001ffff\U000e0000-\U000e007f]")


def quoted(text):
    """As a scalar of YAML in double quotes, everything odd by its number."""
    return '"' + "".join(
        c if c.isascii() and c.isprintable() and c not in '"\\'
        else f"\\U{ord(c):08X}" for c in text) + '"'


class Run:
    def __init__(self, program, full, root):
        self.program, self.full, self.root = program, full, root
        self.goals, self.failures = {}, []
        self.folder = os.path.join(root, "run")
        os.makedirs(self.folder)
        self.environment = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": root,
            "LC_ALL": "C.UTF-8", "LANGUAGE": "en", "TERM": "cxladder-test",
            "CXLADDER_PATH": self.folder}

    def check(self, goal, good, detail=""):
        passed, failed = self.goals.get(goal, (0, 0))
        self.goals[goal] = (passed + bool(good), failed + (not good))
        if not good and len(self.failures) < 25:
            self.failures.append(f"{goal}: {detail}"[:500])
        return good

    def program_run(self, *arguments, stdin=b""):
        return subprocess.run([self.program] + list(arguments), check=False,
                              cwd=self.folder, env=self.environment,
                              input=stdin, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=20)

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as out:
            out.write(text if isinstance(text, bytes) else text.encode())
        return path


def texts_of_model():
    with open(MODEL, encoding="utf-8") as file:
        return file.read()


# Every text that people write, of every kind of field.
TEXTS = re.compile(r"(\b(?:title|about|label|ask|help|probe|text|low|high|"
                   r"measure|unit): |^              [123]: )([^,}\n]+)", re.M)


def questionnaire_with(payload):
    """The questionnaire of every type with [payload] behind every text."""
    return TEXTS.sub(lambda m: m.group(1) + quoted(m.group(2) + " " + payload),
                     texts_of_model())


def at_start(payload):
    return TEXTS.sub(lambda m: m.group(1) + quoted(payload + " " + m.group(2)),
                     texts_of_model())


def assessment_with(payload):
    text = quoted(payload)
    return f"""cxladder-assessment: 1
questionnaire: {{id: every-type, version: "1.0"}}
language: en
started: 2026-01-01
profile:
  organisation: {text}
answers:
  rubric: {{answer: 1, note: {text}, evidence: {text}}}
  halves: {{answer: not-applicable, reason: {text}}}
  criterion: partly
  pole: 2
  habits: [owner]
  loyalty: {{answer: {{promoters: 1, passives: 2, detractors: 7}}}}
  last-words: {text}
  takeaways:
    - {{what: {text}, wanted: wanted}}
"""


def commands(questionnaire, assessment):
    made = [("check", questionnaire), ("check", assessment, "-q",
                                       questionnaire), ("list",),
            ("explain", assessment, "-q", questionnaire),
            ("init", questionnaire, "--translate", "xx"),
            ("report", "--brief", assessment, "-q", questionnaire)]
    made += [("report", "--format", form, assessment, "-q", questionnaire)
             for form in FORMATS]
    return made


def look(run, goal, what, done, escaped=False):
    """Nothing deceptive in what came out; it is valid UTF-8."""
    for name, data in (("out", done.stdout), ("err", done.stderr)):
        try:
            text = data.decode()
        except UnicodeDecodeError:
            run.check(goal, False, f"{what} {name}: no UTF-8")
            continue
        if escaped and name == "out":
            # Lines of CSV end in CR LF.
            text = text.replace("\r\n", "\n")
        found = DECEPTIVE.search(text)
        run.check(goal, not found and done.returncode in (0, 1, 2, 3),
                  f"{what} {name}: status {done.returncode}, "
                  f"{found and text[max(0, found.start() - 30):found.end() + 9]!r}")


def payloads(run):
    every = ESCAPES + CONTROLS + HIDDEN
    return every if run.full else every[::9] + [HIDDEN[4], ESCAPES[0]]


def injections(run):
    return INJECTIONS if run.full else INJECTIONS[::3]


def every_command(run):
    for payload in payloads(run):
        questionnaire = run.write("q.yaml", questionnaire_with(payload))
        assessment = run.write("a.cxa.yaml", assessment_with(payload))
        plain = run.write("plain.yaml", texts_of_model())
        runs = commands(questionnaire, assessment)
        if payload not in HIDDEN or not run.full:
            # A control is refused; then what is left is read with it.
            runs += [c for c in commands(plain, assessment)
                     if assessment in c]
        for command in runs:
            look(run, "D1 every command", f"{payload!r} {command[:3]}",
                 run.program_run(*command), "csv" in str(command))
        done = run.program_run("--plain", "preview", questionnaire,
                               stdin=b"\n\n\nreview all\nresults\nquit\n")
        look(run, "D1 line prompts", f"{payload!r}", done)
        done = run.program_run("--plain", "preview", plain,
                               stdin=f"{payload}\nreview\nquit\n".encode())
        look(run, "D1 line prompts", f"typed {payload!r}", done)


def names_of_files(run):
    for payload in payloads(run):
        # As an id, a key, a code, and the word after a command.
        for old in ("id: rubric", "ask: Organisation", "code: shop",
                    "id: every-type", "rubric: 2", "type: nps",
                    "answer(model) == 'shop'", "kind: risk"):
            text = texts_of_model()
            key, _, value = old.partition(": ")
            changed = text.replace(old, f"{key}: {quoted(value + payload)}", 1) \
                if value else text.replace(old, quoted(old + payload), 1)
            keyed = text.replace(old, f"{quoted(key + payload)}: {value}", 1)
            for made in (changed, keyed):
                path = run.write("q.yaml", made)
                look(run, "D1 ids, keys, codes", f"{payload!r} {old}",
                     run.program_run("check", path))
        raw = texts_of_model().replace("One of each", "One " + payload)
        look(run, "D1 raw in the file", f"{payload!r}",
             run.program_run("check", run.write("q.yaml", raw)))
        name = (payload.replace("/", "_") + ".cxa.yaml")
        run.write(name, assessment_with("x"))
        good = run.write("plain.yaml", texts_of_model())
        for command in (("check", name), ("report", name, "-q", good),
                        ("report", "none" + name), ("explain", name, "-q", good),
                        ("--plain", "open", name, "-q", good), (name,),
                        ("check", "--" + name), ("list", name),
                        ("report", name, "-q", good, "--format", payload),
                        ("report", name, "-q", good, "-o", name)):
            look(run, "D1 names of files and words", f"{payload!r} {command}",
                 run.program_run(*command, stdin=b"quit\n"))
        os.unlink(os.path.join(run.folder, name))


def still_readable(run):
    for text in GOOD:
        questionnaire = run.write("q.yaml", questionnaire_with(text))
        assessment = run.write("a.cxa.yaml", assessment_with(text))
        for command in commands(questionnaire, assessment)[5:]:
            shown = run.program_run(*command).stdout.decode()
            if "json" in command:
                shown = json.dumps(json.loads(shown), ensure_ascii=False)
            # Long texts are wrapped, so blanks may be line ends.
            run.check("D1 other scripts stay as they are",
                      text in re.sub(r"\s+", " ", shown),
                      f"{text} {command[:3]}")


def on_the_screen(run):
    run.environment["TERMINFO"] = make_kind(run.root)
    chosen = HIDDEN if run.full else HIDDEN[:2] + HIDDEN[12:13] + HIDDEN[26:27]
    for payload in chosen:
        questionnaire = run.write("q.yaml", questionnaire_with(payload))
        assessment = run.write("a.cxa.yaml", assessment_with(payload))
        # Where the payload is refused, it is only in the start screen's list.
        if run.program_run("check", questionnaire).returncode:
            start = [run.program]
        else:
            start = [run.program, "open", assessment, "-q", questionnaire]
        terminal = Terminal(start, run.environment, 100, 40, run.folder)
        terminal.wait_for(lambda text: text.strip() != "", 5)
        for keys in ("", "g1\r", "?", "\x1b", "h", "s", "\x1b", "r", "\x1b",
                     "R", "\r", "\x1b", "i", "\r", "w", "\x1b", "x", "\x1b",
                     "g3\r", "n", payload, "\r", "l", "\x1b", "/One\r",
                     "\x1b", "q"):
            terminal.send(keys)
            terminal.settle(0.03, 1)
        terminal.signal(15)
        terminal.wait(3)
        text = bytes(terminal.output).decode(errors="replace")
        # What the terminal's own description says, and nothing else.
        rest = re.sub("\x1b\\[[0-9;?]*[A-Za-z]|[\r\n\b\x07]", "", text)
        found = DECEPTIVE.search(rest)
        run.check("D1 screens", not found and len(text) > 500,
                  f"{payload!r}: {found and rest[found.start() - 40:][:60]!r}")
        terminal.close()


# --- D2 to D4: the formats ---

class Elements(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found, self.text = [], []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, tuple(sorted(attrs))))

    def handle_endtag(self, tag):
        self.found.append(("/" + tag, ()))

    def handle_comment(self, data):
        self.found.append(("!--", data))

    def handle_decl(self, decl):
        self.found.append(("!", decl))

    def handle_data(self, data):
        self.text.append(data)


def elements(page, payload):
    parser = Elements()
    parser.feed(page)
    parser.close()
    # An attribute may hold the text; that is all that may differ. Lengths of
    # texts move what is drawn.
    found = [(tag, tuple((k, None if v is None else re.sub(
        r"[0-9.]+", "0", v.replace(payload, HARMLESS))) for k, v in attrs)
        if isinstance(attrs, tuple) else attrs) for tag, attrs in parser.found]
    return found, "".join(parser.text)


def simple(found):
    """Without what depends on where lines break: text elements of drawings."""
    return [f for f in found if f[0] not in ("tspan", "/tspan", "text",
                                             "/text", "wbr", "br")]


def report(run, form, payload, make=questionnaire_with):
    questionnaire = run.write("q.yaml", make(payload))
    assessment = run.write("a.cxa.yaml", assessment_with(payload))
    done = run.program_run("report", "--format", form, assessment, "-q",
                           questionnaire)
    run.check(f"D2-D4 {form}", done.returncode == 0,
              f"{payload!r}: {done.returncode} {done.stderr[:300]}")
    return done.stdout.decode()


def html_pages(run):
    goal = "D2 HTML"
    harmless, _ = elements(report(run, "html", HARMLESS), HARMLESS)
    for payload in injections(run):
        page = report(run, "html", payload)
        found, text = elements(page, payload)
        same = simple(found) == simple(harmless)
        first = next((p for p in zip(simple(found), simple(harmless))
                      if p[0] != p[1]), None)
        run.check(goal, same, f"{payload!r}: {first}")
        flat = re.sub(r"\s+", " ", text)
        wanted = re.sub(r"\s+", " ", payload).strip()
        run.check(goal + ": the text comes back", wanted in flat, payload)
        policy = "Content-Security-Policy" in page
        scripts = any(tag == "script" or any(k.startswith("on") for k, _ in a)
                      for tag, a in found if isinstance(a, tuple))
        run.check(goal + ": nothing from outside, a policy, no script",
                  policy and not scripts and not any(
                      k in ("src", "href") and v and not v.startswith("#")
                      for tag, a in found if isinstance(a, tuple)
                      for k, v in a), payload)


def csv_tables(run):
    number = re.compile(r"-?[0-9]+(\.[0-9]+)?(e-?[0-9]+)?$")
    for form in ("csv", "csv-wide"):
        for make in (questionnaire_with, at_start):
            for payload in injections(run):
                text = report(run, form, payload, make)
                rows = list(csv.reader(io.StringIO(text, newline=""),
                                       strict=True))
                widths = {len(row) for row in rows if row}
                bad = [cell for row in rows for cell in row
                       if cell[:1] in ("=", "+", "-", "@", "\t", "\r")
                       and not number.match(cell)]
                run.check(f"D3 {form}", len(widths) == 1 and not bad,
                          f"{payload!r}: {widths} {bad[:3]}")
                run.check(f"D3 {form}: the text comes back",
                          any(payload in cell for row in rows for cell in row),
                          payload)


def refuse(word):
    raise ValueError(word)


def json_and_markdown(run):
    def kept(found):
        if isinstance(found, dict):
            return [t for v in found.values() for t in kept(v)]
        if isinstance(found, list):
            return [t for v in found for t in kept(v)]
        return [found] if isinstance(found, str) else []

    for payload in injections(run):
        made = json.loads(report(run, "json", payload),
                          parse_constant=refuse)
        run.check("D4 JSON", any(payload in text for text in kept(made)),
                  payload)
        for make in (questionnaire_with, at_start):
            text = report(run, "markdown", payload, make)
            raw = re.search(r"(?<!\\)<[A-Za-z/!?]", text)
            link = re.search(r"(?<!\\)\]\((?!#)|(?<!\\)<https?:", text)
            image = re.search(r"(?<!\\)!\[(?!\\)", text)
            run.check("D4 Markdown", not raw and not link and not image,
                      f"{payload!r}: {raw} {link} {image}")


# --- D5: links where a report is to go ---

def links(run):
    victim = run.write("victim", "theirs")
    open_folder = os.path.join(run.folder, "open")
    os.mkdir(open_folder)
    os.chmod(open_folder, 0o1777)
    questionnaire = run.write("q.yaml", texts_of_model())
    assessment = run.write("a.cxa.yaml", assessment_with("x"))
    for form in FORMATS:
        for folder in (run.folder, open_folder):
            for force in ((), ("-f",)):
                link = os.path.join(folder, "out")
                if os.path.lexists(link):
                    os.unlink(link)
                os.symlink(victim, link)
                done = run.program_run("report", "--format", form, assessment,
                                       "-q", questionnaire, "-o", link, *force)
                with open(victim, encoding="utf-8") as file:
                    kept = file.read() == "theirs"
                # In one's own folder, and told to, a link is followed.
                allowed = bool(force) and folder == run.folder
                run.check("D5 links in the place of a report",
                          allowed or (kept and done.returncode != 0),
                          f"{form} {folder} {force} {done.returncode}")
                run.write("victim", "theirs")


# --- D6: what the screen asks of the system ---

def system_calls(run):
    if not shutil.which("strace"):
        print("D6 left out: there is no strace")
        return
    run.environment["TERMINFO"] = make_kind(run.root)
    questionnaire = run.write("q.yaml", texts_of_model())
    answers = os.path.join(run.folder, "answers")
    os.mkdir(answers)
    log = os.path.join(run.root, "strace")
    terminal = Terminal(
        ["strace", "-f", "-o", log, "-e", "trace=%file,%process,%network",
         run.program, "new", questionnaire, "-o",
         os.path.join(answers, "a.cxa.yaml")], run.environment, 80, 24, answers)
    terminal.wait_for("Organisation")
    for keys in ("Acme\r", "1", "2", "3", "nnote\r", "u", "R", "\x1b", "i",
                 "\x1b", "q"):
        terminal.send(keys)
        terminal.settle(0.1, 2)
    status = terminal.wait(5)
    terminal.close()
    with open(log, encoding="utf-8", errors="replace") as file:
        lines = file.read().splitlines()
    run.check("D6 system calls of the screen", status == 0 and
              len([l for l in lines if "execve(" in l]) == 1, status)
    run.check("D6 system calls of the screen", not any(
        re.search(r"\b(socket|connect|bind)\(", l) for l in lines))
    # One process is forked, the helper of confinement (confine.py): here the
    # user typed no place and started no editor, so it does nothing at all.
    forks = [l for l in lines if re.search(r"\b(fork|vfork|clone3?)\(", l)]
    run.check("D6 system calls of the screen", len(forks) <= 1, forks)
    helper = [l for l in lines if l.split()[0] != lines[0].split()[0]]
    run.check("D6 system calls of the screen", not any(
        re.search(r"\b(open|creat|unlink|rename|link|symlink|mkdir|truncate|"
                  r"chmod|exec)\w*\(", l) for l in helper), helper)
    data = os.path.join(run.root, ".local")
    for line in lines:
        if not re.search(r"O_(WRONLY|RDWR|CREAT|TRUNC)|\b(rename|unlink|link|"
                         r"mkdir|truncate)", line):
            continue
        for path in re.findall(r'"([^"]*)"', line):
            full = os.path.join(answers, path)
            run.check("D6 system calls of the screen", any(
                full.startswith(a) for a in (answers + "/", "/dev/", data)),
                line)


# --- D7: ids as names, formats, words of a shell ---

def ids(run):
    before = None
    for name in ("../x", "../../tmp/x", "%n%n%s", "$(id)", "`id`", "a;id",
                 "/etc/passwd", "a/b", "-rf", "a\nb", "con", ".", "..", "~",
                 "*", "|id"):
        text = texts_of_model().replace("id: every-type",
                                        "id: " + quoted(name))
        path = run.write("q.yaml", text)
        plain = run.write("plain.yaml", texts_of_model())
        answers = run.write("a.cxa.yaml", assessment_with("x").replace(
            "id: every-type", "id: " + quoted(name)))
        before = set(walk(run.root))
        for command in (("--plain", "new", path), ("--plain", "new", name),
                        ("check", path), ("report", answers),
                        ("explain", answers, name, "-q", plain),
                        ("report", answers, "--target", name),
                        ("--lang", name, "list"),
                        ("init", name, "--translate", name)):
            done = run.program_run(*command, stdin=b"Acme\n1\nquit\n")
            run.check("D7 ids as names", done.returncode in (0, 1, 2, 3) and
                      b"uid=" not in done.stdout + done.stderr,
                      f"{name!r} {command}: {done.returncode} "
                      f"{done.stderr[:200]}")
        new = [p for p in set(walk(run.root)) - before
               if not p.startswith((os.path.join(run.root, ".local"),
                                    run.folder + "/"))]
        run.check("D7 nothing written elsewhere", not new, new)


def walk(root):
    return [os.path.join(folder, name) for folder, _, names in os.walk(root)
            for name in names]


GOALS = {"D1": (every_command, names_of_files, still_readable, on_the_screen),
         "D2": (html_pages,), "D3": (csv_tables,), "D4": (json_and_markdown,),
         "D5": (links,), "D6": (system_calls,), "D7": (ids,)}


def main():
    arguments = sys.argv[1:]
    full = "--full" in arguments or bool(os.environ.get("FULL"))
    wanted = [a for a in arguments[1:] if a in GOALS] or list(GOALS)
    root = os.path.realpath(tempfile.mkdtemp(prefix="cxladder-injection-"))
    run = Run(os.path.abspath(arguments[0]), full, root)
    try:
        for goal in wanted:
            for part in GOALS[goal]:
                shutil.rmtree(run.folder)
                os.mkdir(run.folder)
                part(run)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    for goal, (passed, failed) in run.goals.items():
        print(f"{goal:58} {passed:6} of {passed + failed}")
    for failure in run.failures:
        print("FAILED", failure)
    passed = sum(p for p, _ in run.goals.values())
    failed = sum(f for _, f in run.goals.values())
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
