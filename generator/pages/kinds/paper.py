"""The statement as a document for paper: what the whole-report page has, and what paper needs."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from generator.assessment.signing import assess_signing
from generator.pages.context import Link, PageContext
from generator.pages.format.rich_text import Passage, localise, make_plain, render_text
from generator.pages.parts.brand import LogoView, show_logo
from generator.pages.parts.contact import show_contact
from generator.pages.parts.cover import CoverView, show_cover
from generator.pages.parts.downloads import DataFile, list_attached, show_license
from generator.pages.parts.formalities import tell_changed
from generator.pages.parts.frame import name_statement, say_superseded
from generator.pages.parts.headings import name_shortly
from generator.pages.parts.identity import Fact
from generator.pages.parts.outcomes import describe
from generator.pages.parts.overview import OverviewView, show_overview
from generator.pages.parts.signing import show_signing
from generator.pages.parts.whole_report import WholeView, show_whole
from generator.plan.addresses import absolute
from generator.text.cldr import format_date
from generator.text.colours import derive, palette
from schema.fields import find_field
from schema.report import Report, Signatory, Signing

# Lines for ink where nobody is named yet and the size of the board is not known.
_LINES = 4
# What is listed takes more than a third of a page: the overview may begin on one of its own.
_LONG_CONTENTS = 16


class SignatureLine(Struct, frozen=True):
    """A line to sign on, and whose it is; without a name, one to be filled in by hand."""

    name: str | None = None
    role: Passage | None = None
    title: Passage | None = None
    reservation: Passage | None = None


class PaperSigning(Struct, frozen=True):
    """The page for signatures: place and date (None: by hand), what is missing, the lines.

    `notes` tell whether the text has changed since it was signed, and when it was first signed.
    `signed` is what stands by each name once they have signed; empty where they are still to.
    """

    text: str
    notes: tuple[str, ...]
    signed: str
    line: str | None
    missing: str | None
    reasons: tuple[Passage, ...]
    lines: tuple[SignatureLine, ...]


class AttachmentLine(Struct, frozen=True):
    """An attachment: its title, its file's name, a link to where it is (None without a site)."""

    title: Passage
    file: str
    link: Passage | None


class PaperView(Struct, frozen=True):
    """The whole document: the whole report, and what paper has beside or in place of it.

    `superseded` says that it is an earlier signed version, empty of any other. `digest` is the
    SHA-256 of report.json, which is attached to it. After `long_contents` a new page begins.
    """

    whole: WholeView

    title: str
    description: str
    running: str
    short_name: str
    draft: bool
    superseded: str
    logo: LogoView | None
    cover: CoverView | None
    identity: tuple[Fact, ...]
    contents: tuple[tuple[Link, tuple[Link, ...]], ...]
    long_contents: bool
    overview: OverviewView
    attachments: tuple[AttachmentLine, ...]
    signing: PaperSigning
    imprint: tuple[Fact, ...]
    digest: str
    attached: tuple[DataFile, ...]


def make_paper(context: PageContext, digest: str) -> PaperView:
    """Return the view of a report's document."""
    report, words = context.report, context.words
    whole = show_whole(context)
    # The overview is that of the report's front page, with a line for each of many risks.
    front = replace(context, page=replace(context.page, kind="report"))
    contents = tuple(_contents(whole, context))
    return PaperView(
        whole=whole,
        title=name_statement(words, whole.name, whole.year),
        description=describe(context),
        running=words("running_head", name=name_shortly(context.book), year=whole.year),
        short_name=name_shortly(context.book),
        draft=report.head.status == "draft",
        superseded=say_superseded(report, context),
        logo=show_logo(context),
        cover=show_cover(context),
        identity=tuple(replace(fact, link=None) for fact in whole.identity),
        contents=contents,
        long_contents=sum(1 + len(below) for _, below in contents) >= _LONG_CONTENTS,
        overview=show_overview(front, listed=True),
        attachments=tuple(_attachments(context)),
        signing=_signing(context),
        imprint=tuple(_imprint(context)),
        digest=digest,
        attached=tuple(list_attached(context)),
    )


def _contents(whole: WholeView, context: PageContext) -> Iterator[tuple[Link, tuple[Link, ...]]]:
    words = context.words
    for index, entry in enumerate(whole.contents):
        yield entry
        if index == 0:
            yield from _pictures(whole, context)
    if context.report.head.attachments:
        yield Link(words["paper_attachments"], "#attachments"), ()
    yield Link(words["paper_signatures"], "#signatures"), ()
    yield Link(words["paper_document"], "#document"), ()


def _pictures(whole: WholeView, context: PageContext) -> Iterator[tuple[Link, tuple[Link, ...]]]:
    """Yield what stands between the overview and the first step."""
    words = context.words
    if whole.promises:
        yield Link(whole.promises.title, "#promises"), ()
    if whole.timeline:
        yield Link(words["timeline_title"], "#timeline"), ()
    if whole.chain or whole.map:
        of_map = whole.map.heading if whole.map and not whole.chain else ""
        yield Link(of_map or words["sources_title"], "#sources"), ()
    if whole.trends:
        yield Link(words["trends_caption"], "#trends"), ()


