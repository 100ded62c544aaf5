"""Expressions of questionnaires, with three values.

A tokenizer, a parser to nested tuples and an evaluator. Unknown is None. The evaluator asks a `context` for the
functions, so that the same text can be evaluated over one respondent's answers and over the results.
"""

import re

from tolerance import above, at_least, same

TOKEN = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<text>'[^']*')|(?P<name>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)"
                   r"|(?P<sign>==|!=|<=|>=|[<>+\-*/(),]))")
COMPARISONS = ("==", "!=", "<=", ">=", "<", ">")


def tokens(text):
    """Cut the text into (kind, text) pairs; an unknown character is an error of whoever wrote the test."""
    result, at = [], 0
    while text[at:].strip():
        match = TOKEN.match(text, at)
        if not match:
            raise ValueError(f"cannot read expression at {text[at:]!r}")
        result.append((match.lastgroup, match.group(match.lastgroup)))
        at = match.end()
    return result


class Parser:
    """Recursive descent: or, and, not, comparison, sum, product, atom."""

    def __init__(self, text):
        self.rest = tokens(text)

    def take(self, *wanted):
        """Consume the next token when it is one of `wanted`."""
        if self.rest and self.rest[0][0] in ("name", "sign") and self.rest[0][1] in wanted:
            return self.rest.pop(0)[1]
        return None

    def expect(self, wanted):
        """Consume exactly this token."""
        if not self.take(wanted):
            raise ValueError(f"expected {wanted!r} before {self.rest[:3]}")

    def parse(self):
        """The whole text."""
        tree = self.disjunction()
        if self.rest:
            raise ValueError(f"left over: {self.rest}")
        return tree

    def chain(self, operand, *operators):
        """operand (operator operand)*, grouping to the left."""
        left = operand()
        while (operator := self.take(*operators)):
            left = (operator, left, operand())
        return left

    def disjunction(self):
        return self.chain(self.conjunction, "or")

    def conjunction(self):
        return self.chain(self.negation, "and")

    def negation(self):
        if self.take("not"):
            return ("not", self.negation())
        return self.comparison()

    def comparison(self):
        left = self.sum()
        operator = self.take(*COMPARISONS)
        return (operator, left, self.sum()) if operator else left

    def sum(self):
        return self.chain(self.product, "+", "-")

    def product(self):
        return self.chain(self.atom, "*", "/")

    def atom(self):
        if self.take("("):
            tree = self.disjunction()
            self.expect(")")
            return tree
        kind, text = self.rest.pop(0)
        if kind == "number":
            return ("number", float(text))
        if kind == "text":
            return ("text", text[1:-1])
        if kind == "name":
            return self.call(text)
        raise ValueError(f"unexpected {text!r}")

    def call(self, name):
        """name(argument, ...): arguments are ids and numbers, never expressions."""
        self.expect("(")
        arguments = []
        while not self.take(")"):
            kind, text = self.rest.pop(0)
            arguments.append(float(text) if kind == "number" else text)
            self.take(",")
        return ("call", name, arguments)


def parse(text):
    """The tree of an expression."""
    return Parser(text).parse()


def evaluate(tree, context):
    """True, False, a number, a code, or None where it is unknown."""
    kind = tree[0]
    if kind in ("number", "text"):
        return tree[1]
    if kind == "call":
        return context.call(tree[1], tree[2])
    if kind == "not":
        value = evaluate(tree[1], context)
        return None if value is None else not value
    left, right = evaluate(tree[1], context), evaluate(tree[2], context)
    if kind in ("and", "or"):
        return kleene(kind, left, right)
    if left is None or right is None:
        return None
    return compare(kind, left, right) if kind in COMPARISONS else compute(kind, left, right)


def kleene(kind, left, right):
    """Kleene's strong logic: what one side settles, the unknown other side cannot unsettle."""
    settled = kind == "or"
    if left is settled or right is settled:
        return settled
    return None if left is None or right is None else not settled


def compare(kind, left, right):
    """Numbers with the tolerance, codes exactly."""
    if isinstance(left, str) or isinstance(right, str):
        return (left == right) == (kind == "==")
    return {"==": same(left, right), "!=": not same(left, right), "<": above(right, left), ">": above(left, right),
            "<=": at_least(right, left), ">=": at_least(left, right)}[kind]


def compute(kind, left, right):
    """Arithmetic; what divides by nothing is unknown."""
    if kind == "/":
        return None if same(right, 0) else left / right
    return {"+": left + right, "-": left - right, "*": left * right}[kind]


def calls(tree):
    """All (function, arguments) in the tree: what a condition looks at."""
    if tree[0] == "call":
        return [(tree[1], tree[2])]
    return [call for part in tree[1:] if isinstance(part, tuple) for call in calls(part)]
