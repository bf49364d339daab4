"""Several years of one organisation: which risk of a year is one of the year before."""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from rapidfuzz import fuzz

from generator.findings.positions import Plain
from generator.importing.statement.impacts import FoundRisk, find_like, says_no_more
from schema.facts import FACTS_BY_STEP

# How like two titles must be, of a hundred, to be taken for one without asking.
_SURELY = 88


class RiskPair(Struct, frozen=True):
    """A risk of the year before and one of this year, by id and title, and whether that is sure."""

    before: str
    before_title: str
    now: str
    now_title: str
    sure: bool


# A draft's facts, by the file that they go into.
_Facts = Mapping[str, Mapping[str, Plain]]


def pair_risks(before: _Facts, now: _Facts) -> Iterator[RiskPair]:
    """Yield the risks of a year that are like one of the year before; each of these but once.

    What has the same id is joined already.
    """
    known = [FoundRisk(str(each["id"]), dict(each), 0) for each in _rows(before, "risks")]
    same = {each.id for each in known} & {str(each["id"]) for each in _rows(now, "risks")}
    free = [each for each in known if each.id not in same]
    for each in _rows(now, "risks"):
        title = str(each.get("title", ""))
        own = find_like(title, free) if str(each["id"]) not in same else None
        if own:
            free.remove(own)
            yield RiskPair(own.id, own.title, str(each["id"]), title, _is_sure(own.title, title))


def _is_sure(title: str, other: str) -> bool:
    alike = fuzz.token_sort_ratio(title.casefold(), other.casefold()) >= _SURELY
    return alike or (says_no_more(title, other) and says_no_more(other, title))


def join_risk(now: _Facts, pair: RiskPair) -> None:
    """Give a risk the id that it had the year before, in the facts themselves, everywhere."""
    for row in _rows(now, "risks"):
        if row["id"] == pair.now:
            row["id"] = pair.before
    for row in _rows(now, "measures"):
        against = row.get("risk")
        if isinstance(against, list):
            row["risk"] = [pair.before if each == pair.now else each for each in against]
        elif against == pair.now:
            row["risk"] = pair.before


def _rows(facts: _Facts, fact: str) -> list[dict[str, Plain]]:
    folder = next(name for name, model in FACTS_BY_STEP.items() if fact in model.model_fields)
    rows = facts.get(folder, {}).get(fact)
    own = rows if isinstance(rows, list) else []
    needs = "id" if fact == "risks" else "risk"
    return [each for each in own if isinstance(each, dict) and each.get(needs)]