def _attachments(context: PageContext) -> Iterator[AttachmentLine]:
    listed = {each.file for each in context.report.head.attachments}
    for each in (it for it in context.report.attachments if it.attachment.file in listed):
        file = each.attachment.file
        address = absolute(context.home.site, context.home.attachment(context.report.year, file))
        title = localise(each.attachment.title, context) or make_plain(file, context)
        yield AttachmentLine(title, file, _link(address, address) if address else None)


def _signing(context: PageContext) -> PaperSigning:
    found, words = assess_signing(context.report), context.words
    signing, draft = found.newest, context.report.head.status == "draft"
    known = show_signing(signing, context)
    signatories = enumerate(signing.signatories if signing else (), 1)
    named = tuple(_named(each, i, context) for i, each in signatories)
    blank = (signing.board_size if signing else None) or _LINES
    signed = "" if draft or not named else _signed(signing, context)
    return PaperSigning(
        notes=tuple(tell_changed(found, context)) if signed else (),
        text=words["paper_signed_text" if signed else "paper_signatures_text"],
        signed=signed,
        line=known.line,
        missing=None if draft else known.missing,
        reasons=known.reasons,
        lines=named or ((SignatureLine(),) * blank if draft else ()),
    )


def _signed(signing: Signing | None, context: PageContext) -> str:
    """Return that one has signed, and when, if that is known."""
    if signing is None or signing.date is None:
        return context.words["paper_signed"]
    return context.words("paper_signed_on", day=format_date(signing.date, context.language))


def _named(each: Signatory, index: int, context: PageContext) -> SignatureLine:
    return SignatureLine(
        each.name,
        make_plain(context.writer.write(each.role, find_field(Signatory, "role")), context),
        localise(each.title, context),
        render_text(each.reservation, context, f"paper-reservation-{index}"),
    )


def _imprint(context: PageContext) -> Iterator[Fact]:
    words, head = context.words, context.report.head
    contact, license_view = show_contact(context, context.report), show_license(context)
    address = absolute(context.home.site, context.home.report(context.report.year))
    if address:
        yield Fact(words["paper_web"], (_link(address, address),))
    yield Fact(words["paper_publisher"], (make_plain(context.report.organisation.name, context),))
    if head.published:
        published = format_date(head.published, context.language)
        label = context.label(find_field(Report, "published"))
        yield Fact(label, (make_plain(published, context),))
    if head.revisions:
        last = format_date(max(each.date for each in head.revisions), context.language)
        revision = words("paper_revision_text", number=len(head.revisions), day=last)
        yield Fact(words["paper_revision"], (make_plain(revision, context),))
    asked = [each for each in (contact.email, contact.person_email, contact.url) if each]
    if asked:
        links = dict.fromkeys(_link(each.text, each.href) for each in asked)
        yield Fact(words["ask_title"], tuple(links))
    named = " ".join(filter(None, (license_view.text, license_view.name)))
    yield Fact(words["data_license"], (make_plain(named, context),))
    yield Fact(words["paper_standard"], (make_plain(words["paper_standard_text"], context),))


def _link(text: str, address: str) -> Passage:
    return Passage(Markup('<a class="silent" href="{}">{}</a>').format(address, text))


class PaperTexts(Struct, frozen=True):
    """What a PDF says of itself: its title, and what each file attached to it is, by name."""

    title: str
    files: Mapping[str, str]


def texts_of(context: PageContext) -> PaperTexts:
    """Return what the PDF of a report says of itself."""
    title = name_statement(context.words, context.report.organisation.name, context.report.year)
    return PaperTexts(title, {each.link.text: each.text for each in list_attached(context)})


def phrases_of(context: PageContext) -> tuple[str, str, str, str]:
    """Return how links within and out of the document are described, a page, and a note."""
    words = context.words
    links = (words["paper_link_inside"], words["paper_link_outside"])
    return *links, words["paper_page_short"], words["paper_note"]


def accent_of(context: PageContext) -> str:
    """Return the organisation's colour, as dark as lines on white paper ask for."""
    accent = context.book.organisation.appearance.accent
    return derive(accent, "light")["link"] if accent else palette("light")["accent"]


def find_places(context: PageContext) -> dict[str, str]:
    """Return where in the document a reader finds what the site has on pages of their own.

    Pages that are no more than the document itself have an empty place.
    """
    home, year = context.home, context.report.year
    measures, risks = context.report.answered_by("measures"), context.report.answered_by("risks")
    places = {home.step(year, each.step): f"step-{each.step.id}" for each in context.report.steps}
    places |= {home.report(year): "", home.page("whole", year): "", home.page("law", year): ""}
    for each in context.report.risks:
        anchor = risks.question.id if risks else "overview"
        if each.measures and measures:
            anchor = f"{measures.question.id}-{each.risk.id}"
        places[home.risk(year, each.risk.id)] = anchor
    return places
