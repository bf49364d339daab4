"""The law page: what the Act asks, where the report answers, what is a known gap."""

from collections.abc import Iterator

from msgspec import Struct

from generator.assessment.points import Point
from generator.book.model import BookQuestion, BookReport
from generator.pages.context import Link, PageContext
from generator.pages.format.terms import Tag
from generator.pages.parts.gaps import GapsView, show_gaps
from generator.pages.parts.headings import Heading, make_heading
from generator.pages.parts.questions import link_to
from generator.pages.parts.steps import count_lacking
from generator.text.cldr import format_date
from schema.law import Provision, Statute, law_read, load_statutes
from schema.points import load_points

# What a statement must contain and how it is published; everything else comes after.
_STATEMENT = "aapenhetsloven-5"
# Provisions that no question answers but the site itself does, and what it says of each.
_ANSWERED_BY_SITE = {
    "aapenhetsloven-5-2": "law_withheld",
    "aapenhetsloven-5-3": "law_accessible",
    "aapenhetsloven-6": "law_information",
    "aapenhetsloven-7": "law_information",
}


class AnswerLine(Struct, frozen=True):
    """The questions that serve a provision and stand in one way."""

    state: Tag
    links: tuple[Link, ...]


class PointLine(Struct, frozen=True):
    """A point of § 5, and how it stands."""

    label: str
    state: Tag


class ProvisionView(Struct, frozen=True):
    """A provision: what it asks, how its points stand, where it is answered, what the site says."""

    id: str
    reference: str
    summary: str
    source: str
    points: tuple[PointLine, ...]
    answers: tuple[AnswerLine, ...]
    remark: str | None
    remark_link: Link | None


class ChapterView(Struct, frozen=True):
    """Provisions that belong together."""

    title: str
    provisions: tuple[ProvisionView, ...]


class LawView(Struct, frozen=True):
    """The law page."""

    chapters: tuple[ChapterView, ...]
    gaps: GapsView
    statutes: tuple[Link, ...]
    as_of: str


def make_law(context: PageContext) -> tuple[Heading, LawView]:
    """Return the view of the law page."""
    return make_heading(context), show_law(context)


def show_law(context: PageContext) -> LawView:
    """Return what the Act asks and where a report answers."""
    statutes, language = load_statutes(), context.language
    return LawView(
        chapters=tuple(_chapters(statutes, context)),
        gaps=show_gaps(context),
        statutes=tuple(Link(each.full_title.in_language(language), each.link) for each in statutes),
        as_of=context.words("law_as_of", day=format_date(law_read(), language)),
    )


def _chapters(statutes: tuple[Statute, ...], context: PageContext) -> Iterator[ChapterView]:
    shown = [(each, _provision(each, context)) for law in statutes for each in law.provisions]
    first = [view for each, view in shown if _belongs(each)]
    yield ChapterView(context.words["law_statement"], tuple(first))
    cited = _cited(context.report)
    rest = [
        view for each, view in shown if not _belongs(each) and (each.id in cited or view.remark)
    ]
    yield ChapterView(context.words["law_rest"], tuple(rest))


def _cited(report: BookReport) -> frozenset[str]:
    """The provisions that the report's form names: pages link to each of them."""
    asked = (law for question in report.questions for law in question.question.law)
    return frozenset((*asked, *(law for step in report.steps for law in step.step.law)))


def _belongs(provision: Provision) -> bool:
    return provision.id.startswith(f"{_STATEMENT}-")


def _provision(provision: Provision, context: PageContext) -> ProvisionView:
    language, key = context.language, _ANSWERED_BY_SITE.get(provision.id)
    return ProvisionView(
        id=provision.id,
        reference=provision.reference.in_language(language),
        summary=provision.summary.in_language(language),
        source=provision.link,
        points=tuple(_points(provision.id, context)),
        answers=tuple(_answers(provision.id, context)),
        remark=context.words[key] if key else None,
        remark_link=_remark_link(provision.id, context),
    )


def _remark_link(provision_id: str, context: PageContext) -> Link | None:
    if provision_id == "aapenhetsloven-5-2":
        return Link(context.words["withheld_title"], "#gaps")
    if _ANSWERED_BY_SITE.get(provision_id) == "law_information":
        return Link(
            context.words["page_information"], context.link(context.home.page("information"))
        )
    return None


def _points(provision_id: str, context: PageContext) -> Iterator[PointLine]:
    for point in context.assessment.of(provision_id):
        label = load_points()[point.id].label.in_language(context.language)
        shown = "answered" if point.met else "unanswered"
        # What no question asks for is met or not, and never «answered».
        known = any(each.case not in _UNTOLD for each in point.lacks)
        unasked = "met" if point.met else "unmet" if known else "unknown"
        word = point.state if point.id in context.report.form.points else unasked
        stands = context.words[f"point_{word}"]
        tag = Tag(shown, f"{stands}{_lacking(point, context)}")
        yield PointLine(f"{label[0].upper()}{label[1:]}", tag)


def _lacking(point: Point, context: PageContext) -> str:
    """Return for how many of the risks a point lacks something, where it is partly answered."""
    lacking = count_lacking([point])
    if not lacking:
        return ""
    return context.words.count("point_lacking", len(context.report.risks), lacking=lacking)


# What nobody can tell whether it is met: when it was published, who signed.
_UNTOLD = frozenset({"undated", "untold"})


def _answers(provision_id: str, context: PageContext) -> Iterator[AnswerLine]:
    """Yield a line for each way of standing, in the order of the first question of each."""
    found: dict[Tag, list[Link]] = {}
    for bound in context.report.questions:
        question = bound.question
        if provision_id in question.law:
            state = _state(bound, context)
            if question.required or state.id != "unanswered":
                found.setdefault(state, []).append(link_to(question, context))
    for state, links in found.items():
        yield AnswerLine(state, tuple(links))


def _state(bound: BookQuestion, context: PageContext) -> Tag:
    state = context.counter.state(bound)
    return Tag(state, context.words[state])
