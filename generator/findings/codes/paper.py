"""Faults of a report's PDF: what keeps it from being accessible and fit for archives."""

from generator.findings.finding import Code, Finding, Ref, Severity

CHARACTER = Code("ACC911", Severity.ERROR)
PICTURE = Code("ACC912", Severity.ERROR)
NOT_CONFORMING = Code("ACC913", Severity.ERROR)
NOT_FINISHED = Code("ACC914", Severity.ERROR)

_OWN = {"character": CHARACTER, "picture": PICTURE, "time": NOT_FINISHED, "depth": NOT_FINISHED}


def make_finding(kind: str, detail: str, page: str, where: Ref) -> Finding:
    """Return the finding that a fault of a PDF is; `kind` is one of `generator.pdf.values`."""
    code = _OWN.get(kind, NOT_CONFORMING)
    case = "machine" if code in {CHARACTER, PICTURE} else kind
    return code.at(where, page=page, case=case, detail=detail)
