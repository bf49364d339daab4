"""LAW40x: how the statement must be signed (§ 5 fourth paragraph, the Accounting Act § 3-5)."""

from collections.abc import Iterator

from generator.book.model import BookReport
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
