"""The base of the shapes of aktsom's own data files, and their words in every language."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import asdict

from schema.values import Text


class DataShape(Struct, frozen=True, forbid_unknown_fields=True):
    """A frozen shape that refuses keys it does not know."""


class Label(DataShape, frozen=True):
    """A text of aktsom's own, in every language that reports may be in."""

    nb: str
    nn: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the text in one of the languages. Raises AttributeError: there is no such one."""
        text: str = getattr(self, language)
        return text

    @property
    def by_language(self) -> Mapping[str, str]:
        """The text in each language, by its code."""
        return asdict(self)

    @property
    def text(self) -> Text:
        """The same as a text of the content, where texts of both kinds go."""
        return Text(self.by_language)
