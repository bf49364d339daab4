"""The base of the shapes of aktsom's own data files, and their words in every language."""

from collections.abc import Mapping

from msgspec import Struct

from schema.languages import complete_languages, in_language, load_languages, usual_language
from schema.values import Text


class DataShape(Struct, frozen=True, forbid_unknown_fields=True):
    """A frozen shape that refuses keys it does not know."""


class Label:
    """A text of aktsom's own, by language: in all that pages are complete in, and maybe others."""

    __slots__ = ("by_language",)

    by_language: Mapping[str, str]

    def __init__(self, by_language: Mapping[str, str]) -> None:
        """Raises ValueError: a language is missing, there is no such one, or its text is none."""
        texts = {code: by_language[code] for code in load_languages() if code in by_language}
        lacking = [code for code in complete_languages("pages") if code not in texts]
        if lacking:
            raise ValueError(f"lacks {', '.join(lacking)}")
        if len(texts) < len(by_language) or not all(
            isinstance(text, str) for text in texts.values()
        ):
            raise ValueError("not a text in each of the languages of schema/languages.yaml")
        self.by_language = texts

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Label) and self.by_language == other.by_language

    def __hash__(self) -> int:
        return hash(tuple(self.by_language.items()))

    def in_language(self, language: str) -> str:
        """Return the text in a language, or in the one that stands in for it."""
        return in_language(self.by_language, language)

    @property
    def usual(self) -> str:
        """The text in the usual language."""
        return self.by_language[usual_language()]

    @property
    def text(self) -> Text:
        """The same as a text of the content, where texts of both kinds go."""
        return Text(self.by_language)
