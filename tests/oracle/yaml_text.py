"""Just enough YAML: what the tests write and read back, and what the shipped questionnaires are written in.

The standard library has none. `emit` writes block style with every text in double quotes; `read` understands that,
one-line flow style, comments, plain scalars and block scalars (| and >, with or without -). No more than that.
"""

import json
import re

NUMBER = re.compile(r"-?\d+(\.\d+)?$")
PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*$|-?\d+(\.\d+)?%?$")


def number_text(value):
    """The shortest text without an exponent: 2 for 2.0, 2.5, 0.25."""
    text = format(value, ".12f").rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def scalar(value):
    """One scalar; texts in double quotes, percentages and numbers plain."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return number_text(value)
    if re.match(r"\d+(\.\d+)?%$", value):
        return value
    return json.dumps(value, ensure_ascii=False)


def key_text(key):
    """Keys are ids, words of the format or numbers."""
    text = number_text(key) if isinstance(key, (int, float)) else key
    return text if PLAIN.match(text) else json.dumps(text, ensure_ascii=False)


def emit(value, indent=0):
    """The lines of a mapping or a sequence as one text."""
    pad = "  " * indent
    if isinstance(value, dict):
        return "".join(f"{pad}{key_text(k)}:{member(v, indent)}" for k, v in value.items())
    return "".join(item(v, indent) for v in value)


def member(value, indent):
    """What stands behind a key's colon."""
    if isinstance(value, (dict, list)) and value:
        return "\n" + emit(value, indent + 1)
    if isinstance(value, dict):
        return " {}\n"
    if isinstance(value, list):
        return " []\n"
    return f" {scalar(value)}\n"


def item(value, indent):
    """One entry of a sequence; a mapping begins on the dash's line."""
    pad = "  " * indent
    if isinstance(value, (dict, list)) and value:
        return f"{pad}- " + emit(value, indent + 1)[len(pad) + 2:]
    return f"{pad}- {scalar(value)}\n"


def typed(text):
    """A plain scalar as the number, truth value or text that it stands for."""
    if NUMBER.match(text):
        number = float(text)
        return int(number) if number == int(number) and "." not in text else number
    return {"true": True, "false": False}.get(text, text)


class Flow:
    """One-line values: scalars, {…} and […]."""

    PART = re.compile(r'\s*("(?:[^"\\]|\\.)*"|[{}\[\],:]|[^{}\[\],:\s"][^{}\[\],:"]*(?::(?!\s)[^{}\[\],:"]*)*)')

    def __init__(self, text):
        self.rest = self.PART.findall(text)

    def value(self):
        part = self.rest.pop(0)
        if part == "{":
            return self.mapping()
        if part == "[":
            return self.sequence()
        return json.loads(part) if part.startswith('"') else typed(part.strip())

    def mapping(self):
        result = {}
        while self.rest[0] != "}":
            key = self.value()
            self.rest.pop(0)
            result[key] = self.value()
            if self.rest[0] == ",":
                self.rest.pop(0)
        self.rest.pop(0)
        return result

    def sequence(self):
        result = []
        while self.rest[0] != "]":
            result.append(self.value())
            if self.rest[0] == ",":
                self.rest.pop(0)
        self.rest.pop(0)
        return result


def inline(text):
    """A value on one line; plain text may hold anything but ': ' and ' #'."""
    if text[0] in '{["':
        return Flow(text).value()
    return typed(text)


def uncommented(line):
    """The line without a comment; a # inside quotes is none."""
    match = re.match(r'((?:"(?:[^"\\]|\\.)*"|[^"#]|(?<=\S)#)*)(#.*)?$', line)
    return match.group(1).rstrip()


KEY = re.compile(r'("(?:[^"\\]|\\.)*"|[^\s"\[{][^:"]*):(?:\s+(.*)|$)')


class Reader:
    """Block structure by indentation."""

    def __init__(self, text):
        lines = (uncommented(line) for line in text.splitlines())
        self.lines = [(len(line) - len(line.lstrip()), line.strip()) for line in lines if line.strip()]

    def block(self):
        """The mapping or sequence that begins at the next line."""
        depth, text = self.lines[0]
        return self.entries(depth) if text == "-" or text.startswith("- ") else self.pairs(depth)

    def entries(self, depth):
        result = []
        while self.lines and self.lines[0][0] == depth and self.lines[0][1].startswith("-"):
            text = self.lines[0][1][1:].strip()
            if KEY.match(text):
                self.lines[0] = (depth + 2, text)
                result.append(self.pairs(depth + 2))
            else:
                self.lines.pop(0)
                result.append(inline(text))
        return result

    def pairs(self, depth):
        result = {}
        while self.lines and self.lines[0][0] == depth and not self.lines[0][1].startswith("- "):
            key, rest = KEY.match(self.lines.pop(0)[1]).groups()
            key = json.loads(key) if key.startswith('"') else typed(key)
            result[key] = inline(rest) if rest else self.block()
        return result


BLOCK_SCALAR = re.compile(r"(\s*(?:- )?[^\s:#]+:) ([|>])(-?)$")


def depth_of(line):
    return len(line) - len(line.lstrip())


def block_scalar(lines, folded):
    """The text of a block scalar's lines, indentation taken off; folded, a line break is a blank, a blank line a break."""
    depth = min(depth_of(line) for line in lines if line.strip())
    text = "\n".join(line[depth:] for line in lines).rstrip("\n")
    return re.sub(r"\n(\n*)", lambda breaks: breaks.group(1) or " ", text) if folded else text


def in_quotes(text):
    """The same text with every block scalar as one line in double quotes."""
    rest, result = text.splitlines(), []
    while rest:
        line = rest.pop(0)
        match = BLOCK_SCALAR.match(line)
        if not match:
            result.append(line)
            continue
        key, style, strip = match.groups()
        outside = depth_of(line) + (2 if line.lstrip().startswith("- ") else 0)
        length = next((i for i, l in enumerate(rest) if l.strip() and depth_of(l) <= outside), len(rest))
        value = block_scalar(rest[:length], style == ">") + ("" if strip else "\n")
        result.append(f"{key} {json.dumps(value, ensure_ascii=False)}")
        rest = rest[length:]
    return "\n".join(result)


def read(text):
    """The value that a file of this kind stands for."""
    return Reader(in_quotes(text)).block()
