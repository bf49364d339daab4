"""LAW410: who has signed, and as what (the Accounting Act § 3-5)."""

from collections import Counter
from collections.abc import Iterator

from generator.book.model import BookReport
from generator.checks.rules.queries import about_fact
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity

_BOARD = frozenset({"chair", "board_member"})


@rule(
    "LAW410",
    Severity.ERROR,
    law=("aapenhetsloven-5-4", "regnskapsloven-3-5"),
    in_draft=Severity.WARNING,
)
def everyone_signs_once(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield signatories that are named twice, and boards with no chair or several."""
    signing, about = report.head.signing, about_fact(report, "report.signing")
    signatories = signing.signatories if signing else ()
    where = report.ref("report.yaml", "signing", "signatories")
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
