"""An invented population of enterprises under the Act, to measure registers with.

Nobody of them exists. How many there are of each kind is assumed, roughly as in Norway: about 9,000
enterprises, most of them of medium size, in trade, industry and construction; nearly all write in
Norwegian, and most of them have published for several years. The texts are those of LO's report,
every line with a number of its own, so that no memo may serve two with one answer; risks and
measures are as many as an enterprise of its size would have.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import yaml
from msgspec import Struct

from tests.tools import ROOT

SOURCE = ROOT / "content" / "lo"
_YEAR, _NEWEST = 2023, 2025
_DATE = re.compile(r"\b(20\d\d)-(?=\d\d-)")
Value = TypeVar("Value")
# How many in a hundred are of each kind.
_SECTORS = {
    "trade": 24, "manufacturing": 17, "construction": 13, "professional_services": 9,
    "transport": 8, "health_and_care": 6, "business_support": 6, "information": 5, "property": 4,
    "hospitality": 3, "agriculture": 2, "energy": 1, "finance": 1, "organisations": 1,
}  # fmt: skip
_LANGUAGES = {("nb",): 86, ("nb", "en"): 8, ("nn",): 4, ("en",): 2}
_YEARS = {1: 20, 2: 25, 3: 30, 4: 25}
# From how many risks to how many: most enterprises name a few.
_RISKS = {(1, 3): 55, (4, 8): 30, (9, 20): 12, (21, 40): 3}
_TOPICS = (
    "forced_labour", "child_labour", "discrimination", "freedom_of_association", "wages",
    "working_hours", "hse", "regular_employment", "environment", "corruption",
)  # fmt: skip
_COUNTRIES = ("NO", "SE", "PL", "LT", "DE", "CN", "IN", "BD", "VN", "TR", "PK", "BR", "KE")
_FIRST = (
    "Berg",
    "Fjell",
    "Nord",
    "Sol",
    "Hav",
    "Elve",
    "Øde",
    "Ås",
    "Lille",
    "Stor",
    "Kyst",
    "Ulv",
)
_SECOND = ("heim", "vik", "dal", "nes", "stad", "gård", "lund", "bakken", "vang", "fjord", "sund")
_TRADES = (
    "Bygg",
    "Handel",
    "Tekstil",
    "Kraft",
    "Transport",
    "Sjømat",
    "Teknikk",
    "Service",
    "Møbel",
)


class Enterprise(Struct, frozen=True):
    """One enterprise: where it is in the population, and what it is like; `risks` by year."""

    key: str
    name: str
    number: str
    sector: str
    languages: tuple[str, ...]
    risks: Mapping[int, int]


def invent(index: int) -> Enterprise:
    """Return the enterprise at a place in the population, from 1: always the same one."""
    dice = Random(index)  # noqa: S311 - nothing is secret
    name = f"{dice.choice(_FIRST)}{dice.choice(_SECOND)} {dice.choice(_TRADES)} {index} AS"
    few, many = _draw(dice, _RISKS)
    years = range(_NEWEST, _NEWEST - _draw(dice, _YEARS), -1)
    return Enterprise(
        key=f"org-{index:05}",
        name=name,
        number=_number(index),
        sector=_draw(dice, _SECTORS),
        languages=_draw(dice, _LANGUAGES),
        risks={year: dice.randint(few, many) for year in years},
    )


def _draw(dice: Random, shares: Mapping[Value, int]) -> Value:
    return dice.choices(list(shares), list(shares.values()))[0]


def _number(index: int) -> str:
    """Return an organisation number whose last digit fits; some beginnings have none that does."""
    first = 81_000_000 + 3 * index
    while True:
        weighed = sum(int(d) * w for d, w in zip(str(first), (3, 2, 7, 6, 5, 4, 3, 2), strict=True))
        check = -weighed % 11
        if check < 10:
            return f"{first}{check}"
        first += 1


def make_population(content: Path, count: int) -> None:
    """Write so many enterprises into a content folder."""
    read = {path.relative_to(SOURCE): path.read_text("utf-8") for path in _list_source()}
    for index in range(1, count + 1):
        enterprise = invent(index)
        for path, text in _write(enterprise, index, read):
            file = content / enterprise.key / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")


def _list_source() -> Iterator[Path]:
    yield from (path for path in SOURCE.rglob("*") if path.suffix in {".md", ".yaml"})


def _write(it: Enterprise, index: int, read: Mapping[Path, str]) -> Iterator[tuple[Path, str]]:
    """Yield the files of an enterprise, by path from its folder."""
    yield Path("organisation.yaml"), _organisation(it)
    for year, risks in it.risks.items():
        folder = Path(str(year))
        for path, text in read.items():
            if path.parts[0] != str(_YEAR):
                continue
            inner = folder.joinpath(*path.parts[1:])
            mark = f"{index}-{year}"
            if path.suffix == ".md":
                for language in it.languages:
                    yield inner.with_name(f"{language}.md"), _mark(text, mark)
            elif path.parts[1:] == ("report.yaml",):
                yield inner, _report(text, year)
            elif path.parts[1:] == ("2-identify", "facts.yaml"):
                yield inner, _dump({"risks": [_risk(n, mark) for n in range(1, risks + 1)]})
            elif path.parts[1:] == ("3-address", "facts.yaml"):
                yield inner, _dump({"measures": [_measure(n, mark) for n in range(1, risks + 1)]})
            else:
                yield inner, text.replace("LO", it.name)


def _organisation(it: Enterprise) -> str:
    host = f"{it.key}.example"
    return _dump({
        "name": it.name,
        "number": it.number,
        "sector": it.sector,
        "website": f"https://{host}",
        "languages": list(it.languages),
        "information": {"email": f"apenhet@{host}"},
        "entities": [{"name": it.name, "number": it.number, "country": "NO"}],
        "address": it.key,
    })  # fmt: skip


def _report(text: str, year: int) -> str:
    """Return the report's own file: of another year, and published in June."""
    head, _, _ = text.partition("\nexceptions:")
    moved = _DATE.sub(lambda found: f"{year + int(found[1]) - _YEAR}-", head)
    excepted = "  - code: LAW401\n    reason: Oppdiktet, for å måle.\n"
    return f"{moved}\npublished: {year + 1}-06-15\nexceptions:\n{excepted}"


