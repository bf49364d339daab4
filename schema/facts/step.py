"""What the facts of every step have in common."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from schema.values import Fact, Model

# A value as text, until the form that asked for it says what kind it is.
PlainValue = Fact[str]


class StepFacts(Model):
    """Facts of a step; `values` holds those that only the form knows, by its key."""

    values: Annotated[
        Mapping[str, PlainValue],
        Field(
            title="Andre verdier", description="Verdier som bare skjemaet kjenner, etter nøkkel."
        ),
    ] = {}
