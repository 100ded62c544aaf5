"""The independent reference of the scoring model of cxladder-questionnaire(5).

Works on plain dicts, shaped as the YAML files are, and computes what the JSON result shows. It shares no code with
the program and prefers the obvious way to the fast one. Where the model can be read in two ways, the most literal
reading is taken, the reason stands in a comment, and the case is marked with a note, so that a difference in a marked
case can be told from a plain defect.
"""

import expression
from advice import Advice
from ballots import Poll, answer_value, consensus, entry_of
from question import Question
from tolerance import above, at_least, positive, same
from view import Ladder, View


class Model:
    """A questionnaire with all its respondents, and everything computed from them."""

    def __init__(self, questionnaire, assessments, options=None):
        self.spec, self.assessments = questionnaire, assessments
        self.options = options or {}
        self.notes = set()
        scales = questionnaire.get("scales", {})
        self.ladders = [Ladder(l, scales) for l in questionnaire["ladders"]]
        self.questions = self.all_questions(scales)
        self.poll = Poll(self.questions, assessments, self.notes)
        self.results = {l.id: LadderResult(l, self) for l in self.ladders}
        self.holding = [f for f in questionnaire.get("findings", []) if self.holds(f)]
        self.decisions = self.all_decisions()

    def all_questions(self, scales):
        """Profile, sections and closing, by id."""
        unscored = self.spec.get("profile", []) + self.spec.get("closing", [])
        questions = [Question(q, scales) for q in unscored]
        questions += [q for l in self.ladders for q in l.root.below()]
        return {q.id: q for q in questions}

    def all_decisions(self):
        """State by recommendation. Of several files the first that decides counts."""
        decided = {}
        for assessment in self.assessments:
            for identifier, decision in assessment.get("decisions", {}).items():
                decided.setdefault(identifier, decision["state"])
        return decided

    def holds(self, rule):
        """Whether a finding's or recommendation's condition is true today; none at all is true."""
        if "when" not in rule:
            return True
        tree = expression.parse(rule["when"])
        self.note_unknown_levels(tree)
        return expression.evaluate(tree, self) is True

    def note_unknown_levels(self, tree):
        """level(x) while it is unknown: unknown, as everything unknown in an expression is.

        "An unknown level counts as start" is read as being about targets and plans.
        """
        if any(name == "level" and self.call(name, arguments) is None for name, arguments in expression.calls(tree)):
            self.notes.add("unknown-level-in-expression")

    def call(self, name, arguments):
        """The functions of findings and recommendations, over the results."""
        if name == "respondents":
            return self.respondents()
        if name in ("answer", "answered", "consensus"):
            return self.call_question(name, self.questions[arguments[0]])
        result, node = self.find_node(arguments[0])
        if name == "coverage":
            return result.coverage(node)
        if name == "share":
            return result.today.share(node, int(arguments[1]))
        return result.today.level(node) if name == "level" else result.today.score(node)

    def call_question(self, name, question):
        """answer(), answered() and consensus() over all respondents."""
        ballots = self.poll.ballots[question.id]
        if name == "answered":
            return bool(ballots.counts)
        return consensus(question, ballots) if name == "consensus" else answer_value(question, ballots)

    def find_node(self, identifier):
        """The ladder or section of that id, with its ladder's result."""
        for result in self.results.values():
            for node in result.ladder.root.nodes():
                if node.id == identifier:
                    return result, node
        raise KeyError(identifier)

    def respondents(self):
        """The sum of `people`, 1 where absent."""
        return sum(a.get("people", 1) for a in self.assessments)

    def profile(self):
        """Values that differ between files are null; what some file leaves out is not looked at, for it is unsaid
        whether leaving out differs."""
        profiles = [a.get("profile", {}) for a in self.assessments]
        values = {k: [p[k] for p in profiles] for k in profiles[0] if all(k in p for p in profiles)}
        return {k: v[0] if all(x == v[0] for x in v) else None for k, v in values.items()}

    def question_result(self, question):
        """One line of the result's questions."""
        ballots = self.poll.ballots[question.id]
        return {"id": question.id, "state": self.poll.state[question.id], "answer": self.single_answer(question),
                "mean": ballots.mean(question.worth), "consensus": consensus(question, ballots),
                "ballots": {"codes": ballots.counts, "special": ballots.special},
                "votes": self.agreed_after_votes(question.id)}

    def agreed_after_votes(self, identifier):
        """Whether an agreed answer stands beside rounds of votes.

        Consensus and ballots are those of the counted ballots here, thus of the agreed answer; to show those of the
        votes is as plausible, so the comparison leaves them out.
        """
        entries = [entry_of(a, identifier) for a in self.assessments]
        return any("answer" in e and e.get("rounds") for e in entries)

    def single_answer(self, question):
        """The agreed or the single respondent's answer; nobody's when there are several files."""
        if len(self.assessments) > 1 or self.poll.state[question.id] != "answered":
            return None
        return entry_of(self.assessments[0], question.id).get("answer")

    def result(self):
        """Everything that the JSON result shows, plus the notes of ambiguous readings."""
        advice = {l.id: Advice(self.results[l.id], self) for l in self.ladders}
        ladders = [self.results[l.id].report() | advice[l.id].report() for l in self.ladders]
        return {"assessment": {"profile": self.profile(), "respondents": self.respondents()},
                "ladders": ladders,
                "findings": [{"id": f["id"], "kind": f["kind"]} for f in self.holding],
                "questions": [self.question_result(q) for q in self.questions.values() if q.scored],
                "recommendations": combined(ladders),
                "notes": sorted(self.notes)}


