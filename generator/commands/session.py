"""What every command is given: where to write, in which language, and where it runs."""

import sys

from msgspec import Struct

from generator.commands.settings import Settings
from generator.formats.surroundings import Surroundings
from generator.formats.terminal import Terminal
from generator.text.words import Words


class Session(Struct, frozen=True):
    """One run of the command: its streams, its words, its surroundings, what aktsom.toml says."""

    out: Terminal
    err: Terminal
    words: Words
    surroundings: Surroundings
    settings: Settings = Settings()

    @property
    def language(self) -> str:
        """The language of all that is said: nb or en."""
        return self.words.language

    @property
    def is_attended(self) -> bool:
        """Whether somebody is there to answer a question."""
        return bool(sys.stdin) and sys.stdin.isatty()

    def ask(self, question: str) -> str:
        """Ask, and return what is answered, on one line."""
        self.out.write(question)
        return sys.stdin.readline().strip()
