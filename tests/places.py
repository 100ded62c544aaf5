#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""places.py PROGRAM [SEED]: seeded single mistakes in good files of every kind
and spelling, each of which must be told first, on its line and inside its word
(C3); and files of nothing but one mistake, which must end in a bounded message.
The last line is "N passed, M failed"."""

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

CASES = 240
COLUMNS = 0.95  # of the columns must be inside the faulty word

QUESTIONNAIRE = """\
# Places: W
cxladder: 1
id: places
version: "1.0"
language: en
title: Where mistakes are W
about: Every kind of key once. W
scales:
  practice:
    - {label: "Not at all, W", code: not-yet, value: 0}
    - {label: "In parts, W", code: partly, value: 0.5}
    - {label: "Wholly, W", code: fully, value: 1}
profile:
  - {ask: "Organisation W", id: organisation, type: text, required: true}
  - id: role
    type: choice
    ask: Your role W
    options: [{label: "Leader W", code: leader}, {label: "Staff W", code: staff}]
ladders:
  - id: ladder
    title: The ladder W
    start: 1
    levels:
      - {title: "Low W", level: 1}
      - {title: "Middle W", level: 2}
      - {title: "High W", level: 3}
    sections:
      - id: first
        title: First section W
        weight: 2
        questions:
          - id: rubric
            ask: The rubric question W?
            help: Help for the rubric. W
            weight: 3
            levels: {1: "Rubric one W.", 2: "Rubric two W.", 3: "Rubric three W."}
          - id: criterion
            ask: The criterion is true. W
            level: 2
            scale: practice
          - {ask: "The other W", id: spare-one, level: 3, scale: practice}
          - {ask: "And another W", id: spare-two, level: 3, scale: practice}
      - id: second
        title: Second section W
        questions:
          - id: model
            ask: The choice W?
            type: choice
            options:
              - {label: "A shop W", code: shop, level: 1}
              - {label: "A platform W", code: platform, level: 3}
          - id: reach
            ask: The share of customers W?
            type: percent
            level: 3
            bands:
              - {from: 0, value: 0}
              - {from: 50, value: 1}
          - id: desks
            ask: How many desks W?
            type: number
            min: 0
            max: 500
            unit: desks
          - id: only-shops
            ask: Only asked of shops W?
            when: answer(model) == 'shop' and answer(rubric) >= 2
            levels:
              1: Shops one W.
              2: Shops two W.
              3: Shops three W.
closing:
  - {ask: "Last words W", id: last-words, type: text}
findings:
  - id: low-finding
    kind: risk
    when: level(ladder) <= 1 or score(first) < 2.5
    title: It is low W
    text: Why that matters. W
    asks-for: [to-two]
recommendations:
  - id: to-two
    title: Bring it to the middle W
    text: Do this first. W
    lifts: {rubric: 2, criterion: fully, model: 3, only-shops: 2}
    effort: 1
  - id: to-three
    title: Bring it to the top W
    text: Do this then. W
    lifts: {rubric: 3, spare-one: fully, spare-two: fully, reach: true, only-shops: 3}
    needs: [to-two]
    effort: 3
"""

ASSESSMENT = """\
cxladder-assessment: 1
questionnaire: {id: places, version: "1.0"}
language: en
started: 2026-11-03
profile:
  organisation: Acme W
  role: leader
answers:
  rubric: 2
  criterion: {note: "Heard W", answer: partly}
  spare-one: {reason: "Not ours W", answer: not-applicable}
  model: {evidence: "Seen W", answer: shop}
  reach: {answer: 55}
  desks: {answer: 20}
decisions:
  to-two: {owner: "Somebody W", state: taken, due: 2027-01-31}
"""

TEXTS = """\
cxladder-texts: 1
questionnaire: places
language: et
texts:
  places: {title: "Kus vead on W", about: "Iga W"}
  ladder: {title: "Redel W", levels: {1: {title: "Madal W"}, 2: {title: "Keskel W"}, 3: {title: "Üleval W"}}}
  first: {title: "Esimene W"}
  second: {title: "Teine W"}
  rubric: {ask: "Küsimus W?", help: "Abi W", levels: {1: "Üks W", 2: "Kaks W", 3: "Kolm W"}}
  criterion: {ask: "Väide W"}
  practice: {not-yet: "Ei W", partly: "Osalt W", fully: "Jah W"}
  role: {ask: "Roll W", options: {leader: "Juht W", staff: "Töötaja W"}}
