"""LAW401–LAW403, LAW409–LAW413, REF411: signatures (§ 5(4), the Accounting Act § 3-5).

What there is to find, `generator.assessment.signing` finds; the rules say where and what it is.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from generator.assessment.deadlines import assess_publication
from generator.assessment.publication import signed_late
from generator.assessment.signing import (
    BOARD,
    Act,
    Party,
    assess_signing,
    list_acts,
    parties_of,
    party_of,
    signings_of,
    superseded_and_not_kept,
)
from generator.book.model import BookReport
from generator.checks.rules.queries import about_fact, is_unread
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Ref, Severity
from generator.findings.positions import Keys
from generator.text.suggestions import Suggestions
from schema.kept_patterns import compile_kept
from schema.organisation import Organisation
from schema.report import Revision, Signatory
from schema.wordlists import load_words, words_pattern

_LAW = ("aapenhetsloven-5-4", "regnskapsloven-3-5")
# A first financial year may be of 18 months; of longer periods, the dates are wrong (DAT107).
_LONGEST_YEAR = 549
_WORD = compile_kept(r"\w+")
_WARNING = Severity.WARNING
# A correction of the wording is told in fewer words.
_BRIEF = 12


def _where(report: BookReport, keys: Keys, *more: str | int) -> Ref:
    return report.ref("report.yaml", *keys, *more)


def _about(report: BookReport) -> str | None:
    return about_fact(report, "report.signing")


def _parties(report: BookReport) -> Iterator[tuple[Act, Party]]:
    """Yield who signs, act by act; none where something of it could not be read."""
    if not is_unread(report, "report.signing"):
        for act in list_acts(report):
            yield from ((act, each) for each in act.parties if act.named and not act.astray)


@rule("LAW401", Severity.ERROR, law=_LAW, in_draft=_WARNING)
def signed(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield what a signing lacks: names, the board or the general manager; and when it was."""
    about, first = _about(report), report.head.signing
    if first is None:
        yield hit(_where(report, ("signing",)), about=about, case="unsigned")
    elif first.date is None and first.signatories:
        where = _where(report, ("signing",), "date")
        yield hit(where, about=about, severity=_WARNING, case="date")
    for act in list_acts(report):
        if not act.named:
            yield hit(_where(report, act.keys, "signatories"), about=about, case="names")
    for act, party in _parties(report):
        where = _where(report, act.keys, "signatories")
        for lack in party.lacks:
            if not lack.startswith("too_"):
                yield hit(where, about=about, case=lack, entity=party.name or "")


