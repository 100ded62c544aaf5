"""The numbers of a ladder as a function of a flat list of fulfilments, for searching many sets of recommendations.

A cell is one (question, rung) that some recommendation lifts. Lifting never changes which shares are known or which
rungs are asked, so each share is linear in the cells, with the effective weights as coefficients. selftest.py holds
this shortcut against views built from scratch.
"""

from tolerance import at_least


class Cells:
    """Level, score and shares of a ladder over a state (a list with one f per cell)."""

    def __init__(self, view, lifted):
        self.view, self.ladder = view, view.ladder
        self.cells = sorted(lifted)
        self.index = {cell: i for i, cell in enumerate(self.cells)}
        self.start = [view.fulfilment[q][rung] for q, rung in self.cells]
        root = self.ladder.root
        self.asked = view.asked(root)
        self.root = self.terms(root)
        self.sections = [self.terms(section) for section in root.children]

    def terms(self, node):
        """Per rung: today's share and the (cell, weight) pairs in it; None where the share is unknown."""
        result = {}
        for rung in self.ladder.rungs:
            share = self.view.share(node, rung)
            weights = self.view.spread(node, rung, 1.0) if share is not None else {}
            pairs = [(i, weights[q]) for i, (q, r) in enumerate(self.cells) if r == rung and q in weights]
            result[rung] = None if share is None else (share, pairs)
        return result

    def value(self, term, state):
        """A share in a state."""
        if term is None:
            return None
        share, pairs = term
        return share + sum(weight * (state[i] - self.start[i]) for i, weight in pairs)

    def shares(self, state):
        """The ladder's shares by rung."""
        return {rung: self.value(term, state) for rung, term in self.root.items()}

    def sum_to(self, state, target):
        """Σ share(l) over the rungs up to the target, as far as they are known."""
        return sum(s for rung, s in self.shares(state).items() if rung <= target and s is not None)

    def score(self, state):
        """The ladder's score, None where unknown."""
        shares = self.shares(state)
        asked = [shares[rung] for rung in self.asked]
        if not asked or None in asked:
            return None
        return self.ladder.start + len(self.ladder.rungs) * sum(asked) / len(asked)

    def meets(self, state, rung, threshold):
        """Whether an asked rung meets a threshold, in the ladder and with attain-each in its sections."""
        share = self.value(self.root[rung], state)
        if share is None or not at_least(share, threshold):
            return False
        parts = [self.value(terms[rung], state) for terms in self.sections]
        return all(p is None or at_least(p, self.ladder.each) for p in parts)

    def level(self, state):
        """The level, where unknown counts as the start."""
        level = self.ladder.start
        for rung in self.asked:
            if self.meets(state, rung, self.ladder.attain):
                level = rung
            if not self.meets(state, rung, self.ladder.hold):
                break
        return level
