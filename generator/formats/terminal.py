"""Where text goes: a terminal, a pipe or a file; in colour or not; in an encoding of its own.

Whatever the text has come from, a terminal gets nothing of it to obey: our own colours alone.
"""

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO
from unicodedata import normalize

from msgspec import Struct

from generator.text.characters import INVISIBLE
from generator.text.wrapping import wrap_text

_COLOURS = {
    "red": "1;31",
    "yellow": "1;33",
    "blue": "1;34",
    "green": "1;32",
    "bold": "1",
}
# For a terminal whose encoding lacks them.
_PLAINER = str.maketrans({
    "│": "|", "«": '"', "»": '"', "“": '"', "”": '"', "’": "'", "…": "...", "–": "-", "→": "->",
    "✓": "+", "§": "par.",
    "æ": "e", "ø": "o", "Æ": "E", "Ø": "O",  # one for one: what is underlined must not move
})  # fmt: skip
# A colour of ours, or what no terminal is to be sent.
_UNSENT = re.compile(rf"(\x1b\[(?:0|1(?:;3\d)?)m)|{INVISIBLE.pattern}")
_USUAL_WIDTH = 100
_NARROWEST = 40


class Look(Struct, frozen=True):
    """How text is laid out: in colour or not, and how many columns wide."""

    colour: bool = False
    width: int = _USUAL_WIDTH

    def paint(self, text: str, colour: str) -> str:
        """Return a text in red, yellow, blue, green or bold; "" leaves it as it is."""
        return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if self.colour and colour else text


class Terminal(Struct, frozen=True):
    """A stream to write to, and the look that suits it."""

    stream: TextIO
    look: Look

    def write(self, text: str) -> None:
        """Write a text, whatever the stream's encoding."""
        encoding = self.stream.encoding or "utf-8"
        with self._unbroken():
            self.stream.write(_fit(_harmless(text, self.look), encoding))
            self.stream.flush()

    def write_bytes(self, data: bytes) -> None:
        """Write bytes as they are."""
        with self._unbroken():
            self.stream.buffer.write(data)
            self.stream.flush()

    @contextmanager
    def _unbroken(self) -> Iterator[None]:
        """Whoever reads our output may stop doing so: the exit status stays the same."""
        try:
            yield
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.stream.fileno())

    def say(self, text: str = "") -> None:
        """Write a line."""
        self.write(f"{text}\n")

    def say_wrapped(self, text: str, later: str = "") -> None:
        """Write a paragraph in lines of our width; `later` begins all but the first."""
        self.say("\n".join(wrap_text(text, self.look.width, later=later)))


def open_terminal(stream: TextIO | None, environment: Mapping[str, str]) -> Terminal:
    """Return a terminal for a stream: in colour where it will be seen, or is asked for.

    A stream that was closed before we began is None; what is written to it is lost.
    """
    if stream is None:
        # Also so that the next file to be opened does not get the number of the stream.
        stream = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open to the end
    seen = stream.isatty()
    columns = shutil.get_terminal_size((_USUAL_WIDTH, 24)).columns if seen else _USUAL_WIDTH
    width = max(_NARROWEST, min(columns, _USUAL_WIDTH))
    return Terminal(stream, Look(_wants_colour(environment, seen=seen), width))


def _wants_colour(environment: Mapping[str, str], *, seen: bool) -> bool:
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return environment["FORCE_COLOR"] != "0"
    knows = environment.get("TERM", "dumb") != "dumb" or "WT_SESSION" in environment
    return seen and knows


def _harmless(text: str, look: Look) -> str:
    """Return a text in which nothing moves the cursor, hides or turns around."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return _UNSENT.sub(
        lambda found: (look.colour and found[1]) or "\N{REPLACEMENT CHARACTER}", text
    )


def _fit(text: str, encoding: str) -> str:
    """Return a text in characters that an encoding has, those that it lacks written plainer."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        fitting = "".join(each if _has(encoding, each) else _plainer(each) for each in text)
        return fitting.encode(encoding, "replace").decode(encoding)
    return text


def _has(encoding: str, character: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _plainer(character: str) -> str:
    """Return a character in simpler ones, or without its accent: é as e."""
    plain = character.translate(_PLAINER)
    return plain if plain != character else normalize("NFKD", character)[0]