"""

KEYS = {
    "q": "title about ask help label code type options levels questions "
         "sections lifts effort weight scale kind when text from value bands "
         "min max unit needs required scales profile ladders closing findings "
         "recommendations asks-for start level",
    "a": "note answer reason evidence state owner due started profile answers "
         "decisions language",
    "t": "title about ask help levels options texts"}


def misspelt(word, chance):
    """[word] with two letters swapped, one dropped or one doubled."""
    while True:
        at = chance.randrange(len(word) - 1)
        made = chance.choice([
            word[:at] + word[at + 1] + word[at] + word[at + 2:],
            word[:at] + word[at + 1:], word[:at] + word[at] + word[at:]])
        if made != word and made.strip("-") == made and "--" not in made and \
                not any(made in keys.split() for keys in KEYS.values()):
            return made


def one_of(*bad):
    return lambda word, chance: chance.choice(bad)


def key(kind):
    return re.compile(r"(?:^|[\s{,])(?P<bad>" +
                      "|".join(KEYS[kind].split()) + r")(?=:(?:\s|$))", re.M)


def value(names, what=r"[^,}\n]+"):
    return re.compile(rf"\b(?:{names}): (?P<bad>{what})", re.M)


# The file, the kind of mistake, where it may be made, what stands there then.
# The faulty word is what was put there.
MISTAKES = [
    ("q", "misspelt key", key("q"), misspelt),
    ("q", "wrong type", value("title|ask|text|help|about", r"[^,}\n]+"),
     one_of("[a, b]", "{a: b}", "[]", "{}")),
    ("q", "wrong type", value("type|scale|kind|unit"),
     one_of("[a]", "{a: b}", "[]")),
    ("q", "wrong type", value("options|bands", r"\[[^\n]*\]"),
     one_of("none", "3", "{a: b}")),
    ("q", "wrong type", value("lifts", r"\{[^\n]*\}"), one_of("none", "[a]")),
    ("q", "level", value("level"), one_of("9", "low", "-1", "1.5", "0x1")),
    ("q", "level", re.compile(r"levels: \{(?P<bad>1): "), one_of("7", "one")),
    ("q", "level", re.compile(r"lifts: \{rubric: (?P<bad>[23])"),
     one_of("9", "0", "fully", "low")),
    ("q", "number", value("weight|value|effort|min|max|from|start"),
     one_of("0,5x", "half", "1e3", "nan", "0x10", "--1", "1.")),
    ("q", "number", value("effort"), one_of("0", "6", "2.5", "much")),
    ("q", "word", value("type"), misspelt),
    ("q", "word", value("kind"), one_of("riskk", "danger")),
    ("q", "word", value("required"), one_of("maybe", "1", "treu")),
    ("q", "word", value("language"), one_of("English!", "e", "en en")),
    ("q", "id", value("id", "spare-two|desks|last-words|low-finding|to-three"),
     one_of("Not_An_Id", "a b", "-a", "a--b", "ä")),
    ("q", "code", value("code", "shop|platform|leader|staff|partly"),
     one_of("Not_A_Code", "a b", "é")),
    ("q", "double id", value("id", "spare-two|desks|last-words"),
     one_of("rubric", "ladder", "first")),
    ("q", "double id", value("id", "to-three"), one_of("to-two", "rubric")),
    ("q", "double code", value("code", "platform"), one_of("shop")),
    ("q", "double code", value("code", "staff"), one_of("leader")),
    ("q", "unknown name", value("scale"), one_of("practise", "nothing")),
    ("q", "unknown name", re.compile(r"needs: \[(?P<bad>to-two)"),
     one_of("to-tow", "rubric", "nothing")),
    ("q", "unknown name", re.compile(r"asks-for: \[(?P<bad>to-two)"),
     one_of("to-tow", "nothing")),
    ("q", "unknown name", re.compile(r"lifts: \{.*(?P<bad>spare-one|reach)"),
     one_of("nowhere", "spare-noe", "organisation")),
    ("q", "unknown name", re.compile(r"criterion: (?P<bad>fully)"),
     one_of("fuly", "nothing")),
    ("q", "expression", re.compile(r"when: .*(?P<bad>answer|level|score)\("),
     one_of("anwser", "levl", "nothing")),
    ("q", "expression", re.compile(r"when: .*\((?P<bad>model|rubric|ladder|"
                                   r"first)\)"),
     one_of("modle", "nothing", "laddr")),
    ("q", "expression", re.compile(r"when: .*(?P<bad>==|>=|<=| < )"),
     one_of("=", "=>", "!", "~")),
    ("q", "expression", re.compile(r"when: .*(?P<bad> and | or )"),
     one_of(" && ", " ; ", " xor ", " ")),
    ("q", "expression", re.compile(r"when: .*(?P<bad>'shop')"),
     one_of("'shopp'", "shop", "'shop", "3")),
    ("q", "expression", re.compile(r"when: .*(?P<bad>2\.5|1|2)$", re.M),
     one_of("2..5", "1e3", "'a'", "")),
    ("q", "double key", re.compile(r"^ +(?P<bad>help|type|min|unit|kind|text)"
                                   r": .*\n", re.M), None),
    ("q", "anchor or tag", value("title|ask|text|help", r"(?=\S)"),
     one_of("&a ", "!!str ", "!x ")),
    ("q", "alias", value("title|ask|text|help"), one_of("*a")),
    ("q", "quote", value("title|text|help"), one_of('"open', "'open")),
    ("q", "reserved", value("title|text|help"), one_of("@x", "`x", "%x")),
    ("q", "escape", value("title|text|help"),
     one_of(r'"\q"', r'"\xg1"', r'"\u12"')),
    ("q", "control", re.compile(r"(?<=\w)(?P<bad>)(?=\w+ W$)", re.M),
     one_of("\x07", "\x1b", "\x7f", "\u0085", "\u2028", "\ufffe")),
    ("q", "bracket", re.compile(r"scale: practice(?P<bad>\})$", re.M),
     one_of("]")),
    ("q", "bracket", re.compile(r"needs: \[to-two(?P<bad>\])$", re.M),
     one_of("}")),
    ("q", "not closed", re.compile(r"- (?P<bad>\{.*scale: practice\})$", re.M),
     lambda word, chance: word[:-1]),
    ("q", "not closed", re.compile(r"options: (?P<bad>\[.*\])$", re.M),
     lambda word, chance: word[:-1]),
    ("a", "misspelt key", key("a"), misspelt),
    ("a", "unknown name", re.compile(r"^  (?P<bad>rubric|criterion|model|reach)"
                                     r":", re.M), one_of("rubrci", "nothing")),
    ("a", "answer", re.compile(r"rubric: (?P<bad>2)"),
     one_of("9", "0", "low", "2.25", "[1]")),
    ("a", "answer", value("answer", "partly|shop"), one_of("shopp", "7")),
    ("a", "answer", value("answer", "55|20"),
     one_of("many", "-1", "1e9", "501")),
    ("a", "date", value("started|due"),
     one_of("yesterday", "2026-13-01", "2026-02-30", "26-1-1")),
    ("a", "word", value("state"), one_of("taekn", "yes")),
    ("a", "wrong type", value("note|reason|evidence|owner", r'"[^"]*"'),
     one_of("[a]", "{a: b}")),
    ("a", "unknown name", re.compile(r"^  (?P<bad>to-two)", re.M),
     one_of("to-tow", "nothing")),
    ("a", "quote", value("organisation"), one_of('"open')),
    ("a", "alias", value("organisation"), one_of("*a")),
    ("t", "misspelt key", key("t"), misspelt),
    ("t", "unknown name", re.compile(r"^  (?P<bad>first|rubric|criterion|role)"
                                     r":", re.M), one_of("rubrci", "nothing")),
    ("t", "unknown name", re.compile(r"(?P<bad>leader|staff|partly): "),
     one_of("leadr", "nothing")),
    ("t", "level", re.compile(r"levels: \{(?P<bad>1): "), one_of("7", "one")),
    ("t", "wrong type", value("title|ask|help|about", r'"[^"]*"'),
     one_of("[a]", "{a: b}")),
]

WORDS = {"plain": "", "wide": "顧客の道", "combining": "e\u0301o\u0308a\u0303",
         "beyond": "👩‍👩‍👧🛒", "right to left": "שלום", "none": ""}


class Case:
    """A good text with one mistake in it."""

    def __init__(self, chance, mistake):
        self.file, self.kind, where, make = mistake
        text = {"q": QUESTIONNAIRE, "a": ASSESSMENT, "t": TEXTS}[self.file]
        self.words = chance.choice(list(WORDS))
        places = list(where.finditer(text))
        place = chance.choice(places)
        begin, end = place.span("bad")
        if make is None:  # the whole line once more
            line = place.group(0)
            text = text[:place.end()] + line + text[place.end():]
            begin += len(line)
            self.bad = place.group("bad")
        else:
            self.bad = make(place.group("bad"), chance)
            text = text[:begin] + self.bad + text[end:]
        # In the text as it will be: W stands for words that are hard to count.
        before, self.bad = self.said(text[:begin]), self.said(self.bad)
        text = self.said(text)
        self.line = before.count("\n") + 1
        self.column = len(before) - before.rfind("\n")
        self.style = chance.choice(["lf", "crlf", "bom", "bom, crlf", "tabs"])
        if self.style == "tabs":
            # A comment in an assessment would be a second thing to tell.
            tail = "\\1\t" if self.file == "a" else "\\1\t# tab\t"
            text = re.sub(r"(?m)^([^#\n]*[\w}\]])$", tail, text)
        if "crlf" in self.style:
            text = text.replace("\n", "\r\n")
        self.bytes = (b"\xef\xbb\xbf" if "bom" in self.style else b"") + \
            text.encode("utf-8", "surrogatepass")

    def said(self, text):
        return re.sub(r"\bW\b", lambda _: WORDS[self.words], text)

    def __str__(self):
        return (f"{self.kind} {self.bad!r} at {self.line}:{self.column} "
                f"({self.style}, {self.words})")


class Run:
    def __init__(self, program, root):
        self.program, self.root = program, root
        self.names = {"q": "places.yaml", "a": "a.cxa.yaml",
                      "t": "places.et.yaml"}
        self.environment = dict(os.environ, CXLADDER_PATH=root, LC_ALL="C.UTF-8",
                                LANGUAGE="en", HOME=root,
                                XDG_DATA_HOME=os.path.join(root, "none"))

    def write(self, file, content):
        path = os.path.join(self.root, self.names[file])
        with open(path, "wb") as out:
            out.write(content)
        return self.names[file]

    def check_file(self, name):
        done = subprocess.run([self.program, "check", name], cwd=self.root,
                              env=self.environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              timeout=60, check=False)
        return done.returncode, done.stderr.decode(errors="replace")

    def problems(self, name):
        status, said = self.check_file(name)
        return status, [(int(line), int(column), text) for line, column, text in
                        re.findall(rf"^{re.escape(name)}:(\d+):(\d+): (.*)$",
                                   said, re.M)], said


def single_mistakes(run, chance, failures):
    lines = columns = first = count = 0
    for file, text in (("q", QUESTIONNAIRE), ("t", TEXTS), ("a", ASSESSMENT)):
        name = run.write(file, text.encode())
        status, told, said = run.problems(name)
        if status or [t for t in told if t[2].startswith("error")]:
            failures.append(f"the good file {name} is told to be bad: {said}")
    kinds = sorted({m[1] for m in MISTAKES})
    while count < CASES:
        # Every kind of mistake at every turn, then anywhere.
        kind = kinds[count % len(kinds)]
        case = Case(chance, chance.choice([m for m in MISTAKES
                                           if m[1] == kind]))
        name = run.write(case.file, case.bytes)
        status, told, said = run.problems(name)
        # A translation's gaps are warnings; the mistake is none.
        errors = [t for t in told if t[2].startswith("error")]
        seen = errors or told
        count += 1
        if case.file != "q":
            run.write("q", QUESTIONNAIRE.encode())
        good = bool(seen) and seen[0][0] == case.line
        lines += good
        first += told == sorted(told, key=lambda t: t[:2])
        end = case.column + max(1, len(case.bad))
        inside = good and case.column <= seen[0][1] <= end
        columns += inside
        if not good or not inside or status not in (0, 1):
            failures.append(f"{case}: status {status}, told {seen[:2]} "
                            f"{said[:200] if not seen else ''}")
        run.write(case.file, {"q": QUESTIONNAIRE, "a": ASSESSMENT,
                              "t": TEXTS}[case.file].encode())
    print(f"line right in {lines} of {count}, column inside the faulty word "
          f"in {columns}, in file order in {first}")
    return lines == count, columns >= COLUMNS * count, first == count


def of_nothing_else(run, failures):
    """A file of nothing but one mistake: so many are told, the rest counted."""
    size = 1 << 20
    head = QUESTIONNAIRE[:QUESTIONNAIRE.index("      - id: second")]
    head, tail = head.replace("W", ""), ASSESSMENT.replace("W", "")
    again = head.replace("- id: first\n", "- id: ladder\n")
    cases = {
        "the same id": ("q", head, "          - {ask: a, id: rubric, level: 2, "
                        "scale: practice}\n"),
        "the same section": ("q", again, "      - id: ladder\n"),
        "the same key": ("q", "cxladder: 1\n", "a: 1\n"),
        "a missing key": ("q", head, "          - {id: x}\n"),
        "an unknown key": ("q", head, "          - {ask: a, k: 1}\n"),
        "an unknown scale": ("q", head, "          - {ask: a, id: rubric, "
                             "level: 2, scale: no}\n"),
        "a wrong level": ("q", head, "          - {level: 9}\n"),
        "a list in a list": ("q", head, "          - []\n"),
        "a warning": ("q", head, "          - {ask: a, id: N, level: 2, "
                      "scale: practice, weight: 0}\n"),
        "unknown names": ("q", QUESTIONNAIRE.replace("needs: [to-two]",
                                                     "needs: [M]"), "x, "),
        "a condition": ("q", QUESTIONNAIRE.replace("2.5", "2.5 M"),
                        "and answer(x) > 1 "),
        "unknown answers": ("a", tail, "  N: {owner: x}\n"),
        "the same answer": ("a", tail, "  to-two: {owner: x}\n"),
        "an unknown text": ("t", TEXTS, "  N: {title: x}\n"),
    }
    good = 0
    for what, (file, text, piece) in cases.items():
        count = max(1, (size - len(text)) // len(piece))
        many = "".join(piece.replace("N", f"n{i}") for i in range(count))
        text = text.replace("M", many, 1) if "M" in text and \
            what in ("unknown names", "a condition") else text + many
        run.write("q", QUESTIONNAIRE.encode())
        name = run.write(file, text.encode()[:size])
        status, said = run.check_file(name)
        lines = said.count("\n")
        bounded = status == 1 and len(said) < 100000 and lines <= 650
        if file == "t":  # what is unused is a warning
            bounded = status in (0, 1) and len(said) < 100000
        good += bounded
        if not bounded:
            failures.append(f"nothing but {what}: status {status}, {len(said)} "
                            f"bytes, {lines} lines, {said[-200:]!r}")
    print(f"files of nothing but a mistake: {good} of {len(cases)} bounded")
    return good, len(cases)


def main():
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    root = os.path.realpath(tempfile.mkdtemp(prefix="cxladder-places-"))
    run = Run(os.path.abspath(sys.argv[1]), root)
    failures = []
    try:
        results = single_mistakes(run, random.Random(seed), failures)
        good, count = of_nothing_else(run, failures)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    for failure in failures:
        print("NOT AS IT SHOULD BE", failure)
    passed = sum(results) + good
    failed = len(results) + count - passed
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
