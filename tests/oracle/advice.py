"""Recommendations of one ladder: ranking, plan, budget plan, roadmap and bands."""

from cells import Cells
from search import ComeNearest, ReachTarget, Search, SpendBudget
from tolerance import EPSILON, at_least, positive, same
from view import View


class Recommendation:
    """A recommendation as one ladder sees it."""

    def __init__(self, spec, position, advice):
        self.id, self.spec, self.position = spec["id"], spec, position
        self.needs, self.effort = spec.get("needs", []), spec["effort"]
        self.cost = advice.model.spec.get("costs", {}).get(self.effort, self.effort)
        self.state = advice.model.decisions.get(self.id)
        self.condition = advice.model.holds(spec)
        self.lifts = self.find_lifts(advice)

    def find_lifts(self, advice):
        """question -> rung -> f, for the questions that count in this ladder's shares."""
        questions, lifts = advice.model.questions, {}
        for identifier, target in self.spec["lifts"].items():
            question = questions[identifier]
            if identifier in advice.today.fulfilment:
                lifts[identifier] = question.fulfilment(question.lift(target))
        return lifts

    def apply(self, view):
        """The view after it: the larger of what was and what the lifted answers give."""
        lifted = {q: {rung: max(f, view.fulfilment[q][rung]) for rung, f in rungs.items()}
                  for q, rungs in self.lifts.items()}
        return View(view.ladder, view.fulfilment | lifted, view.asking)

    def has_effect(self, view):
        """Whether something is left to lift in this ladder."""
        return any(positive(f - view.fulfilment[q][rung]) for q, rungs in self.lifts.items()
                   for rung, f in rungs.items())


