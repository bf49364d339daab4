"""Wrong use of the command: what somebody wrote that cannot be carried out."""

from generator.formats.visible import show_path
from generator.text.words import Words

# What was written is shown as far as it tells what was meant.
_LONGEST = 1000


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


class UsageError(Exception):
    """What was asked for cannot be done; `key` names the words that say why.

    `hint` names the words of a second line, `suggestion` is what was probably meant.
    """

    def __init__(self, key: str, *, hint: str = "", suggestion: str = "", **arguments: str) -> None:
        super().__init__(key, arguments)
        self.key, self.hint, self.suggestion, self.arguments = key, hint, suggestion, arguments

    def explain(self, words: Words) -> list[str]:
        """Return the lines that say what is wrong, in the language of the words."""
        shown = {name: _shorten(show_path(value)) for name, value in self.arguments.items()}
        lines = [words(self.key, **shown)]
        if self.suggestion:
            lines.append(words("did_you_mean", suggestion=show_path(self.suggestion)))
        if self.hint:
            lines.append(words(self.hint, **shown))
        return lines
