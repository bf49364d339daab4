"""How a statement is signed, in one of the words of the vocabulary `signature_states`.

A statement whose signatures are missing can be published only by an exception, and then says so.
"""

from generator.assessment.signing import assess_signing
from generator.book.model import BookReport

# What exceptions let stand of the signatures, by code and case; of LAW401, any other case means
# that some are missing, but for those that only concern where and when.
_UNSIGNED, _BOARD = "LAW401", "LAW403"
_ONLY_WHERE_AND_WHEN = frozenset({"place", "date"})


def signature_of(report: BookReport) -> str:
    """Return how it is signed, a term of `signature_states`: the gravest that holds.

    Reads the report's attachments if it has a digest.
    """
    signing = report.head.signing
    if signing is None or not signing.signatories:
        dated = signing is not None and (signing.date or signing.place)
        return "unnamed" if dated else "unsigned"
    found = assess_signing(report)
    if found.text == "changed" or found.unsigned:
        return "changed"
    let_stand = {(each.code, each.case) for each in report.let_stand}
    if any(code == _UNSIGNED and case not in _ONLY_WHERE_AND_WHEN for code, case in let_stand):
        return "partial"
    return "unclear" if any(code == _BOARD for code, _ in let_stand) else "complete"
