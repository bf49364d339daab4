"""Tables of risks: which column holds what."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from rapidfuzz import fuzz

from generator.importing.portal.lexicon import words_of
from generator.importing.source.blocks import SourceBlock, plain
from generator.importing.statement.data import statement_data
from generator.importing.statement.profiles import likeliest, weigh_text

_LIKE = 85
_OF_MEASURES = frozenset({"status", "results", "expected_results"})
_OF_RISKS = frozenset({"measure", "severity"})


@lru_cache(maxsize=1024)
def find_columns(block: SourceBlock) -> Mapping[str, int]:
    """Return the columns of a table by what they hold, as their heads say; each but once.

    Every part of the import asks it of a table; of the last thousand it is kept.
    """
    if not block.rows:
        return MappingProxyType({})
    heads = [" ".join(words_of(plain(cell))) for cell in block.rows[0]]
    found: dict[str, int] = {}
    ranked = sorted(
        (-like, at, name)
        for at, head in enumerate(heads)
        for name, texts in statement_data().columns.items()
        if head and (like := _likeness(head, texts)) >= _LIKE
    )
    for _, at, name in ranked:
        if name not in found and at not in found.values():
            found[name] = at
    return MappingProxyType({**found, **_by_content(block, found)})


def _by_content(block: SourceBlock, found: Mapping[str, int]) -> Mapping[str, int]:
    """Return the columns of risks and measures that no head names, where the table is of these.

    What is graded, or done something about, is what the first other column names; what is done,
    the column of which the cells speak so.
    """
    said = {
        at: likeliest(*(weigh_text(plain(row[at])) for row in block.rows[1:] if at < len(row)))
        for at in range(len(block.rows[0]))
        if at not in found.values()
    }
    more: dict[str, int] = {}
    of_risks = not _OF_RISKS.isdisjoint(found) or {"risks", "measures"} <= {*said.values()}
    if "risk" not in found and of_risks and said:
        more["risk"] = next(iter(said))
    if "measure" not in found and ("risk" in found or "risk" in more):
        named = [at for at, theme in said.items() if theme == "measures" and at != more.get("risk")]
        # How it goes stands right after what is done.
        came = min((found[each] for each in _OF_MEASURES & found.keys()), default=0)
        named = named or [at for at in said if at == came - 1 and at != more.get("risk")]
        if named:
            more["measure"] = named[-1]
    return more


def _likeness(head: str, texts: tuple[str, ...]) -> float:
    """Return how like a head is to the likest text, of a hundred; a beginning counts."""
    best = 0.0
    for text in texts:
        own = " ".join(words_of(text))
        whole = fuzz.ratio(head, own)
        begins = 90.0 if len(own) > 4 and head.partition(" ")[0].startswith(own) else 0.0
        has = 88.0 if f" {own} " in f" {head} " else 0.0
        best = max(best, whole, begins, has)
    return best
