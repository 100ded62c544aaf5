"""Looking for the mistakes that translations from English are known by.

Each rule is a pattern of what is not written in a language. A text that is right all the same stands, whole, in
tests/spelling/right.LANG.txt.
"""

import re

import catalogue
from catalogue import ROOT

WORD = r"[^\W\d_]"
DIRECTIVE = r"%(?:\d+\$)?[-.\d]*(?:h|l|z)?[sdugf]"
DIRECTIVES = re.compile(DIRECTIVE)

EVERYWHERE = {
    "an em dash": r"—",
    "straight quotes": r"\"",
    "a hyphen for a dash": rf"{WORD}[\w.,)“”]* - {WORD}",
    "a hyphen in a range": r"(?<![\w.-])\d+-\d+(?![\w-])",
    "a blank before a sign": r"(?<![„( ]) [,.;:!](?!\.\.|\w|[^\w\s])",
    "two blanks in a sentence": rf"(?<![%\w]){WORD}+[,.;]?  {WORD}{{3,}} {WORD}",
    "an ending glued to a placeholder": rf"{DIRECTIVE}[:'’-]?(?!x%){WORD}",
    "dots for an ellipsis in a sentence": rf"{WORD}\.\.\. {WORD}",
}
LOW_QUOTES = {
    "quotes of another language": r"”|(?<!„)(?<!„\W)(?<![^„“]{1})“",
    "single quotes": rf"(?<!\w)'{WORD}",
}
RULES = {
    "et": {
        "an agent with „poolt“": r"\b(?:poolt)\b",
        "noun style": r"\bläbi vii|\bläbiviimi|\bteosta(?:da|takse|mi)|\bsoorita(?:da|takse|mi)",
        "„through“": r"\b(?:läbi|kaudu)\b",
        "„have“": r"\boma(?:b|vad|ma|da|des|takse|nud)\b",
        "„your“ everywhere": r"(?:\bteie\b.*){3}",
        "a split compound": r"\b(?:kliendi (?:kogemus|teekon|tunnetus|suhe|suhte)|enese hindami|küpsus ?(?:-)? tase"
                            r"|kokkupuute punkt|tulemus kaart|super \w|töö maht|soovitus indeks)",
        "a mood of ought": r"\b(?:peaks|peaksid|peaksite|tuleks|tulnuks)\b",
        "a loan for a problem": r"\bväljakutse|\bmõjuta(?:b|vad) positiivselt",
        "an owner who is responsible": r"\bomanik(?:u|ul|ult|ule|uks|ku)?\b",
        "capital Te": r"(?<=[\w,;] )T(?:e|eie|eid|eile|eil|eilt|eiega)\b",
        "a blank before %": r"\d[\s\u00a0]%",
        "a decimal point": r"(?<![\d.])\d+\.\d+(?![\d.])",
    },
    "fi": {
        "an agent with „toimesta“": r"\b(?:toimesta|puolesta tehty)\b",
        "noun style": r"\bsuorit(?:taa|etaan|tami)\w*|\btoteut(?:taa|etaan) \w+(?:minen|misen|mista|mistä)\b",
        "„through“": r"\b(?:kautta|avulla tapahtu)\b",
        "„have“": r"\b(?:omata|omaavat|omaava|omaavan)\b",
        "„your“ beside the suffix": r"\b(?:teidän|sinun|te)\b",
        "a split compound": r"\b(?:asiakas (?:kokemu|ymmärry|lähtö|keskei|osuu|työ)|kypsyys taso|kysely lomak|itse arvioin"
                            r"|kosketus piste|tulos kort|super \w|työ määr|reklamaatio käsittely)",
        "a mood of ought": r"\b(?:tulisi|pitäisi|tulisivat|olisi tarpeen)\b",
        "a loan for a problem": r"\bhaaste",
        "an owner who is responsible": r"\bomistaj(?:a|an|aa|alla|alle|ana|aksi)\b",
        "capital Te": r"(?<=[\w,;] )T(?:e|eidän|eitä|eille|eillä|eiltä)\b",
        "quotes of another language": r"[„“]",
        "% without a no-break space": r"(?:\d| |%s)%(?![\w.\d])",
        "a decimal point": r"(?<![\d.])\d+\.\d+(?![\d.])",
    },
    "lt": {
        "an agent with „yra“ and a participle": r"\byra (?!ne)\w+(?:iam|om|am)(?:a|as|os|i) \w+(?:o|ų|ės|os)\b",
        "noun style": r"\b(?:atlikti|atlieka\w*|atliekam\w+|vykdyti|vykdom\w+) \w+im[ąoaųus]",
        "„through“": r"\b(?:dėka|per \w+imą)\b|\w+(?:o|ės|os|ių|ų) pagalba\b",
        "„have“": r"\bturi savyje\b",
        "„your“ everywhere": r"(?:\bjūsų\b.*){3}",
        "a mood of ought": r"\b(?:turėtų|reikėtų|privalėtų)\b",
        "„pilnai“": r"\bpilnai\b",
        "a loan": r"\b(?:iššūk|įtako[tj])",
        "an owner who is responsible": r"\bsavinink(?:as|o|ui|ą|u|ė|ės|ei|ę)\b",
        "capital Jūs": r"(?<=[\w,;] )J(?:ūs|ūsų|us|ums|umis)\b",
        "a respondent in the masculine singular": r"\b(?:respondentas|respondento|respondentui|vertintojas|atsakęs|pasirinkęs)\b",
        "an accusative after a negation": r"\b(?:nėra|neturi|nekeičia|nerodo) \w+[ąęį]\b",
        "% without a no-break space": r"(?:\d| |%s)%(?![\w.\d])",
        "a decimal point": r"(?<![\d.])\d+\.\d+(?![\d.])",
    },
}
# Files hold decimal points and straight quotes, and messages about files name them.
ABOUT_FILES = re.compile(r"src/(?:store|model|run_check)")
# Only criteria are statements: one sentence, and no question.
STATEMENT = re.compile(r"[^.?!]*\.?")
ONLY_IN_STATEMENTS = {"a mood of ought"}
NOT_ABOUT_FILES = {"a decimal point", "single quotes", "a blank before %", "% without a no-break space"}


