"""TXT125: brief answers that have nothing of what they are asked for, whatever else they say.

It knows no mistake by its words, but what an answer must have: whom a harm is to, what is done,
what an enterprise makes (schema/wanted.yaml).
"""

from collections.abc import Iterator

from generator.book.model import BookReport, BookRisk
from generator.book.text_index import TextPassage
from generator.checks.rules.language_detection import is_foreign
from generator.checks.rules.queries import LINK, is_unread, measures_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.sentences import find
from generator.findings.finding import Severity
from generator.text.partitions import values_in
from generator.text.pointing import only_points
from generator.text.vacuity import names_harm
from schema.signs import load_pattern
from schema.substance_words import fold, has_words
from schema.wanted import load_wanted

_BY_LAW = {"aapenhetsloven-4-e": "informed", "aapenhetsloven-4-f": "remedy"}
# What one question alone answers in a form: where several do, each may be a list of names.
_BY_POINT = ("operations", "policies")
_TRACKING = "aapenhetsloven-4-d"
# «To» is a number only in Norwegian.
_NO_NUMBER = {"en": "to"}


@rule("TXT125", Severity.WARNING)
def says_what_is_asked(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield brief answers without a word of what they are asked for, and without a number."""
    if not has_words("trading", report.language):
        return
    for kind, passage, about in _asked(report):
        # The words of another language than is said are not looked for.
        if _is_wanting(kind, passage) and not is_foreign(passage):
            yield hit(passage.where, about=about, case="harm" if kind == "named" else kind)


def _asked(report: BookReport) -> Iterator[tuple[str, TextPassage, str | None]]:
    """Yield each text that is asked for something, what that is, and what it is an answer to."""
    for bound in () if is_unread(report, "risks") else report.risks:
        kind = "named" if _names_harm(bound, report) else "harm"
        for each in report.main_passages_in(bound.where.at("description")):
            yield kind, each, bound.risk.id
    for measure in measures_of(report):
        for name, kind in (("actions", "deed"), ("results", "outcome")):
            for each in report.main_passages_in(measure.where.at(name)):
                yield kind, each, measure.measure.risks[0]
    kinds = _kinds(report)
    for each in report.main_passages:
        if each.where.file.endswith(".md") and each.question in kinds:
            yield kinds[each.question], each, each.question


def _kinds(report: BookReport) -> dict[str, str]:
    """Return what each question is asked for, by its id."""
    prose = [each.question for each in report.questions if each.question.answer == "prose"]
    alone = {kind: report.form.points.get(kind, ()) for kind in _BY_POINT}
    alone["tracking"] = tuple(each.id for each in prose if each.law[:1] == (_TRACKING,))
    kinds = {found[0]: kind for kind, found in alone.items() if len(found) == 1}
    for each in prose:
        law = each.law[:1]
        if law and law[0] in _BY_LAW:
            kinds[each.id] = _BY_LAW[law[0]]
    return kinds


def _names_harm(bound: BookRisk, report: BookReport) -> bool:
    """Tell whether a risk's title says what is done to whom: the description may then go on."""
    titles = report.main_passages_in(bound.where.at("title"))
    return any(_has_any("harm", each) or names_harm(each.text, each.language) for each in titles)


def _is_wanting(kind: str, passage: TextPassage) -> bool:
    wanted, text, language = load_wanted()[kind], passage.text, passage.language
    # One word is empty or enough, «Nei»; of what only points elsewhere other rules speak.
    if not 1 < len(text.split()) <= wanted.longest or LINK.search(text) or only_points(text):
        return False
    if passage.has_numbers and any(
        text[each.start : each.end].casefold() != _NO_NUMBER.get(language)
        for each in values_in(text)
    ):
        return False
    return not _has_any(kind, passage)


def _has_any(kind: str, passage: TextPassage) -> bool:
    """Tell whether a text has a word of what is wanted, elsewhere than in an embedded question."""
    told = fold(load_pattern("only_asked").sub(" ", passage.text))
    return any(find(told, each, passage.language) for each in load_wanted()[kind].groups)
