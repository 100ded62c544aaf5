"""Random respondents: answers, votes in rounds, agreed answers and decisions."""

MOODS = ["full", "full", "mixed", "mixed", "sparse", "low", "high", "nothing", "declined"]
STATES = ["taken", "postponed", "refused", "done"]


class Responder:
    """Fills in one or several files for the questions of a questionnaire."""

    def __init__(self, random, questions, mood=None):
        self.random, self.questions = random, questions
        self.mood = mood or random.choice(MOODS)
        self.count = random.choice([1, 1, 1, 1, 2, 3, 6])
        self.votes = random.random() < 0.3
        votable = [q for q in questions if q.ladder and q.type not in ("multiple", "number", "percent", "nps")]
        self.rounds = {q.id for q in votable if self.votes and random.random() < 0.6}
        self.agreed = {i for i in sorted(self.rounds) if random.random() < 0.4}

    def files(self, recommendations):
        """All files; the first also decides on recommendations."""
        files = [self.file() for _ in range(self.count)]
        if self.random.random() < 0.35:
            decisions = {r["id"]: {"state": self.random.choice(STATES)} for r in recommendations
                         if self.random.random() < 0.25}
            if decisions:
                files[0]["decisions"] = decisions
        return files

    def file(self):
        """One respondent, or one room."""
        file = {"cxladder-assessment": 1, "questionnaire": {"id": "random-case", "version": "1.0"}, "language": "en"}
        if self.votes:
            file["people"] = self.random.choice([40, 41])
        if self.random.random() < 0.7:
            file["profile"] = {"role": self.random.choice(["leader", "staff"])}
        answers = {q.id: self.answer(q) for q in self.questions if q.ladder}
        file["answers"] = {i: a for i, a in answers.items() if a is not None}
        return file

    def answer(self, q):
        """An entry of `answers`, or None."""
        if self.mood == "nothing":
            return None
        if self.mood == "declined" and q.scored:
            return {"answer": "not-applicable", "reason": "We have none of it."}
        if self.random.random() < {"mixed": 0.35, "sparse": 0.75}.get(self.mood, 0):
            return self.no_answer(q)
        if q.id in self.rounds:
            return self.voted(q)
        value = self.value(q)
        plain = not isinstance(value, (list, dict)) and self.random.random() < 0.7
        return value if plain else {"answer": value}

    def no_answer(self, q):
        """Nothing, or one of the two special answers."""
        kind = self.random.choice(["nothing", "nothing", "dont-know", "dont-know", "not-applicable"])
        if kind == "nothing" or not q.scored:
            return None
        return {"answer": kind} | ({"reason": "We have none of it."} if kind == "not-applicable" else {})

    def value(self, q):
        """An answer of the right type."""
        if q.type == "multiple":
            return [o["code"] for o in q.options if self.random.random() < 0.6]
        if q.type == "number":
            return self.random.choice([0, 1, 4.5, 5, 10, 11, 20])
        if q.type == "percent":
            return self.random.choice([0, 1, 39.9, 40, 41, 80, 81, 100])
        if q.type == "nps":
            return self.recommending()
        return self.random.choice(self.codes(q))

    def recommending(self):
        """Counts of an NPS survey, never nobody."""
        return {"promoters": self.random.randint(0, 6), "passives": self.random.randint(1, 3),
                "detractors": self.random.randint(0, 6)}

    def codes(self, q):
        """The answers that the mood allows: all, the lower or the upper half."""
        if q.options:
            codes = [o["code"] for o in q.options]
        else:
            step = 0.5 if q.spec.get("halves") else 1
            steps = round((q.ladder.top - q.ladder.start) / step)
            codes = [q.ladder.start + i * step for i in range(steps + 1)]
            codes = [int(c) if c == int(c) else c for c in codes]
        half = (len(codes) + 1) // 2
        return {"low": codes[:half], "high": codes[-half:]}.get(self.mood, codes)

    def voted(self, q):
        """Rounds of votes, perhaps followed by an agreed answer."""
        rounds = [self.round(q) for _ in range(self.random.choice([1, 1, 2, 3]))]
        if q.id in self.agreed:
            return {"rounds": rounds, "answer": self.value(q), "basis": "majority"}
        spoilt = self.random.random()
        if spoilt < 0.15:
            rounds[-1]["void"] = True
        elif spoilt < 0.3:
            rounds[-1]["open"] = True
        return {"rounds": rounds}

    def round(self, q):
        """Votes on some of the options."""
        votes = {code: self.random.randint(1, 5) for code in self.codes(q) if self.random.random() < 0.6}
        if q.scored and self.random.random() < 0.25:
            votes["dont-know"] = self.random.randint(1, 3)
        if q.scored and self.random.random() < 0.1:
            votes["not-applicable"] = self.random.randint(1, 3)
        if not votes:
            votes = {self.codes(q)[0]: 1}
        return {"votes": votes, "method": "hands", "people": 40}
