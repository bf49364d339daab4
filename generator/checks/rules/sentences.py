"""What sentences say, by the groups of words in schema/substance_words.yaml.

A rule names the groups of which a sentence has a phrase each, and those of which it has none. Few
texts have the rarest of them, and only those are read sentence by sentence.
"""

from collections.abc import Iterable, Iterator

from generator.book.model import BookReport
from generator.book.text_passage import Sentence, TextPassage
from generator.text.sentence_ends import split_sentences
from schema.kept_patterns import compile_kept
from schema.signs import load_pattern
from schema.substance_words import PhraseFound, find_phrase, fold
from schema.values import Text

# A clause has no more phrases of a group.
_MOST_PHRASES = 20

# A name within a sentence: of a place or a firm, so that two may be about different ones.
_NAME = compile_kept(r"(?<=[^\W\d_][ ,] )[A-ZÆØÅ]\w+|(?<=[^\W\d_] )[A-ZÆØÅ]\w+")


def find(folded: str, group: str, language: str) -> PhraseFound | None:
    """Return the first phrase of a group in a text in small letters that begins with a space."""
    return find_phrase(folded, group, language)


def names_in(written: str) -> frozenset[str]:
    """Return the names within a sentence as it is written."""
    return frozenset(_NAME.findall(written))


def places_in(sentence: Sentence) -> frozenset[str]:
    """Return the names within a sentence that are of no month."""
    return names_in(load_pattern("in_which_month").sub("", sentence.written))


def without(folded: str, group: str, language: str) -> str:
    """Return a text as `find` reads it without the phrases of a group, each with an “x” instead.

    What goes on after a phrase is then no word of its own: «prioriteringen» has no «ingen».
    """
    for _ in range(_MOST_PHRASES):
        found = find(folded, group, language)
        if found is None:
            break
        folded = f"{folded[: found.start]} x{folded[found.end :]}"
    return folded


def mentions(passages: Iterable[TextPassage], *groups: str) -> bool:
    """Tell whether any of these texts has a phrase of any of the groups."""
    return any(
        group in each.groups_near and find(each.folded, group, each.language)
        for each in passages
        for group in groups
    )


def following(text: str, written: str) -> str:
    """Return the sentence of a text that comes after one; empty if it is the last."""
    rest = text[text.find(written) + len(written) :].lstrip(" .!?»”\n")
    return next(iter(split_sentences(rest)), "")


def sentences_with(passages: Iterable[TextPassage], group: str, *others: str) -> Iterator[Sentence]:
    """Yield the sentences that have a phrase of each group; name the rarest group first."""
    for passage in passages:
        if group in passage.groups_near and all(
            find(passage.folded, each, passage.language) for each in (group, *others)
        ):
            yield from (each for each in passage.sentences if each.says(group, *others))


def main_texts(report: BookReport) -> list[TextPassage]:
    """Return the texts in the report's main language: translations say the same once more."""
    return list(report.main_passages)


def told_texts(report: BookReport) -> list[TextPassage]:
    """Return the main texts that tell of what is or was."""
    return list(report.told_passages)


def serving(report: BookReport, law: str) -> frozenset[str]:
    """Return the ids of the questions that serve a provision."""
    return frozenset(each.question.id for each in report.questions if law in each.question.law)


def mapping_texts(report: BookReport) -> list[TextPassage]:
    """Return how harm and risk were looked for: what answers § 4 b above all, and `none_found`."""
    return list(report.mapping_passages)


def folded_text(report: BookReport, text: Text | None) -> str:
    """Return a text in the report's main language, in small letters; empty if there is none."""
    found = text.find(report.language, report.language) if text else None
    return fold(found[0]) if found and found[1] == report.language else ""


def has_happened(results: str, language: str) -> bool:
    """Tell whether results have come, and nothing of them is expected or doubtful."""
    doubts = ("expecting", "negation", "hypothetical")
    return bool(find(results, "happened", language)) and not any(
        find(results, group, language) for group in doubts
    )
