"""The status of a statement as readers are shown it: also whether it is signed, where it is not."""

from generator.assessment.signature_state import signature_of
from generator.pages.context import PageContext
from generator.pages.format.terms import Tag, find_tag

# The shapes of a published statement that is not wholly signed.
_SHAPES = {"unsigned": "unanswered"}


def show_status(context: PageContext) -> Tag | None:
    """Return the status: «Offentliggjort», and if its signatures are not complete, how it is."""
    head = context.report.head
    status, state = find_tag("report_statuses", head.status, context), signature_of(context.report)
    if status is None or head.status != "published" or state == "complete":
        return status
    said = find_tag("signature_states", state, context)
    told = f", {said.label[:1].lower()}{said.label[1:]}" if said else ""
    return Tag(_SHAPES.get(state, "partly"), f"{status.label}{told}")
