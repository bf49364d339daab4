"""Tables of the first step: percentages, workers, producers per country, inputs."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from pydantic import BaseModel

from generator.findings.positions import Plain
from generator.importing.answers.draft import ReadFact, Remark, Setting, text_of
from generator.importing.answers.labels import Row, find_label, find_parted, pair
from generator.importing.portal.data import wordings
from generator.importing.portal.lexicon import squeeze
from generator.importing.portal.names import split_geographies, terms
from generator.importing.portal.scalars import read_count, read_percent
from generator.importing.source.lines import Lines, SourceLine, trim
from schema.facts.enterprise import Purchasing, Workers
from schema.vocabulary import COUNTRIES, is_country

_ROW = re.compile(r"(?P<name>[^\d:]{2,50}?)(?:\s*[:–=(-]\s*|\s{2,})(?P<number>\d[\d  .]*?)\)?")
_NUMBER = re.compile(r"\d{1,3}(?: \d{3})+|\d+")
_SHORT_ITEM = 6
# What separates the cells of a row.
_COLUMN = re.compile(r" {3,}")

Token = tuple[bool, str, SourceLine]


def _labelled(model: type[BaseModel], read: Callable[[str], str | None]) -> Callable[..., ReadFact]:
    """Return a reader of a table whose rows are a model's labels, each with one value."""

    def read_table(lines: Lines, about: str, _setting: Setting) -> ReadFact:
        tokens, rest = _tokens(tuple(_cells(lines, model)), model, read)
        rows = pair(tokens)
        if rows is None:
            return _unsure(lines, tokens, about)
        known = {key: value for key, line in rows if line and (value := read(line.text))}
        fields = {key: known[key] for key in model.model_fields if key in known}
        return ReadFact(dict(fields) or None, trim(rest))

    return read_table


def _unsure(lines: Lines, tokens: Sequence[Token], about: str) -> ReadFact:
    """Return a table as it is written, whose rows no program can find."""
    values = ", ".join(what for is_label, what, _ in tokens if not is_label)
    return ReadFact(
        None, trim(lines), (Remark("import_unsure_table", about, tokens[0][2], values),)
    )


def _cells(lines: Lines, model: type[BaseModel]) -> Iterator[SourceLine]:
    """Yield lines with cells that were side by side beneath each other, where they begin a row."""
    for line in lines:
        cells = [line.with_text(cell) for cell in _COLUMN.split(line.text)]
        is_row = len(cells) > 1 and find_label(cells, 0, model) is not None
        yield from cells if is_row else (line,)


def _tokens(
    lines: Lines, model: type[BaseModel], read: Callable[[str], str | None]
) -> tuple[list[Token], Lines]:
    """Return a table's labels and values, and the other lines with the values right below them."""
    tokens: list[Token] = []
    rest: list[SourceLine] = []
    at, inside = 0, False
    lines = _whole_labels(lines, model)
    while at < len(lines):
        label = find_label(lines, at, model) if lines[at] else None
        value = label.rest.lstrip(" :") if label else lines[at].text
        end = label.end if label else at + 1
        if label and (not value or read(value)):
            tokens.append((True, label.key, lines[at]))
            inside = True
        if value and read(value) and inside:
            tokens.append((False, value, lines[end - 1]))
        elif not label or value:
            rest.extend(lines[at:end])
            inside = inside and not value
        at = end
    return tokens, tuple(rest)


def _whole_labels(lines: Lines, model: type[BaseModel]) -> Lines:
    """Return lines with the rest of a label that a page's end has parted beside its beginning."""
    for at, line in enumerate(lines):
        if not line or find_label(lines, at, model) is not None:
            continue
        parted = find_parted(lines, at, model)
        if parted is not None:
            end, rest = parted
            moved = (*lines[at:end], lines[rest])
            others = (*lines[end:rest], *lines[rest + 1 :])
            return _whole_labels((*lines[:at], *moved, *others), model)
    return lines


read_percentages = _labelled(Purchasing, read_percent)
read_workers = _labelled(Workers, read_count)


def read_countries(lines: Lines, about: str, _setting: Setting) -> ReadFact:
    """Read the number of producers in each country; what is no table is the comment."""
    heads = {squeeze(each) for each in wordings().table_heads}
    rows: list[Row] = []
    rest: list[SourceLine] = []
    remarks: list[Remark] = []
    waiting: list[Token] = []
    for line in (*_whole_names(lines), None):
        tokens = _country_tokens(line) if line else []
        paired = pair(_labels_first(tokens)) if _is_paired(tokens) else None
        if waiting and (paired or line is None):
            some = pair(_labels_first(waiting))
            if some is None:
                read = _unsure(tuple(dict.fromkeys(each for *_, each in waiting)), waiting, about)
                rest.extend(read.rest)
                remarks.extend(read.remarks)
            rows.extend(some or ())
            waiting = []
        if paired:
            rows.extend(paired)
        elif tokens:
            waiting.extend(tokens)
        elif line is not None and (not line or squeeze(line.text) not in heads):
            rest.append(line)
    found: list[Plain | None] = [
        {"country": name, **({"producers": read_count(line.text) or line.text} if line else {})}
        for name, line in rows
    ]
    return ReadFact(found or None, trim(tuple(rest)), tuple(remarks))


