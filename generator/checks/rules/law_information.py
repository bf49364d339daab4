"""ADV501 and FRM503: the right to information (§§ 6 and 7)."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.book.model import BookReport
from generator.checks.rules.queries import speaks, unanswered
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Ref, Severity

_SECTION_6, _SECTION_7 = "aapenhetsloven-6", "aapenhetsloven-7"


@rule("ADV501", Severity.WARNING, law=(_SECTION_6, _SECTION_7))
def information_offered(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield an organisation without a written way to ask for information."""
    information = context.book.organisation.information
    written = (information.email, information.url, information.address)
    if speaks(report, context) and not any(written):
        where = Ref(f"{context.book.key}/organisation.yaml", ("information",))
        case = "telephone" if information.telephone else "none"
        yield hit(where, about="organisation.yaml", case=case)


@rule("FRM503", Severity.WARNING, law=(_SECTION_6, _SECTION_7))
def requests_answered(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the unanswered questions on contact and on answering requests.

    What is missing of one field, as of the contact, is one.
    """
    by_field: dict[Ref, list[Hit]] = {}
    for each in unanswered(report, {_SECTION_6, _SECTION_7}):
        of_frame = each.where.file.endswith(".yaml")
        place = Ref(each.where.file, each.where.keys[:1]) if of_frame else each.where
        by_field.setdefault(place, []).append(each)
    for first, *others in by_field.values():
        questions = tuple(str(each.about) for each in (first, *others))
        yield replace(first, arguments=(*first.arguments, ("question", questions)))
