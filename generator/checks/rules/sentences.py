"""What sentences say, by the groups of words in schema/substance_words.yaml.

A rule names the groups of which a sentence has a word each, and those of which it has none. Whole
texts are first looked through for pieces of the words, which is cheap; few are then read closely.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.book.model import BookReport
from generator.book.text_index import TextPassage
from generator.findings.finding import Ref
from schema.substance_words import group_hints, group_pattern

_LONGEST_QUOTE = 90
_MAPPING = {"aapenhetsloven-4-b", "aapenhetsloven-5-b"}
# A line of a list, a table or a quotation is a sentence; lines that only wrap are not.
_END = re.compile(r"(?<=[.!?])[\"»”)]?\s+|\n[ \t]*\n|\n(?=[ \t]*(?:[-*+|#>]|\d{1,3}[.)]\s))")


class Sentence(Struct, frozen=True):
    """A sentence as it is written and in small letters with single spaces, and where it stands."""

    written: str
    folded: str
    passage: TextPassage

    @property
    def where(self) -> Ref:
        """Where the sentence begins."""
        return self.passage.where.on(self.written)

    @property
    def quoted(self) -> str:
        """The sentence, or its beginning if it is long, on one line."""
        text = " ".join(self.written.split())
        if len(text) <= _LONGEST_QUOTE:
            return text.rstrip(".")
        return f"{text[:_LONGEST_QUOTE].rpartition(' ')[0]} …"

    def says(self, *groups: str) -> bool:
        """Tell whether it has a word of each group."""
        return all(find(self.folded, group, self.passage.language) for group in groups)

    def says_any(self, *groups: str) -> bool:
        """Tell whether it has a word of any of the groups."""
        return any(find(self.folded, group, self.passage.language) for group in groups)


def find(folded: str, group: str, language: str) -> re.Match[str] | None:
    """Return the first word of a group in a text in small letters."""
    pattern = group_pattern(group, language)
    return pattern.search(folded) if pattern else None


def has_hint(passage: TextPassage, group: str) -> bool:
    """Tell whether a word of a group may be in a text; if not, it is not."""
    folded = passage.folded
    return any(hint in folded for hint in group_hints(group, passage.language))


def mentions(passages: Iterable[TextPassage], *groups: str) -> bool:
    """Tell whether any of these texts has a word of any of the groups."""
    return any(
        has_hint(each, group) and find(each.folded, group, each.language)
        for each in passages
        for group in groups
    )


def sentences_of(passage: TextPassage) -> Iterator[Sentence]:
    """Yield each sentence of a text."""
    for written in _END.split(passage.text):
        if written.strip():
            yield Sentence(written.strip(), " ".join(written.casefold().split()), passage)


def sentences_with(passages: Iterable[TextPassage], *groups: str) -> Iterator[Sentence]:
    """Yield the sentences that have a word of each group."""
    for passage in passages:
        if all(has_hint(passage, group) for group in groups):
            yield from (each for each in sentences_of(passage) if each.says(*groups))


def main_texts(report: BookReport) -> list[TextPassage]:
    """Return the texts in the report's main language: translations say the same once more."""
    return [each for each in report.passages if each.language == report.language]


def serving(report: BookReport, law: str) -> frozenset[str]:
    """Return the ids of the questions that serve a provision."""
    return frozenset(each.question.id for each in report.questions if law in each.question.law)


def mapping_texts(report: BookReport) -> list[TextPassage]:
    """Return how harm and risk were looked for: what answers § 4 b above all, and `none_found`."""
    asked = {each.question.id for each in report.questions if _MAPPING & {*each.question.law[:1]}}
    return [
        each
        for each in main_texts(report)
        if each.question in asked or each.where.keys[:1] == ("none_found",)
    ]
