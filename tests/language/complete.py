"""The translations: all there, of this day's texts, with their formats and plurals."""

import gettext
import pathlib
import re
import subprocess
import tempfile

import catalogue
from catalogue import ROOT

KEY_COLUMNS = 22            # of a key's label, so that a footer holds several
NOT_SENTENCES = {".", "1234", "12345", "No."}       # signs, and an abbreviation that others write otherwise
CONTEXT_COLUMNS = {"key": KEY_COLUMNS, "narrow column": 8}
NUMBERS = [0, 1, 2, 5, 11, 21, 22, 101]
PLURALS = {
    "et": ["küsimust", "küsimus", "küsimust", "küsimust", "küsimust", "küsimust", "küsimust", "küsimust"],
    "fi": ["kysymystä", "kysymys", "kysymystä", "kysymystä", "kysymystä", "kysymystä", "kysymystä", "kysymystä"],
    "lt": ["klausimų", "klausimas", "klausimai", "klausimai", "klausimų", "klausimas", "klausimai", "klausimas"],
}
DIRECTIVE = re.compile(r"%(?:\d+\$)?[-+ 0#]*(?:\d+|\*)?(?:\.\d+)?(?:hh|h|ll|l|z|j|t)?[diouxXeEfgGcsp%]")


def run(*words, **options):
    """A command's output; it must succeed."""
    return subprocess.run(words, check=True, capture_output=True, text=True, cwd=ROOT, **options).stdout


def collected(folder):
    """The texts of the sources as they are now."""
    sources = [str(path.relative_to(ROOT)) for pattern in ("include/*.h", "src/*.h", "src/*.c", "src/*/*.h", "src/*/*.c")
               for path in ROOT.glob(pattern)]
    path = pathlib.Path(folder) / "now.pot"
    run("sh", "po/collect.sh", str(path), *sorted(sources))
    return path


def key(entry):
    """What gettext looks a message up by."""
    return entry.context, entry.msgid, entry.plural


def missing(entries, wanted):
    """Messages of the sources without a translation."""
    have = {key(entry) for entry in entries if all(entry.texts) and "fuzzy" not in entry.flags}
    return [f"{entry.sources[0]}: {entry.msgid!r}" for entry in wanted if key(entry) not in have]


def leftover(entries, wanted):
    """Translations of texts that are gone."""
    known = {key(entry) for entry in wanted}
    return [f"{entry.place}: {entry.msgid!r}" for entry in entries if key(entry) not in known]


def edges(text):
    """What must be the same at the ends of a text: blanks, and the sign that it ends with."""
    end = text.rstrip()[-1:]
    return text[:len(text) - len(text.lstrip())], text[len(text.rstrip()):], end if end in ".:?!" else ""


def other_edges(entries):
    """Translations that end otherwise than the text."""
    return [f"{entry.place}: {text!r}" for entry in entries if entry.msgid not in NOT_SENTENCES
            for text in entry.texts[-1:] if edges(text) != edges(entry.plural or entry.msgid)]


def too_wide(entries):
    """Labels that leave no room for the next one."""
    return [f"{entry.place}: {text!r}" for entry in entries if entry.context in CONTEXT_COLUMNS for text in entry.texts
            if len(DIRECTIVE.sub("00", text)) > CONTEXT_COLUMNS[entry.context]]


def without_number(entries):
    """Plural forms that stand for many numbers and do not show which."""
    return [f"{entry.place}: {text!r}" for entry in entries if entry.plural for form, text in enumerate(entry.texts)
            if (form or len(entry.texts) > 2) and not re.search(r"%(\d\$)?(zu|u|d|lu|g|\.0f)", text)]


def check_plurals(checks, language, folder):
    """The form that each number takes, by the compiled catalogue."""
    path = pathlib.Path(folder) / f"{language}.mo"
    done = subprocess.run(["msgfmt", "--check-format", "--check-domain", "-o", str(path), f"po/{language}.po"],
                          cwd=ROOT, capture_output=True, text=True, check=False)
    checks.that(done.returncode == 0, f"{language}: formats and plurals:\n{done.stderr}")
    if done.returncode:
        return
    with path.open("rb") as file:
        translations = gettext.GNUTranslations(file)
    for number, word in zip(NUMBERS, PLURALS[language], strict=True):
        text = translations.ngettext("%zu question", "%zu questions", number).replace("%zu", str(number))
        checks.equal(text, f"{number} {word}", f"{language}: {number} of them")


def check(checks):
    """All languages."""
    checks.equal(catalogue.LANGUAGES, list(PLURALS), "the languages of po/LINGUAS")
    with tempfile.TemporaryDirectory(prefix="cxladder-language-") as folder:
        pot = collected(folder)
        again = pot.read_bytes()
        checks.that(collected(folder).read_bytes() == again, "the same sources give the same catalogue")
        checks.that((ROOT / "po" / "cxladder.pot").read_bytes() == again,
                    "po/cxladder.pot is of this day's sources (make po)")
        wanted = catalogue.read(pot)
        for language in catalogue.LANGUAGES:
            entries = catalogue.read(ROOT / "po" / f"{language}.po")
            checks.nothing(missing(entries, wanted), f"{language}: without a translation")
            checks.nothing(leftover(entries, wanted), f"{language}: translations of what is gone (make po)")
            checks.nothing([e.place for e in entries if "fuzzy" in e.flags], f"{language}: fuzzy")
            checks.nothing(other_edges(entries), f"{language}: blanks or full stops at the ends differ")
            checks.nothing(too_wide(entries), f"{language}: too wide for their place")
            checks.nothing(without_number(entries), f"{language}: plural forms without their number")
            check_plurals(checks, language, folder)
