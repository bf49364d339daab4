"""The case officer's box: deadline, signatures, changes since, own website, how to ask."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from generator.assessment.formalities import Formalities, assess_formalities, host_of
from generator.assessment.signing import Act, Party, Signatures, assess_signing
from generator.pages.context import Link, PageContext
from generator.pages.parts.contact import show_contact
from generator.plan.site_plan import superseded
from generator.text.cldr import format_date, join_words

# Met, not met, not known; `open` says nothing of the kind.
State: TypeAlias = Literal["met", "unmet", "unknown", "open"]


class FormalityLine(Struct, frozen=True):
    """One requirement, how it stands in words, and links to more; `state_text` may be empty."""

    label: str
    state: State
    state_text: str
    texts: tuple[str, ...]
    links: tuple[Link, ...] = ()


def show_formalities(context: PageContext) -> tuple[FormalityLine, ...]:
    """Return the box: what the Act asks of a statement's form, and how it is met.

    On paper it has addresses alone: what others lead to is in the document, or not for paper.
    """
    site = context.home.site
    lines = tuple(_lines(assess_formalities(context.report, context.book, site.url), context))
    if context.page.kind != "paper":
        return lines
    return tuple(replace(each, links=tuple(filter(_leads_out, each.links))) for each in lines)


def _leads_out(link: Link) -> bool:
    return link.href.startswith(("mailto:", "https:", "http:"))


def tell_signed(signatures: Signatures, context: PageContext) -> Iterator[str]:
    """Yield what stands beside the title: signed with which reservations, changed since or not."""
    reserved = list_reserved(signatures.current)
    if reserved:
        yield context.words("formality_reservation", names=", ".join(reserved))
    yield from tell_changed(signatures, context)


def tell_changed(signatures: Signatures, context: PageContext) -> Iterator[str]:
    """Yield whether the text is what was signed, and when it was first if that is not now."""
    words, act = context.words, signatures.current
    if act and (signatures.text == "changed" or signatures.unsigned):
        yield words["formality_changed_text"]
        return
    first = signatures.acts[0].day if signatures.acts else None
    if act and act.revision is not None and first:
        yield words("first_signed", day=format_date(first, context.language))
    elif act and signatures.text == "unchanged":
        yield words["formality_unchanged"]


def list_reserved(act: Act | None) -> list[str]:
    """Return the names of those who signed with a reservation."""
    return [each.name for each in act.signing.signatories if each.reservation] if act else []


def _lines(found: Formalities, context: PageContext) -> Iterator[FormalityLine]:
    yield _deadline(found, context)
    yield _signed(found, context)
    if found.signatures.current:
        yield _changed(found, context)
    yield _website(found, context)
    yield _asking(context)


def _line(
    kind: str, state: State, texts: tuple[str, ...], context: PageContext, *links: Link
) -> FormalityLine:
    words = context.words
    state_text = "" if state == "open" else words[f"formality_{state}"]
    return FormalityLine(words[f"formality_{kind}"], state, state_text, texts, links)


def _deadline(found: Formalities, context: PageContext) -> FormalityLine:
    words, publication, head = context.words, found.publication, context.report.head
    published = format_date(head.published, context.language) if head.published else ""
    if publication is None:
        return _line("deadline", "open", (words["formality_before_act"],), context)
    due = words("formality_due", day=format_date(publication.due, context.language))
    if head.status == "draft":
        return _line("deadline", "open", (due, words["formality_draft"]), context)
    if not published:
        return _line("deadline", "unknown", (due, words["date_missing"]), context)
    key = "formality_late" if publication.late else "published_on"
    texts = [due, words(key, day=published)]
    if found.signed_late:
        day = format_date(found.signed_late, context.language)
        texts.append(words("formality_signed_late", day=day))
    state: State = "unmet" if publication.late or found.signed_late else "met"
    return _line("deadline", state, tuple(texts), context)


def _signed(found: Formalities, context: PageContext) -> FormalityLine:
    words, act = context.words, found.signatures.current
    if act is None:
        unsigned = found.signatures.text == "unsigned"
        text = words["formality_unsigned" if unsigned else "names_missing"]
        return _line("signed", "unmet" if unsigned else "unknown", (text,), context)
    several = len(act.parties) > 1
    texts = tuple(
        f"{each.name or context.report.organisation.name}: {count}" if several else count
        for each in act.parties
        for count in (_count(each, context),)
    )
    state: State = "met" if act.signed else "unknown" if act.signed is None else "unmet"
    reserved = list_reserved(act)
    if not reserved:
        return _line("signed", state, texts, context)
    told = words("formality_reservation", names=", ".join(reserved))
    question = context.report.answered_by("report.signing")
    where = context.to_question(question.question.id) if question else ""
    links = (Link(words["formality_read_reservation"], where),) if where else ()
    return _line("signed", state, (*texts, told), context, *links)


def _count(party: Party, context: PageContext) -> str:
    """Return how many have signed for an enterprise: «7 av 7 i styret og daglig leder»."""
    words, told = context.words, []
    if party.board_size:
        told.append(words("formality_board", number=party.board, count=party.board_size))
    elif party.board:
        told.append(words.count("formality_board_unknown", party.board))
    if party.members:
        told.append(words.count("formality_members", party.members))
    if party.manager:
        told.append(words["formality_manager"])
    text = join_words(tuple(told), context.language) or words["formality_nobody"]
    if party.has_manager and not party.manager:
        return f"{text}; {words['formality_manager_missing']}"
    asked = "general_manager" in party.unknown
    return f"{text}; {words['formality_manager_unknown']}" if asked else text


def _changed(found: Formalities, context: PageContext) -> FormalityLine:
    words, signatures = context.words, found.signatures
    day = format_date(found.signed_on, context.language) if found.signed_on else ""
    revisions = [context.report.head.revisions[each].date for each in signatures.unsigned]
    last = format_date(revisions[-1], context.language) if revisions else ""
    listed = context.report.head.revisions and context.page.kind == "report"
    link = Link(words["revisions_title"], context.link(context.path, "revisions"))
    shown = (*_versions(context), *((link,) if listed else ()))
    if signatures.text == "changed" or last:
        key = "formality_changed_on" if last else "formality_changed_text"
        return _line("changed", "unmet", (words(key, day=last),), context, *shown)
    if signatures.text == "unchanged":
        key = "formality_unchanged_since" if day else "formality_unchanged"
        return _line("changed", "met", (words(key, day=day),), context, *shown)
    signed_again = signatures.current is not None and signatures.current.revision is not None
    key = "formality_signed_again" if signed_again else "formality_no_change_listed"
    texts = (words(key, day=day), words["formality_no_digest"])
    return _line("changed", "unknown", texts, context, *shown)


def _versions(context: PageContext) -> Iterator[Link]:
    """Yield links to the signed versions that are no longer what is shown."""
    for each in superseded(context.report):
        act = assess_signing(each).current
        day = format_date(act.day, context.language) if act and act.day else ""
        key = "formality_version" if day else "formality_version_undated"
        path = context.home.in_version(each.version).report(each.year)
        if context.language in each.languages:
            yield Link(context.words(key, day=day, number=each.version), context.link(path))
            changes = context.home.in_version(each.version).page("version_changes", each.year)
            yield Link(context.words["page_version_changes"], context.link(changes))


def _website(found: Formalities, context: PageContext) -> FormalityLine:
    words, own = context.words, host_of(context.report.organisation.website)
    if found.host is None:
        return _line("website", "unknown", (words["formality_host_unknown"],), context)
    if own is None:
        text = words("formality_website_unknown", host=found.host)
        return _line("website", "unknown", (text,), context)
    key = "formality_website_own" if found.own_website else "formality_website_other"
    text = words(key, host=found.host, own=own)
    if found.own_website or not found.linked_from:
        state: State = "met" if found.own_website else "unmet"
        return _line("website", state, (text,), context)
    link = Link(words["formality_linked_from"], found.linked_from)
    return _line("website", "met", (text,), context, link)


def _asking(context: PageContext) -> FormalityLine:
    """Return how requests are answered: what the Act says, and where they are to be sent."""
    words, information = context.words, context.book.organisation.information
    more = Link(words["ask_more"], context.link(context.home.page("information")))
    contact = show_contact(context, context.report)
    where = contact.email or contact.url
    if where:
        return _line("asking", "open", (words["formality_ask"],), context, where, more)
    if information.telephone or information.address:
        return _line("asking", "open", (words["formality_ask"],), context, more)
    return _line("asking", "unknown", (words["formality_no_address"],), context, more)
