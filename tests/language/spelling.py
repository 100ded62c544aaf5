"""Spell-checking of the interface and the shipped questionnaires, with a small list of words for each language.

English, Finnish and Lithuanian must be clean; what Estonian's dictionary does not know is only shown, because it takes
odd compounds and misses good ones.
"""

import pathlib
import re
import shutil
import subprocess
import tempfile

import catalogue
from catalogue import ROOT

DICTIONARIES = {"en": "en_GB", "et": "et_EE", "fi": "fi", "lt": "lt_LT"}
ONLY_SHOWN = {"et"}
# Not words: placeholders, options, file names, names of functions and variables, keys and codes in quotes.
NOT_WORDS = re.compile(r"%(?:\d+\$)?[-.\d]*(?:h|l|z)?[sdugfc%]|--?[a-z]\w*(?:-[a-z]+)*|\b\w+\.\w+\b|\b\w+\(|\b[A-Z]+_[A-Z_]+\b"
                       r"|['„”\"](?:cxladder )?[a-z-]+(?::[^'“”\"]*)?['“”\"]|\bU\+[0-9A-F]+|\d[\d.,–-]*(?::\w+)?|(?<=\w)['’]s\b")


def words_of(texts):
    """The texts without what is no word, one a line."""
    return "\n".join(NOT_WORDS.sub(" ", text).replace("\n", " ") for text in texts) + "\n"


def allowed(language):
    """The words that the dictionary does not know and that are right."""
    path = ROOT / "tests" / "spelling" / f"{language}.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def unknown(language, texts):
    """The words that neither the dictionary nor the list knows, sorted."""
    with tempfile.TemporaryDirectory(prefix="cxladder-spelling-") as folder:
        path = pathlib.Path(folder) / "texts"
        path.write_text(words_of(texts), encoding="utf-8")
        done = subprocess.run(["enchant-2", "-l", "-d", DICTIONARIES[language], str(path)], capture_output=True,
                              text=True, check=True, env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": folder})
    known = allowed(language)
    return sorted({word for word in done.stdout.split() if word.strip("'’-–") not in known})


def interface(language):
    """The texts of the interface in a language."""
    if language == "en":
        for entry in catalogue.read(ROOT / "po" / "cxladder.pot"):
            yield entry.msgid
            yield entry.plural or ""
    else:
        for entry in catalogue.read(ROOT / "po" / f"{language}.po"):
            yield from entry.texts


def questionnaires(language):
    """The texts of the shipped questionnaires in a language."""
    for path in catalogue.questionnaires() if language == "en" else catalogue.overlays(language):
        for _, text in catalogue.texts(path):
            yield text


def check(checks):
    """All languages; every dictionary is seen to refuse something first."""
    checks.that(shutil.which("enchant-2"), "enchant-2 is installed")
    if not shutil.which("enchant-2"):
        return
    for language in DICTIONARIES:
        checks.equal(unknown(language, ["qwrtzx"]), ["qwrtzx"], f"{language}: the dictionary is there and refuses nonsense")
        for what, texts in (("the interface", interface(language)), ("the questionnaires", questionnaires(language))):
            words = unknown(language, list(texts))
            if language not in ONLY_SHOWN:
                checks.nothing(words, f"{language}: words of {what} that the dictionary does not know")
            elif words:
                print(f"{language}, {what}, to be looked at: {' '.join(words)}")
