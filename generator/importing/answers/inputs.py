"""Inputs and raw materials, each with where it comes from."""

from generator.findings.positions import Plain
from generator.importing.answers.draft import KeptWords, ReadFact, Setting, text_of
from generator.importing.portal.data import wordings
from generator.importing.portal.lexicon import squeeze
from generator.importing.portal.names import NotedPlaces, read_places, split_geographies
from generator.importing.source.lines import Lines, SourceLine, trim

_SHORT_ITEM = 6


def read_inputs(lines: Lines, _about: str, setting: Setting) -> ReadFact:
    """Read inputs, each with where it comes from; what is no table is the comment."""
    heads = {squeeze(each) for each in wordings().table_heads}
    items: list[Plain | None] = []
    waiting: list[SourceLine] = []
    rest: list[SourceLine] = []
    notes: dict[int, str] = {}
    for at, line in enumerate(lines):
        item, places, note = _part(line.text)
        if line and squeeze(line.text) in heads and not items:
            continue
        if not line and waiting and _place_follows(lines, at):
            continue
        if places and (item or waiting):
            written = text_of((*waiting, *((line.with_text(item),) if item else ())), setting)
            notes |= {len(items): note} if note else {}
            items.append({"item": written, "geography": list(places)})
            waiting = []
        elif places and items and isinstance(last := items[-1], dict) and not any(rest):
            notes |= {len(items) - 1: note} if note else {}
            _add(last, places)
        elif line and _is_short(line.text) and not any(rest):
            waiting.append(line)
        else:
            own, others = _placeless(waiting, lines, listed=bool(items))
            items += own
            rest.extend([*others, line])
            waiting = []
    own, others = _placeless(waiting, lines, listed=bool(items) or not any(rest))
    kept = tuple(KeptWords((at, "geography"), note) for at, note in notes.items())
    return ReadFact((items + own) or None, trim((*rest, *others)), kept=kept)


def _placeless(
    waiting: list[SourceLine], lines: Lines, *, listed: bool
) -> "tuple[list[Plain | None], list[SourceLine]]":
    """Return the items that are in paragraphs of their own without a place, and the other lines."""
    comments = {squeeze(each) for each in wordings().comments}
    alone = listed and all(
        _is_alone(lines, line) and squeeze(line.text) not in comments for line in waiting if line
    )
    if not alone:
        return [], waiting
    return [{"item": line.text} for line in waiting if line], []


def _is_alone(lines: Lines, line: SourceLine) -> bool:
    at = lines.index(line)
    before, after = lines[at - 1 : at] if at else (), lines[at + 1 : at + 2]
    return not any(before) and not any(after)


def _place_follows(lines: Lines, at: int) -> bool:
    """Return whether the next line that is not blank has geographies only."""
    following = next((line.text for line in lines[at:] if line), "")
    return bool(split_geographies(following))


def _part(text: str) -> tuple[str, tuple[str, ...], str]:
    """Part a row into its item and the geographies at its end, with a text that says more."""
    words = text.split()
    if not words or len(text) > 120 or text[-1] in ".!?:":
        return text, (), ""
    for start in range(len(words)):
        ending = " ".join(words[start:])
        places = split_geographies(ending)
        bare = split_geographies(ending.partition("(")[0]) if "(" in ending else ()
        noted = read_places(ending) if bare and not places else NotedPlaces(places)
        if noted.codes and not (start and words[start].casefold() in ("og", "and")):
            return " ".join(words[:start]).rstrip(" :–-,("), noted.codes, noted.note
    return text, (), ""


def _add(row: dict[str, Plain], places: tuple[str, ...]) -> None:
    known = row.setdefault("geography", [])
    if isinstance(known, list):
        known.extend(each for each in places if each not in known)


def _is_short(text: str) -> bool:
    return len(text.split()) <= _SHORT_ITEM and text[-1] not in ".!?:"
