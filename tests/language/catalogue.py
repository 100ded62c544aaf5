"""Reading gettext's .po files, and the texts of the questionnaires, with their places."""

import dataclasses
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
LANGUAGES = (ROOT / "po" / "LINGUAS").read_text(encoding="utf-8").split()


@dataclasses.dataclass
class Entry:
    """One message: `texts` holds the translation, or one for each plural form."""
    place: str
    context: str | None
    msgid: str
    plural: str | None
    texts: list
    flags: set
    sources: list


def unquoted(text):
    """The text of a string in a .po file, without its quotes."""
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), text.strip()[1:-1])


class Reader:
    """Gathers the lines of one message."""

    def __init__(self, path):
        self.path, self.entries = path, []
        self.begin(0)

    def begin(self, line):
        """Forget what was gathered."""
        self.line, self.fields, self.flags, self.sources, self.last = line, {}, set(), [], None

    def end(self):
        """Keep the message, if there is one; the header has no msgid."""
        if self.fields.get("msgid"):
            texts = [text for key, text in sorted(self.fields.items()) if key.startswith("msgstr")]
            self.entries.append(Entry(f"{self.path.name}:{self.line}", self.fields.get("msgctxt"), self.fields["msgid"],
                                      self.fields.get("msgid_plural"), texts, self.flags, self.sources))

    def take(self, number, line):
        """One line of the file."""
        if not line.strip():
            self.end()
            self.begin(number + 1)
        elif line.startswith("#,"):
            self.flags |= {flag.strip() for flag in line[2:].split(",")}
        elif line.startswith("#:"):
            self.sources += line[2:].split()
        elif line.startswith('"'):
            self.fields[self.last] += unquoted(line)
        elif not line.startswith("#"):
            self.last, text = line.split(" ", 1)
            self.fields[self.last] = unquoted(text)


def read(path):
    """All messages of a .po file."""
    reader = Reader(pathlib.Path(path))
    for number, line in enumerate(reader.path.read_text(encoding="utf-8").splitlines() + [""], 1):
        reader.take(number, line)
    return reader.entries


# --- Questionnaires ---

# Keys whose values are texts, in a questionnaire. In an overlay all are, but for its head.
TEXT_KEYS = {"title", "text", "about", "ask", "help", "probe", "label", "measure", "low", "high", "unit"}
HEAD_KEYS = {"cxladder-texts", "questionnaire", "language"}
KEY = re.compile(r"^(\s*(?:- )?)([\w-]+|\"[^\"]*\"|'[^']*'):(?:\s+(.*))?$")


def shown(value):
    """A scalar as it is read: without quotes and escapes."""
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] == '"':
        return re.sub(r"\\(.)", r"\1", value[1:-1])
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return value


def scalars(lines):
    """(line number, key, text) of every scalar; several lines of one text are put together."""
    number = 0
    while number < len(lines):
        match = KEY.match(lines[number])
        start, number = number, number + 1
        if not match:
            continue
        indent, value = len(match[1]), match[3] or ""
        more = []
        while number < len(lines) and (not lines[number].strip() or
                                       len(lines[number]) - len(lines[number].lstrip()) > indent and
                                       not (KEY.match(lines[number]) and not value) and
                                       not lines[number].lstrip().startswith("- ")):
            more.append(lines[number].strip())
            number += 1
        if value[:1] in "|>" and value:
            value = ""
        yield start + 1, match[2].strip("\"'"), shown(" ".join(part for part in [value, *more] if part))


def texts(path):
    """(place, text) of everything that people read in a questionnaire or an overlay."""
    path = pathlib.Path(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    lines = ["" if line.lstrip().startswith("#") else line for line in lines]
    overlay = any(line.startswith("cxladder-texts:") for line in lines)
    for number, key, text in scalars(lines):
        wanted = key not in HEAD_KEYS if overlay else key in TEXT_KEYS or key.isdigit()
        if text and wanted and not re.fullmatch(r"[\d.,%-]*|[\[{].*", text):
            yield f"{path.name}:{number}", text


def overlays(language):
    """The shipped overlays of a language."""
    return sorted((ROOT / "questionnaires").glob(f"*.{language}.yaml"))


def questionnaires():
    """The shipped questionnaires, which are in English."""
    return [path for path in sorted((ROOT / "questionnaires").glob("*.yaml")) if path.name.count(".") == 1]
