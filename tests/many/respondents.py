"""Respondents to survey.yaml, as files."""

import random

CODES = ("not-yet", "partly", "fully")


def answers(dice, role=None, level=None):
    """A respondent's answers, at random or all of one level."""
    level = level or dice.randint(1, 5)
    return {
        "role": role or dice.choice(("leader", "staff", "staff")),
        "hear": level,
        "heed": dice.randint(1, 5),
        "owner": dice.choice(CODES),
        "acts": dice.choice(CODES),
    }


def text(given, respondent=None, version=None, questionnaire="many", date="2026-11-03", note=None):
    """The file of one respondent."""
    fingerprint = f", fingerprint: sha256:{'0' * 64}" if version else ""
    lines = ["cxladder-assessment: 1",
             f'questionnaire: {{id: {questionnaire}, version: "{version or 1}"{fingerprint}}}',
             f"started: {date}"]
    if respondent:
        lines.append(f"respondent: {respondent}")
    if given.get("role"):
        lines += ["profile:", f"  role: {given['role']}"]
    lines.append("answers:")
    for key in ("hear", "heed", "owner", "acts"):
        remark = f", note: {note}" if note and key == "hear" else ""
        lines.append(f"  {key}: {{answer: {given[key]}{remark}}}")
    return "\n".join(lines + ["...", ""])


def crowd(folder, count, seed=1, start=0, **more):
    """Files of so many respondents; their paths."""
    dice, paths = random.Random(seed), []
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(start, start + count):
        path = folder / f"r{number:05d}.cxa.yaml"
        path.write_text(text(answers(dice, **more), respondent=f"{seed}-{number}"), encoding="utf-8")
        paths.append(path)
    return paths
