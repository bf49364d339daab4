"""Information left out on a ground that the Act allows, and why."""

from collections.abc import Iterator

from msgspec import Struct

from generator.pages.context import Link, PageContext
from generator.pages.format.rich_text import Passage, render_text
from generator.pages.parts.questions import link_to
from generator.pages.parts.risks import find_risk
from schema.fields import find_field
from schema.report import Withheld


class WithheldView(Struct, frozen=True):
    """What was left out: what, of which answer, of which risk, on which ground, for which reason.

    `what` is None where the enterprise has not named it.
    """

    what: str | None
    question: Link | None
    risk: Link | None
    ground: str
    reason: Passage | None


def list_withheld(
    context: PageContext, question: str | None = None, risk: str | None = None
) -> Iterator[WithheldView]:
    """Yield what was left out: all of it, or that of one question or one risk."""
    for index, each in enumerate(context.report.head.withheld):
        if question in {None, each.question} and risk in {None, each.risk}:
            yield _show(index, each, context)


def _show(index: int, withheld: Withheld, context: PageContext) -> WithheldView:
    bound = context.report.find(withheld.question)
    what = withheld.what
    return WithheldView(
        what=context.writer.write(what, find_field(Withheld, "what")) if what else None,
        question=link_to(bound.question, context) if bound else None,
        risk=find_risk(withheld.risk, context),
        ground=context.writer.write(withheld.ground, find_field(Withheld, "ground")),
        reason=render_text(withheld.reason, context, f"withheld-{index + 1}"),
    )
