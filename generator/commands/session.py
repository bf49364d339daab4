"""What every command is given: where to write, in which language, and where it runs."""

from msgspec import Struct

from generator.formats.surroundings import Surroundings
from generator.formats.terminal import Terminal
from generator.text.words import Words


class Session(Struct, frozen=True):
    """One run of the command: its output and error stream, its words, its surroundings."""

    out: Terminal
    err: Terminal
    words: Words
    surroundings: Surroundings

    @property
    def language(self) -> str:
        """The language of all that is said: nb or en."""
        return self.words.language
