"""The one tolerance of the model: computed numbers closer than 1e-9 are equal.

Shares are sums of quotients, so two ways to the same number differ in the last bits. A threshold met "exactly" has
to be met whichever way the sum was taken, here and in the program under test.
"""

EPSILON = 1e-9


def at_least(a, b):
    """a >= b, where a hair below still counts."""
    return a >= b - EPSILON


def above(a, b):
    """a > b by more than a hair."""
    return a > b + EPSILON


def same(a, b):
    """Equal for every purpose of the model."""
    return abs(a - b) <= EPSILON


def positive(a):
    """Worth doing: more than rounding."""
    return a > EPSILON


def better(mine, yours):
    """Compare two keys, smaller is better, number by number; None (unknown) equals everything.

    The last element may be a list of file positions: it is compared exactly.
    """
    for a, b in zip(mine, yours):
        if isinstance(a, (list, tuple)):
            return list(a) < list(b)
        if a is None or b is None or same(a, b):
            continue
        return a < b
    return False
