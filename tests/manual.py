#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The examples of cxladder-questionnaire(5), put together as the page says, are
a questionnaire without a warning, and every key of the format is in them.
    tests/manual.py PROGRAM"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml

PAGE = "man/cxladder-questionnaire.5"
SCHEMA = "schema/questionnaire.schema.json"

# What must be explained by example, by its first line; each where it stands.
EXAMPLES = [
    ("cxladder: 1", 0), ("ladders:", 0), ("- id: route", 14), ("- id: answered-in-time", 14), ("- id: tone", 14),
    ("- id: model", 14), ("- id: habits", 14), ("- id: waiting", 14), ("- {id: since, type: date", 14),
    ("closing:", 0), ("findings:", 0), ("recommendations:", 0)]


def blocks():
    """The displayed blocks between "Top level" and "Conditions"."""
    page = pathlib.Path(PAGE).read_text(encoding="utf-8")
    part = page[page.index("\n.Ss Top level\n"):page.index(".Ss Conditions\n")]
    return re.findall(r"\n\.Bd -literal -offset indent\n(.*?)\n\.Ed(?=\n)", part, re.S)


def together(found):
    lines = []
    for (first, indent), block in zip(EXAMPLES, found):
        if not block.startswith(first):
            sys.exit(f"{PAGE}: an example that begins with '{first}' was expected, found: {block[:40]}")
        lines += [" " * indent + line for line in block.splitlines()]
    return "\n".join(lines) + "\n"


def keys_used(node):
    if isinstance(node, list):
        return set().union(*map(keys_used, node)) if node else set()
    if isinstance(node, dict):
        return set(node).union(*map(keys_used, node.values()))
    return set()


def keys_of_format():
    def walk(node):
        if isinstance(node, list):
            for item in node:
                yield from walk(item)
        elif isinstance(node, dict):
            properties = node.get("properties")
            if isinstance(properties, dict):
                yield from (key for key, value in properties.items() if value is not False)
            for item in node.values():
                yield from walk(item)

    return set(walk(json.loads(pathlib.Path(SCHEMA).read_text(encoding="utf-8"))))


found = blocks()
if len(found) != len(EXAMPLES):
    sys.exit(f"{PAGE}: {len(EXAMPLES)} examples were expected, {len(found)} found")
text = together(found)
missing = keys_of_format() - keys_used(yaml.load(text, yaml.CBaseLoader))
if missing:
    sys.exit(f"{PAGE}: no example has {', '.join(sorted(missing))}")
with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder) / "help-desk.yaml"
    path.write_text(text, encoding="utf-8")
    done = subprocess.run([sys.argv[1], "check", str(path)], capture_output=True, text=True, check=False)
if done.returncode or done.stderr:
    sys.exit(f"{done.stderr}{text}")
