"""Faults of a report's PDF: what keeps it from being accessible and fit for archives."""

from generator.findings.finding import Code, Finding, Ref, Severity

CHARACTER = Code("ACC911", Severity.ERROR)
PICTURE = Code("ACC912", Severity.ERROR)
NOT_CONFORMING = Code("ACC913", Severity.ERROR)
NOT_FINISHED = Code("ACC914", Severity.ERROR)
OUTSIDE = Code("ACC930", Severity.ERROR)

# What rules find in content too, with the case that says it is of the PDF itself.
_ALSO_FOUND = {
    "character": (CHARACTER, "machine"),
    "picture": (PICTURE, "machine"),
    "outside": (OUTSIDE, "page"),
}
_NOT_FINISHED = frozenset({"time", "depth"})


def make_finding(kind: str, where: Ref, about: str | None = None, **told: str) -> Finding:
    """Return the finding that a fault of a PDF is; `kind` is one of `generator.pdf.values`.

    What is told of it: the `page`, which is the PDF's path, the `detail` and the `heading` above.
    """
    usual = NOT_FINISHED if kind in _NOT_FINISHED else NOT_CONFORMING
    code, case = _ALSO_FOUND.get(kind, (usual, kind))
    return code.at(where, about=about, given={**told, "case": case})
