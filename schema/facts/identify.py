"""2-identify/facts.yaml: the actual adverse impacts and significant risks that were found."""

from typing import Annotated

from pydantic import Field

from schema.facts.step import StepFacts
from schema.scalars import Identifier
from schema.values import Fact, Model, Text, Unique
from schema.vocabulary import Geography, Involvement, Kind, Relation, Topic


class Risk(Model):
    """A prioritised actual impact or significant risk; its id joins steps and years."""

    id: Annotated[
        Identifier,
        Field(
            title="Fast id",
            description="Binder risikoen til tiltakene og til andre år. Endres aldri.",
            examples=["union-rights"],
        ),
    ]
    title: Annotated[Text, Field(title="Prioritert negativ påvirkning / skade")]
    topic: Annotated[Topic | None, Field(title="Relatert tema")] = None
    other_topic: Annotated[Text | None, Field(title="Tema med egne ord (når tema er other)")] = None
    geography: Annotated[
        tuple[Geography, ...], Unique, Field(title="Geografi", examples=[["global", "NO"]])
    ] = ()
    kind: Annotated[Kind | None, Field(title="Faktisk eller mulig?")] = None
    relation: Annotated[Relation | None, Field(title="Hvor i verdikjeden?")] = None
    involvement: Annotated[Involvement | None, Field(title="Virksomhetens rolle")] = None
    description: Annotated[Text | None, Field(title="Beskrivelse")] = None
    reason: Annotated[Text | None, Field(title="Hvorfor den er prioritert")] = None


class NoneFound(Model):
    """A reasoned statement that nothing was found: how one looked, and where."""

    method: Annotated[Text, Field(title="Hvordan det er undersøkt")]
    scope: Annotated[Text, Field(title="Hva som er undersøkt")]


class IdentifyFacts(StepFacts):
    """What the mapping of step 2 found."""

    risks: Annotated[
        Fact[tuple[Risk, ...]] | None,
        Field(title="Faktiske negative konsekvenser og prioritert vesentlig risiko"),
    ] = None
    none_found: Annotated[NoneFound | None, Field(title="Ingen funnet: begrunnelsen for det")] = (
        None
    )
