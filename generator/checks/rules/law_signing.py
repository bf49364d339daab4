"""LAW401–LAW403, LAW409, LAW410: signatures (§ 5 fourth paragraph, the Accounting Act § 3-5)."""

from collections import Counter
from collections.abc import Iterator

from generator.book.model import BookReport
from generator.book.signed_digest import digest_report
from generator.checks.rules.queries import about_fact, is_unread
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Ref, Severity
from schema.report import Signing

_LAW = ("aapenhetsloven-5-4", "regnskapsloven-3-5")
_BOARD = ("chair", "board_member")
# A first financial year may be of 18 months; of longer periods, the dates are wrong (DAT107).
_LONGEST_YEAR = 549


def _where(report: BookReport, *keys: str | int) -> Ref:
    return report.ref("report.yaml", "signing", *keys)


def _count(signing: Signing, *roles: str) -> int:
    return sum(each.role in roles for each in signing.signatories)


@rule("LAW401", Severity.ERROR, law=_LAW, in_draft=Severity.WARNING)
def signed(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield what a signing lacks: place, date, names, the board or the general manager."""
    about, signing = about_fact(report, "report.signing"), report.head.signing
    if signing is None:
        yield hit(_where(report), about=about, case="unsigned")
        return
    if not (signing.place or "").strip():
        yield hit(_where(report, "place"), about=about, case="place")
    if signing.date is None:
        yield hit(_where(report, "date"), about=about, case="date")
    case = _missing_names(signing)
    if case:
        yield hit(_where(report, "signatories"), about=about, case=case)


def _missing_names(signing: Signing) -> str:
    if not signing.signatories:
        return "names"
    if signing.general_manager and not _count(signing, "general_manager"):
        return "general_manager"
    managed_alone = signing.board_size == 0
    if not managed_alone and not _count(signing, *_BOARD, "member"):
        return "board"
    return ""


@rule("LAW402", Severity.ERROR, law=_LAW)
def signing_coherent(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield a date of signing before the period has ended, or after the publication."""
    about, signing, head = about_fact(report, "report.signing"), report.head.signing, report.head
    if signing is None:
        return
    period = head.period
    odd = period is not None and (period.end - period.start).days > _LONGEST_YEAR
    if signing.date and period and signing.date < period.end and not odd:
        yield hit(
            _where(report, "date"),
            about=about,
            case="before_end",
            signed_day=signing.date.isoformat(),
            end_day=period.end.isoformat(),
        )
    if signing.date and head.published and signing.date > head.published:
        yield hit(
            _where(report, "date"),
            about=about,
            case="after_publication",
            signed_day=signing.date.isoformat(),
            published_day=head.published.isoformat(),
        )


@rule("LAW403", Severity.ERROR, law=_LAW, in_draft=Severity.WARNING)
def whole_board_signed(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield a number of signatures from the board that is not the board's size."""
    about, signing = about_fact(report, "report.signing"), report.head.signing
    board = _count(signing, *_BOARD) if signing else 0
    where = _where(report, "board_size")
    if signing is None or not signing.signatories or is_unread(report, "report.signing"):
        return
    if signing.board_size is None:
        if board:
            warning = Severity.WARNING
            yield hit(where, about=about, severity=warning, case="unknown", signed=board)
    elif signing.board_size != board:
        yield hit(where, about=about, case="differs", members=signing.board_size, signed=board)


@rule("LAW409", Severity.ERROR, law=_LAW, in_draft=Severity.WARNING)
def unchanged_since_signed(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield a digest that is no longer the report's, and no later revision says why."""
    found = _newest_digest(report)
    if found is None:
        return
    digest, where, explained = found
    if not explained and digest_report(report) not in {digest, None}:
        about = about_fact(report, "report.signing") or "report.yaml"
        yield hit(where, about=about)


def _newest_digest(report: BookReport) -> tuple[str, Ref, bool] | None:
    """Return the newest digest, its place, and whether a later revision explains a change."""
    revisions, signing = report.head.revisions, report.head.signing
    for index in reversed(range(len(revisions))):
        digest = revisions[index].digest
        if digest:
            where = report.ref("report.yaml", "revisions", index, "digest")
            return digest, where, index + 1 < len(revisions)
    if signing is None or signing.digest is None:
        return None
    later = any(signing.date is None or each.date >= signing.date for each in revisions)
    return signing.digest, _where(report, "digest"), later


@rule("LAW410", Severity.ERROR, law=_LAW, in_draft=Severity.WARNING)
def everyone_signs_once(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield signatories that are named twice, and boards with no chair or several."""
    signing, about = report.head.signing, about_fact(report, "report.signing")
    signatories = signing.signatories if signing else ()
    where = _where(report, "signatories")
    seen: dict[tuple[str, bool], int] = {}
    for index, each in enumerate(signatories):
        first = seen.setdefault((_plain(each.name), each.role in _BOARD), index)
        if first != index:
            yield hit(
                where.at(index, "name"),
                about=about,
                related=(where.at(first, "name"),),
                case="twice",
                name=each.name,
            )
    roles = Counter(each.role for each in signatories)
    chairs = [index for index, each in enumerate(signatories) if each.role == "chair"]
    if len(chairs) > 1:
        one, other = (where.at(index, "role") for index in chairs[:2])
        yield hit(other, about=about, related=(one,), case="chairs", count=len(chairs))
    elif not chairs and roles["board_member"] > 1:
        yield hit(where, about=about, severity=Severity.WARNING, case="no_chair")


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
