"""Tables of the first step: percentages, workers, producers per country, inputs."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from pydantic import BaseModel
from rapidfuzz import fuzz

from generator.findings.positions import Plain
from generator.importing.answers.draft import KeptWords, ReadFact, Remark, Setting
from generator.importing.answers.labels import Row, find_label, find_parted, pair
from generator.importing.portal.data import texts_of, wordings
from generator.importing.portal.lexicon import squeeze, words_of
from generator.importing.portal.names import (
    country_like,
    read_places,
    terms,
)
from generator.importing.portal.scalars import read_count, read_percent
from generator.importing.source.lines import Lines, SourceLine, trim
from schema.facts.enterprise import Purchasing, Workers
from schema.vocabulary import COUNTRIES, is_country

_ROW = re.compile(r"(?P<name>[^\d:]{2,50}?)(?:\s*[:–=(-]\s*|\s{2,})(?P<number>\d[\d  .]*?)\)?")
_NUMBER = re.compile(r"\d{1,3}(?: \d{3})+|\d+")
_PLACE_WORDS = 4
# Over how many lines the name of a country may be broken.
_NAME_LINES = 3
# How alike labels must be, in percent: those of computed numbers, those of rows.
_ALIKE, _LIKELY = 85, 75
_LONGEST_LABEL = 110
_LABELLED = re.compile(
    r"(?P<label>[^\d%\s][^\d%]{2,108}?[^\d%\s])(?:\s*+[:–=])?\s++(?P<value>\d[\d  .,]*\s?%?)"
)
# What separates the cells of a row.
_COLUMN = re.compile(r" {3,}")

Token = tuple[bool, str, SourceLine]


def _labelled(model: type[BaseModel], read: Callable[[str], str | None]) -> Callable[..., ReadFact]:
    """Return a reader of a table whose rows are a model's labels, each with one value."""

    def read_table(lines: Lines, about: str, _setting: Setting) -> ReadFact:
        cells = tuple(_cells(lines, model))
        computed, own = _without_computed(cells, read)
        likely, guesses = _with_likely(own, model, read)
        tokens, rest = _tokens(likely, model, read)
        rows = pair(tokens)
        remarks = [Remark("import_label_guessed", about, *each) for each in guesses]
        remarks += [Remark("import_computed", about, line, line.text) for line in computed]
        if rows is None:
            return _unsure(lines, tokens, about)
        known = {key: value for key, line in rows if line and (value := read(line.text))}
        fields = {key: known[key] for key in model.model_fields if key in known}
        return ReadFact(dict(fields) or None, trim(rest), tuple(remarks))

    return read_table


def _without_computed(
    lines: Lines, read: Callable[[str], str | None]
) -> tuple[list[SourceLine], Lines]:
    """Return the labels of numbers that follow from the others, and the lines without them."""
    known = [" ".join(words_of(each)) for each in wordings().computed]
    labels: list[SourceLine] = []
    left: list[SourceLine] = []
    skip = False
    for line in lines:
        words = " ".join(each for each in words_of(line.text) if not each.isdecimal())
        if line and any(fuzz.token_sort_ratio(words, each) >= _ALIKE for each in known):
            labels.append(line)
            skip = not line.text[-1:].isdecimal()
        elif skip and line and read(line.text):
            skip = False
        else:
            skip = skip and not line
            left.append(line)
    return labels, tuple(left)


def _with_likely(
    lines: Lines, model: type[BaseModel], read: Callable[[str], str | None]
) -> tuple[Lines, list[tuple[SourceLine, str, str]]]:
    """Return lines with each label in an unknown wording as a known one, and which these were.

    Such a label is a short text right before a value, much like a known one; or all rows of the
    form are there, and it has the place of the one that is lacking.
    """
    known = [find_label(lines, at, model) if line else None for at, line in enumerate(lines)]
    free = [key for key in model.model_fields if all(not each or each.key != key for each in known)]
    inside = {at for each in known if each for at in range(each.start, each.end)}
    rows = [each for each in _unknown_rows(lines, read) if each[0] not in inside]
    complete = len(rows) == len(free)
    changed = dict(enumerate(lines))
    guesses: list[tuple[SourceLine, str, str]] = []
    for number, (at, label, value) in enumerate(rows if free else ()):
        key = free[number] if complete else _likely_key(label, free, model)
        texts = [text for text, own in texts_of(model) if own == key]
        if texts:
            guesses.append((lines[at], label, str(key)))
            changed[at] = lines[at].with_text(f"{texts[0]} {value}")
    return tuple(changed[at] for at in range(len(lines))), guesses