class Advice:
    """All that the recommendations say about one ladder."""

    def __init__(self, result, model):
        self.result, self.model = result, model
        self.ladder, self.today, self.target = result.ladder, result.today, result.target
        specs = model.spec.get("recommendations", [])
        self.all = [Recommendation(s, i, self) for i, s in enumerate(specs)]
        self.by_id = {r.id: r for r in self.all}
        self.refused = self.dependents(lambda r: r.state == "refused", self.all)
        self.done = {r.id for r in self.all if r.state == "done"} - self.refused
        self.usable = [r for r in self.all if r.id not in self.refused | self.done]
        self.note_decisions()
        self.ranking = self.rank()
        self.search = self.build_search()
        self.plan, self.reachable = self.find_plan()

    @staticmethod
    def dependents(chosen, among):
        """The ids of the chosen recommendations and of all that need one of them.

        What is done is done, whatever it needed: nothing is passed on through it.
        """
        found = {r.id for r in among if chosen(r)}
        while more := {r.id for r in among if r.state != "done" and set(r.needs) & found} - found:
            found |= more
        return found

    def note_decisions(self):
        """Mark decisions that contradict conditions, needs or each other."""
        notes = self.model.notes
        for r in self.usable:
            if r.state == "taken" and not r.condition:
                notes.add("taken-with-condition-not-true")
            if r.state == "taken" and any(not self.met(n, self.done, self.today) and self.by_id[n].state != "taken"
                                          for n in r.needs):
                notes.add("taken-needs-what-is-not-taken")
            if r.state == "taken" and not r.has_effect(self.today) and len(self.model.ladders) > 1:
                notes.add("taken-lifts-nothing-here")
        for r in self.all:
            if r.id in self.refused and r.state in ("taken", "done"):
                notes.add(f"{r.state}-needs-refused")
            if r.id in self.refused and r.state != "refused" and all(
                    self.by_id[n].state == "refused" and self.idle(n) for n in r.needs if n in self.refused):
                notes.add("refused-need-was-idle")

    def idle(self, identifier):
        """A need that asks for nothing today."""
        needed = self.by_id[identifier]
        return not needed.condition or not needed.has_effect(self.today)

    def met(self, needed, taken, view):
        """A need is met: taken, or its condition is not true, or nothing is left to lift in this ladder."""
        return needed in taken or not self.by_id[needed].condition or not self.by_id[needed].has_effect(view)

    def eligible(self, r, taken, view):
        """Condition true and every need met.

        One that the user has taken stands in every plan, so its own condition is not asked; its needs are, since a
        plan is an allowed set.
        """
        return (r.condition or r.state == "taken") and all(self.met(n, taken, view) for n in r.needs)

    def value(self, r, view):
        """Σ ω(l) × Δshare(l) ÷ cost."""
        after, root, total = r.apply(view), self.ladder.root, 0.0
        for rung in self.ladder.rungs:
            if view.share(root, rung) is not None:
                weight = 1.0 if rung <= self.target else 4.0 ** (self.target - rung)
                total += weight * (after.share(root, rung) - view.share(root, rung))
        return total / r.cost

    def highest(self, candidates, view):
        """(value, recommendation) of highest value; ties: lower cost, then file order."""
        valued = [(self.value(r, view), r) for r in candidates]
        best = max(v for v, _ in valued)
        tied = [(v, r) for v, r in valued if same(v, best)]
        least = min(r.cost for _, r in tied)
        return next((v, r) for v, r in tied if same(r.cost, least))

    def rank(self):
        """[(recommendation, value, whether it raised a share up to the target)] in ranking order."""
        ranking, view, taken = [], self.today, set(self.done)
        rest = list(self.usable)
        while candidates := [r for r in rest if r.condition and self.eligible(r, taken, view)]:
            value, r = self.highest(candidates, view)
            if not positive(value):
                break
            after = r.apply(view)
            ranking.append((r, value, self.raises(view, after)))
            view = after
            taken.add(r.id)
            rest.remove(r)
        return ranking

    def raises(self, before, after):
        """Whether a share on a rung up to the target went up."""
        root = self.ladder.root
        return any(positive(after.share(root, rung) - before.share(root, rung)) for rung in self.ladder.rungs
                   if rung <= self.target and before.share(root, rung) is not None)

    def candidates(self):
        """What a plan may hold: usable, condition true, something to lift today; and whatever is taken.

        Leaving the idle ones out loses nothing: they cost, raise nothing, and as needs they are met anyway.
        """
        return [r for r in self.usable if r.state == "taken" or (r.condition and r.has_effect(self.today))]

    def forced(self):
        """What stands in every plan."""
        return {r.position for r in self.usable if r.state == "taken"}

    def build_search(self):
        """The search over this ladder's candidates."""
        lifted = {(q, rung) for r in self.all for q, rungs in r.lifts.items() for rung in rungs}
        cells = Cells(self.today, lifted)
        lifts = {r.position: [(cells.index[q, rung], f) for q, rungs in r.lifts.items() for rung, f in rungs.items()]
                 for r in self.all}
        return Search(cells, [r.position for r in self.candidates()], self.forced(),
                      {r.position: r.cost for r in self.all}, lifts, self.allowed)

    def allowed(self, positions):
        """Whether the members can be ordered so that each is eligible at its turn.

        Eligibility never goes away as more is applied, so taking whatever is eligible finds an order if there is one.
        """
        view, taken, rest = self.today, set(self.done), [self.all[p] for p in positions]
        while ready := [r for r in rest if self.eligible(r, taken, view)]:
            for r in ready:
                view = r.apply(view)
                taken.add(r.id)
                rest.remove(r)
        return not rest

    def largest_allowed(self):
        """The state after everything that can be taken at all."""
        view, taken, rest = self.today, set(self.done), self.candidates()
        while ready := [r for r in rest if self.eligible(r, taken, view)]:
            for r in ready:
                view = r.apply(view)
                taken.add(r.id)
                rest.remove(r)
        return view

    def find_plan(self):
        """(members in file order, whether they reach the target)."""
        positions = self.search.best(ReachTarget(self.search.cells, self.target))
        if positions is not None:
            return self.members(positions), True
        after = self.largest_allowed()
        shares = [after.share(self.ladder.root, rung) for rung in self.ladder.rungs if rung <= self.target]
        highest = sum(s for s in shares if s is not None)
        positions = self.search.best(ComeNearest(self.search.cells, self.target, highest))
        return self.members(positions), False

    def members(self, positions):
        """The recommendations at file positions; no allowed set at all leaves the taken ones."""
        if positions is None:
            self.model.notes.add("no-allowed-set")
            positions = sorted(self.forced())
        return [self.all[p] for p in positions]

    def after(self, members):
        """The view after a set."""
        view = self.today
        for r in members:
            view = r.apply(view)
        return view

    def plan_report(self):
        """The plan to the target."""
        view = self.after(self.plan)
        short = [rung for rung in view.asked(self.ladder.root) if rung < self.target and not view.held(rung)]
        if self.target > self.ladder.start and not view.attained(self.target):
            short.append(self.target)
            if self.reachable:
                self.model.notes.add("plan-jumps-over-target")
        return {"target": self.target, "recommendations": [r.id for r in self.plan],
                "effort": sum(r.cost for r in self.plan), "attained": self.reachable, "minimal": True,
                "short": short}

    def budget_plan(self, budget):
        """The plan for a budget; taken ones that alone cost more leave no set that will do."""
        positions = self.search.best(SpendBudget(self.search.cells, budget))
        if positions is None:
            self.model.notes.add("budget-below-taken")
            return None
        members = self.members(positions)
        view = self.after(members)
        return {"recommendations": [r.id for r in members], "effort": sum(r.cost for r in members),
                "level": view.level(), "score": view.score()}

    def next_step(self, rest, taken, view):
        """The eligible one of highest value; where none has a value, the first in file order."""
        ready = [r for r in rest if self.eligible(r, taken, view)]
        if ready:
            value, r = self.highest(ready, view)
            if positive(value):
                return r
        return (ready or rest)[0]

    def roadmap(self, capacity):
        """The plan in phases. What is postponed, and what needs it, makes up a last phase of its own.

        That phase may exceed the capacity: "the last phase" is one, and they stand in it together.
        """
        last = self.dependents(lambda r: r.state == "postponed", self.plan)
        if last:
            self.model.notes.add("postponed-in-roadmap")
        phases, taken, view = [], set(self.done), self.today
        for late in (False, True):
            rest = [r for r in self.plan if (r.id in last) == late]
            if late and rest:
                phases.append([])
            while rest:
                r = self.next_step(rest, taken, view)
                fits = phases and at_least(capacity, sum(x.cost for x in phases[-1]) + r.cost)
                if not late and not fits:
                    phases.append([])
                phases[-1].append(r)
                rest.remove(r)
                taken.add(r.id)
                view = r.apply(view)
        return [self.phase_report(phases, i) for i in range(len(phases))]

    def phase_report(self, phases, index):
        """One phase, and where the ladder stands after it."""
        view = self.after([r for phase in phases[:index + 1] for r in phase])
        return {"phase": index + 1, "recommendations": [r.id for r in phases[index]],
                "effort": sum(r.cost for r in phases[index]), "score": view.score(), "level": view.level()}

    def bands(self):
        """id -> now, next or later; in that order, within a band as people are shown them."""
        planned = {r.id for r in self.plan}
        ranked = [r.id for r, _, _ in self.ranking]
        now = [i for i in ranked if i in planned] + [r.id for r in self.plan if r.id not in ranked]
        later = [r.id for r, _, raised in self.ranking if not raised]
        bands = dict.fromkeys(now, "now")
        for band, ids in (("next", [i for i in ranked if i not in later]), ("next", self.asked_for()),
                          ("later", later)):
            for identifier in ids:
                bands.setdefault(identifier, band)
        return bands

    def asked_for(self):
        """Those that lift nothing today but that a holding finding asks for."""
        asked = {i for f in self.model.holding for i in f.get("asks-for", [])}
        return [r.id for r in self.all if r.id in asked and not r.has_effect(self.today) and r.id not in self.refused]

    def optional(self, r):
        """Whether an unranked one that is only asked for may be left out.

        The model does not say what becomes of it when it is done, not eligible, or belongs to another ladder.
        """
        return bool(r.id in self.done or not r.condition or r.needs or len(self.model.ladders) > 1)

    def report(self):
        """The ladder's part of the result that gives advice."""
        ranks = {r.id: (i + 1, value) for i, (r, value, _) in enumerate(self.ranking)}
        planned = {r.id for r in self.plan}
        entries = []
        for identifier, band in self.bands().items():
            r = self.by_id[identifier]
            rank, value = ranks.get(identifier, (None, None))
            spare = rank is None and identifier not in planned and self.optional(r)
            entries.append({"id": identifier, "rank": rank, "value": value, "effort": r.effort, "cost": r.cost,
                            "band": band, "lifts": self.lift_reports(r), "optional": spare})
        report = {"recommendations": entries, "plan": self.plan_report()}
        if (budget := self.model.options.get("budget")) is not None:
            report["budget-plan"] = self.budget_plan(budget)
        if (capacity := self.model.options.get("capacity")) is not None:
            report["roadmap"] = self.roadmap(capacity)
        return report

    def lift_reports(self, r):
        """What each lift of the recommendation shows; `effective` when it raises something here today."""
        reports = []
        for identifier, target in r.spec["lifts"].items():
            question, ballots = self.model.questions[identifier], self.model.poll.ballots[identifier]
            gains = r.lifts.get(identifier, {})
            effective = any(f > self.today.fulfilment[identifier][rung] + EPSILON for rung, f in gains.items())
            reports.append({"question": identifier, "from": ballots.only_code(), "mean": ballots.mean(question.worth),
                            "to": target, "worth": question.lift(target), "effective": effective})
        return reports
