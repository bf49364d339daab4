"""What the facts of every step have in common."""

from collections.abc import Mapping

from schema.values import Fact, Model

# A value as text, until the form that asked for it says what kind it is.
PlainValue = Fact[str]


class StepFacts(Model):
    """Facts of a step; `values` holds those that only the form knows, by its key."""

    values: Mapping[str, PlainValue] = {}
