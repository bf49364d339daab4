"""Words by which rules know what a sentence says: schema/substance_words.yaml, said_words.yaml.

A group is what words have in common (`negation`, `people`); it holds phrases by language. A text in
one language is read with the phrases of its whole family: bokmål and nynorsk are often mixed.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from hashlib import sha256
from itertools import chain, groupby
from operator import attrgetter, itemgetter
from pathlib import Path

from ahocorasick import STORE_ANY, Automaton
from msgspec import Raw, Struct, msgpack

from schema.files import FOLDER, read_as
from schema.kept_patterns import compile_kept, compile_named
from schema.languages import load_languages
from schema.user_cache import keep_value

_FILES = ("substance_words.yaml", "said_words.yaml")
# What may stand before a word.
_BEFORE = " \u00a0([«»“”\"'’*/>|:.,;…_–—-"
_BRIEF = 4
_NO_LETTER = compile_kept(r"[^\w ]|_")
_LETTERS = bytes(each if chr(each).isalnum() else 0x20 for each in range(256))
# No word, space or mark is longer than so: a pattern that may read on without end takes a time that
# grows with the square of a text made to lead it on.
_REST = r"\w{0,60}"
_SPACE = r"\s{1,9}"
_MARKS = r"\W{1,9}"
_GAP = rf"(?:{_MARKS}\w{{1,60}}){{0,4}}?"


@cache
def _groups() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    groups = dict[str, Mapping[str, tuple[str, ...]]]()
    for each in _FILES:
        groups |= read_as(FOLDER / each, dict[str, dict[str, tuple[str, ...]]])
    return groups


@cache
def load_group(name: str, language: str) -> re.Pattern[str] | None:
    """Return a pattern for any phrase of a group; None in a language that the file does not know.

    It is for texts as `fold` makes them, and matches what stands before the phrase as well. Raises
    KeyError for an unknown group.
    """
    family = _family(language)
    words = {*_written(name, family)}
    if not words:
        return None
    return compile_named(
        f"{name} {'-'.join(sorted(family))} {_digest()}", lambda: _as_pattern(words)
    )


class PhraseFound(Struct, frozen=True):
    """Where a phrase stands: from what stands before it to its last letter, as a slice has it."""

    start: int
    end: int


class _Phrase(Struct, frozen=True, gc=False, array_like=True):
    """A phrase; a plain one is letters, and others may stand before or after them.

    Of one that is not plain, `letters` are its rarest row without a star, space or gap, and `rest`
    the others, each with a space where a word begins or ends.
    """

    written: str
    letters: str
    rest: tuple[str, ...]
    plain: bool
    within: bool
    goes_on: bool

    @property
    def key(self) -> str:
        """What the automaton looks for: the letters, and the ends of words about a plain phrase."""
        if not self.plain:
            return self.letters
        return (
            f"{'' if self.within else ' '}{with_spaces(self.letters)}{'' if self.goes_on else ' '}"
        )

    def ends_at(self, last: int, text: str) -> PhraseFound | None:
        """Return where a plain phrase stands of which the key ends at this letter."""
        end = last + self.goes_on
        first = end - len(self.letters)
        begun = self.within or text[first - 1] in _BEFORE
        ended = self.goes_on or text[end : end + 1] != "_"
        if not (begun and ended and text.startswith(self.letters, first)):
            return None
        return PhraseFound(first if self.within else first - 1, end)


class _Key(Struct, frozen=True, array_like=True):
    """Letters that the automaton looks for: the phrases that have them, by group."""

    phrases: Mapping[str, tuple[_Phrase, ...]]


class _Near(Struct, frozen=True, gc=False):
    """The groups of which a text may have a phrase, and the keys that it has, with where they end.

    `spaced` is the text as keys are looked for in it.
    """

    spaced: str
    groups: AbstractSet[str]
    keys: AbstractSet["_LazyKey"]
    ends: list[tuple[int, "_LazyKey"]]


@lru_cache(maxsize=1024)  # most texts are one sentence, and rules that look at it are many
def fold(text: str) -> str:
    """Return a text as phrases are looked for: small letters, single spaces, and one before it."""
    return f" {' '.join(text.casefold().split())}"


@lru_cache(maxsize=8192)
def find_phrase(text: str, group: str, language: str) -> PhraseFound | None:
    """Return the first phrase of a group in a text, the longest of those that begin there.

    The text is as `fold` makes it. All phrases of all groups are looked for at once, by their
    letters. Raises KeyError for an unknown group.
    """
    if group not in _groups():
        raise KeyError(group)
    near = _phrases_near(text, _family(language))
    if group not in near.groups:
        return None
    return min(_find_near(text, group, near), key=_first, default=None)


def _find_near(text: str, group: str, near: _Near) -> Iterator[PhraseFound]:
    plain = {key: key.plain[group] for key in near.keys if group in key.plain}
    for last, key in near.ends if plain else ():
        for each in plain.get(key, ()):
            if found := each.ends_at(last, text):
                yield found
    # Each is asked about once: what its key is near may stand in a text thousands of times.
    others = [each for key in near.keys if group in key.others for each in key.others[group]]
    for written in {each.written for each in others if _has_all(near.spaced, each.rest)}:
        if match := _compile(written).search(text):
            yield PhraseFound(*match.span())


def groups_near(text: str, language: str) -> AbstractSet[str]:
    """Return the groups of which a text may have a phrase; of all others it has none."""
    return _phrases_near(text, _family(language)).groups


@lru_cache(maxsize=1024)  # its phrases are looked for in it, and its words taken out of it
def with_spaces(text: str) -> str:
    """Return a text in which whatever is no letter or number is a space."""
    try:
        # As bytes, all characters of a text are replaced at once: most have none beyond Latin-1.
        return text.encode("latin-1").translate(_LETTERS).decode("latin-1")
    except UnicodeEncodeError:
        return _NO_LETTER.sub(" ", text)


def _first(found: PhraseFound) -> tuple[int, int]:
    return found.start, -found.end


@lru_cache(maxsize=2048)
def _phrases_near(text: str, family: frozenset[str]) -> _Near:
    automaton, spaced = _automaton(family), f"{with_spaces(text)} "
    ends: list[tuple[int, _LazyKey]] = list(automaton.iter(spaced)) if len(automaton) else []
    keys = set(map(_KEY, ends))
    groups = set[str]().union(*map(_GROUPS, keys))
    for key in filter(_BESIDES, keys):
        for group, letters in key.besides:
            if group not in groups and _has_all(spaced, letters):
                groups.add(group)
    return _Near(spaced, groups, keys, ends)


def _has_all(spaced: str, letters: Iterable[str]) -> bool:
    return all(map(spaced.__contains__, letters))


@cache
def _automaton(family: frozenset[str]) -> Automaton:
    """Return what looks for all phrases of all groups at once, by the letters they have to have."""
    automaton = Automaton(STORE_ANY)
    for letters, key in _keys(family).items():
        automaton.add_word(letters, _LazyKey(key))
    automaton.make_automaton()
    return automaton


class _LazyKey:
    """A key as it is kept: a statement has few of all there are, and only those are read.

    `plain` and `others` are the phrases that have its letters, by group. A text that has the
    letters may have one of each of `groups`; of those in `besides` only if it has all other letters
    that one of their phrases needs.
    """

    __slots__ = ("_kept", "besides", "groups", "others", "plain")
    besides: tuple[tuple[str, tuple[str, ...]], ...]
    groups: frozenset[str]
    others: Mapping[str, tuple[_Phrase, ...]]
    plain: Mapping[str, tuple[_Phrase, ...]]

    def __init__(self, kept: Raw) -> None:
        self._kept = kept

    def __getattr__(self, name: str) -> object:
        """Read the key: Python asks this for what has not been set yet."""
        phrases = msgpack.decode(self._kept, type=_Key).phrases
        self.plain, self.others = _of_kind(phrases, plain=True), _of_kind(phrases, plain=False)
        bare = {group for group, some in self.others.items() if not all(map(_NEEDING, some))}
        self.groups = frozenset(self.plain) | bare
        self.besides = tuple(
            (group, each.rest)
            for group, some in self.others.items()
            for each in some
            if group not in self.groups
        )
        return object.__getattribute__(self, name)


_KEY = itemgetter(1)
_GROUPS, _BESIDES, _NEEDING = map(attrgetter, ("groups", "besides", "rest"))


def _of_kind(
    phrases: Mapping[str, tuple[_Phrase, ...]], *, plain: bool
) -> Mapping[str, tuple[_Phrase, ...]]:
    """Return the phrases that are plain, or those that are not, by group; groups with none lack."""
    found = {
        group: tuple(each for each in some if each.plain is plain)
        for group, some in phrases.items()
    }
    return {group: some for group, some in found.items() if some}


def _keys(family: frozenset[str]) -> dict[str, Raw]:
    name = f"phrases-{'-'.join(sorted(family))}-{_digest()}.msgpack"
    return keep_value(
        name,
        dict[str, Raw],
        lambda: {key: Raw(msgpack.encode(each)) for key, each in _read_keys(family).items()},
    )


@cache
def _digest() -> str:
    """Return what all that is made of the phrases depends on: their files, and this one."""
    sources = (*(FOLDER / each for each in _FILES), Path(__file__))
    return sha256(b"".join(each.read_bytes() for each in sources)).hexdigest()[:32]


def _read_keys(family: frozenset[str]) -> dict[str, _Key]:
    # Keys of a dict: a set would have them in another order in each run.
    by_letters = defaultdict[str, dict[str, dict[_Phrase, None]]](lambda: defaultdict(dict))
    for group in _groups():
        for written in _written(group, family):
            phrase = _read_phrase(written)
            by_letters[phrase.key][group][phrase] = None
    return {
        letters: _Key({group: tuple(each) for group, each in groups.items()})
        for letters, groups in by_letters.items()
    }


def _read_phrase(written: str) -> _Phrase:
    letters, rest = written.removeprefix("*").removesuffix("*"), list[str]()
    plain = _is_plain(written)
    if not plain:
        letters, *rest = sorted(_rows(written), key=_commonness)
    within, goes_on = written[0] == "*", written[-1] == "*"
    return _Phrase(written, letters, tuple(rest), plain, within, goes_on)


def _rows(written: str) -> list[str]:
    """Return the letters between stars, spaces and gaps, with a space where a word begins or ends.

    A space stands for any mark, as in a text that `with_spaces` has made.
    """
    rows = list[str]()
    for word in written.replace("~", " ").split():
        parts = word.split("*")
        parts[0] = f" {parts[0]}" if parts[0] else ""
        parts[-1] = f"{parts[-1]} " if parts[-1] else ""
        rows += [with_spaces(each) for each in parts if each]
    return rows


def _commonness(row: str) -> tuple[bool, int]:
    """Return how much is found by a row of letters: most by a brief one, or one of many phrases."""
    return len(row.strip()) < _BRIEF, _phrases_with()[row]


@cache
def _phrases_with() -> Counter[str]:
    """Return how many phrases of all groups and languages that are not plain have each row."""
    phrases = (each for group in _groups().values() for each in chain(*group.values()))
    return Counter(row for each in phrases if not _is_plain(each) for row in _rows(each))


def _is_plain(written: str) -> bool:
    return "*" not in written[1:-1] and "~" not in written


@cache
def _compile(written: str) -> re.Pattern[str]:
    return compile_kept(_as_pattern([written]))


@cache
def _family(language: str) -> frozenset[str]:
    """Return the languages that share a family with this one and itself; none if it is unknown."""
    languages = load_languages()
    family = languages[language].family if language in languages else ""
    return frozenset(
        code
        for code, each in languages.items()
        if code == language or (family and each.family == family)
    )


def _written(group: str, family: frozenset[str]) -> Iterator[str]:
    for code, phrases in _groups()[group].items():
        if code in family:
            yield from phrases


@cache
def has_words(group: str, language: str) -> bool:
    """Tell whether a group has phrases in a language. Raises KeyError for an unknown group."""
    return any(_written(group, _family(language)))


def list_groups() -> tuple[str, ...]:
    """Return the names of all groups."""
    return tuple(_groups())


def _as_pattern(words: Iterable[str]) -> str:
    """Return a pattern for any of the phrases; it shares their beginnings, which makes it quick."""
    within = [_atoms(each[1:]) for each in words if each.startswith("*")]
    begun = [_atoms(each) for each in words if not each.startswith("*")]
    parts = [f"[{re.escape(_BEFORE)}]{_share(begun)}"] if begun else []
    return "|".join([*parts, *([_share(within)] if within else [])])


def _atoms(written: str) -> tuple[str, ...]:
    """Return the pieces of a phrase's pattern, one for each letter, star, space and gap."""
    atoms: list[str] = []
    between = ""
    for word in written.split():
        if word == "~":
            between = f"{_GAP}{_MARKS}"
            continue
        atoms += [between] if between else []
        atoms += (_REST if letter == "*" else re.escape(letter) for letter in word)
        between = _SPACE
    if atoms[-1] == _REST:
        return tuple(atoms[:-1])
    return (*atoms, r"(?!\w)")


def _share(phrases: Iterable[tuple[str, ...]]) -> str:
    """Return a pattern for any of these sequences of pieces, in which what begins alike is once."""
    rests = sorted(set(phrases))
    if () in rests:
        return ""
    branches = [
        first + _share(each[1:] for each in alike)
        for first, alike in groupby(rests, key=lambda each: each[0])
    ]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
