"""Questions: what a code is worth, and how far it fulfils a rung.

The kinds of cxladder-questionnaire(5) come down to three: a rubric (an answer is a level, which speaks of every rung),
a criterion (an answer is a degree from 0 to 1 of one rung), and unscored.
"""

SPECIAL = ("dont-know", "not-applicable")
NUMERIC = ("number", "percent", "nps")


def fraction(value, default):
    """75% and 0.75 are the same threshold."""
    if value is None:
        return default
    if isinstance(value, str):
        return float(value.rstrip("%")) / 100
    return float(value)


def clamp(value):
    """Into 0 … 1."""
    return min(1.0, max(0.0, value))


class Question:
    """One question of a ladder's section, or an unscored one (then `ladder` may be None)."""

    def __init__(self, spec, scales, ladder=None, section=None):
        self.id, self.spec, self.ladder, self.section = spec["id"], spec, ladder, section
        self.weight = spec.get("weight", 1)
        self.type = spec.get("type")
        self.level = spec.get("level")
        self.options = scales[spec["scale"]] if "scale" in spec else spec.get("options", [])
        self.kind = self.find_kind()

    def find_kind(self):
        """rubric, criterion or unscored, from the keys that are there."""
        if self.level is not None:
            return "criterion"
        if "levels" in self.spec or "pair" in self.spec:
            return "rubric"
        described = self.spec.get("bands", []) + self.options
        return "rubric" if any("level" in d for d in described) else "unscored"

    @property
    def scored(self):
        return self.kind != "unscored"

    @property
    def is_choice(self):
        """In expressions the answer is then a code, not a number."""
        return self.type == "choice"

    @property
    def is_plain_rubric(self):
        """The answer itself is the level."""
        return self.kind == "rubric" and self.type is None

    def rungs(self):
        """The rungs that it speaks of."""
        if self.kind == "criterion":
            return [self.level]
        return self.ladder.rungs if self.kind == "rubric" else []

    def worth(self, answer):
        """The level (rubric), degree (criterion) or plain value (unscored) of an answer."""
        if self.is_plain_rubric:
            return float(answer)
        if self.type in NUMERIC:
            return self.banded(self.number(answer))
        if self.type == "multiple":
            return self.ticked(answer)
        if self.kind == "unscored":
            return answer
        option = next(o for o in self.options if o["code"] == answer)
        return float(option["level" if self.kind == "rubric" else "value"])

    def number(self, answer):
        """The number answered; for nps promoters less detractors in percent."""
        if not isinstance(answer, dict):
            return answer
        everybody = answer["promoters"] + answer["passives"] + answer["detractors"]
        return 100 * (answer["promoters"] - answer["detractors"]) / everybody

    def banded(self, number):
        """A band holds from its `from` up to the next; below the first, the first holds."""
        bands = self.spec.get("bands")
        if not bands:
            return number
        holding = [b for b in bands if b["from"] <= number] or bands[:1]
        return float(holding[-1]["level" if self.kind == "rubric" else "value"])

    def ticked(self, codes):
        """Weight ticked in the weight of all items. Nothing ticked is an answer: 0."""
        weights = {o["code"]: o.get("weight", 1) for o in self.options}
        return sum(weights[c] for c in codes) / sum(weights.values())

    def fulfilment(self, worth):
        """f for every rung that the question speaks of, from a level or degree."""
        if self.kind == "criterion":
            return {self.level: worth}
        return {rung: clamp(worth - (rung - 1)) for rung in self.rungs()}

    def lift(self, target):
        """The level or degree that a recommendation's lift gives.

        A rubric, of whatever type, is lifted to a level; a scale or choice to a code; a checklist or number to a
        degree; `true` is the highest there is.
        """
        if self.kind == "rubric":
            return float(target)
        if self.type == "multiple" or self.type in NUMERIC:
            return 1.0 if target is True else float(target)
        return max(float(o["value"]) for o in self.options) if target is True else self.worth(target)

    def spread(self):
        """Top less lowest answerable level, or highest less lowest value: the d of consensus.

        The top is the ladder's even where no option or band reaches it: the definition names the top, not the highest
        answerable level. A checklist can be answered from 0 to 1.
        """
        if self.type == "multiple":
            return 1.0
        described = self.spec.get("bands") or self.options
        if self.kind == "criterion":
            values = [d["value"] for d in described]
            return max(values) - min(values)
        return self.ladder.top - min([d["level"] for d in described], default=self.ladder.start)
