"""Compare the program's JSON result with the reference, and say readably where they differ.

Numbers may differ by 1e-6; everything else exactly. Where the format leaves the choice to the program (the order of
a plan's members, a checklist's ballots, what is shown as today's answer of several people) each choice passes.
"""

from question import NUMERIC
from yaml_text import number_text

MARGIN = 1e-6


class Comparison:
    """Collects differences as lines "path: expected …, got …"."""

    def __init__(self):
        self.differences = []

    def differ(self, path, expected, got):
        self.differences.append(f"{path}: expected {expected!r}, got {got!r}")

    def value(self, path, expected, got):
        """Any JSON value; numbers within the margin."""
        if is_number(expected) and is_number(got):
            if abs(expected - got) > MARGIN:
                self.differ(path, expected, got)
        elif isinstance(expected, dict) and isinstance(got, dict):
            self.keys(path, expected, got)
        elif isinstance(expected, list) and isinstance(got, list) and len(expected) == len(got):
            for i, (e, g) in enumerate(zip(expected, got)):
                self.value(f"{path}[{i}]", e, g)
        elif expected != got or is_number(expected) != is_number(got):
            self.differ(path, expected, got)

    def keys(self, path, expected, got):
        """Every expected key; the program may tell more (titles, texts)."""
        for key, value in expected.items():
            if key not in got:
                self.differ(f"{path}.{key}", value, "nothing")
            else:
                self.value(f"{path}.{key}", value, got[key])

    def members(self, path, expected, got):
        """Two lists of ids as sets."""
        if not isinstance(got, list) or sorted(expected) != sorted(got):
            self.differ(path, expected, got)

    def by_id(self, path, expected, got, key="id"):
        """Pairs of entries with equal ids; what is missing or too much is a difference."""
        theirs = {entry[key]: entry for entry in got or []}
        for entry in expected:
            if entry[key] in theirs:
                yield f"{path}[{entry[key]}]", entry, theirs.pop(entry[key])
            elif not entry.get("optional"):
                self.differ(f"{path}[{entry[key]}]", "an entry", "none")
        for identifier, entry in theirs.items():
            # What could be told and says "nothing to tell" is no difference.
            if not (entry.get("rank", 0) is None and entry.get("band", 0) is None):
                self.differ(f"{path}[{identifier}]", "no entry", "one")


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def compare(expected, got, questions):
    """The list of differences; `questions` are the model's, by id."""
    check = Comparison()
    check.value("assessment", expected["assessment"], got.get("assessment"))
    check.value("findings", expected["findings"],
                [{"id": f["id"], "kind": f["kind"]} for f in got.get("findings", [])])
    for path, mine, theirs in check.by_id("ladders", expected["ladders"], got.get("ladders")):
        compare_ladder(check, path, mine, theirs)
    scored = [q for q in got.get("questions", []) if q["id"] in questions and questions[q["id"]].scored]
    for path, mine, theirs in check.by_id("questions", expected["questions"], scored):
        compare_question(check, path, mine, theirs, questions[mine["id"]])
    compare_combined(check, expected["recommendations"], got.get("recommendations"))
    return check.differences


SPECIALLY = ("recommendations", "plan", "budget-plan", "roadmap", "bounds", "not-applicable")


def compare_ladder(check, path, mine, theirs):
    """One ladder with its sections and advice."""
    check.keys(path, {k: v for k, v in mine.items() if k not in SPECIALLY}, theirs)
    compare_bounds(check, f"{path}.bounds", mine["bounds"], theirs.get("bounds"))
    unknown = mine["not-applicable"] is None and theirs.get("not-applicable") in (None, 0)
    if not unknown:
        check.value(f"{path}.not-applicable", mine["not-applicable"], theirs.get("not-applicable"))
    entries = check.by_id(f"{path}.recommendations", mine["recommendations"], theirs.get("recommendations"))
    for place, entry, other in entries:
        compare_recommendation(check, place, entry, other)
    compare_plan(check, f"{path}.plan", mine["plan"], theirs.get("plan"))
    if mine.get("budget-plan"):
        compare_plan(check, f"{path}.budget-plan", mine["budget-plan"], theirs.get("budget-plan"))
    if "roadmap" in mine:
        compare_roadmap(check, f"{path}.roadmap", mine["roadmap"], theirs.get("roadmap"))


def compare_bounds(check, path, mine, theirs):
    """Both ends; an unknown pair may be null or two nulls."""
    for name, pair in mine.items():
        got = (theirs or {}).get(name)
        if not (pair == [None, None] and got is None):
            check.value(f"{path}.{name}", pair, got)


def compare_plan(check, path, mine, theirs):
    """A plan or budget plan; the order of its members is the program's."""
    if not isinstance(theirs, dict):
        check.differ(path, mine, theirs)
        return
    check.members(f"{path}.recommendations", mine["recommendations"], theirs.get("recommendations"))
    check.keys(path, {k: v for k, v in mine.items() if k != "recommendations"}, theirs)


