"""1-embed/facts.yaml: where the policies are."""

from typing import Annotated

from pydantic import Field

from schema.facts.step import StepFacts
from schema.scalars import Url
from schema.values import Fact, Model, Text


class Policy(Model):
    """A public policy: a web address or a file among the attachments."""

    url: Annotated[Url | None, Field(title="Nettadresse")] = None
    attachment: Annotated[str | None, Field(title="Filnavn i attachments/")] = None
    title: Annotated[Text | None, Field(title="Hva leseren ser")] = None


class EmbedFacts(StepFacts):
    """The policies of step 1."""

    policies: Annotated[
        Fact[tuple[Policy, ...]] | None,
        Field(title="Lenke til offentlig tilgjengelig policy for egen virksomhet"),
    ] = None
