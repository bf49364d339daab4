"""What sums count of an organisation's findings: little, however many there are.

An unchanged organisation's findings are kept packed; a sum that asks only for these leaves them so.
"""

from collections.abc import Iterable

from msgspec import Struct

from generator.checks.rules import all_codes
from generator.checks.wordings import load_shared_words
from generator.findings.finding import Finding, Severity


class Summand(Struct, frozen=True, array_like=True):
    """Findings that every sum counts as one: of one code, case and severity, at places alike.

    They are `entries` in a list and `count` findings, on so many `items`. `file` is the path of
    the organisation, of the report where the sum of the code counts statements, or of the very
    file where that says whether they stop publishing later.
    """

    code: str
    severity: Severity
    case: str
    excepted: bool
    file: str
    entries: int
    count: int
    items: int

    @property
    def milder(self) -> bool:
        """Whether they are less severe than others of their code."""
        return self.severity < all_codes()[self.code].severity


def summand_of(finding: Finding) -> Summand:
    """Return what sums count of one finding."""
    return Summand(*_kind(finding), 1, finding.count, finding.items)


def sum_findings(findings: Iterable[Finding]) -> tuple[Summand, ...]:
    """Return what sums count of findings, in the order of the first of each kind."""
    found: dict[tuple[str, Severity, str, bool, str], list[int]] = {}
    for each in findings:
        numbers = found.setdefault(_kind(each), [0, 0, 0])
        for place, more in enumerate((1, each.count, each.items)):
            numbers[place] += more
    return tuple(Summand(*kind, *numbers) for kind, numbers in found.items())


def _kind(finding: Finding) -> tuple[str, Severity, str, bool, str]:
    code, severity = finding.code, finding.severity
    case = str(finding.arguments.get("case", ""))
    return code, severity, case, finding.excepted is not None, _alike(finding)


def _alike(finding: Finding) -> str:
    """Return as much of the path of a finding's file as any sum asks for."""
    file, code = finding.where.file, finding.code
    if finding.severity < all_codes()[code].severity:
        return file
    key, slash, _ = file.partition("/")
    if code in load_shared_words().sums_of_statements:
        return "/".join(file.split("/")[:2])
    return f"{key}{slash}"
