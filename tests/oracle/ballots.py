"""From files to distributions: which ballots count, what is hidden, and what state each question is in.

Conditions are evaluated per file by that file's own answers; scoring sees only the sum over all files.
"""

import math

import expression
from question import SPECIAL
from tolerance import same


class Ballots:
    """What one file, or all files, say to one question."""

    def __init__(self):
        self.counts = []            # (code, ballots)
        self.special = dict.fromkeys(SPECIAL, 0)

    def add(self, code, number):
        """Count ballots for a code or for one of the two special answers."""
        if isinstance(code, str) and code in SPECIAL:
            self.special[code] += number
        elif number:
            self.counts.append((code, number))

    def join(self, other):
        """Add another file's ballots."""
        self.counts += other.counts
        for word, number in other.special.items():
            self.special[word] += number

    @property
    def total(self):
        return sum(number for _, number in self.counts)

    def mean(self, measure):
        """The mean of a measure of the codes, or None without ballots."""
        if not self.counts:
            return None
        return sum(measure(code) * number for code, number in self.counts) / self.total

    def only_code(self):
        """The code that all gave, else None."""
        codes = [code for code, _ in self.counts]
        return codes[0] if codes and all(c == codes[0] for c in codes) else None


def entry_of(assessment, identifier):
    """The answer in its long form; profile answers stand apart and are always short."""
    profile = assessment.get("profile", {})
    if identifier in profile:
        return {"answer": profile[identifier]}
    entry = assessment.get("answers", {}).get(identifier, {})
    if isinstance(entry, dict):
        return entry
    return {"answer": entry}


def votes_of(counted_round):
    """The ballots of one round of votes."""
    ballots = Ballots()
    for code, number in counted_round.get("votes", {}).items():
        ballots.add(code, number)
    return ballots


def last_round(entry):
    """The ballots of the last round that is neither open nor void, or None."""
    closed = [r for r in entry.get("rounds", []) if not r.get("open") and not r.get("void")]
    return votes_of(closed[-1]) if closed else None


def ballots_of(entry):
    """The counted ballots of one file: the agreed or single answer, else the last round.

    "Its last round" is taken as the last one that is neither open nor void, as without an agreed answer; an agreed
    answer after a round in which nobody voted for an option weighs 1, for it would otherwise not count at all.
    """
    last = last_round(entry)
    if "answer" not in entry:
        return last or Ballots()
    ballots = Ballots()
    ballots.add(entry["answer"], max(1, last.total) if last else 1)
    return ballots


class Respondent:
    """One file: the context in which the conditions of questions are evaluated."""

    def __init__(self, assessment, questions):
        self.questions = questions
        self.given = {q.id: ballots_of(entry_of(assessment, q.id)) for q in questions.values()}
        self.verdict = {}
        self.settle()

    def settle(self):
        """Repeat until no verdict changes: what depends on a hidden answer sees no answer."""
        conditions = {q.id: expression.parse(q.spec["when"]) for q in self.questions.values() if "when" in q.spec}
        while True:
            verdict = {i: expression.evaluate(tree, self) for i, tree in conditions.items()}
            if verdict == self.verdict:
                return
            self.verdict = verdict

    def hidden(self, identifier):
        """An unknown condition counts as false."""
        return identifier in self.verdict and self.verdict[identifier] is not True

    def visible(self, identifier):
        """The ballots that count."""
        return Ballots() if self.hidden(identifier) else self.given[identifier]

    def call(self, name, arguments):
        """answer() and answered() of this file alone."""
        question, ballots = self.questions[arguments[0]], self.visible(arguments[0])
        if name == "answered":
            return bool(ballots.counts)
        return answer_value(question, ballots)


def answer_value(question, ballots):
    """What answer(q) stands for: the mean on levels, degrees or numbers; for a choice the code that all gave.

    For a number with bands it is the level or degree, as the reported mean is, not the number typed.
    """
    return ballots.only_code() if question.is_choice else ballots.mean(question.worth)


class Poll:
    """All files together: distribution and state of each question."""

    def __init__(self, questions, assessments, notes):
        self.questions, self.notes = questions, notes
        self.files = [Respondent(a, questions) for a in assessments]
        self.ballots = {i: self.joined(i) for i in questions}
        self.state = {i: self.find_state(i) for i in questions}
        self.maybe = self.find_maybe()

    def joined(self, identifier):
        """The sum of the files' counted ballots."""
        everybody = Ballots()
        for respondent in self.files:
            everybody.join(respondent.visible(identifier))
        return everybody

    def find_state(self, identifier):
        """The reported state; not-applicable is the one that is excluded but not hidden for all."""
        ballots = self.ballots[identifier]
        if ballots.counts:
            return "answered"
        if all(r.hidden(identifier) for r in self.files):
            return "hidden"
        if all(r.hidden(identifier) or self.declined(r.visible(identifier)) for r in self.files):
            return "not-applicable"
        return "dont-know" if ballots.special["dont-know"] else "unanswered"

    @staticmethod
    def declined(ballots):
        """Not applicable and nothing else: in a vote everybody has to say so."""
        return ballots.special["not-applicable"] > 0 and not ballots.special["dont-know"]

    def open(self, identifier):
        return self.state[identifier] in ("unanswered", "dont-know")

    def excluded(self, identifier):
        return self.state[identifier] in ("hidden", "not-applicable")

    def find_maybe(self):
        """Excluded questions that count as open in the bounds: their condition is unknown because of an open one.

        The cause may itself be such a question. A condition that looks at several questions is unknown "because of"
        an open one when any question that it takes an answer() of is open: the literal reading, even if another
        unknown would keep it unknown. Open is meant over all respondents, as everywhere.
        """
        maybe = set()
        while True:
            found = {i for i in self.questions if self.excluded(i) and self.waits(i, maybe)}
            if found == maybe:
                return maybe
            maybe = found

    def waits(self, identifier, maybe):
        """Whether the condition is unknown in some file because of an open question."""
        if not any(i.verdict.get(identifier, True) is None for i in self.files):
            return False
        causes = [a[0] for name, a in expression.calls(expression.parse(self.questions[identifier].spec["when"]))
                  if name == "answer" and (self.open(a[0]) or a[0] in maybe)]
        if causes and not any(self.questions[c].scored for c in causes):
            # Everything in the model concerns scored questions only, so an unscored one is not "open".
            self.notes.add("condition-waits-for-unscored")
            return False
        if causes and self.only_partly_waiting(identifier, causes):
            self.notes.add("condition-waits-for-several")
        if not causes:
            # Answered by somebody else, so it is not open; this file's condition stays unknown for good.
            self.notes.add("condition-waits-in-one-file")
        return bool(causes)

    def only_partly_waiting(self, identifier, causes):
        """Whether other unknowns than the open questions stand in the same condition, or files differ."""
        seen = {a[0] for name, a in expression.calls(expression.parse(self.questions[identifier].spec["when"]))
                if name == "answer"}
        others = [i for i in seen if i not in causes and not self.ballots[i].counts]
        return bool(others) or self.state[identifier] != "hidden"


def consensus(question, ballots):
    """Tastle and Wierman's consensus, unknown below 3 ballots."""
    if ballots.total < 3 or same(question.spread(), 0):
        return None
    mean = ballots.mean(question.worth)
    return 1 + sum(number / ballots.total * math.log2(1 - abs(question.worth(code) - mean) / question.spread())
                   for code, number in ballots.counts)
