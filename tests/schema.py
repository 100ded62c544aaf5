#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The JSON Schemas for editors, held against the program's own opinion: what
"check" takes they take, what is of a wrong shape they show on its line, and
they know the keys that the reader's tables know, no more and no fewer."""
import glob
import json
import re
import sys

import jsonschema
import yaml

QUESTIONNAIRE, TEXTS = "schema/questionnaire.schema.json", "schema/texts.schema.json"

# Problems of shape, by the rule that "check" names. All others are of meaning:
# names that nobody has, figures against each other, conditions, advice.
SHAPE = {"missing-key", "wrong-shape", "unknown-key", "misplaced-key", "empty-list", "missing-type", "wrong-value",
         "unknown-format", "section-parts", "too-many", "too-deep", "not-a-questionnaire", "structure"}

# Of those what a schema cannot see, by file and line.
A_NUMBER = "YAML reads it as the same number"
A_CODE = "it may be a code of a scale: of what an id is, the questionnaire alone tells"
UNSEEN = {
    "tests/data/bad/not-a-number.yaml:46": A_NUMBER,
    "tests/data/bad/not-a-number.yaml:52": A_NUMBER,
    "tests/data/bad/translated.bb.yaml:9": A_CODE,
    "tests/data/bad/translated.bb.yaml:12": "which questions have options, the questionnaire alone tells",
    "tests/data/bad/translated.bb.yaml:13": A_CODE,
    "tests/data/bad/translated.bb.yaml:14": A_CODE,
    "tests/data/bad/translated.cc.yaml:7": A_CODE,
    "tests/data/bad/translated.cc.yaml:8": A_CODE,
    "tests/data/bad/translated.cc.yaml:11": A_CODE,
    "tests/data/bad/translated.cc.yaml:12": A_CODE,
    "tests/data/bad/translated.dd.yaml:9": A_CODE,
    "tests/data/bad/translated.dd.yaml:11": "a question's levels are texts, a ladder's have a title and a text",
    "tests/data/bad/is-texts.yaml:2": "as texts of a translation it has no mistake",
}

failures = []
passed = 0


def holds(name, good, *details):
    global passed
    if good:
        passed += 1
        return
    failures.append(name)
    print(f"FAILED: {name}")
    for detail in details:
        print(f"    {detail}")


