#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Assessments across versions of their questionnaire, on the real program: each
kind of change on its own. Whatever it is, every old answer is in the file
afterwards, used or under `unused`; what became of it is said; and the finished
assessment's result stays what it was, to the digit.
    tests/migration.py PROGRAM"""
import copy
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml

PROGRAM = os.path.abspath(sys.argv[1])
passed, failed = 0, 0


def rubric(name, top=3):
    return {"id": name, "ask": f"How is {name}?", "levels": {level: f"{name} {level}." for level in range(1, top + 1)}}


def criterion(name, level):
    return {"id": name, "ask": f"It is {name}.", "level": level, "scale": "practice"}


OLD = {
    "cxladder": 1, "id": "desk", "version": "1.0", "language": "en", "title": "Desk",
    "scales": {"practice": [{"code": "none", "value": 0, "label": "Not at all"},
                            {"code": "partly", "value": 0.5, "label": "In parts"},
                            {"code": "fully", "value": 1, "label": "Wholly"}]},
    "profile": [{"id": "organisation", "type": "text", "ask": "Organisation"}],
    "ladders": [{
        "id": "ladder", "title": "Ladder", "start": 1,
        "levels": [{"level": level, "title": f"Level {level}"} for level in (1, 2, 3)],
        "sections": [
            {"id": "first", "title": "First", "questions": [rubric("calls"), rubric("letters"), criterion("dates", 2)]},
            {"id": "second", "title": "Second", "questions": [
                {"id": "model", "ask": "Which model?", "type": "choice",
                 "options": [{"code": code, "label": f"Model {code}"} for code in ("shop", "desk", "web")]},
                {"id": "size", "ask": "How many?", "type": "number", "min": 0, "max": 500},
                criterion("owner", 3)]}]}],
}
TYPED = ["Acme", "2", "note Two of three.", "3", "note Since May.", "partly", "desk", "12", "fully"]
ANSWERS = {"calls": 2, "letters": 3, "dates": "partly", "model": "desk", "size": 12, "owner": "fully"}
NOTES = {"letters": "Two of three.", "dates": "Since May."}


def questions(model, section):
    return model["ladders"][0]["sections"][section]["questions"]


def find(model, name):
    return next(question for section in (0, 1) for question in questions(model, section) if question["id"] == name)


def drop(model, name):
    for section in (0, 1):
        questions(model, section)[:] = [q for q in questions(model, section) if q["id"] != name]


# --- The kinds of change -----------------------------------------------------
# Each changes the model; what it returns are the new names of answers, the
# names of those without a place, and those of new questions.

def added(model):
    questions(model, 0).insert(1, rubric("queues"))
    return {}, [], ["queues"]


def removed(model):
    drop(model, "letters")
    return {}, ["letters"], []


def renamed(model):
    find(model, "letters")["id"] = "post"
    model["renamed"] = {"letters": "post"}
    return {"letters": "post"}, [], []


def retired(model):
    drop(model, "dates")
    model["retired"] = ["dates"]
    return {}, ["dates"], []


def reordered(model):
    questions(model, 0).reverse()
    model["ladders"][0]["sections"].reverse()
    return {}, [], []


def option_added(model):
    find(model, "model")["options"].insert(0, {"code": "fair", "label": "Fair"})
    return {}, [], []


def option_removed(model):
    find(model, "model")["options"].pop(1)
    return {}, ["model"], []


def option_renamed(model):
    find(model, "model")["options"][1]["code"] = "counter"
    model["renamed"] = {"model/desk": "model/counter"}
    return {"model": ("model", "counter")}, [], []


def level_added(model):
    model["ladders"][0]["levels"].append({"level": 4, "title": "Level 4"})
    for name in ("calls", "letters"):
        find(model, name)["levels"][4] = f"{name} 4."
    return {}, [], []


def level_removed(model):
    model["ladders"][0]["levels"].pop()
    for name in ("calls", "letters"):
        del find(model, name)["levels"][3]
    find(model, "owner")["level"] = 2
    return {}, ["letters"], []


def type_changed(model):
    section = questions(model, 0)
    section[1] = criterion("letters", 2)
    return {}, ["letters"], []


def moved(model):
    question = find(model, "letters")
    drop(model, "letters")
    questions(model, 1).append(question)
    return {}, [], []


def limits_changed(model):
    find(model, "size")["max"] = 10
    return {}, ["size"], []


def renamed_twice(model):
    find(model, "letters")["id"] = "mail"
    model["renamed"] = {"letters": "post", "post": "mail"}
    return {"letters": "mail"}, [], []


def of_all_kinds(model):
    for change in (option_removed, option_added, added, renamed, reordered):
        change(model)
    return {"letters": "post"}, ["model"], ["queues"]


CHANGES = [added, removed, renamed, retired, reordered, option_added, option_removed, option_renamed, level_added,
           level_removed, type_changed, moved, limits_changed, renamed_twice, of_all_kinds]


# --- Running them ------------------------------------------------------------

def holds(name, good, detail=""):
    global passed, failed
    if good:
        passed += 1
        return
    failed += 1
    print(f"FAILED: {name}\n    {detail}")


class Desk:
    """A folder with a questionnaire and an assessment, and the program in it."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "XDG_DATA_HOME": str(folder / "data"),
                            "CXLADDER_PATH": str(folder), "LANGUAGE": "en"}

    def run(self, *arguments, typed=()):
        return subprocess.run([PROGRAM, *arguments], cwd=self.folder, env=self.environment, text=True,
                              input="".join(line + "\n" for line in typed), capture_output=True, check=False)

    def write(self, model):
        text = yaml.safe_dump(model, sort_keys=False, allow_unicode=True)
        (self.folder / "desk.yaml").write_text(text, encoding="utf-8")

    def assessment(self, name="a.cxa.yaml"):
        return yaml.load((self.folder / name).read_text(encoding="utf-8"), yaml.CSafeLoader)

    def result(self, name):
        return self.run("report", "--format", "json", name).stdout


