"""The reader of command lines: argparse does the reading, the words are ours."""

import argparse
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from generator.commands.usage import UsageError
from generator.text.words import Words


class Parser(argparse.ArgumentParser):
    """Reads the arguments of one command; says what is wrong by raising UsageError.

    `arguments` and `options` are rows for the help: how each is written, and what it is for.
    """

    def __init__(self, command: str, words: Words) -> None:
        super().__init__(
            prog=command, usage=command, add_help=False, allow_abbrev=False, exit_on_error=False
        )
        self.words = words
        self.arguments: list[tuple[str, str]] = []
        self.options: list[tuple[str, str]] = []
        self.expected: dict[str, str] = {}
        self._without_name: dict[str, str] = {}

    def flag(self, name: str) -> None:
        """Take an option without a value."""
        action = self.add_argument(name, action="store_true")
        self.options.append((name, self._said_of(action.dest)))

    def option(
        self,
        name: str,
        expected: str,
        kind: Callable[[str], Any] = str,
        *,
        repeated: bool = False,
        explained: str = "",
    ) -> None:
        """Take an option with a value; `expected` says of what sort, in the reader's words.

        `explained` names the words that explain it, where they are not those of its name.
        """
        how: Any = "append" if repeated else "store"
        action = self.add_argument(name, type=kind, action=how, default=[] if repeated else None)
        self.expected[name] = expected
        explanation = self._said_of(explained or action.dest)
        self.options.append((f"{name} {expected}", explanation))

    def argument(
        self,
        name: str,
        expected: str,
        *,
        several: bool = False,
        joined: bool = False,
        optional: bool = False,
    ) -> None:
        """Take an argument without a name; the command says what is missing if it is needed.

        One that is `joined` is the list of its words, which need no quotes around them. One that is
        `optional` is shown as such.
        """
        self.add_argument(name, nargs="*" if several or joined else "?")
        self._without_name |= {each.casefold(): expected for each in (name, expected)}
        shown = f"{expected} …" if several else expected
        self.arguments.append((f"[{shown}]" if optional else shown, self._said_of(name)))

    def _said_of(self, name: str) -> str:
        """Return what is said of an argument or option: of this command's, where it has its own."""
        own = f"option_{self.prog.rpartition(' ')[2]}_{name}"
        return self.words[own if own in self.words.texts else f"option_{name}"]

    def read_known(self, written: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
        """Read what is known of a command line, and return the rest. Raises UsageError."""
        usual = ["--help" if each == "-h" else each for each in written]
        try:
            return self.parse_known_args(usual)
        except argparse.ArgumentError as error:
            raise self._misused(error.argument_name or "") from error

    def read(self, written: Sequence[str]) -> argparse.Namespace:
        """Read a command line. Raises UsageError."""
        try:
            namespace, left = self.parse_known_intermixed_args(list(written))
        except argparse.ArgumentError as error:
            raise self._misused(error.argument_name or "") from error
        if left:
            raise self._unexpected(left[0])
        return namespace

    def error(self, message: str) -> NoReturn:
        """Say that a line cannot be read. Raises UsageError."""
        raise UsageError("unreadable", hint="see_help", command=self.prog, reason=message)

    def _misused(self, name: str) -> UsageError:
        if name in self.expected:
            return UsageError("needs_value", option=name, expected=self.expected[name])
        return UsageError("takes_no_value", option=name)

    def _unexpected(self, written: str) -> UsageError:
        from generator.text.suggestions import closest

        name = written.partition("=")[0]
        expected = self._without_name.get(name.removeprefix("--").casefold())
        if expected and name.startswith("--"):
            return UsageError(
                "no_option", hint="see_help", command=self.prog, written=name, expected=expected
            )
        key = "unknown_option" if name.startswith("-") else "too_many"
        known = [*self._option_string_actions, "--help", "--lang"]
        suggestion = closest(name, known) if name.startswith("-") else ""
        return UsageError(
            key, hint="see_help", suggestion=suggestion, command=self.prog, written=name
        )
