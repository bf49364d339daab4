"""TXT150: answers that begin nearly as those do that say why they cannot be given."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache

from generator.book.model import Answered, BookReport, Prose
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity
from schema.kept_patterns import compile_kept
from schema.vocabulary import load_vocabulary
from schema.wordlists import load_words

# Two words, and what stands after them where no sentence goes on; marks of Markdown do not count.
_BEGINNING = compile_kept(
    r"[\s>*_~#«“\"-]*(?P<words>[^\W\d_]+(?:[ \u00a0]+[^\W\d_]+)?)[*_~]*\s*"
    r"(?:[:.,;(–—-]|$|\n|(?:fordi|da|ettersom|siden|grunnet|på grunn|because|since|as we)\b)"
)
_LIKE = 0.85


@rule("TXT150", Severity.ERROR)
def unavailable_as_such(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield answers that nearly begin with «Ikke tilgjengelig:», and so count as answers."""
    for bound in report.questions:
        for language, answer in bound.answers.items():
            if isinstance(answer, Answered) and isinstance(answer.value, Prose):
                found = _BEGINNING.match(answer.value.markdown)
                if found and is_nearly_a_marker(found["words"]):
                    yield hit(
                        answer.where.on(found["words"]),
                        about=bound.question.id,
                        words=found.group().strip(),
                        marker=_marker_in(language),
                    )


@cache
def is_nearly_a_marker(words: str) -> bool:
    """Tell whether words are those of «Ikke tilgjengelig:» in any language, or nearly so."""
    written = " ".join(words.casefold().split())
    if written in load_words("nearly_unavailable"):
        return True
    markers = (each.casefold().rstrip(":") for each in _markers().values())
    alike = (SequenceMatcher(None, written, each) for each in markers)
    # The first two take little time, and are never less than the last.
    return any(
        each.real_quick_ratio() >= _LIKE and each.quick_ratio() >= _LIKE and each.ratio() >= _LIKE
        for each in alike
    )


def _marker_in(language: str) -> str:
    return _markers().get(language) or next(iter(_markers().values()))


@cache
def _markers() -> dict[str, str]:
    """Return the words by language."""
    terms = load_vocabulary("prose_markers").terms
    return {code: text for term in terms for code, text in term.label.by_language.items()}
