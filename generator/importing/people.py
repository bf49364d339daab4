"""People in a report: the contact, who wrote the foreword, who signed where and when."""

import re

from generator.importing.lines import Line, trim, without_blanks
from generator.importing.names import terms
from generator.importing.paragraphs import pieces
from generator.importing.results import Plain, Read, Remark, Setting, text_of
from generator.importing.scalars import find_date, read_email

# Two to five words, each with a capital letter or a particle between.
_NAME = re.compile(
    r"[^\W\d_a-zæøå][\w.'’-]*"
    r"(?: (?:[^\W\d_a-zæøå][\w.'’-]*|van|von|de|der|den|af|av|el|al|bin|da)){1,5}"
)
_SHORT = 70
_LINES = 3
_PLACE_WORDS = 4
_PLACE = re.compile(r"[^\W\d_][\w.\- ]*")


def read_person(lines: tuple[Line, ...], _about: str, setting: Setting) -> Read:
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
    return Read(person, tuple(emails[1:]))


def is_name(text: str) -> bool:
    """Tell whether a text is a person's name: two to six words, with capital letters."""
    return _NAME.fullmatch(text.strip()) is not None


def split_author(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
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


def _is_signature(group: list[Line]) -> bool:
    name = group[0].text.partition(",")[0].strip()
    return is_name(name) and all(
        len(line.text) < _SHORT and line.text[-1:] not in ".!?:;" for line in group
    )


def read_signing(lines: tuple[Line, ...], about: str, _setting: Setting) -> Read:
    """Read place and date, and of the names those whose role is said."""
    signing: dict[str, Plain] = {}
    signatories: list[Plain] = []
    rest: list[Line] = []
    for line in without_blanks(lines):
        date = find_date(line.text)
        person = _signatory(line.text)
        if date and "date" not in signing:
            place = (line.text[: date[1]] + line.text[date[2] :]).strip(" ,.:–-")
            place = re.sub(r"\b(?:den|the|on)$", "", place).strip(" ,")
            signing |= ({"place": place} if place and "place" not in signing else {}) | {
                "date": date[0]
            }
        elif person:
            signatories.append(person)
        elif "place" not in signing and "date" not in signing and _is_place(line.text):
            signing["place"] = line.text.strip(" ,")
        else:
            rest.append(line)
    if signatories:
        signing["signatories"] = signatories
    remarks = [Remark("import_signature", about, line, line.text) for line in rest[:1]]
    return Read(signing or None, tuple(rest), tuple(remarks))


def _is_place(text: str) -> bool:
    """Tell whether a line is a place: «Oslo», «Mo i Rana», but not a name of a person."""
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
