"""The accessibility statement: what was tested, how, what is known to be wrong, whom to tell."""

from collections.abc import Iterator

from msgspec import Struct

from generator.book.model import BookReport
from generator.pages.parts.contact import ContactView, show_contact
from generator.pages.parts.gaps import Gap, show_gaps
from generator.pages.parts.headings import Heading, make_heading
from generator.pages.parts.translation import count_untranslated
from generator.pages.place import Link, Place
from generator.plan.site_plan import Page, newest
from schema.languages import own_name

SUPERVISOR = "https://www.uutilsynet.no"
REGISTER = "https://uustatus.no"


class AccessibilityView(Struct, frozen=True):
    """The statement; `gaps` are the accessibility faults that a report lets stand.

    `public` is what a public body says of its own statement, and where that is.
    """

    attachments: tuple[Link, ...]
    untranslated: tuple[Link, ...]
    gaps: tuple[Gap, ...]
    contact_text: str
    contact: ContactView
    supervisor: Link
    public: tuple[str, Link] | None


def make_accessibility(page: Page, place: Place) -> tuple[Heading, AccessibilityView]:
    """Return the view of an organisation's accessibility statement."""
    words, reports = place.words, place.organisation.reports
    name = place.organisation.organisation.name
    view = AccessibilityView(
        attachments=tuple(link for each in reports for link in _attachments(place, each)),
        untranslated=tuple(link for each in reports for link in _untranslated(place, each)),
        gaps=tuple(gap for each in reports for gap in _gaps(place, each)),
        contact_text=words("accessibility_contact_text", name=name),
        contact=show_contact(place, newest(place.organisation)),
        supervisor=Link(SUPERVISOR.removeprefix("https://www."), SUPERVISOR),
        public=_public(place),
    )
    return make_heading(page, place), view


def _attachments(place: Place, report: BookReport) -> Iterator[Link]:
    for bound in report.attachments:
        attachment = bound.attachment
        title = attachment.title.find(place.language, report.language)
        text, language = title or (attachment.file, place.language)
        path = place.home.attachment(report.year, attachment.file)
        foreign = None if language == place.language else language
        yield Link(f"{text} ({report.year})", place.link(path), foreign)


def _untranslated(place: Place, report: BookReport) -> Iterator[Link]:
    """Yield the language versions of a report that are not whole."""
    for language in place.organisation.organisation.languages:
        missing, _ = count_untranslated(report.questions, language, report)
        if missing:
            path = place.home.in_language(language).report(report.year)
            text = f"{own_name(language)} ({report.year})"
            yield Link(text, place.link(path))


def _gaps(place: Place, report: BookReport) -> Iterator[Gap]:
    for gap in show_gaps(place, report).gaps:
        if gap.code.startswith("ACC"):
            yield gap


def _public(place: Place) -> tuple[str, Link] | None:
    organisation, words = place.organisation.organisation, place.words
    if not organisation.public_body:
        return None
    address = organisation.accessibility_statement
    key = "accessibility_public" if address else "accessibility_public_missing"
    shown = (address or REGISTER).removeprefix("https://")
    return words(key, name=organisation.name), Link(shown, address or REGISTER)
