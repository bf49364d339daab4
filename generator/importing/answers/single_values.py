"""Answers of one value: a text, a number, an amount, yes or no, links, people and signatures."""

import re
from collections.abc import Callable, Iterator

from generator.findings.positions import Plain
from generator.importing.answers.draft import KeptWords, ReadFact, Remark, Setting, text_of
from generator.importing.answers.paragraphs import pieces
from generator.importing.portal.data import reading_data
from generator.importing.portal.lexicon import squeeze
from generator.importing.portal.names import terms
from generator.importing.portal.scalars import (
    find_date,
    read_count,
    read_email,
    read_money,
    read_yes_no,
)
from generator.importing.source.lines import Lines, SourceLine, trim, without_blanks

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"«»]*[^\s<>\"«».,;:!?'\])*_]", re.IGNORECASE)
# Two to five words, each with a capital letter or a particle between.
_NAME = re.compile(
    r"[^\W\d_a-zæøå][\w.'’-]*"
    r"(?: (?:[^\W\d_a-zæøå][\w.'’-]*|van|von|de|der|den|af|av|el|al|bin|da)){1,5}"
)
_SHORT = 70
_LINES = 3
_PLACE_WORDS = 4
_MEMBER = "board_member"
_COLUMN = re.compile(r" {3,}")
_PLACE = re.compile(r"[^\W\d_][\w.\- ]*")


def read_text(lines: Lines, _about: str, setting: Setting) -> ReadFact:
    """Read a text of one or a few lines."""
    several = [line.text.rstrip(",") for line in without_blanks(lines)]
    short = len(several) > 1 and all(setting.column.is_short(each) for each in several)
    return ReadFact(", ".join(several) if short else text_of(lines, setting))


def read_name(lines: Lines, _about: str, setting: Setting) -> ReadFact:
    """Read a name: the first lines; what is apart from them is something else."""
    first = next(pieces(lines))
    return ReadFact(text_of(first, setting), lines[lines.index(first[-1]) + 1 :])


def _scalar(read: Callable[[str], "Plain | None"]) -> Callable[..., ReadFact]:
    """Return a reader of one value: on the first line, or as written when it is of no kind."""

    def read_scalar(lines: Lines, about: str, setting: Setting) -> ReadFact:
        first = next(pieces(lines))
        value = read(first[0].text)
        if value is not None:
            return ReadFact(value, lines[lines.index(first[0]) + 1 :])
        written = text_of(first, setting)
        value = read(written)
        remark = Remark("import_as_written", about, first[0], written)
        rest = lines[lines.index(first[-1]) + 1 :]
        return ReadFact(value or written, rest, () if value else (remark,))

    return read_scalar


read_integer = _scalar(read_count)
read_answer = _scalar(read_yes_no)
read_address = _scalar(read_email)


def _amount(text: str) -> "Plain | None":
    money = read_money(text)
    return {"amount": money[0], "currency": money[1]} if money else None


def read_amount(lines: Lines, about: str, setting: Setting) -> ReadFact:
    """Read an amount of money; kroner unless another currency is named."""
    read = _scalar(_amount)(lines, about, setting)
    if isinstance(read.value, str):
        return ReadFact({"amount": read.value, "currency": "NOK"}, read.rest, read.remarks)
    return read


def read_links(lines: Lines, about: str, setting: Setting) -> ReadFact:
    """Read addresses, each with the words before it; without any, the words are the answer."""
    text = text_of(lines, setting)
    if not _URL.search(text):
        remark = Remark("import_no_link", about, without_blanks(lines)[0], text)
        return ReadFact([{"title": text}], (), (remark,))
    policies: list[Plain | None] = []
    end = 0
    if titles := _titles_after(text):
        return ReadFact([*titles])
    for match in _URL.finditer(text):
        address = match.group()
        title = text[end : match.start()].strip(" :–-")
        end = match.end()
        policies.append({"url": _with_scheme(address), **({"title": title} if title else {})})
    after = text[end:].strip(" .,;")
    if after and policies and isinstance(last := policies[-1], dict) and "title" not in last:
        last["title"] = after
    elif after:
        policies.append({"title": after})
    return ReadFact(policies)


def _titles_after(text: str) -> list[dict[str, Plain]]:
    """Return addresses with the words after each, where nothing is before the first of several."""
    found = list(_URL.finditer(text))
    ends = [each.start() for each in found[1:]] + [len(text)]
    titles = [
        text[each.end() : end].strip(" .,;:–-") for each, end in zip(found, ends, strict=True)
    ]
    if len(found) < 2 or text[: found[0].start()].strip(" :–-") or not all(titles):
        return []
    return [
        {"url": _with_scheme(each.group()), "title": title.removeprefix("(").removesuffix(")")}
        for each, title in zip(found, titles, strict=True)
    ]


def _with_scheme(address: str) -> str:
    return address if "://" in address else f"https://{address}"


def read_person(lines: Lines, _about: str, setting: Setting) -> ReadFact:
    """Read a name and a title: after a comma, in brackets, or on the next line."""
    several = without_blanks(lines)
    name, mark, title = several[0].text.partition(",")
    if not mark:
        name, mark, title = several[0].text.partition(" (")
        title = title.removesuffix(")")
    emails = [line for line in several[1:] if read_email(line.text)]
    others = tuple(line for line in several[1:] if line not in emails)
    if others:
        title = " ".join(filter(None, [title.strip(), text_of(others, setting)]))
    person: dict[str, Plain] = {"name": name.strip()}
    if title.strip(" ,–-"):
        person["title"] = title.strip(" ,–-")
    if emails:
        person["email"] = emails[0].text
    return ReadFact(person, tuple(emails[1:]))


