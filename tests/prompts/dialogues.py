#!/usr/bin/env python3
"""Whole conversations with --plain, as they are heard: what is typed and all that is said, against what was read before.

    dialogues.py [--program build/cxladder] [--golden]

A conversation is NAME.in in tests/data/dialogues: its first lines say `# questionnaire FILE` or `# open FILE`, the rest is
typed. NAME.LANG.out is what is said in that language. Every line has to suit a screen reader: no boxes, bars or braille.
"""

import sys

sys.dont_write_bytecode = True      # leave nothing behind in the source tree

import argparse
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
DIALOGUES = ROOT / "tests" / "data" / "dialogues"
LANGUAGES = ("en", "et")
# Boxes, blocks, arrows and other drawings, braille; colours and movements of the cursor.
UNHEARD = re.compile("[\u2190-\u21ff\u2500-\u25ff\u2800-\u28ff\x00-\x09\x0b-\x1f\x7f]|[-=_*]{4}")
WIDEST = 78


def converse(program, script, language, folder):
    """Runs one conversation; what is said, and the status."""
    head = [line[2:].split(" ", 1) for line in script.splitlines() if line.startswith("# ")]
    typed = "".join(f"{line}\n" for line in script.splitlines() if not line.startswith("# "))
    kind, name = head[0]
    words = ["--plain", "--lang", language]
    if kind == "open":
        shutil.copy(ROOT / name, folder / "room.cxa.yaml")
        words = ["open", *words, "room.cxa.yaml"]
    else:
        words = ["new", *words, str(ROOT / name), "-o", "room.cxa.yaml"]
    home = folder / "home"
    home.mkdir()
    environment = os.environ | {"HOME": str(home), "CXLADDER_PATH": str(ROOT / "questionnaires"), "LC_ALL": "C.UTF-8", "TERM": "dumb"}
    environment.pop("XDG_DATA_HOME", None)
    done = subprocess.run([program, *words], input=typed, capture_output=True, text=True, cwd=folder, check=False, env=environment)
    return done.stdout + (f"--- {done.stderr}" if done.stderr else "") + f"--- status {done.returncode}\n"


def unheard(text):
    """Lines that a screen reader would stumble over."""
    return [line for line in text.splitlines() if not line.startswith("--- ") and UNHEARD.search(line)]


def too_wide(text):
    """Paragraphs are wrapped; a prompt, which ends in what was typed, may be longer."""
    return [line for line in text.splitlines() if len(line) > WIDEST and ": " not in line]


def main():
    """Run all conversations; exit status 1 when one differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(ROOT / "build" / "cxladder"))
    parser.add_argument("--golden", action="store_true", default=bool(os.environ.get("GOLDEN")))
    arguments = parser.parse_args()
    program = str(pathlib.Path(arguments.program).resolve())
    passed = failed = 0
    for script in sorted(DIALOGUES.glob("*.in")):
        for language in LANGUAGES:
            with tempfile.TemporaryDirectory(prefix="cxladder-dialogue-") as folder:
                said = converse(program, script.read_text(encoding="utf-8"), language, pathlib.Path(folder))
            golden = script.with_suffix(f".{language}.out")
            if arguments.golden:
                golden.write_text(said, encoding="utf-8")
            expected = golden.read_text(encoding="utf-8") if golden.exists() else ""
            problems = [f"not for ears: {line}" for line in unheard(said)] + [f"too wide: {line}" for line in too_wide(said)]
            problems += list(difflib.unified_diff(expected.splitlines(), said.splitlines(), str(golden), "now", lineterm=""))
            passed, failed = (passed, failed + 1) if problems else (passed + 1, failed)
            for problem in problems:
                print(f"FAILED: {script.stem}, {language}: {problem}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