def _risk(number: int, mark: str) -> Mapping[str, Any]:
    dice = Random(f"{mark}-{number}")  # noqa: S311 - nothing is secret
    return {
        "id": f"risk-{number}",
        "title": f"Innkjøp fra utsatte ledd, nummer {number} ({mark})",
        "topic": dice.choice(_TOPICS),
        "geography": dice.sample(_COUNTRIES, dice.randint(1, 4)),
        "kind": "potential",
        "relation": "supply_chain",
        "reason": f"Det kan gå ut over mange som arbeider hos leverandørene. ({mark}-{number})",
    }  # fmt: skip


def _measure(number: int, mark: str) -> Mapping[str, Any]:
    return {
        "risk": f"risk-{number}",
        "goal": f"Kjenne førsteleddsprodusentene ({mark}-{number})",
        "status": ("ongoing", "planned", "done")[number % 3],
        "actions": f"Vi har spurt leverandørene om arbeidsforholdene. ({mark}-{number})",
        "results": f"Halvparten har svart, og to avtaler er endret. ({mark}-{number})",
    }


def _mark(text: str, mark: str) -> str:
    """End every line of prose in the mark."""
    lines: Sequence[str] = text.split("\n")
    return "\n".join(
        f"{each} ({mark})" if each.strip()[:1] not in {"", "#"} else each for each in lines
    )


def _dump(value: Mapping[str, Any]) -> str:
    return yaml.safe_dump(dict(value), allow_unicode=True, sort_keys=False)
