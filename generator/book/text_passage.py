"""One running text of a report, and what rules ask of it again and again, found out once."""

from collections.abc import Set as AbstractSet

from msgspec import Struct

from generator.findings.finding import Ref
from generator.text.numerals import has_numerals
from generator.text.once import once
from generator.text.sentence_ends import split_sentences
from schema.kept_patterns import compile_kept
from schema.substance_words import find_phrase, fold, groups_near, with_spaces

# Fields that say what is wanted or waited for.
_WANTED = frozenset({"goal", "goal_this_year", "next_goals", "expected_results"})
_WORD, _FIGURE = compile_kept(r"\w+"), compile_kept(r"\d")
_LONGEST_QUOTE = 90


class Sentence(Struct, frozen=True, dict=True):
    """A sentence as it is written and as phrases are looked for in it, and where it stands."""

    written: str
    folded: str
    passage: "TextPassage"

    @property
    def where(self) -> Ref:
        """Where the sentence begins."""
        return self.passage.where.on(self.written)

    @property
    def quoted(self) -> str:
        """The sentence, or its beginning if it is long, on one line."""
        return beginning_of(self.written)

    @once
    def words(self) -> tuple[str, ...]:
        """Its words and numbers in small letters, in order."""
        return _words_of(self.folded)

    @once
    def vocabulary(self) -> frozenset[str]:
        """The words that it has, each once."""
        return frozenset(self.words)

    @once
    def parts(self) -> frozenset[str]:
        """What stands between its spaces, in small letters, each once: words with their marks."""
        return frozenset(self.folded.split())

    def says(self, *groups: str) -> bool:
        """Tell whether it has a phrase of each group."""
        language = self.passage.language
        for each in groups:  # noqa: SIM110 - `all` takes twice the time
            if find_phrase(self.folded, each, language) is None:
                return False
        return True

    def says_any(self, *groups: str) -> bool:
        """Tell whether it has a phrase of any of the groups."""
        language = self.passage.language
        return any(find_phrase(self.folded, group, language) for group in groups)


def _words_of(folded: str) -> tuple[str, ...]:
    # A lowered line is part of a word, and one is in few texts.
    return tuple(_WORD.findall(folded) if "_" in folded else with_spaces(folded).split())


def beginning_of(written: str) -> str:
    """Return a text, or its beginning if it is long, on one line."""
    text = " ".join(written.split())
    if len(text) <= _LONGEST_QUOTE:
        return text.rstrip(".")
    return f"{text[:_LONGEST_QUOTE].rpartition(' ')[0]} …"


class TextPassage(Struct, frozen=True, dict=True):
    """A text, its language and place, the question it answers, and whether it is Markdown."""

    where: Ref
    text: str
    language: str
    question: str
    markdown: bool

    @once
    def folded(self) -> str:
        """The text as phrases are looked for in it: many rules do so, and it is made once."""
        return fold(self.text)

    @once
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the text."""
        return tuple(
            Sentence(each.strip(), fold(each), self) for each in split_sentences(self.text)
        )

    @once
    def groups_near(self) -> AbstractSet[str]:
        """The groups of phrases of which the text may have one."""
        return groups_near(self.folded, self.language)

    @property
    def is_told(self) -> bool:
        """Whether it is of what is or was: a goal says what is wanted instead."""
        return _WANTED.isdisjoint(self.where.keys)

    @once
    def has_figures(self) -> bool:
        """Whether there is a figure in it: many patterns look for those."""
        return bool(_FIGURE.search(self.text))

    @once
    def has_numbers(self) -> bool:
        """Whether there may be a number over one in it, in figures or in words."""
        return self.has_figures or has_numerals(self.text, self.vocabulary)

    @once
    def words(self) -> tuple[str, ...]:
        """Its words and numbers in small letters, in order."""
        return _words_of(self.folded)

    @once
    def vocabulary(self) -> frozenset[str]:
        """The words that it has, each once: what says at once that a pattern need not be tried."""
        return frozenset(self.words)