def is_name(text: str) -> bool:
    """Return whether a text is a person's name: two to six words, with capital letters."""
    return _NAME.fullmatch(text.strip()) is not None


def split_author(lines: Lines) -> tuple[Lines, Lines]:
    """Part a foreword's text from the name and title below it."""
    last = list(pieces(lines))[-2:]
    own = without_blanks(lines)
    apart = [[*last[-2], *last[-1]] if len(last) > 1 else [], [*last[-1]] if last else []]
    below = [
        [*own[-count:]] for count in (2, 1) if own[:-count] and own[-count - 1].text[-1] in ".!?"
    ]
    for group in (*apart, *below):
        if 0 < len(group) <= _LINES and len(group) < len(own) and _is_signature(group):
            return trim(lines[: lines.index(group[0])]), tuple(group)
    return lines, ()


def _is_signature(group: list[SourceLine]) -> bool:
    name = group[0].text.partition(",")[0].strip()
    return is_name(name) and all(
        len(line.text) < _SHORT and line.text[-1:] not in ".!?:;" for line in group
    )


def read_signing(lines: Lines, about: str, _setting: Setting) -> ReadFact:
    """Read place, date and names; a name below the board's heading without a role is a member's."""
    signing: dict[str, Plain] = {}
    signatories: list[dict[str, Plain]] = []
    kept: list[KeptWords] = []
    rest: list[SourceLine] = []
    several = tuple(_cells_of(without_blanks(lines)))
    dated = _place_line(several)
    for at, line in enumerate(several):
        date = find_date(line.text)
        if date and "date" not in signing:
            place = _place_beside(line.text, date)
            signing |= ({"place": place} if place and "place" not in signing else {}) | {
                "date": date[0]
            }
        elif at == dated:
            signing["place"] = line.text.strip(" ,")
        elif not (_take_role(signatories, line.text) or _take_name(signatories, line.text)):
            if is_signing_note(line.text):
                kept.append(KeptWords((), line.text))
            else:
                rest.append(line)
    if signatories:
        named = {"role": _MEMBER}
        signing["signatories"] = [{"name": each["name"], **named, **each} for each in signatories]
    remarks = [
        *(Remark("import_signature", about, line, line.text) for line in rest[:1]),
        *(
            Remark("import_member_assumed", about, several[0], str(each["name"]))
            for each in signatories
            if "role" not in each
        ),
    ]
    return ReadFact(signing or None, tuple(rest), tuple(remarks), tuple(kept))


def is_signing_note(text: str) -> bool:
    """Return whether a text says that it is signed, and names nobody."""
    return squeeze(text) in map(squeeze, reading_data().signing_notes)


def _cells_of(lines: Lines) -> Iterator[SourceLine]:
    """Yield lines, with names that were side by side beneath each other.

    So are their roles, the last one first: each is taken by the last name that has none.
    """
    for line in lines:
        cells = [line.with_text(cell) for cell in _COLUMN.split(line.text)]
        words = [line.with_text(word) for word in line.text.split()]
        roles = next((each for each in (cells, words) if all(map(_is_role, each))), None)
        if roles:
            yield from reversed(roles)
        else:
            yield from cells if all(is_name(each.text) for each in cells) else (line,)


def _is_role(line: SourceLine) -> bool:
    return terms("roles").find(line.text) is not None


def _place_beside(text: str, date: tuple[str, int, int]) -> str:
    place = (text[: date[1]] + text[date[2] :]).strip(" ,.:–-")
    place = re.sub(r"^(?:sted|stad|place|dato|date)\b[ /:]*", "", place, flags=re.IGNORECASE)
    return re.sub(r"\b(?:den|the|on)$", "", place).strip(" ,:")


def _place_line(lines: Lines) -> int | None:
    """Return which line is the place where the date's own line has none: the nearest above it."""
    dates = [at for at, line in enumerate(lines) if find_date(line.text)]
    if not dates:
        first = lines[:1]
        return 0 if any(_is_place(each.text) and not is_name(each.text) for each in first) else None
    at = dates[0]
    date = find_date(lines[at].text)
    if date and _place_beside(lines[at].text, date):
        return None
    beside = [each for each in (at - 1, at + 1) if 0 <= each < len(lines)]
    places = [each for each in beside if _is_place(lines[each].text)]
    return next((each for each in places if not is_name(lines[each].text)), None) or next(
        (each for each in places if each < at), None
    )


def _take_role(signatories: list[dict[str, Plain]], text: str) -> bool:
    """Give the person above the role that a line says; or take a person with a role."""
    if person := _signatory(text):
        signatories.append(person)
        return True
    role = terms("roles").find(text.strip(" ,()"))
    waiting = [each for each in signatories if "role" not in each]
    if role and waiting:
        waiting[-1]["role"] = role
    return bool(role and waiting)


def _take_name(signatories: list[dict[str, Plain]], text: str) -> bool:
    if is_name(text):
        signatories.append({"name": text.strip()})
    return is_name(text)


def _is_place(text: str) -> bool:
    """Return whether a line is a place: «Oslo», «Mo i Rana», but not a name of a person."""
    words = text.split()
    joined = any(word.islower() for word in words)
    return len(words) <= (_PLACE_WORDS if joined else 2) and bool(
        _PLACE.fullmatch(text.strip(" ,"))
    )


def _signatory(text: str) -> dict[str, Plain] | None:
    """Return who signed if the line says in which role."""
    parts = [each.strip() for each in re.split(r"[,(–]|\s-\s", text.rstrip(")")) if each.strip()]
    if len(parts) != 2 or not is_name(parts[0]):
        return None
    role = terms("roles").find(parts[1])
    return {"name": parts[0], "role": role} if role else None
