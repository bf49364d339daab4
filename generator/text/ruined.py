"""Text that was ruined on its way: read in another encoding than it was written in.

`MÃ¥l` is «Mål» read as Windows-1252, `V=C3=A5r` is «Vår» as e-mail carries it, `V%C3%A5r` as an
address does, and U+FFFD is what programs put where they could not read a character.
"""

import re
from codecs import decode, encode

from msgspec import Struct

from schema.kept_patterns import compile_kept

LOST = "\ufffd"
# What the first byte of «ø», «»» and «–» looks like in Windows-1252 and on an old Mac.
_CODEPAGES = {"Ã": "cp1252", "Â": "cp1252", "â": "cp1252", "√": "mac_roman"}
_WRONG = compile_kept(
    r"[ÃÂ√][^\x00-\x7f]|â[^\x00-\x7f]{2}"
    r"|=[CE][0-9A-F](?:=[89AB][0-9A-F]){1,2}|%[CE][0-9A-F](?:%[89AB][0-9A-F]){1,2}"
)
# A text with none of these has no ruined word, and is quickly seen to.
_SIGNS = (LOST, *_CODEPAGES, "=C", "=E", "%C", "%E")
# What is so in an address, or in the name of a file, is as it has to be.
_ADDRESS = compile_kept(r"[/?&@]|=(?![CE])|\w\.[A-Za-z]|^#")
_SUSPECT = compile_kept(rf"{LOST}|{_WRONG.pattern}")
_WORD = compile_kept(r"\S*")
_LONGEST = 40


class Ruined(Struct, frozen=True):
    """A word that is ruined, where it begins in the text, and what it was, if one can tell."""

    start: int
    word: str
    meant: str


def find_ruined(text: str) -> tuple[Ruined, ...]:
    """Return the ruined words of a text, in order."""
    found = []
    end = 0
    if not any(map(text.__contains__, _SIGNS)):
        return ()
    for match in _SUSPECT.finditer(text):
        if match.start() < end or (match.group() != LOST and not _meant(match.group())):
            continue
        start = _start_of_word(text, match.start())
        word = text[start : _end_of_word(text, match.end())]
        if match.group()[0] == "%" and _ADDRESS.search(word):
            end = start + len(word)
            continue
        found.append(Ruined(start, word, "" if LOST in word else _WRONG.sub(_mend, word)))
        end = start + len(word)
    return tuple(found)


def _start_of_word(text: str, place: int) -> int:
    first = max(place - _LONGEST, 0)
    before = text[first:place]
    return place - len(before) + max(before.rfind(each) for each in " \n\t\"'«(") + 1


def _end_of_word(text: str, place: int) -> int:
    match = _WORD.match(text, place, place + _LONGEST)
    return match.end() if match else place


def _mend(match: re.Match[str]) -> str:
    return _meant(match.group()) or match.group()


def _meant(written: str) -> str:
    """Return the characters that a ruined stretch was; empty if it is none."""
    try:
        if written[0] in "=%":
            return bytes.fromhex(written.replace(written[0], "")).decode("utf-8")
        return decode(encode(written, _CODEPAGES[written[0]]), "utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return ""
