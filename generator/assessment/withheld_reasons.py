"""What the reason for withholding something says is left out: names and the like, or the harm.

Words are data: schema/withheld_words.yaml. A reason is read clause by clause, word by word.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from schema.files import FOLDER, read_as
from schema.kept_patterns import compile_kept

_CLAUSE = compile_kept(r"[.!?;:]\s|[.!?;:]$|\b(?:men|mens|medan|but|while)\b")
# What asks how, and where: «hvor alvorlig», «hvor fabrikken ligger».
_HOW = frozenset({"hvor", "kor", "how"})
# How many words a denial stands from what it denies.
_NEAR = 8
# How many words after «oppgir ikke» what is not told stands in.
_REACH = 11


class ReasonRead(Struct, frozen=True):
    """What a reason says: `harm` or `parts` is left out (or neither), and what else it tells.

    `happened` that the harm has happened, `details` that only details of it are left out, `trade`
    that it speaks of money and trade and of no people, `people` that it speaks of people, whatever
    of names, `no_ground` that it names what is no ground in the Act, and none that is,
    `no_trade_ground` that it names none that is one for matters of trade.
    """

    harm: bool
    parts: bool
    happened: bool
    details: bool
    trade: bool
    people: bool
    no_ground: bool
    no_trade_ground: bool


def read_reason(texts: tuple[str, ...]) -> ReasonRead:
    """Return what a reason says, in all its languages together."""
    clauses = [each for text in texts for each in _clauses(text)]
    words = [word for clause in clauses for word in clause]
    harms = [each for each in map(_hidden_in, clauses) if each]
    harm = any(each in {"harms", "happened"} for each in harms)
    happened = any(each == "happened" for each in harms) or _any("occurrences", words)
    return ReasonRead(
        harm=harm,
        parts=any(_kind(clause, i) == "parts" for clause in clauses for i in range(len(clause))),
        happened=harm and happened,
        details=_any("details", words),
        trade=_any("trade", words) and not _any("persons", words),
        people=any(_is("persons", each) and not _is("names_only", each) for each in words),
        no_ground=_any("no_grounds", words) and not _any("grounds", words),
        no_trade_ground=_any("no_grounds", words) and not _any("trade_grounds", words),
    )


def _clauses(text: str) -> Iterator[list[str]]:
    """Yield the words of each clause; a phrase for the harm is one word."""
    plain = " ".join(text.casefold().replace("’", "'").split())
    for list_name in ("harm_phrases", "happened_phrases"):
        for phrase in _lists()[list_name]:
            plain = plain.replace(phrase, phrase.replace(" ", "_"))
    for clause in _CLAUSE.split(plain):
        words = [each for each in re.findall(r"[\w']+", clause) if each]
        if words:
            yield words


def _hidden_in(clause: list[str]) -> str:
    """Return what a clause says is left out: `parts`, `harms`, `happened`, or nothing."""
    kinds = [_kind(clause, index) for index in range(len(clause))]
    for index, word in enumerate(clause):
        denied = _is("negations", word) and _any(
            "telling", clause[max(0, index - _NEAR) : index + _NEAR]
        )
        if denied or _is("keeping", word):
            after = next(filter(None, kinds[index + 1 : index + 1 + _REACH]), "")
            before = [each for each in kinds[:index] if each]
            # What stands before is left out where nothing comes after: «Hendelsen omtales ikke».
            found = after or ("parts" if "parts" in before else next(iter(before), ""))
            if found:
                return found
    return ""


def _kind(clause: list[str], index: int) -> str:
    word = clause[index]
    if "_" in word:
        phrase = word.replace("_", " ")
        return "happened" if phrase in _lists()["happened_phrases"] else "harms"
    before = clause[index - 1] if index else ""
    if before in _HOW and _is("degrees", word):
        return "harms"
    if word in _HOW and _any("degrees", clause[index + 1 : index + 2]):
        return ""
    for kind in ("happened", "harms"):
        if _is(kind, word) and not _is("other_matters", before):
            return kind
    which = _is("business", word) and _is("which", before)
    return "parts" if which or _is("parts", word) else ""


def _any(list_name: str, words: list[str]) -> bool:
    return any(_is(list_name, each) for each in words)


def _is(list_name: str, word: str) -> bool:
    exact, begins, ends = _matchers(list_name)
    return word in exact or word.startswith(begins) or word.endswith(ends)


@cache
def _lists() -> Mapping[str, tuple[str, ...]]:
    return read_as(FOLDER / "withheld_words.yaml", dict[str, tuple[str, ...]])


@cache
def _matchers(list_name: str) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """Return the whole words of a list, the beginnings and the endings."""
    words = _lists()[list_name]
    return (
        frozenset(each for each in words if "*" not in each),
        tuple(each[:-1] for each in words if each.endswith("*")),
        tuple(each[1:] for each in words if each.startswith("*")),
    )
