"""What a fact is shown in, and how its texts are made safe there."""

from msgspec import Struct

from generator.pages.context import PageContext
from generator.pages.format.field_values import show_value
from generator.pages.format.rich_text import Passage, localise, make_plain, render_text
from schema.fields import Field
from schema.values import Model, Text


class Showing(Struct, frozen=True):
    """What a fact is shown in: a page and its report, the question's anchor and heading level."""

    context: PageContext
    anchor: str
    level: int

    def plain(self, text: str) -> Passage:
        """Return a plain text in the page's own language."""
        return make_plain(text, self.context)

    def field(self, model: Model, field: Field) -> Passage | None:
        """Return the value of a model's field, None where there is none."""
        anchor = f"{self.anchor}-{field.name}"
        return show_value(field, getattr(model, field.name), self.context, anchor)

    def text(self, text: Text | None) -> Passage | None:
        """Return a plain text of the report."""
        return localise(text, self.context)

    def markdown(self, text: Text | None, *names: object) -> Passage | None:
        """Return a Markdown text of the report; `names` make its anchor its own."""
        anchor = "-".join(map(str, (self.anchor, *names)))
        return render_text(text, self.context, anchor)
