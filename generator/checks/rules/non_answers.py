"""TXT105: answers that only say where the answer is."""

import re
from collections.abc import Iterator
from functools import cache

from generator.book.model import BookReport
from generator.book.text_index import passages_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity
from generator.text.characters import has_words
from schema.wordlists import words_pattern

_LONGEST, _BRIEF = 60, 6
_SENTENCE_END = re.compile(r"[.!?][\"»”)]*\s+")
# A Norwegian sentence may begin with «se» and tell what somebody does.
_DOES = r"(?!\s+(?:til\s+at|etter|på|nærmere\s+på|for\s+seg|an)\b)"
# «Vi viser til § 5, og forklarer her hvordan vi følger den: …»
_GOES_ON = re.compile(r"[:;]\s+(?:\S+\s+){5}\S")
_TARGET = re.compile(r"\]\(\s*<?(?P<target>[^)\s>]+)|(?P<bare>https?://[^\s<>\])]+)")
_LINK = re.compile(r"(?<!!)\[[^\[\]]*\]\([^()\n]*\)|https?://\S+")


@cache
def _pointer() -> re.Pattern[str]:
    pointers = words_pattern("pointers", before=r"\W*")
    return re.compile(rf"{pointers}{_DOES}", re.IGNORECASE)


@cache
def _brief_pointer() -> re.Pattern[str]:
    return re.compile(words_pattern("pointers_in_brief", before=r"\W*"), re.IGNORECASE)


def only_points(text: str) -> bool:
    """Tell whether every sentence of a text begins with «viser til», «se» or the like."""
    if len(text.split()) > _LONGEST:
        return False
    sentences = [each for each in _SENTENCE_END.split(text) if each.strip()]
    return bool(sentences) and all(map(_points, sentences))


def _points(sentence: str) -> bool:
    if len(sentence.split()) <= _BRIEF and _brief_pointer().match(sentence):
        return True
    return bool(_pointer().match(sentence)) and not _GOES_ON.search(sentence)


@rule("TXT105", Severity.WARNING)
def answered_here(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield answers that only say where the answer is."""
    for passage in passages_of(report):
        if not passage.where.file.endswith(".md") or not _is_elsewhere(passage.text):
            continue
        targets = [each["target"] or each["bare"] for each in _TARGET.finditer(passage.text)]
        if targets and all(each.startswith("#") for each in targets):
            continue
        words = passage.text.strip().split("\n", 1)[0]
        yield hit(
            passage.where.on(words),
            about=passage.question,
            case="linked" if targets else "unlinked",
            question=passage.question,
            words=words,
        )


def _is_elsewhere(text: str) -> bool:
    linked = "://" in text or "](" in text
    return only_points(text) or (linked and not has_words(_LINK.sub(" ", text)))
