"""The language of the real program: how it is chosen, and that nothing of another one is mixed in."""

import csv
import io
import json
import os
import pathlib
import re
import subprocess
import tempfile

from catalogue import LANGUAGES, ROOT, overlays, texts

NO_BREAK = "\u00a0"
USAGE = {"en": "Usage:", "et": "Kasutus:", "fi": "Käyttö:", "lt": "Naudojimas:"}
SURVEY = ROOT / "tests" / "data" / "reports" / "survey.yaml"
ANSWERED = ROOT / "tests" / "data" / "reports" / "single.cxa.yaml"
DATES = {"en": "2026-11-04", "et": "04.11.2026", "fi": "4.11.2026", "lt": "2026-11-04"}
PERCENT = {"en": r"\d%", "et": r"\d%", "fi": rf"\d{NO_BREAK}%", "lt": rf"\d{NO_BREAK}%"}
FOR_PEOPLE = {"answer-text"}            # columns of tables that are in the language of the interface


class Program:
    """The program, away from the user's own files and language."""

    def __init__(self, path, folder):
        self.path, self.folder = path, folder

    def run(self, *words, typed=b"", **environment):
        """A finished run with nothing in the environment but what is given."""
        variables = {"PATH": os.environ["PATH"], "HOME": self.folder, "XDG_DATA_HOME": self.folder, **environment}
        for name in os.environ:
            if name.endswith("SAN_OPTIONS"):
                variables[name] = os.environ[name]
        return subprocess.run([self.path, *map(str, words)], capture_output=True, cwd=self.folder, env=variables,
                              input=typed, timeout=60, check=False)

    def text(self, *words, **environment):
        """What it prints."""
        return self.run(*words, **environment).stdout.decode("utf-8", "replace")


def speaks(program, *words, **environment):
    """The language of the help that is printed, by its first word."""
    first = program.text(*words, "--help", **environment).split(" ")[0]
    return {word: language for language, word in USAGE.items()}.get(first, f"nothing known ({first!r})")


# What is asked for, and the language of the answer.
CHOICES = [
    ([], {}, "en"),
    ([], {"LANGUAGE": "et"}, "et"),
    ([], {"LANGUAGE": "fi", "LC_ALL": "et_EE.UTF-8", "LC_MESSAGES": "lt_LT.UTF-8", "LANG": "et_EE.UTF-8"}, "fi"),
    ([], {"LC_ALL": "et_EE.UTF-8", "LC_MESSAGES": "lt_LT.UTF-8", "LANG": "fi_FI.UTF-8"}, "et"),
    ([], {"LC_MESSAGES": "lt_LT.UTF-8", "LANG": "fi_FI.UTF-8"}, "lt"),
    ([], {"LANG": "fi_FI.UTF-8"}, "fi"),
    ([], {"LANG": "fi_FI"}, "fi"),
    ([], {"LANG": "lt_LT.UTF-8@euro"}, "lt"),
    ([], {"LANGUAGE": "", "LC_ALL": "", "LANG": "et_EE.UTF-8"}, "et"),
    ([], {"LANGUAGE": "et", "LC_MESSAGES": "C.UTF-8"}, "et"),
    ([], {"LC_ALL": "C.UTF-8", "LANG": "et_EE.UTF-8"}, "en"),
    ([], {"LC_ALL": "POSIX", "LANG": "et_EE.UTF-8"}, "en"),
    ([], {"LANGUAGE": "de:lt:fi"}, "lt"),
    ([], {"LANGUAGE": "de", "LANG": "et_EE.UTF-8"}, "en"),
    ([], {"LANG": "en_GB.UTF-8"}, "en"),
    (["--lang", "et"], {}, "et"),
    (["--lang", "fi"], {"LANGUAGE": "et", "LC_ALL": "lt_LT.UTF-8"}, "fi"),
    (["--lang", "en"], {"LANGUAGE": "et"}, "en"),
    (["--lang=lt_LT.UTF-8"], {}, "lt"),
    (["--lang", "ET"], {}, "et"),
    (["--lang", "de"], {"LANGUAGE": "et"}, "en"),
]


def check_choice(checks, program):
    """--lang and the environment, in their order."""
    for words, environment, wanted in CHOICES:
        checks.equal(speaks(program, *words, **environment), wanted, f"language of {words} {environment}")
    for wrong in ("", "e", "1", "../et", "et/fi", "english please"):
        checks.equal(program.run("--lang", wrong, "list").returncode, 2, f"--lang {wrong!r} is refused")
    complaint = program.run("--lang", "fi", "--bogus").stderr.decode()
    checks.that("valitsinta" in complaint, "what is wrong is told in the language of --lang")


def help_lines(program, *words, **environment):
    """What help says of each command and option, joined where it takes several lines."""
    text = program.text(*words, "--help", **environment)
    return {" ".join(match.split()) for match in re.findall(r" {2,}(\S[^\n]*(?:\n {20,}[^\n]+)*)", text)}


def check_help(checks, program):
    """No English sentence in the help of another language."""
    commands = re.findall(r"^  ([a-z]+)(?: |$)", program.text("--help", LANGUAGE="en"), re.MULTILINE)
    checks.that("report" in commands, "help names the commands")
    for words in [[], *([command] for command in commands)]:
        english = {line for line in help_lines(program, *words, LANGUAGE="en") if line.count(" ") > 1}
        checks.that(english, f"help of {words} has lines")
        for language in LANGUAGES:
            mixed = english & help_lines(program, *words, LANGUAGE=language)
            checks.nothing(sorted(mixed), f"{language}: English in the help of {words}")


