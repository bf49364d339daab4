"""One cause, one finding: one of two is left out, and those of several items are put together."""

from collections.abc import Iterable
from typing import TypeAlias

from msgspec.structs import replace

from generator.checks.wordings import words_of
from generator.findings.finding import Argument, Finding, Ref, Severity
from schema.languages import usual_language
from schema.one_cause import load_causes

# Arguments that say which of several items a finding is on.
_OF_ITEM = frozenset({"risk", "title"})
_Kind: TypeAlias = tuple[object, ...]


def leave_out_repeated(findings: Iterable[Finding]) -> list[Finding]:
    """Leave out the findings whose cause another finding tells, and tells better."""
    findings = list(findings)
    found = {each.code for each in findings}
    causes = [each for each in load_causes() if each.code in found]
    asked = {(code, each.within) for each in causes for code in each.said_by}
    told = {
        (code, within, _place(each.where, within), each.severity)
        for each in findings
        if each.excepted is None
        for code in (each.code, f"{each.code} {each.arguments.get('case', '')}")
        for within in ("spot", "text", "table", "file", "report")
        if (code, within) in asked
    }
    repeated = {
        id(each)
        for cause in causes
        for each in findings
        if each.code == cause.code
        and any(
            (code, cause.within, _place(each.where, cause.within), severity) in told
            for code in cause.said_by
            for severity in _as_grave(each.severity)
        )
    }
    return [each for each in findings if id(each) not in repeated]


def _as_grave(severity: Severity) -> tuple[Severity, ...]:
    """Return how grave what is told instead may be: what stops publishing is left out for that."""
    return (Severity.ERROR,) if severity is Severity.ERROR else tuple(Severity)


def _place(where: Ref, within: str) -> object:
    """Return the spot, its text, the table of fields that it is one of, its file or its report."""
    if within == "spot":
        return where
    if within == "file":
        return where.file
    if within == "report":
        return tuple(where.file.split("/")[:2])
    return where.file, where.keys if within == "text" else where.keys[:-1]


def put_together(findings: Iterable[Finding]) -> list[Finding]:
    """Make one finding of those that say the same of several items of one list.

    Only of codes that have words for it. It stands at the first item, points to the others, and
    `together` is how many there are.
    """
    alike: dict[_Kind, list[Finding]] = {}
    for each in findings:
        alike.setdefault(_kind(each), []).append(each)
    return [_join(group) for group in alike.values()]


def _kind(finding: Finding) -> _Kind:
    """Return what findings share that are put together; of others, nothing else is alike."""
    of_list = finding.excepted is None and "risk" in finding.arguments and finding.where.keys
    if not of_list or not words_of(finding.code).by_language[usual_language()].together:
        return (id(finding),)
    arguments = finding.arguments.items()
    shared = repr([(name, value) for name, value in arguments if name not in _OF_ITEM])
    where = finding.where
    field = tuple(each for each in where.keys[1:] if isinstance(each, str))
    return finding.code, finding.severity, where.file, where.keys[0], field, shared


def _join(group: list[Finding]) -> Finding:
    first, *others = group
    if not others:
        return first
    risks = tuple(dict.fromkeys(str(each.arguments["risk"]) for each in group))
    joined: dict[str, Argument] = {"risk": risks, "together": len(group)}
    related = tuple(each.where for each in others)
    arguments = {**first.arguments, **joined}
    return replace(first, arguments=arguments, about=None, related=(*first.related, *related))
