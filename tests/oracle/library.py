"""The published shapes in tests/data/models: NAME.yaml, NAME-N.cxa.yaml and NAME.expect.json.

An expectation names only what the published rule determines; what it does not mention may be anything.
"""

import json
import pathlib

import yaml_text

FOLDER = pathlib.Path(__file__).resolve().parents[1] / "data" / "models"


def cases():
    """(name, questionnaire's path, assessments' paths, arguments, expectation) of every case of every model."""
    for path in sorted(FOLDER.glob("*.expect.json")):
        name = path.name.removesuffix(".expect.json")
        for number, case in enumerate(json.loads(path.read_text(encoding="utf-8"))["cases"], 1):
            files = [FOLDER / f for f in case["files"]]
            yield f"{name} {number}", FOLDER / f"{name}.yaml", files, case.get("arguments", []), case["expect"]


def load(path):
    """A YAML file of the library."""
    return yaml_text.read(path.read_text(encoding="utf-8"))


def options(arguments):
    """The command line's options as the reference takes them."""
    result = {}
    for name, value in zip(arguments[::2], arguments[1::2]):
        if name == "--target":
            ladder, level = value.split("=")
            result.setdefault("target", {})[ladder] = int(level)
        else:
            result[name.removeprefix("--")] = float(value)
    return result