def check_figures(checks, program):
    """Decimal signs, percentages and dates of reports for people."""
    words = ["report", "--questionnaire", SURVEY, ANSWERED]
    for language in USAGE:
        text = program.text(*words, LANGUAGE=language)
        body = "\n".join(line for line in text.splitlines() if "1.2" not in line).replace(DATES[language], "")
        sign, other = (".", ",") if language == "en" else (",", ".")
        checks.that(re.search(rf"\d\{sign}\d", body), f"{language}: a report has decimals")
        checks.nothing([line for line in body.splitlines() if re.search(rf"(?<![\d.])\d+\{other}\d+(?![\d.])", line)],
                       f"{language}: another decimal sign")
        checks.that(re.search(PERCENT[language], body), f"{language}: a percentage as it is written")
        wrong = r"\d[ \u00a0]%" if language in ("en", "et") else r"[\d ]%"
        checks.nothing([line for line in body.splitlines() if re.search(wrong, line)], f"{language}: other percentages")
        checks.that(DATES[language] in text, f"{language}: the date is {DATES[language]}")


def rows(table):
    """The rows of a table as programs read it, without the columns that are for people."""
    return [{key: value for key, value in row.items() if key not in FOR_PEOPLE}
            for row in csv.DictReader(io.StringIO(table.decode()))]


def check_programs_formats(checks, program):
    """What programs read is the same in every language."""
    offered = re.search(r"^Formats:(.*)", program.text("report", "--help", LANGUAGE="en"), re.MULTILINE)[1].split()
    for name in [name for name in offered if name == "json" or name.startswith("csv")]:
        words = ["report", "--questionnaire", SURVEY, "--format", name, ANSWERED]
        read = json.loads if name == "json" else rows
        english = program.run(*words, LANGUAGE="en").stdout
        checks.that(len(english) > 100, f"{name} is written")
        for language in LANGUAGES:
            checks.that(read(program.run(*words, LANGUAGE=language).stdout) == read(english),
                        f"{language}: {name} is the same as in English")


def check_ascii(checks, program):
    """Letters beyond ASCII where the terminal shows them, and nowhere else."""
    words = ["report", "--questionnaire", SURVEY, ANSWERED]
    for language in LANGUAGES:
        checks.that(not program.run(*words, LANGUAGE=language).stdout.isascii(), f"{language}: UTF-8 where nothing is set")
        for more, environment in ((["--ascii"], {}), ([], {"LC_ALL": f"{language}_XX.ISO-8859-1"})):
            for asked in ([*words, *more], [*more, "--help"], [*more, "list", "nothing"], [*more, "--ascii", "none"]):
                done = program.run(*asked, LANGUAGE=language, **environment)
                checks.that((done.stdout + done.stderr).isascii(), f"{language}: {asked} {environment} is ASCII")
                utf8 = program.run(*[word for word in asked if word != "--ascii"], LANGUAGE=language)
                checks.equal(done.stdout.count(b"?"), utf8.stdout.count(b"?"),
                             f"{language}: {asked} {environment} knows every letter")


def check_switch(checks, program):
    """Another language in mid-session: interface and questions, and the answers stay."""
    overlaid = [path for path in overlays("et") if path.with_name(path.name.replace(".et.", ".fi.")).exists()]
    checks.that(overlaid, "a questionnaire is in Estonian and Finnish")
    for base in [path.with_name(path.name.replace(".et.", ".")) for path in overlaid]:
        name = base.name.removesuffix(".yaml")
        titles = {language: dict(texts(base.with_name(f"{name}.{language}.yaml"))) for language in ("et", "fi")}
        lines = b"note remembered\nlanguage et\nlanguage fi\nquit\n"
        done = program.run("new", "--plain", "-o", f"{name}.cxa.yaml", name, typed=lines, LANGUAGE="en")
        shown = " ".join(done.stdout.decode().split())
        for word in ("Keel: eesti.", "Kieli: suomi."):
            checks.that(word in shown, f"{name}: {word} is said")
        behind = {"et": shown.partition("Keel: eesti.")[2].partition("Kieli: suomi.")[0],
                  "fi": shown.partition("Kieli: suomi.")[2]}
        for language, part in behind.items():
            checks.that(any(text in part for text in titles[language].values()), f"{name}: questions are in {language}")
        kept = (pathlib.Path(program.folder) / f"{name}.cxa.yaml").read_text(encoding="utf-8")
        checks.that("remembered" in kept, f"{name}: what was written before is kept")


def check_installed(checks, program, folder):
    """An installation finds its translations, also after it was moved as a whole."""
    build = pathlib.Path(program.path).parent
    place = pathlib.Path(folder) / "place"
    done = subprocess.run(["make", "-s", "install", f"BUILD={os.path.relpath(build, ROOT)}", f"DESTDIR={place}",
                           "PREFIX=/usr"], cwd=ROOT, capture_output=True, text=True, check=False)
    checks.equal((done.returncode, done.stderr[-300:]), (0, ""), "make install")
    if done.returncode:
        return
    moved = pathlib.Path(folder) / "elsewhere"
    place.rename(moved)
    installed = Program(str(moved / "usr" / "bin" / "cxladder"), folder)
    for language in USAGE:
        checks.equal(speaks(installed, LANGUAGE=language), language, f"installed, in {language}")


def check(checks, path):
    """All of it."""
    with tempfile.TemporaryDirectory(prefix="cxladder-language-") as folder:
        program = Program(path, folder)
        check_choice(checks, program)
        check_help(checks, program)
        check_figures(checks, program)
        check_programs_formats(checks, program)
        check_ascii(checks, program)
        check_switch(checks, program)
        check_installed(checks, program, folder)