def value(answer):
    return answer["answer"] if isinstance(answer, dict) else answer


def note(answer):
    return answer.get("note") if isinstance(answer, dict) else None


def old_answers_are_there(desk, name, names, dropped):
    new = desk.assessment()
    for question, old in ANSWERS.items():
        place, wanted = new.get("unused", {}) if question in dropped else new["answers"], old
        now = names.get(question, question)
        if isinstance(now, tuple):
            now, wanted = now
        found = place.get(now)
        holds(f"{name}: the answer to {question} is there", found is not None and value(found) == wanted,
              f"{wanted} expected as {now}: {new}")
        holds(f"{name}: so is its note", found is not None and note(found) == NOTES.get(question), found)
    holds(f"{name}: nothing else was put aside", sorted(new.get("unused", {})) == sorted(dropped), new)


def what_became_of_it_is_said(said, name, names, dropped, fresh):
    kept = 1 + len(ANSWERS) - len(names) - len(dropped)  # with the profile's
    sentence = (f"(version 1.0, now 2.0). Answers kept: {kept}, under new names: {len(names)}, "
                f"without a place: {len(dropped)} ")
    holds(f"{name}: what was kept, changed and dropped is counted", sentence in said, said)
    for question in dropped:
        holds(f"{name}: {question} is named", re.search(f"'{question}' has no place .*unused-answer", said), said)
    for question, now in names.items():
        before, after = (ANSWERS[question], now[1]) if isinstance(now, tuple) else (question, now)
        holds(f"{name}: {question} is named", f"'{before}' is called '{after}'" in said, said)
    opened = re.search(r"not answered: \d+ \((.*)\)", said)
    opened = opened[1].split(", ") if opened else []
    # What has no place any more may leave its question open.
    holds(f"{name}: what was added is named", set(fresh) <= set(opened) <= set(fresh) | set(dropped), said)


def run(change, folder):
    name = change.__name__.replace("_", " ")
    desk = Desk(folder)
    desk.write(OLD)
    first = desk.run("--plain", "new", "desk", "-o", "a.cxa.yaml", typed=TYPED)
    holds(f"{name}: answered", first.returncode == 0 and "finished" in desk.assessment(), first.stderr + first.stdout)
    before = desk.result("a.cxa.yaml")
    (desk.folder / "old.cxa.yaml").write_bytes((desk.folder / "a.cxa.yaml").read_bytes())
    kept = list((desk.folder / "data/cxladder/questionnaires").glob("desk-*.yaml"))
    holds(f"{name}: the questionnaire was kept", len(kept) == 1, kept)

    model = copy.deepcopy(OLD)
    names, dropped, fresh = change(model)
    model["version"] = "2.0"
    desk.write(model)
    checked = desk.run("check", "desk.yaml")
    holds(f"{name}: the new version is one", checked.returncode == 0, checked.stderr)
    holds(f"{name}: the finished result is what it was", before and desk.result("a.cxa.yaml") == before)

    opened = desk.run("--plain", "open", "a.cxa.yaml", "-q", "desk.yaml", typed=["quit"])
    holds(f"{name}: opened", opened.returncode == 0, opened.stderr)
    what_became_of_it_is_said(opened.stderr, name, names, dropped, fresh)
    edited = desk.run("--plain", "open", "a.cxa.yaml", "-q", "desk.yaml",
                      typed=["go calls", "note Seen again.", "quit"])
    holds(f"{name}: gone on with", edited.returncode == 0, edited.stderr + edited.stdout)
    new = desk.assessment()
    holds(f"{name}: it is of the new version", new["questionnaire"]["version"] == "2.0", new)
    NOTES["calls"] = "Seen again."
    old_answers_are_there(desk, name, names, dropped)
    del NOTES["calls"]
    again = desk.run("check", "a.cxa.yaml", "-q", "desk.yaml")
    holds(f"{name}: it is sound", again.returncode == 0 and not again.stderr, again.stderr)
    holds(f"{name}: the old file's result is still the same", desk.result("old.cxa.yaml") == before)


for change in CHANGES:
    with tempfile.TemporaryDirectory() as temporary:
        run(change, pathlib.Path(temporary))
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