def rules(language):
    """(name, compiled pattern) of everything looked for in a language."""
    table = {**EVERYWHERE, **RULES[language]}
    if language in ("et", "lt"):
        table["quotes of another language"] = "”"
    return [(name, re.compile(pattern)) for name, pattern in table.items()]


def title_case(text):
    """Whether a text of several words begins nearly all of them with a capital."""
    words = [word for word in re.findall(rf"(?<![.:!?] )(?<!\w){WORD}{{4,}}", DIRECTIVES.sub("", text))
             if not word.isupper()]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= len(words) - 1


def unbalanced(language, text):
    """Whether quotes are opened otherwise than they are closed."""
    if language == "fi":
        return text.count("”") % 2 == 1
    return [sign for sign in text if sign in "„“"] != ["„", "“"] * text.count("„")


def complaints(language, text, about_files=False):
    """The mistakes in one text."""
    found = [f"{name} ({match[0]})" for name, pattern in rules(language) for match in [pattern.search(text)]
             if match and not (about_files and name in NOT_ABOUT_FILES)
             and not (name in ONLY_IN_STATEMENTS and not STATEMENT.fullmatch(text))]
    if title_case(text):
        found.append("Title Case")
    if unbalanced(language, text):
        found.append("quotes that do not match")
    return found


def right(language):
    """Texts that were looked at and are right."""
    path = ROOT / "tests" / "spelling" / f"right.{language}.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return {line for line in lines if line and not line.startswith("#")}


def in_catalogue(language):
    """(place, text, whether it speaks about files) of a translation of the interface."""
    for entry in catalogue.read(ROOT / "po" / f"{language}.po"):
        about_files = all(ABOUT_FILES.match(source) for source in entry.sources)
        for text in entry.texts:
            yield entry.place, text, about_files


def in_overlays(language):
    """The same of the shipped questionnaires."""
    for path in catalogue.overlays(language):
        for place, text in catalogue.texts(path):
            yield place, text, False


def check_rules(checks):
    """Each rule finds its own mistake: a rule that finds nothing would always pass."""
    samples = {
        "et": ["See on tehtud juhi poolt.", "Uuring viidi läbi kliendi kogemus", "Te, kes Te seda loete", "2.4 punkti",
               "95 % klientidest", "ettevõte omab mandaati", "ta peaks vastama", "“tsitaat“", "%s-le", "Suur väljakutse"],
        "fi": ["Päätös tehtiin johdon toimesta", "asiakas kokemus", "95% asiakkaista",
               "suoritetaan mittaus", "„lainaus“", "Se tulisi tehdä", "suuri haaste", "%s:n"],
        "lt": ["Sprendimas yra tvirtinamas vadovo", "proceso savininkas", "atlikti vertinimą", "Klientų dėka", "respondentas atsako",
               "pilnai įgyvendinta", "didelis iššūkis", "kiek Jūs žinote", "95% klientų", "tai turėtų būti"],
    }
    for language, texts in samples.items():
        for text in texts:
            checks.that(complaints(language, text), f"{language}: nothing is found in {text!r}")


def check(checks):
    """All languages."""
    check_rules(checks)
    for language in catalogue.LANGUAGES:
        allowed = right(language)
        for what, texts in (("the interface", in_catalogue(language)), ("the questionnaires", in_overlays(language))):
            found = [f"{place}: {complaint}: {text}" for place, text, about_files in texts if text not in allowed
                     for complaint in complaints(language, text, about_files)]
            checks.nothing(found, f"{language}: mistakes in {what}")
