"""What the Act asks of a statement's form, as open data: deadline, signatures, the own website."""

from generator.assessment.formalities import Formalities, assess_formalities
from generator.assessment.signing import Party
from generator.book.model import BookReport
from generator.data.plain import Json
from generator.plan.site_plan import SitePlan


def describe_formalities(plan: SitePlan, report: BookReport) -> dict[str, Json]:
    """Return how a report stands in its form; null is what is not known."""
    found = assess_formalities(report, plan.book, plan.site.url)
    publication, signatures = found.publication, found.signatures
    act, revisions = signatures.current, report.head.revisions
    return {
        "deadline": publication.due.isoformat() if publication else None,
        "published": report.head.published.isoformat() if report.head.published else None,
        "published_in_time": _in_time(found),
        "signed": signatures.holds,
        "signed_on": found.signed_on.isoformat() if found.signed_on else None,
        "signed_by": [_party(each, report) for each in act.parties] if act else [],
        "text": signatures.text,
        "unsigned_revisions": [revisions[each].date.isoformat() for each in signatures.unsigned],
        "site_host": found.host,
        "on_own_website": found.own_website,
        "linked_from": found.linked_from,
    }


def _in_time(found: Formalities) -> bool | None:
    known = found.publication and found.publication.published
    if not (found.publication and known):
        return None
    return not (found.publication.late or found.signed_late)


def _party(party: Party, report: BookReport) -> dict[str, Json]:
    return {
        "name": party.name or report.organisation.name,
        "board_size": party.board_size,
        "board_signed": party.board,
        "has_general_manager": True if party.manager else party.has_manager,
        "general_manager_signed": party.manager,
        "participants_signed": party.members,
        "complete": party.signed,
    }
