"""One running text of a report, and what rules ask of it again and again, found out once."""

from collections.abc import Set as AbstractSet
from functools import cached_property

from msgspec import Struct

from generator.findings.finding import Ref
from generator.text.numerals import has_numerals
from schema.kept_patterns import compile_kept
from schema.substance_words import fold, groups_near

# Fields that say what is wanted or waited for.
_WANTED = frozenset({"goal", "goal_this_year", "next_goals", "expected_results"})
_WORD, _FIGURE = compile_kept(r"\w+"), compile_kept(r"\d")


class TextPassage(Struct, frozen=True, dict=True):
    """A text, its language and place, the question it answers, and whether it is Markdown."""

    where: Ref
    text: str
    language: str
    question: str
    markdown: bool

    @cached_property
    def folded(self) -> str:
        """The text as phrases are looked for in it: many rules do so, and it is made once."""
        return fold(self.text)

    @cached_property
    def groups_near(self) -> AbstractSet[str]:
        """The groups of phrases of which the text may have one."""
        return groups_near(self.folded, self.language)

    @property
    def is_told(self) -> bool:
        """Whether it is of what is or was: a goal says what is wanted instead."""
        return _WANTED.isdisjoint(self.where.keys)

    @cached_property
    def has_figures(self) -> bool:
        """Whether there is a figure in it: many patterns look for those."""
        return bool(_FIGURE.search(self.text))

    @cached_property
    def has_numbers(self) -> bool:
        """Whether there may be a number over one in it, in figures or in words."""
        return self.has_figures or has_numerals(self.text, self.vocabulary)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words and numbers in small letters, in order."""
        return tuple(_WORD.findall(self.folded))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words that it has, each once: what says at once that a pattern need not be tried."""
        return frozenset(self.words)
