"""A ladder, and a view of it: shares, scores and levels under a given fulfilment.

A view is a ladder together with f(q, l) for the questions that count in its shares. Today's result, both ends of the
bounds and every state that recommendations lead to are views, all computed by the same few lines.
"""

from question import Question, fraction
from tolerance import at_least


class Node:
    """A ladder's root or a section."""

    def __init__(self, spec, ladder, scales):
        self.id, self.weight = spec["id"], spec.get("weight", 1)
        self.children = [Node(s, ladder, scales) for s in spec.get("sections", [])]
        self.questions = [Question(q, scales, ladder, self) for q in spec.get("questions", [])]

    def below(self):
        """All questions below, in file order."""
        return self.questions + [q for child in self.children for q in child.below()]

    def nodes(self):
        """The node and all sections below."""
        return [self] + [n for child in self.children for n in child.nodes()]


class Ladder:
    """What the questionnaire says about one ladder."""

    def __init__(self, spec, scales):
        self.id, self.start = spec["id"], spec["start"]
        self.top = max(l["level"] for l in spec["levels"])
        self.rungs = list(range(self.start + 1, self.top + 1))
        self.attain = fraction(spec.get("attain"), 0.75)
        self.hold = fraction(spec.get("hold"), self.attain)
        self.each = fraction(spec.get("attain-each"), 0.5)
        self.zero = spec.get("unanswered") == "zero"
        self.root = Node(spec, self, scales)
        self.questions = [q for q in self.root.below() if q.scored]


def weighted_mean(pairs):
    """Σ w·x ÷ Σ w over (w, x); None of nothing."""
    total = sum(weight for weight, _ in pairs)
    return sum(weight * x for weight, x in pairs) / total if pairs else None


class View:
    """Shares, scores and levels when the questions in `fulfilment` (id -> rung -> f) count.

    `asking` are the ids of the questions that make a rung asked: those not excluded, whether they count or not.
    """

    def __init__(self, ladder, fulfilment, asking):
        self.ladder, self.fulfilment, self.asking = ladder, fulfilment, asking
        self.known = {}

    def share(self, node, rung):
        """share(l) of a node, None where unknown."""
        key = (node.id, rung)
        if key not in self.known:
            self.known[key] = weighted_mean(self.parts(node, rung))
        return self.known[key]

    def parts(self, node, rung):
        """(weight, share or f) of whatever is known below."""
        if node.children:
            return [(c.weight, self.share(c, rung)) for c in node.children if self.share(c, rung) is not None]
        return [(q.weight, self.fulfilment[q.id][rung]) for q in node.questions
                if rung in self.fulfilment.get(q.id, {})]

    def effective(self, rung):
        """e(q, rung) for every question that counts: its weight in the ladder's share."""
        return self.spread(self.ladder.root, rung, 1.0)

    def spread(self, node, rung, weight):
        """Hand a node's weight down to the questions."""
        total = sum(w for w, _ in self.parts(node, rung))
        result = {}
        for child in node.children:
            if self.share(child, rung) is not None:
                result |= self.spread(child, rung, weight * child.weight / total)
        for q in node.questions:
            if rung in self.fulfilment.get(q.id, {}):
                result[q.id] = weight * q.weight / total
        return result

    def asked(self, node):
        """The rungs of which a question below that is not excluded speaks."""
        spoken = {rung for q in node.below() if q.id in self.asking for rung in q.rungs()}
        return sorted(spoken)

    def score(self, node=None):
        """start + R × mean of the shares over the rungs asked; None while one is unknown or none is asked."""
        node = node or self.ladder.root
        shares = [self.share(node, rung) for rung in self.asked(node)]
        if not shares or None in shares:
            return None
        return self.ladder.start + len(self.ladder.rungs) * sum(shares) / len(shares)

    def meets(self, node, rung, threshold):
        """Asked, known, at least the threshold, and for the ladder every known section at least attain-each."""
        share = self.share(node, rung)
        if rung not in self.asked(node) or share is None or not at_least(share, threshold):
            return False
        return node is not self.ladder.root or not self.weak_sections(rung)

    def weak_sections(self, rung):
        """The top-level sections that fall short of attain-each."""
        return [s for s in self.ladder.root.children
                if self.share(s, rung) is not None and not at_least(self.share(s, rung), self.ladder.each)]

    def attained(self, rung, node=None):
        """Asked and met with `attain`."""
        return self.meets(node or self.ladder.root, rung, self.ladder.attain)

    def held(self, rung, node=None):
        """Met with `hold`; what is not asked is held."""
        node = node or self.ladder.root
        return rung not in self.asked(node) or self.meets(node, rung, self.ladder.hold)

    def level(self, node=None):
        """The largest attained rung with every rung below held; None while no share is known."""
        node = node or self.ladder.root
        if all(self.share(node, rung) is None for rung in self.ladder.rungs):
            return None
        level = self.ladder.start
        for rung in self.ladder.rungs:
            if self.attained(rung, node):
                level = rung
            if not self.held(rung, node):
                break
        return level

    def reached(self):
        """The ladder's level, where unknown counts as the start."""
        level = self.level()
        return self.ladder.start if level is None else level