def _is_paired(tokens: Sequence[Token]) -> bool:
    """Return whether countries and numbers take turns on a line."""
    kinds = [is_name for is_name, *_ in tokens]
    turns = all(one is not other for one, other in pairwise(kinds))
    return turns and len(kinds) > 1 and len(kinds) % 2 == 0


def _whole_names(lines: Lines) -> Iterator[SourceLine]:
    """Yield lines with names that are broken over two of them made whole: «De forente arabiske»."""
    at = 0
    while at < len(lines):
        line = lines[at]
        both = line.with_text(f"{line.text} {lines[at + 1].text}") if at + 1 < len(lines) else line
        alone = not line or _country_tokens(line) or not lines[at + 1 : at + 2]
        if not alone and lines[at + 1] and _is_known(both):
            yield both
            at += 1
        else:
            yield line
        at += 1


def _is_known(line: SourceLine) -> bool:
    tokens = _country_tokens(line)
    return bool(tokens) and all(is_country(what) for is_name, what, _ in tokens if is_name)


def _labels_first(tokens: list[Token]) -> list[Token]:
    """Turn a table around in which the number comes before its country."""
    if not tokens or tokens[0][0]:
        return tokens
    numbers = [each for each in tokens if not each[0]]
    names = [each for each in tokens if each[0]]
    if len(numbers) != len(names):
        return tokens
    return [each for row in zip(names, numbers, strict=True) for each in row]


def _country_tokens(line: SourceLine) -> list[Token]:
    """Return the countries and numbers that a line consists of; none if it says anything else."""
    words = re.findall(
        r"[^\s:;,()=]+", _NUMBER.sub(lambda m: f" {m.group().replace(' ', '')} ", line.text)
    )
    tokens: list[Token] = []
    at = 0
    while at < len(words):
        country = terms(COUNTRIES).take(words, at)
        if country:
            tokens.append((True, country[0], line))
            at = country[1]
        elif words[at].isdecimal():
            tokens.append((False, words[at], line))
            at += 1
        elif words[at] in "–-":
            at += 1
        else:
            return _unknown_country(line)
    return tokens


def _unknown_country(line: SourceLine) -> list[Token]:
    match = _ROW.fullmatch(line.text)
    totals = {squeeze(each) for each in wordings().totals}
    if match is None or squeeze(match["name"]) in totals or len(match["name"].split()) > 4:
        return []
    return [(True, match["name"].strip(), line), (False, match["number"], line)]


def read_inputs(lines: Lines, _about: str, setting: Setting) -> ReadFact:
    """Read inputs, each with where it comes from; what is no table is the comment."""
    heads = {squeeze(each) for each in wordings().table_heads}
    items: list[Plain | None] = []
    waiting: list[SourceLine] = []
    rest: list[SourceLine] = []
    for at, line in enumerate(lines):
        item, places = _part(line.text)
        if line and squeeze(line.text) in heads and not items:
            continue
        if not line and waiting and _place_follows(lines, at):
            continue
        if places and (item or waiting):
            written = text_of((*waiting, *((line.with_text(item),) if item else ())), setting)
            items.append({"item": written, "geography": list(places)})
            waiting = []
        elif places and items and isinstance(last := items[-1], dict) and not any(rest):
            _add(last, places)
        elif line and _is_short(line.text) and not any(rest):
            waiting.append(line)
        else:
            rest.extend([*waiting, line])
            waiting = []
    return ReadFact(items or None, trim((*rest, *waiting)))


def _place_follows(lines: Lines, at: int) -> bool:
    """Return whether the next line that is not blank has geographies only."""
    following = next((line.text for line in lines[at:] if line), "")
    return bool(split_geographies(following))


def _part(text: str) -> tuple[str, tuple[str, ...]]:
    """Part a row into its item and the geographies at its end."""
    words = text.split()
    if not words or len(text) > 120 or text[-1] in ".!?:":
        return text, ()
    for start in range(len(words)):
        places = split_geographies(" ".join(words[start:]))
        if places and not (start and words[start].casefold() in ("og", "and")):
            return " ".join(words[:start]).rstrip(" :–-,("), places
    return text, ()


def _add(row: dict[str, Plain], places: tuple[str, ...]) -> None:
    known = row["geography"]
    if isinstance(known, list):
        known.extend(each for each in places if each not in known)


def _is_short(text: str) -> bool:
    return len(text.split()) <= _SHORT_ITEM and text[-1] not in ".!?:"
