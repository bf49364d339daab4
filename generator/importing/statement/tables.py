"""Tables of risks: which column holds what."""

from collections.abc import Mapping

from rapidfuzz import fuzz

from generator.importing.portal.lexicon import words_of
from generator.importing.source.blocks import SourceBlock, plain
from generator.importing.statement.data import statement_data

_LIKE = 85


def find_columns(block: SourceBlock) -> Mapping[str, int]:
    """Return the columns of a table by what they hold, as their heads say; each but once."""
    if not block.rows:
        return {}
    heads = [" ".join(words_of(plain(cell))) for cell in block.rows[0]]
    found: dict[str, int] = {}
    ranked = sorted(
        (
            (-_likeness(head, texts), at, name)
            for at, head in enumerate(heads)
            for name, texts in statement_data().columns.items()
            if head and _likeness(head, texts) >= _LIKE
        ),
    )
    for _, at, name in ranked:
        if name not in found and at not in found.values():
            found[name] = at
    return found


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
