"""2-identify/facts.yaml: the actual adverse impacts and significant risks that were found."""

from typing import Annotated

from pydantic import Field

from schema.facts.step import StepFacts
from schema.scalars import Identifier
from schema.values import Fact, Markdown, Model, Text, Unique
from schema.vocabulary import Geography, Involvement, Kind, Relation, Topic


class Risk(Model):
    """A prioritised actual impact or significant risk; its id joins steps and years."""

    id: Annotated[Identifier, Field(examples=["union-rights"])]
    title: Text
    topic: Topic | None = None
    other_topic: Text | None = None
    geography: Annotated[tuple[Geography, ...], Unique, Field(examples=[["global", "NO"]])] = ()
    kind: Kind | None = None
    relation: Relation | None = None
    involvement: Involvement | None = None
    description: Markdown | None = None
    reason: Markdown | None = None
    no_measure_yet: Markdown | None = None


class NoneFound(Model):
    """A reasoned statement that nothing was found: how one looked, and where."""

    method: Markdown
    scope: Markdown


class IdentifyFacts(StepFacts):
    """What the mapping of step 2 found."""

    risks: Fact[tuple[Risk, ...]] | None = None
    none_found: NoneFound | None = None