@rule("LAW402", Severity.ERROR, law=_LAW)
def signing_coherent(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield a date of signing before the period ended, after publication or after the deadline."""
    about, signing, head = _about(report), report.head.signing, report.head
    if signing is None or signing.date is None:
        return
    where, period = _where(report, ("signing",), "date"), head.period
    odd = period is not None and (period.end - period.start).days > _LONGEST_YEAR
    signed_day = signing.date.isoformat()
    if period and signing.date < period.end and not odd:
        yield hit(
            where,
            about=about,
            severity=_WARNING,
            case="before_end",
            signed_day=signed_day,
            end_day=period.end.isoformat(),
        )
    if head.published and signing.date > head.published:
        late = signed_late(report, context.book)
        yield hit(
            where,
            about=about,
            case="after_deadline" if late else "after_publication",
            signed_day=signed_day,
            published_day=head.published.isoformat(),
            due_day=assess_publication(report, context.book).due.isoformat(),
        )


@rule("LAW403", Severity.ERROR, law=_LAW, in_draft=_WARNING)
def whole_board_signed(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield boards of which not all have signed, and what is not stated of who must."""
    about = _about(report)
    for act, party in _parties(report):
        where, entity = _where(report, (*act.keys, *party.at), "board_size"), party.name or ""
        if {"too_few", "too_many"} & {*party.lacks}:
            size, signed = party.board_size or 0, party.board
            yield hit(
                where, about=about, case="differs", entity=entity, members=size, signed=signed
            )
        elif not party.lacks and party.unknown:
            case = "both" if len(party.unknown) > 1 else party.unknown[0]
            yield hit(
                where,
                about=about,
                severity=_WARNING,
                case=case,
                entity=entity,
                signed=party.board,
            )


@rule("LAW409", Severity.ERROR, law=_LAW, in_draft=_WARNING)
def unchanged_since_signed(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the newest digest where it is no longer the report's."""
    found = assess_signing(report)
    if found.digested is None or found.text != "changed":
        return
    where, about = _where(report, found.digested.keys), _about(report) or "report.yaml"
    if found.unsigned:
        day = report.head.revisions[found.unsigned[-1]].date.isoformat()
        yield hit(where, about=about, case="unsigned_revision", revised_day=day)
    else:
        yield hit(where, about=about, case="unexplained")


@rule("LAW413", Severity.ERROR, law=_LAW, in_draft=_WARNING)
def signed_version_kept(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield signed versions that are not what was signed, and a digest that has been taken away."""
    where, about = _where(report, ("signing",), "digest"), _about(report) or "report.yaml"
    for keys in superseded_and_not_kept(report):
        yield hit(_where(report, keys), about=about, severity=_WARNING, case="not_kept")
    if not report.versions:
        return
    for version in report.versions:
        found = assess_signing(version)
        number, kept = version.version, Ref(f"{version.path}/report.yaml")
        if found.text == "changed":
            yield hit(kept, about=about, case="changed", number=number)
        elif found.text == "unread":
            yield hit(kept, about=about, severity=_WARNING, case="unread", number=number)
    if assess_signing(report).digested is None:
        number = report.versions[-1].version
        yield hit(where, about=about, case="no_digest", number=number)


@rule("LAW411", _WARNING, law=_LAW)
def revisions_signed(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the newest revision that nobody has signed; LAW409 says it where a digest shows it."""
    if not report.head.revisions:
        return
    found = assess_signing(report)
    revisions = report.head.revisions
    asked = [each for each in found.unsigned if not _only_corrects(revisions[each])]
    # Of a signing without names, LAW401 speaks.
    if asked and found.text != "changed" and revisions[asked[-1]].signing is None:
        index = asked[-1]
        day = revisions[index].date.isoformat()
        where = _where(report, ("revisions", index), "signing")
        yield hit(where, about="report.yaml", revised_day=day)


def _only_corrects(revision: Revision) -> bool:
    """Tell whether a revision says, briefly, that it only mends the wording: no new statement."""
    texts = revision.changes.by_language.values() if revision.changes else ()
    words = [(text, len(text.split())) for text in texts]
    return bool(words) and all(
        count <= _BRIEF and _corrections().search(text.casefold()) for text, count in words
    )


@cache
def _corrections() -> re.Pattern[str]:
    return compile_kept(words_pattern("minor_corrections"))


@rule("LAW410", Severity.ERROR, law=_LAW, in_draft=_WARNING)
def everyone_signs_once(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield signatories that are named twice, and boards with no chair or several."""
    about = _about(report)
    for act, party in _parties(report):
        where = _where(report, act.keys, "signatories")
        signatories = [(index, act.signing.signatories[index]) for index in party.signatories]
        yield from _named_twice(where, signatories, about)
        roles = Counter(each.role for _, each in signatories)
        chairs = [index for index, each in signatories if each.role == "chair"]
        if len(chairs) > 1:
            one, other = (where.at(index, "role") for index in chairs[:2])
            yield hit(other, about=about, related=(one,), case="chairs", count=len(chairs))
        elif not chairs and roles["board_member"] > 1:
            yield hit(where, about=about, severity=_WARNING, case="no_chair")
        if party.has_manager is False and party.manager:
            at = _where(report, (*act.keys, *party.at), "general_manager")
            yield hit(at, about=about, severity=_WARNING, case="manager_denied")


def _named_twice(
    where: Ref, signatories: list[tuple[int, Signatory]], about: str | None
) -> Iterator[Hit]:
    seen: dict[tuple[str, bool], int] = {}
    for index, each in signatories:
        name = " ".join(each.name.casefold().split())
        first = seen.setdefault((name, each.role in BOARD), index)
        if first != index:
            yield hit(
                where.at(index, "name"),
                about=about,
                related=(where.at(first, "name"),),
                case="twice",
                name=each.name,
            )


@rule("LAW412", Severity.ERROR, law=_LAW[1:], in_draft=_WARNING)
def reservations_explained(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield reservations that do not say what they are about."""
    fillers = load_words("reservation_fillers")
    for keys, signing in signings_of(report):
        for index, each in enumerate(signing.signatories):
            for text in each.reservation.by_language.values() if each.reservation else ():
                words = [word.casefold() for word in _WORD.findall(text)]
                if words and (len(words) == 1 or fillers.issuperset(words)):
                    where = _where(report, keys, "signatories", index, "reservation")
                    yield hit(where, about=_about(report), name=each.name, words=text.strip())
                    break


@rule("REF411", Severity.ERROR, in_draft=_WARNING)
def entities_known(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield the enterprises that somebody signs for and that organisation.yaml does not list."""
    organisation = context.book.organisation
    known = tuple(dict.fromkeys((organisation.name, *(e.name for e in organisation.entities))))
    near = Suggestions(known)
    for where, name in _named_entities(report, organisation):
        yield hit(where, about=name, entity=name, suggestion=near.closest(name), known=known)


def _named_entities(report: BookReport, organisation: Organisation) -> Iterator[tuple[Ref, str]]:
    known = parties_of(organisation)
    for keys, signing in signings_of(report):
        for key in ("signatories", "boards"):
            for index, each in enumerate(getattr(signing, key)):
                if party_of(each.entity, known) is None:
                    yield _where(report, keys, key, index, "entity"), each.entity
