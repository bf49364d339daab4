"""Citations as people write them: «§ 5 c», «åpenhetsloven § 14», «Section 5(1)(c)»."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from schema.kept_patterns import compile_kept
from schema.languages import load_languages
from schema.law import Provision, Statute, load_statutes, without_article

_TOKEN = compile_kept(r"\d+-\d+|\d+|[a-zæøå]+|\S")
_SECTION = compile_kept(r"\d{1,2}(?:-\d{1,2})?")
_LETTER = compile_kept(r"[a-h]")
_ORDINALS = (
    "første fyrste first", "andre annet second", "tredje third", "fjerde fourth", "femte fifth",
)  # fmt: skip
_PARAGRAPHS = {
    word: number for number, words in enumerate(_ORDINALS, start=1) for word in words.split()
}
# What stands between the numbers and letters of a citation, and says nothing more.
_SILENT = frozenset(
    ("§", ".", ",", "(", ")", ":", "i", "of", "the", "paragraf", "paragrafen", "section", "sec",
     "ledd", "ledda", "paragraph", "bokstav", "litra", "letter")
)  # fmt: skip


class Citation(Struct, frozen=True):
    """A place in a statute: `section` is its number as text; None is what nobody said."""

    section: str
    statute: str | None = None
    paragraph: int | None = None
    letter: str | None = None

    def covers(self, other: "Citation") -> bool:
        """Return whether another citation is of this place, or of a part of it."""
        return all(
            wanted in {None, given}
            for wanted, given in (
                (self.statute, other.statute),
                (self.section, other.section),
                (self.paragraph, other.paragraph),
                (self.letter, other.letter),
            )
        )


def read_citation(written: str) -> Citation | None:
    """Return the place that somebody means; None where the words are no citation."""
    statute, rest = _read_statute(_fold(written))
    section, numbers, letters = "", list[int](), list[str]()
    for token in _TOKEN.findall(rest):
        if not section and _SECTION.fullmatch(token):
            section = token
        elif section and (token in _PARAGRAPHS or re.fullmatch(r"[1-9]", token)):
            numbers.append(_PARAGRAPHS.get(token) or int(token))
        elif section and _LETTER.fullmatch(token):
            letters.append(token)
        elif token not in _SILENT:
            return None
    if not section or len(numbers) > 1 or len(letters) > 1:
        return None
    return Citation(section, statute, next(iter(numbers), None), next(iter(letters), None))


def find_provisions(cited: Citation) -> tuple[tuple[Provision, ...], bool]:
    """Return the provisions of a place, and whether they are of that very place.

    Where the law files have the letter or the paragraph for no provision of its own, they are those
    of what it is a part of; none where there is no such section.
    """
    for exact, wanted in enumerate(_widen(cited)):
        found = tuple(each for place, each in _places() if wanted.covers(place))
        if found:
            return found, exact == 0
    return (), False


def sections_of(statute: Statute) -> tuple[str, ...]:
    """Return the numbers of the sections of a statute that provisions are of, each once."""
    numbers = (place.section for place, _ in _places() if place.statute == statute.id)
    return tuple(dict.fromkeys(numbers))


def _widen(cited: Citation) -> Iterator[Citation]:
    """Yield a place and what it is a part of, each once."""
    paragraph = replace(cited, letter=None)
    yield from dict.fromkeys((cited, paragraph, replace(paragraph, paragraph=None)))


@cache
def _places() -> tuple[tuple[Citation, Provision], ...]:
    """Return every provision with its place, which its English reference says in full."""
    return tuple(
        (replace(place, statute=statute.id), each)
        for statute in load_statutes()
        for each in statute.provisions
        if (place := read_citation(each.reference.in_language("en")))
    )


def _fold(written: str) -> str:
    """Return a text in which spellings of the same letters are the same."""
    return written.casefold().replace("å", "a").replace("aa", "a")


def _read_statute(folded: str) -> tuple[str | None, str]:
    """Return the id of the statute that a text names, and the rest of the text."""
    for name, statute in _names():
        if name in folded:
            return statute, folded.replace(name, " ", 1)
    return None, folded


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """Return what statutes are called, with the id of each; the longest name first."""
    named = {_fold(name): statute.id for statute in load_statutes() for name in _called(statute)}
    return tuple(sorted(named.items(), key=lambda each: -len(each[0])))


def _called(statute: Statute) -> Iterator[str]:
    yield statute.id
    yield from statute.also_called
    for language in load_languages():
        title = statute.title.in_language(language)
        yield from (title, without_article(title, language))