class Loader(yaml.CSafeLoader):
    """YAML 1.2, as the editors' language server reads it."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
        ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
        ("int", r"[-+]?[0-9]+", "-+0123456789"),
        ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
        ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""])):
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))


def as_json(value):
    if isinstance(value, dict):
        return {str(key): as_json(item) for key, item in value.items()}
    return [as_json(item) for item in value] if isinstance(value, list) else value


def key_lines(node):
    """Of a mapping: the line of each key and the node behind it."""
    return {key.value: (key.start_mark.line + 1, item) for key, item in node.value}


def lines_of(value, root, error):
    """The lines on which an editor shows this error of [value], whose nodes
    begin at [root]."""
    node, line = root, root.start_mark.line + 1
    for step in error.absolute_path:
        value = value[step]
        if isinstance(node, yaml.SequenceNode):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            line, node = key_lines(node)[str(step)]
    found = {line, node.start_mark.line + 1}
    if not isinstance(node, yaml.MappingNode):
        return found
    return found | {at for key, (at, _) in key_lines(node).items() if is_meant(value, key, error)}


def is_meant(value, key, error):
    """Whether the error of a mapping is one of this key."""
    if error.validator == "additionalProperties":
        patterns = error.schema.get("patternProperties", {})
        return key not in error.schema.get("properties", {}) and not any(re.search(p, key) for p in patterns)
    if error.validator == "propertyNames":
        return key == error.instance
    if error.validator == "dependencies":
        return key in error.validator_value
    # "false": no such key here. The library does not say which; its value does.
    return error.validator is None and value[key] == error.instance


validators = {}
for path in (QUESTIONNAIRE, TEXTS):
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft7Validator.check_schema(schema)
    validators[path] = jsonschema.Draft7Validator(schema)


def is_overlay(text):
    return re.search(r"^cxladder-texts:", text, re.M) is not None


def problems(text):
    """The schema's opinion: a list of (line set, message), or None where an
    editor shows that it is no YAML."""
    try:
        value, root = as_json(yaml.load(text, Loader)), yaml.compose(text, yaml.CLoader)
    except (yaml.YAMLError, UnicodeDecodeError):
        return None
    found = []
    for error in validators[TEXTS if is_overlay(text) else QUESTIONNAIRE].iter_errors(value):
        found.append((lines_of(value, root, error) if root else {1}, error.message[:160]))
    return found


def read(path):
    with open(path, encoding="utf-8", errors="strict") as file:
        return file.read()


def good_files():
    for pattern in ("questionnaires/*.yaml", "tests/data/models/*.yaml", "tests/data/reports/*.yaml",
                    "tests/data/questionnaires/*.yaml", "tests/data/other-field/*.yaml", "tests/data/wizard.yaml",
                    "tests/*/*.yaml"):
        for path in sorted(glob.glob(pattern)):
            if not path.endswith(".cxa.yaml"):
                yield path, read(path)
    yield "src/starter.yaml", read("src/starter.yaml").replace("@ID@", "starter").replace("@TITLE@", "Starter")


def check_good():
    for path, text in dict(good_files()).items():
        found = problems(text)
        holds(f"{path} is valid", found == [], *(found or ["no YAML"])[:5])
    for path in sorted(glob.glob("questionnaires/*.yaml")):
        text = read(path)
        schema = TEXTS if is_overlay(text) else QUESTIONNAIRE
        holds(f"{path} tells editors its schema", text.startswith(f"# yaml-language-server: $schema=../{schema}\n"))


def expected(path):
    for line in read(path).splitlines():
        found = re.match(r"([^:]+):(\d+):\d+: error: (.*) \[([a-z-]+)\]$", line)
        if found:
            yield found[1], int(found[2]), found[3], found[4]


def check_bad():
    seen = {}
    used = set()
    for listing in sorted(glob.glob("tests/data/bad/*.expected")):
        for path, line, message, rule in expected(listing):
            if rule not in SHAPE:
                continue
            if path not in seen:
                try:
                    seen[path] = problems(read(path))
                except UnicodeDecodeError:
                    seen[path] = None
            if seen[path] is None:
                continue
            name = f"{path}:{line}"
            shown = any(line in lines for lines, _ in seen[path])
            if name in UNSEEN:
                used.add(name)
                holds(f"{name} is unseen, as is said", not shown, message)
            else:
                holds(f"{name} is shown", shown, message)
    holds("no reason stands for nothing", used == set(UNSEEN), *sorted(set(UNSEEN) - used))
    holds("bad files were read", len(seen) > 30)


def keys_of_table(name, tables):
    """The keys of a table of the reader: those of fields that a file may have."""
    body = re.search(rf"struct field {name}_fields\[.*?\] = \{{(.*?)\n\}};", tables, re.S)[1]
    return {key for key, rest in re.findall(r'(?:FIELD\(|\.name = )"([a-z-]+)"(.*?)(?=\n    \{|\Z)', body, re.S)
            if "NO_VARIANT" not in rest}


def check_keys():
    tables = "".join(read(path) for path in glob.glob("src/store/questionnaire_yaml*tables.c"))
    schema = validators[QUESTIONNAIRE].schema
    parts = schema["definitions"]
    question = parts["question"]["properties"]

    def keys(*definitions):
        return {key for definition in definitions for key in definition["properties"]}

    for name, known in (
            ("questionnaire", keys(schema)),
            ("ladder", keys(parts["ladder"])),
            ("level", keys(parts["ladder"]["properties"]["levels"]["items"])),
            ("section", keys(parts["section"])),
            ("question", keys(parts["question"], parts["profile-question"], parts["closing-question"],
                              parts["field"])),
            ("option", keys(parts["scale-option"], parts["choice-option"], parts["multiple-option"])),
            ("band", keys(parts["band"])),
            ("tick", keys(parts["statement"])),
            ("kind", keys(question["kinds"]["items"])),
            ("pair", keys(question["pair"])),
            ("map", keys(question["map"])),
            ("finding", keys(parts["finding"])),
            ("recommendation", keys(parts["recommendation"]))):
        wanted = keys_of_table(name, tables)
        holds(f"the schema has the keys of a {name}", wanted == known and len(wanted) > 1,
              f"only the reader: {sorted(wanted - known)}", f"only the schema: {sorted(known - wanted)}")
    man = read("man/cxladder-questionnaire.5")
    words = question["type"]["enum"]
    holds("the types are those of the manual", all(f"type: {word}" in man for word in words), words)


check_good()
check_bad()
check_keys()
print(f"{passed} passed, {len(failures)} failed")
sys.exit(bool(failures))
