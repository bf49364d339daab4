"""Who has signed, where and when: the last lines of a statement."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from generator.importing.answers.single_values import is_name, is_signing_note
from generator.importing.portal.names import terms
from generator.importing.portal.scalars import find_date
from generator.importing.source.blocks import BlockKind, SourceBlock, plain
from generator.importing.statement.identity import is_company
from generator.importing.statement.themes import weigh_themes

_SEPARATORS = re.compile(r"[,;:(/|]|\s[-–—]\s|  |\bsign\.?(?=\s|$)", re.IGNORECASE)
_LINE = re.compile(r"[_.…]{3,}")
_WORDS_OF_PLACE = 4
_FEW = 2
_ACADEMIC = re.compile(r"^(?:(?:dr|prof|mr|mrs|ms|sir|dame)\b\.? ?){1,3}", re.IGNORECASE)
# What says that it is signed, between names and roles.
_SIGN = re.compile(r"[(\[/]\s?(?:sign?\.?|s)\s?[)\]/]", re.IGNORECASE)
# People one after the other: «A, leder – B, medlem».
_NEXT = re.compile(r"\s[–—-]\s|;|\s/\s|\s\|\s")
# «Kari Nordmann (styreleder), Ola Vik (styremedlem)»: several people in one line.
_LISTED = re.compile(r"(?P<name>[^\W\d_][^,()\n]{3,50}) \((?P<role>[^()]{3,40})\)")
_LONGEST = 200
_PLURAL = ("medlemmer", "medlemmar", "medlemer", "members", "directors")
_SIGNED = re.compile(
    r"^(?:signert|underskrevet|signed|unterzeichnet|elektronisk signert|electronically signed|"
    r"for styret|i styret|styret|the board|board of|on behalf of|der vorstand|"
    r"die geschäftsführung|sted,? dato|dato|place,? date|"
    r"ort,? datum|sign\.?|navn|namn|name|stilling|tittel|title|position|funktion|rolle|role)"
    r"\b.{0,60}(?<!\w{4}\.)$",
    re.IGNORECASE,
)


# What a date is of that nobody signed on.
_UPDATED = re.compile(
    r"oppdatert|publisert|revidert|updated|published|revised|stand\b", re.IGNORECASE
)


class SignatureLines(Struct, frozen=True):
    """Place, date and people, and the lines of which nothing could be read.

    `assumed` are those people of the board whose role nothing but the others' tells.
    """

    place: str
    date: str
    people: tuple[tuple[str, str], ...]
    rest: tuple[SourceBlock, ...]
    assumed: tuple[str, ...] = ()


def pieces_of(block: SourceBlock) -> Iterator[str]:
    """Yield the pieces of a block that may each be a name, a role, or a place and a date."""
    rows = [list(filter(None, map(plain, row))) for row in block.rows]
    if any(_person(_of_person(row)) for row in rows):
        yield from _of_rows(rows)
        return
    for runs in block.inlines:
        for text in _LINE.split(_SIGN.sub(" ", plain(runs))):
            several = [each.strip() for each in _NEXT.split(text) if each.strip()]
            if len(several) > 1 and all(map(_person, several)):
                yield from several
                continue
            people = [f"{match['name']}, {match['role']}" for match in _LISTED.finditer(text)]
            parts = [each.strip() for each in re.split(r"[,:;]", text) if each.strip()]
            people = people if len(people) > 1 else _run_on(text)
            if len(people) > 1:
                yield from people
            elif len(parts) > 1 and not _person(text) and all(map(is_piece, parts)):
                yield from parts
            elif text.strip():
                yield text.strip()


def _of_rows(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the pieces of a table of signatures: each row's person, and the first day signed on."""
    days = [cell for row in rows for cell in row if _dated(cell)]
    yield from days[:1]
    for at, row in enumerate(rows):
        text = _of_person(row)
        if text and (at or _person(text)):
            yield text


def _of_person(cells: Sequence[str]) -> str:
    """Return what a row's cells say of a person, without when and that it was signed."""
    own = (each for each in cells if not _dated(each) and not is_signing_note(each))
    return ", ".join(own)


def _run_on(text: str) -> list[str]:
    """Return the people of a text that has several, each with a role: «A, Chair B, CEO»."""
    words = text.split()
    people: list[str] = []
    start = at = 0
    while at < len(words):
        taken = terms("roles").take(words, at)
        if taken and at - start > 1:
            people.append(" ".join(words[start : taken[1]]))
            start = at = taken[1]
        else:
            at += 1
    return people if start == len(words) and all(map(_person, people)) else []


def is_person(text: str) -> bool:
    """Return whether a text is a person's name, and no company's."""
    return is_name(_ACADEMIC.sub("", text)) and not is_company(text)


def is_signed(block: SourceBlock) -> bool:
    """Return whether a block has a role or a date: policies are written as names are, too."""
    return any(_person(each) or find_role(each) or _dated(each) for each in pieces_of(block))


