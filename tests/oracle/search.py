"""Exact plans: the best allowed set of recommendations for a goal, by branch and bound over file order.

A goal says which states will do, how a set is judged (a key, smaller is better) and when a branch cannot win any
more. Lifting never lowers a level or a share, so the state with everything still undecided taken is the bound.
"""

from tolerance import above, at_least, better


class ReachTarget:
    """Least cost with which the level is at least T; fewer; higher score; file order."""

    def __init__(self, cells, target):
        self.cells, self.target = cells, target

    def feasible(self, state, _cost):
        return self.cells.level(state) >= self.target

    def key(self, state, cost, chosen):
        score = self.cells.score(state)
        return (cost, len(chosen), None if score is None else -score, chosen)

    def hopeless(self, best_state, cost, best):
        return (best is not None and above(cost, best[0])) or not self.feasible(best_state, cost)


class ComeNearest:
    """Where T is out of reach: the highest Σ share(l) over rungs ≤ T; least cost; fewer; file order.

    The highest sum is that of the largest allowed set, since every set's members only ever add.
    """

    def __init__(self, cells, target, highest):
        self.cells, self.target, self.highest = cells, target, highest

    def feasible(self, state, _cost):
        return at_least(self.cells.sum_to(state, self.target), self.highest)

    def key(self, _state, cost, chosen):
        return (cost, len(chosen), chosen)

    def hopeless(self, best_state, cost, best):
        return (best is not None and above(cost, best[0])) or not self.feasible(best_state, cost)


class SpendBudget:
    """Cost at most B; highest level; highest score; least cost; fewer; file order."""

    def __init__(self, cells, budget):
        self.cells, self.budget = cells, budget

    def feasible(self, _state, cost):
        return at_least(self.budget, cost)

    def key(self, state, cost, chosen):
        score = self.cells.score(state)
        return (-self.cells.level(state), None if score is None else -score, cost, len(chosen), chosen)

    def hopeless(self, best_state, cost, best):
        if not self.feasible(best_state, cost):
            return True
        return best is not None and better(best[:3], self.key(best_state, cost, [])[:3])


class Search:
    """All allowed sets that contain the forced recommendations.

    `allowed(chosen)` decides on file positions; `lifts` maps a position to its (cell, f) pairs.
    """

    def __init__(self, cells, candidates, forced, costs, lifts, allowed):
        self.cells, self.candidates, self.forced = cells, candidates, forced
        self.costs, self.lifts, self.allowed = costs, lifts, allowed

    def apply(self, state, position):
        """The state after one more recommendation."""
        lifted = list(state)
        for cell, f in self.lifts[position]:
            lifted[cell] = max(lifted[cell], f)
        return lifted

    def best(self, goal):
        """The file positions of the best set, or None when no allowed set will do."""
        self.goal, self.best_key, self.best_set = goal, None, None
        self.visit(0, self.cells.start, 0, [])
        return self.best_set

    def visit(self, at, state, cost, chosen):
        """Decide about the candidates from `at` on."""
        optimistic = state
        for position in self.candidates[at:]:
            optimistic = self.apply(optimistic, position)
        if self.goal.hopeless(optimistic, cost, self.best_key):
            return
        if at == len(self.candidates):
            self.judge(state, cost, chosen)
            return
        position = self.candidates[at]
        self.visit(at + 1, self.apply(state, position), cost + self.costs[position], chosen + [position])
        if position not in self.forced:
            self.visit(at + 1, state, cost, chosen)

    def judge(self, state, cost, chosen):
        """Keep a complete set when it is allowed, will do, and beats the best so far."""
        if not self.goal.feasible(state, cost):
            return
        key = self.goal.key(state, cost, chosen)
        if (self.best_key is None or better(key, self.best_key)) and self.allowed(chosen):
            self.best_key, self.best_set = key, chosen
