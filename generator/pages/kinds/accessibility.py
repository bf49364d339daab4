"""The accessibility statement: what was tested, how, what is known to be wrong, whom to tell."""

from collections.abc import Iterator

from msgspec import Struct

from generator.pages.context import Link, PageContext
from generator.pages.parts.contact import ContactView, show_contact
from generator.pages.parts.gaps import Gap, list_let_stand
from generator.pages.parts.headings import Heading, make_heading
from generator.pages.parts.translation import count_untranslated
from generator.plan.site_plan import newest
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


def make_accessibility(context: PageContext) -> tuple[Heading, AccessibilityView]:
    """Return the view of an organisation's accessibility statement."""
    words, reports = context.words, context.book.reports
    name = context.book.organisation.name
    view = AccessibilityView(
        attachments=tuple(link for each in reports for link in _attachments(context.about(each))),
        untranslated=tuple(link for each in reports for link in _untranslated(context.about(each))),
        gaps=tuple(gap for each in reports for gap in _gaps(context.about(each))),
        contact_text=words("accessibility_contact_text", name=name),
        contact=show_contact(context, newest(context.book)),
        supervisor=Link(SUPERVISOR.removeprefix("https://www."), SUPERVISOR),
        public=_public(context),
    )
    return make_heading(context), view


def _attachments(context: PageContext) -> Iterator[Link]:
    for bound in context.report.attachments:
        attachment = bound.attachment
        title = attachment.title.find(context.language, context.report.language)
        text, language = title or (attachment.file, context.language)
        path = context.home.attachment(context.report.year, attachment.file)
        foreign = None if language == context.language else language
        yield Link(f"{text} ({context.report.year})", context.link(path), foreign)


def _untranslated(context: PageContext) -> Iterator[Link]:
    """Yield the language versions of a report that are not whole."""
    for language in context.book.organisation.languages:
        missing, _ = count_untranslated(context.report.questions, language, context.report)
        if missing:
            path = context.home.in_language(language).report(context.report.year)
            text = f"{own_name(language)} ({context.report.year})"
            yield Link(text, context.link(path))


def _gaps(context: PageContext) -> Iterator[Gap]:
    for gap in list_let_stand(context):
        if gap.code.startswith("ACC"):
            yield gap


def _public(context: PageContext) -> tuple[str, Link] | None:
    organisation, words = context.book.organisation, context.words
    if not organisation.public_body:
        return None
    address = organisation.accessibility_statement
    key = "accessibility_public" if address else "accessibility_public_missing"
    shown = (address or REGISTER).removeprefix("https://")
    return words(key, name=organisation.name), Link(shown, address or REGISTER)