def is_signature(block: SourceBlock) -> bool:
    """Return whether a block is a line of signatures: names and roles, or place and date."""
    pieces = list(pieces_of(block))
    known = sum(map(is_piece, pieces))
    most = len(pieces) > _FEW and 2 * known > len(pieces)
    return bool(pieces) and len(block.text) <= _LONGEST and (most or known == len(pieces))


def is_sign_line(block: SourceBlock) -> bool:
    """Return whether a block says who signs below it, and names nobody: «I styret for …»."""
    return bool(_SIGNED.match(block.text)) and not any(map(_person, pieces_of(block)))


def is_dated(block: SourceBlock) -> bool:
    """Return whether a block is a place and a date, and nothing else."""
    return block.kind is BlockKind.PARAGRAPH and _dated(block.text) is not None


def is_unknown_role(block: SourceBlock) -> bool:
    """Return whether a line is a name and a few words after a comma or a dash: a role, perhaps."""
    parts = [each for each in _SEPARATORS.split(block.text) if each.strip(" ).")]
    words = len(" ".join(parts[1:]).split())
    return len(parts) > 1 and is_person(parts[0].strip()) and words <= _WORDS_OF_PLACE


def is_piece(text: str) -> bool:
    """Return whether a text is a name, a role, both, a place with a day, or what stands above."""
    return bool(
        is_person(text) or find_role(text) or _person(text) or _dated(text) or _SIGNED.match(text)
    )


def find_role(text: str) -> str:
    """Return the role that a text names; nothing where it is none."""
    bare = text.strip(" .,()")
    parts = (bare, *re.split(r",|/| og | and | und ", bare)[:2])
    return next((role for each in parts if (role := terms("roles").find(each))), "") or ""


def _person(text: str) -> tuple[str, str] | None:
    """Return the name and the role of a line that has both."""
    parts = [each for each in _SEPARATORS.split(text) if each and each.strip(" ).")]
    if len(parts) >= 2 and is_person(parts[0]):
        rest = " ".join(parts[1:]).strip(" ).")
        if role := next((r for each in parts[1:] if (r := find_role(each))), "") or find_role(rest):
            return parts[0].strip(), role
    words = text.split()
    for at in range(2, min(len(words), 5)):
        if is_person(" ".join(words[:at])) and (role := find_role(" ".join(words[at:]))):
            return " ".join(words[:at]), role
    if len(parts) >= 2 and is_name(parts[-1].strip(" ).")) and (role := find_role(parts[0])):
        return parts[-1].strip(" )."), role
    return None


def _dated(text: str) -> tuple[str, str] | None:
    """Return the place and the date of a line that is nothing else."""
    date = find_date(text)
    if date is None or _UPDATED.search(text):
        return None
    rest = (text[: date[1]] + " " + text[date[2] :]).strip(" ,.:–-")
    rest = re.sub(
        r"\b(?:den|the|on|sted|dato|og|date|place|and|datum|ort|am)\b|[/:]",
        " ",
        rest,
        flags=re.IGNORECASE,
    )
    place = " ".join(rest.split()).strip(" ,.")
    fits = len(place.split()) <= _WORDS_OF_PLACE and not re.search(r"\d|[.!?]", place)
    return (place, date[0]) if fits and (not place or place[0].isupper()) else None


class _Gathered(Struct):
    """What signatures have said so far; `waiting` are names whose role comes below them."""

    place: str = ""
    date: str = ""
    people: list[tuple[str, str]] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)

    def take(self, text: str) -> bool:
        """Take a piece of text; return whether all that it says was read."""
        dated, person, role = _dated(text), _person(text), find_role(text)
        if dated and not self.date:
            self.place, self.date = dated
        elif person:
            self.people.append(person)
        elif is_person(text) and not role:
            self.waiting.append(text)
        elif role and self.waiting:
            # «Ola Moe, Nina Falk, styremedlemmer»: one role of all before it; else one by one.
            last = len(self.waiting) if text.casefold().endswith(_PLURAL) else 1
            self.people += [(each, role) for each in self.waiting[:last]]
            del self.waiting[:last]
        else:
            told = find_date(text)
            if told and weigh_themes(text)["signature"] and not self.date:
                self.date = told[0]
            return bool(_SIGNED.match(text)) and len(text.split()) <= _FEW
        return True


def _take_all(found: _Gathered, block: SourceBlock) -> bool:
    """Take every piece of a block; return whether all of it was read."""
    taken = [found.take(text) for text in pieces_of(block)]
    return all(taken)


def read_signatures(blocks: Sequence[SourceBlock], *, of_board: bool) -> SignatureLines:
    """Read signatures; a name without a role is the board's where `of_board`, or its chair is."""
    found = _Gathered()
    rest = [each for each in blocks if not _take_all(found, each)]
    assumed: list[str] = []
    if of_board or any(role == "chair" for _, role in found.people):
        assumed = [] if of_board else found.waiting
        found.people += [(name, "board_member") for name in found.waiting]
        found.waiting = []
    waiting = set(found.waiting)
    rest += [each for each in blocks if each not in rest and waiting & {*pieces_of(each)}]
    return SignatureLines(found.place, found.date, tuple(found.people), tuple(rest), tuple(assumed))
