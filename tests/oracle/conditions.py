"""Random conditions that the format allows: known names, right types, comparisons that some answer satisfies."""

class Conditions:
    """Writes expressions about a questionnaire."""

    def __init__(self, random, spec, questions):
        self.random, self.questions = random, questions
        self.ladders = {q.ladder.id: q.ladder for q in questions if q.ladder}
        self.specs = {q["id"]: q for section in self.sections(spec["ladders"]) for q in section.get("questions", [])}

    def sections(self, parents):
        """All sections below."""
        for parent in parents:
            yield parent
            yield from self.sections(parent.get("sections", []))

    def hide_questions(self):
        """Give some questions a condition on others; following a random order keeps them free of cycles."""
        order = [q for q in self.questions if q.ladder]
        self.random.shuffle(order)
        profile = [q for q in self.questions if not q.ladder]
        share = self.random.choice([0, 0, 0.2, 0.5])
        for i, q in enumerate(order):
            subjects = [s for s in order[:i] + profile[:1] if self.comparable(s)]
            if subjects and self.random.random() < share:
                self.specs[q.id]["when"] = self.joined(lambda: self.about(self.random.choice(subjects)))
                q.spec["when"] = self.specs[q.id]["when"]

    @staticmethod
    def comparable(q):
        """Numbers with bands are left out of answer(): levels and numbers would be easy to mix up."""
        return "bands" not in q.spec

    def joined(self, make):
        """One to three conditions with and, or, not."""
        parts = [self.maybe_not(make()) for _ in range(self.random.choice([1, 1, 1, 2, 2, 3]))]
        if len(parts) == 3:
            return self.random.choice(["{} and {} or {}", "{} or {} and {}", "({} or {}) and {}",
                                       "not ({} and {}) or {}"]).format(*parts)
        return self.random.choice([" and ", " or "]).join(parts)

    def maybe_not(self, text):
        """Negated, now and then."""
        return f"not ({text})" if self.random.random() < 0.15 else text

    def about(self, q):
        """answer() or answered() of one question."""
        if self.random.random() < 0.2:
            return f"answered({q.id})"
        if q.is_choice:
            code = self.random.choice([o["code"] for o in q.options])
            return f"answer({q.id}) {self.random.choice(['==', '==', '!='])} '{code}'"
        return self.number_condition(f"answer({q.id})", self.worths(q))

    @staticmethod
    def worths(q):
        """The levels or degrees that can be answered, ascending."""
        if q.type == "multiple":
            return [0, 0.5, 1]
        if q.kind == "criterion":
            return sorted({o["value"] for o in q.options})
        return list(range(q.ladder.start, q.ladder.top + 1))

    def number_condition(self, subject, values, exact=True):
        """A comparison that at least one of the values (ascending) satisfies."""
        operators = [(">=", values), ("<=", values), (">", values[:-1]), ("<", values[1:])]
        if exact:
            operators += [("==", values), ("!=", values[1:])]
        operator, possible = self.random.choice([(o, p) for o, p in operators if p])
        return f"{subject} {operator} {self.random.choice(possible):g}"

    def over_results(self, agreed):
        """A condition over the results; consensus() only where no agreed answer replaces the votes."""
        return self.joined(lambda: self.random.choice(self.forms(agreed))())

    def forms(self, agreed):
        """What a finding may look at."""
        forms = [self.level, self.score, self.share, self.coverage, self.respondents, self.level, self.score,
                 self.arithmetic, lambda: self.about(self.random.choice(self.subjects()))]
        voted = [q for q in self.questions if q.scored and q.id not in agreed and q.spread() > 0]
        if voted:
            forms.append(lambda: self.number_condition(f"consensus({self.random.choice(voted).id})",
                                                       [0.25, 0.5, 0.8], exact=False))
        return forms

    def subjects(self):
        """Questions whose answer() is plain."""
        return [q for q in self.questions if self.comparable(q)]

    def place(self):
        """A ladder or one of its sections."""
        ladder = self.random.choice(list(self.ladders.values()))
        return ladder, self.random.choice(ladder.root.nodes()).id

    def level(self):
        ladder, place = self.place()
        return self.number_condition(f"level({place})", list(range(ladder.start, ladder.top + 1)))

    def score(self):
        ladder, place = self.place()
        return self.number_condition(f"score({place})", self.inside(ladder), exact=False)

    @staticmethod
    def inside(ladder):
        """Scores strictly between the ends, where every comparison can hold; odd ones and ones that are met exactly."""
        return [ladder.start + x * (ladder.top - ladder.start) for x in (0.25, 0.3, 0.5, 0.75)]

    def share(self):
        ladder, place = self.place()
        rung = self.random.choice(ladder.rungs)
        return self.number_condition(f"share({place}, {rung})", [0.25, 0.5, 0.75], exact=False)

    def coverage(self):
        return self.number_condition(f"coverage({self.place()[1]})", [0.25, 0.5, 0.75], exact=False)

    def respondents(self):
        return self.number_condition("respondents()", [1, 2, 3, 5])

    def arithmetic(self):
        """Sums, differences, products and quotients of scores of one ladder."""
        ladder, place = self.place()
        other = self.random.choice([n.id for n in ladder.root.nodes() if n.id != place])
        middle = (ladder.start + ladder.top) / 2
        return self.random.choice([f"score({place}) - score({other}) >= 0.5",
                                   f"(score({place}) + score({other})) / 2 < {middle:g}",
                                   f"2 * score({place}) > {2 * middle:g} + 0.5 * 0",
                                   f"share({place}, {ladder.top}) <= coverage({other}) * 0.5"])