def _unknown_rows(
    lines: Lines, read: Callable[[str], str | None]
) -> Iterator[tuple[int, str, str]]:
    """Yield the short texts that a value follows, on their line or the next: line, text, value."""
    for at, line in enumerate(lines):
        match = _LABELLED.fullmatch(line.text)
        below = next((each.text for each in lines[at + 1 :] if each), "")
        if match and read(match["value"]):
            yield at, match["label"].strip(" :"), match["value"]
        elif line and not read(line.text) and read(below) and _is_row_label(lines, at):
            yield at, line.text.strip(" :"), ""


def _is_row_label(lines: Lines, at: int) -> bool:
    text, apart = lines[at].text, at == 0 or not lines[at - 1]
    return apart and len(text) <= _LONGEST_LABEL and text[-1] not in ".!?"


def _likely_key(label: str, free: Sequence[str], model: type[BaseModel]) -> str | None:
    words = " ".join(words_of(label))
    scored = [
        (fuzz.token_set_ratio(words, " ".join(words_of(text))), key)
        for text, key in texts_of(model)
        if key in free
    ]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= _LIKELY else None


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
    loose: list[SourceLine] = []
    kept: list[str] = []
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
        elif line and (row := _ROW.fullmatch(line.text)) and _is_row(row["name"]):
            code, words = _noted_country(row["name"])
            if code:
                rows.append((code, line.with_text(row["number"])))
                kept.extend([words])
                remarks.append(Remark("import_place_noted", about, line, words, code))
            else:
                loose.append(line)
        elif line is not None and (not line or squeeze(line.text) not in heads):
            rest.append(line)
    found: list[Plain | None] = [
        {"country": name, **({"producers": read_count(line.text) or line.text} if line else {})}
        for name, line in rows
    ]
    codes = [name for name, _ in rows]
    notes = [
        KeptWords((codes.index(each.other),), each.text) for each in remarks if each.text in kept
    ]
    unplaced = (("import_loose_place", tuple(loose)),) if loose else ()
    return ReadFact(found or None, trim(tuple(rest)), tuple(remarks), tuple(notes), unplaced)


def _is_row(name: str) -> bool:
    """Return whether a name before a number is a place's: short, and not the table's total."""
    totals = {squeeze(each) for each in wordings().totals}
    return squeeze(name) not in totals and len(name.split()) <= _PLACE_WORDS


def _noted_country(name: str) -> tuple[str, str]:
    """Return the code of a country that a name says more than, or is misspelt from; the name."""
    codes = [each for each in read_places(name).codes if is_country(each)]
    return (codes[0] if len(codes) == 1 else country_like(name)), name.strip()


def _is_paired(tokens: Sequence[Token]) -> bool:
    """Return whether countries and numbers take turns on a line."""
    kinds = [is_name for is_name, *_ in tokens]
    turns = all(one is not other for one, other in pairwise(kinds))
    return turns and len(kinds) > 1 and len(kinds) % 2 == 0


def _whole_names(lines: Lines) -> Iterator[SourceLine]:
    """Yield lines with names that are broken over two of them made whole: «De forente arabiske»."""
    at = 0
    while at < len(lines):
        ends = range(min(at + _NAME_LINES, len(lines)), at + 1, -1)
        whole = next((end for end in ends if _is_broken(lines[at:end])), None)
        if whole is None:
            yield lines[at]
        else:
            yield _joined(lines[at:whole])
        at = whole or at + 1


def _joined(lines: Lines) -> SourceLine:
    text = " ".join(line.text for line in lines)
    return lines[0].with_text(text)


def _is_broken(lines: Lines) -> bool:
    """Return whether lines are one country's name, with its number or not, that each is part of."""
    if not all(lines) or not _is_known(_joined(lines)):
        return False
    names = [token for token in _country_tokens(_joined(lines)) if token[0]]
    return len(names) == 1 and not all(map(_country_tokens, lines))


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
            return []
    return tokens
