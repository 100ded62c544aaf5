"""Counting what held and telling what did not."""


class Checks:
    """What passed and failed in one part of the tests."""

    def __init__(self):
        self.passed = self.failed = 0

    def that(self, holds, name):
        """One check; its name is told where it fails."""
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED: {name}")

    def equal(self, found, wanted, name):
        """One check of a value."""
        self.that(found == wanted, f"{name}: found {found!r}, wanted {wanted!r}")

    def nothing(self, found, name):
        """One check that a list of complaints is empty; they are told."""
        self.that(not found, f"{name}:\n" + "\n".join(f"    {line}" for line in found[:40]))