def compare_roadmap(check, path, mine, theirs):
    """The phases in order, each one's members as a set."""
    if not isinstance(theirs, list) or len(mine) != len(theirs):
        check.differ(path, mine, theirs)
        return
    for i, (phase, other) in enumerate(zip(mine, theirs)):
        compare_plan(check, f"{path}[{i}]", phase, other)


def compare_recommendation(check, path, mine, theirs):
    """Rank, value, effort, cost, band, and each lift."""
    told = ["rank", "value", "effort", "cost", "band"]
    if mine.get("optional") and theirs.get("band") is None:
        told.remove("band")             # asked for, but its own condition speaks against it
    check.keys(path, {k: mine[k] for k in told}, theirs)
    known = {lift["question"]: lift for lift in mine["lifts"]}
    shown = {lift["question"]: lift for lift in theirs.get("lifts", [])}
    for identifier, lift in known.items():
        if identifier in shown:
            compare_lift(check, f"{path}.lifts[{identifier}]", lift, shown[identifier])
        elif lift["effective"]:
            check.differ(f"{path}.lifts[{identifier}]", lift, "nothing")
    for identifier in shown.keys() - known.keys():
        check.differ(f"{path}.lifts[{identifier}]", "nothing", shown[identifier])


def compare_lift(check, path, mine, theirs):
    """From the code that all gave (else the mean or null), to the code, level or degree."""
    got = theirs.get("from")
    if isinstance(mine["from"], (list, dict)):
        pass                            # a checklist's or survey's answer: how it is shown is not laid down
    elif mine["from"] is not None and got != mine["from"] and not near(got, mine["mean"]):
        check.differ(f"{path}.from", mine["from"], got)
    elif mine["from"] is None and got is not None and not near(got, mine["mean"]):
        check.differ(f"{path}.from", mine["mean"], got)
    target = theirs.get("to")
    if mine["to"] is not True and target != mine["to"] and not near(target, mine["worth"]):
        check.differ(f"{path}.to", mine["to"], target)


def near(got, expected):
    return is_number(got) and is_number(expected) and abs(got - expected) <= MARGIN


def compare_question(check, path, mine, theirs, question):
    """State, mean, consensus, and answer and ballots where their form is laid down."""
    check.keys(path, {k: mine[k] for k in ("state", "mean")}, theirs)
    votes = mine.get("votes")
    if not votes:
        check.value(f"{path}.consensus", mine["consensus"], theirs.get("consensus"))
    if mine["state"] != "answered" or question.type == "multiple" or question.type in NUMERIC:
        return
    check.value(f"{path}.answer", mine["answer"], theirs.get("answer"))
    if not votes:
        compare_ballots(check, f"{path}.ballots", mine["ballots"], theirs.get("ballots") or {})


def compare_ballots(check, path, mine, theirs):
    """Ballots per code; the special answers may stand among them. Options without a ballot may be left out."""
    expected = {}
    for code, number in mine["codes"]:
        key = number_text(code) if is_number(code) else code
        expected[key] = expected.get(key, 0) + number
    got = {k: v for k, v in theirs.items() if k not in mine["special"] and v}
    if expected != got:
        check.differ(path, expected, theirs)
    for word, number in mine["special"].items():
        if word in theirs:
            check.value(f"{path}.{word}", number, theirs[word])


def compare_combined(check, mine, theirs):
    """Each recommendation once, with its largest value; only looked at where the program lists it."""
    if theirs is None:
        return
    listed = [entry["id"] for entry in theirs]
    ranked = [i for i, value in mine.items() if value is not None]
    missing = [i for i in ranked if i not in listed]
    if missing or len(set(listed)) != len(listed):
        check.differ("recommendations", ranked, listed)
    for entry in theirs:
        if entry["id"] in mine:
            check.value(f"recommendations[{entry['id']}].value", mine[entry["id"]], entry.get("value"))


def subset(expected, got):
    """Differences of a hand-written expectation, which names only some keys and some entries of lists with ids."""
    check = Comparison()
    match_subset(check, "result", expected, got)
    return check.differences


def match_subset(check, path, expected, got):
    """Recurse into mappings and into lists of entries with an id; compare all else whole."""
    if isinstance(expected, dict) and isinstance(got, dict):
        for key, value in expected.items():
            match_subset(check, f"{path}.{key}", value, got.get(key))
    elif isinstance(expected, list) and expected and isinstance(expected[0], dict) and isinstance(got, list):
        key = "id" if "id" in expected[0] else None
        theirs = {entry[key]: entry for entry in got} if key else dict(enumerate(got))
        for i, entry in enumerate(expected):
            name = entry[key] if key else i
            match_subset(check, f"{path}[{name}]", entry, theirs.get(name))
        if not key and len(got) != len(expected):
            check.differ(path, f"{len(expected)} entries", f"{len(got)}")
    else:
        check.value(path, expected, got)