def combined(ladders):
    """Each recommendation once with its largest value over the ladders."""
    values = {}
    for ladder in ladders:
        for entry in ladder["recommendations"]:
            values.setdefault(entry["id"], []).append(entry["value"])
    return {i: max([v for v in found if v is not None], default=None) for i, found in values.items()}


class LadderResult:
    """Today's view of one ladder, both ends of its bounds, and what follows from them."""

    def __init__(self, ladder, model):
        self.ladder, self.model, self.poll = ladder, model, model.poll
        counted = {q.id: self.fulfilment(q) for q in ladder.questions if self.counts(q)}
        self.today = View(ladder, counted, {q.id for q in ladder.questions if not self.poll.excluded(q.id)})
        self.low, self.high = self.end(0.0), self.end(1.0)
        self.target = model.options.get("target", {}).get(ladder.id) or self.default_target()

    def counts(self, question):
        """Answered, or open where the ladder counts open questions as zero."""
        state = self.poll.state[question.id]
        return state == "answered" or (self.ladder.zero and self.poll.open(question.id))

    def fulfilment(self, question):
        """f(q, l): the mean over the counted ballots; zero for an open question that counts."""
        counts = self.poll.ballots[question.id].counts
        if not counts:
            return dict.fromkeys(question.rungs(), 0.0)
        total = sum(n for _, n in counts)
        parts = [(n / total, question.fulfilment(question.worth(code))) for code, n in counts]
        return {rung: sum(p * f[rung] for p, f in parts) for rung in question.rungs()}

    def unsettled(self):
        """The questions that the bounds move, in file order.

        A question hidden only because an open question leaves its condition unknown counts as open here, and so also
        in settle-first, which explains the bounds.
        """
        return [q for q in self.ladder.questions if self.poll.open(q.id) or q.id in self.poll.maybe]

    def end(self, f):
        """One end of the bounds: the unsettled questions all at f, on the rungs that they speak of."""
        moved = {q.id: dict.fromkeys(q.rungs(), f) for q in self.unsettled()}
        answered = {i: v for i, v in self.today.fulfilment.items() if i not in moved}
        return View(self.ladder, answered | moved, self.today.asking | set(moved))

    def default_target(self):
        """The lowest asked rung above the level; if there is none, the level."""
        level = self.today.reached()
        return next((rung for rung in self.today.asked(self.ladder.root) if rung > level), level)

    def coverage(self, node):
        """Answered in answered and open, by the questions' own weights."""
        answered = sum(q.weight for q in node.below() if q.scored and self.poll.state[q.id] == "answered")
        opened = sum(q.weight for q in node.below() if q.scored and self.poll.open(q.id))
        return answered / (answered + opened) if answered + opened else None

    def not_applicable(self):
        """The weight of not-applicable questions in those not hidden; None of none."""
        shown = [q for q in self.ladder.questions if self.poll.state[q.id] != "hidden"]
        declined = sum(q.weight for q in shown if self.poll.state[q.id] == "not-applicable")
        return declined / sum(q.weight for q in shown) if shown else None

    def provisional(self):
        """Too much is not applicable, or the open questions may still change the level."""
        return above(self.not_applicable() or 0.0, 0.2) or self.low.reached() != self.high.reached()

    def settle_first(self):
        """The unsettled questions of the lowest rung that they can tip, weightiest first; all of them."""
        if self.low.reached() == self.high.reached():
            return []
        tipping = next(rung for rung in self.ladder.rungs
                       if (self.low.attained(rung), self.low.held(rung))
                       != (self.high.attained(rung), self.high.held(rung)))
        weights = self.low.effective(tipping)
        chosen = [(weights[q.id], q.id) for q in self.unsettled() if tipping in q.rungs()]
        if any(i in self.poll.maybe for _, i in chosen):
            self.model.notes.add("hidden-question-in-settle-first")
        return [identifier for _, identifier in largest_first(chosen)]

    def blocking(self):
        """The failed conditions: of being held below the target, of being attained at it.

        A target that is not asked fails only that condition, which has no share and no threshold to show.
        """
        root, failed = self.ladder.root, []
        for rung in (r for r in self.today.asked(root) if r <= self.target):
            threshold = self.ladder.attain if rung == self.target else self.ladder.hold
            share = self.today.share(root, rung)
            if share is None or not at_least(share, threshold):
                failed.append({"rung": rung, "section": None, "share": share, "threshold": threshold})
            failed += [{"rung": rung, "section": s.id, "share": self.today.share(s, rung),
                        "threshold": self.ladder.each} for s in self.today.weak_sections(rung)]
        return failed

    def holding_back(self):
        """How much of the ladder's missing share up to the target each answered question accounts for."""
        weights = {rung: self.today.effective(rung) for rung in self.ladder.rungs if rung <= self.target}
        entries = []
        for q in self.ladder.questions:
            if self.poll.state[q.id] == "answered":
                missing = sum(e[q.id] * (1 - self.today.fulfilment[q.id][rung])
                              for rung, e in weights.items() if q.id in e)
                entries.append((missing, {"question": q.id, "section": q.section.id, "missing": missing}))
        return [entry for missing, entry in largest_first(entries) if positive(missing)]

    def section(self, node):
        """One section of the result, with those in it."""
        return {"id": node.id, "score": self.today.score(node), "level": self.today.level(node),
                "coverage": self.coverage(node), "shares": self.shares(node),
                "sections": [self.section(child) for child in node.children]}

    def shares(self, node):
        """Every rung, unknown ones too."""
        return {str(rung): self.today.share(node, rung) for rung in self.ladder.rungs}

    def report(self):
        """The ladder's part of the result, without advice."""
        root = self.ladder.root
        if self.target not in self.today.asked(root) and self.target > self.today.reached():
            self.model.notes.add("target-not-asked")
        return {"id": self.ladder.id, "score": self.today.score(), "level": self.today.level(),
                "target": self.target, "provisional": self.provisional(),
                "bounds": {"score": [self.low.score(), self.high.score()],
                           "level": [self.low.level(), self.high.level()]},
                "coverage": self.coverage(root), "not-applicable": self.not_applicable(),
                "shares": self.shares(root), "sections": self.section(root)["sections"],
                "blocking": self.blocking(), "holding-back": self.holding_back(),
                "settle-first": self.settle_first()}


def largest_first(pairs):
    """Sort (number, item) by number, largest first; what is equal within the tolerance stays in file order.

    Repeatedly the first of those within 1e-9 of the best: sorting by rounded keys would not be the same.
    """
    rest, result = list(pairs), []
    while rest:
        best = max(number for number, _ in rest)
        result.append(rest.pop(next(i for i, (number, _) in enumerate(rest) if same(number, best))))
    return result
