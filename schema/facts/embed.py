"""1-embed/facts.yaml: where the policies are."""

from schema.facts.step import StepFacts
from schema.scalars import Url
from schema.values import Fact, Model, Text


class Policy(Model):
    """A public policy: a web address or a file among the attachments."""

    url: Url | None = None
    attachment: str | None = None
    title: Text | None = None


class EmbedFacts(StepFacts):
    """The policies of step 1."""

    policies: Fact[tuple[Policy, ...]] | None = None
