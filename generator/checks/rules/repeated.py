"""TXT106 and TXT107: answers that are those of last year, or of another question."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from generator.book.model import BookReport
from generator.book.text_index import TextPassage, passages_of
from generator.book.text_passage import beginning_of
from generator.checks.rules.queries import carried_from, previous_of, title_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.sentences import folded_text
from generator.findings.finding import Ref, Severity
from generator.text.retelling import compare_told
from schema.facts.identify import Risk
from schema.kept_patterns import compile_kept

# Shorter texts are often alike for good reasons.
_FEWEST_WORDS = 8
_FEWEST_WORDS_OF_A_YEAR = 20
# A text in which no more words than these are new is that of last year.
_FEW_CHANGED, _ONE_IN = 2, 12
# A title and its description may differ by so many words of no content.
_FEW_MORE = 3
_WORD = compile_kept(r"\w+")
# What is told of a risk and of a measure, each of its own.
_TOLD_OF = {("risks",), ("measures",)}
_FIELDS = {"description", "actions", "results"}
_FEWEST_OF_FIELD = 10
# What a text answers, under the name of the first form that asked it, and its language.
_Asked = tuple[str | None, str]


def _texts(report: BookReport, fewest: int) -> Iterator[tuple[str, TextPassage]]:
    """Yield the answers of a report that have some length, each with its words only."""
    for passage in passages_of(report):
        # It begins with a space, as each of its words does.
        if passage.question and passage.folded.count(" ") >= fewest:
            yield passage.folded, passage


@rule("TXT106", Severity.INFO)
def written_this_year(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield, once, the answers that are those of the year before, but for a word or two."""
    previous = previous_of(report, context)
    if previous is None:
        return
    first, asked = previous.form.origins, report.form.origins
    before: dict[_Asked, list[tuple[str, Ref]]] = defaultdict(list)
    for words, each in _texts(previous, _FEWEST_WORDS_OF_A_YEAR):
        before[first.get(each.question), each.language].append((words, each.where))
    # What `aktsom new` carried over has a finding of its own until somebody has read it (TXT201).
    carried = {
        (bound.question.id, language)
        for bound in report.questions
        for language, answer in bound.answers.items()
        if carried_from(answer)
    }
    same: dict[str, tuple[Ref, Ref]] = {}
    exact = True
    for words, each in _texts(report, _FEWEST_WORDS_OF_A_YEAR):
        if (each.question, each.language) not in carried:
            older = before.get((asked.get(each.question), each.language), [])
            found = next((where for text, where in older if text == words), None)
            near = found or next((where for text, where in older if _nearly(text, words)), None)
            if near is not None:
                exact = exact and found is not None
                same.setdefault(each.question, (each.where, near))
    if same:
        where, origin = next(iter(same.values()))
        yield hit(
            where,
            related=(origin,),
            case="same" if exact else "nearly",
            questions=tuple(same),
            year=previous.year,
        )


def _nearly(older: str, newer: str) -> bool:
    """Tell whether only a word or two of a text has been changed, or one in twelve."""
    one, other = older.split(), newer.split()
    most = max(_FEW_CHANGED, len(other) // _ONE_IN)
    if abs(len(one) - len(other)) > most:
        return False
    alike = (Counter(one) & Counter(other)).total()
    return max(len(one), len(other)) - alike <= most


@rule("TXT107", Severity.WARNING)
def answers_of_their_own(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield answers that stand at several questions, and texts that are others once more.

    That is what is said of a risk or a measure and of another one, or is but its title.
    """
    alike: dict[tuple[str, str], list[TextPassage]] = defaultdict(list)
    for words, passage in _texts(report, _FEWEST_WORDS):
        if passage.where.file.endswith(".md"):
            alike[passage.language, words].append(passage)
    told = set[Ref]()
    for first, *others in alike.values():
        told |= {each.where for each in others}
        if others:
            yield hit(
                others[0].where,
                about=others[0].question,
                related=(first.where,),
                case="answers",
                questions=tuple(each.question for each in others),
                question=first.question,
                words="",
            )
    copied = defaultdict[Ref, list[TextPassage]](list)
    for copy, first in _copies(report):
        if copy.where not in told:
            copied[first.where].append(copy)
    for where, (copy, *others) in copied.items():
        related = (where, *(each.where for each in others))
        yield hit(
            copy.where, about=copy.question or None, related=related,
            case="field", questions=(), question="", words=beginning_of(copy.text),
        )  # fmt: skip
    for bound in report.risks:
        if _is_title_again(report, bound.risk):
            title, where = title_of(report, bound.risk.id), bound.where.at("description")
            about = bound.risk.id
            yield hit(where, about=about, case="title", questions=(), question="", words=title)


def _copies(report: BookReport) -> Iterator[tuple[TextPassage, TextPassage]]:
    """Yield texts of which every sentence stands in another, and the first that it does.

    What an answer says may be told of a risk again; all else that is told twice is of two things.
    """
    standing = defaultdict[tuple[str, str], list[TextPassage]](list)
    answers, fields = list[TextPassage](), list[TextPassage]()
    for each in report.told_passages:
        if each.where.file.endswith(".md"):
            answers.append(each)
        elif each.where.keys[:1] in _TOLD_OF and _field(each) in _FIELDS:
            fields.append(each)
    said = {each.where: _sayings(each) for each in (*answers, *fields)}
    # A table is read first: an answer of its own may not be what a table says.
    for each in (*fields, *answers):
        own = said[each.where]
        if any(len(one.split()) >= _FEWEST_OF_FIELD for one in own):
            others = standing[each.language, own[0]]
            first = next((one for one in others if {*own} <= {*said[one.where]}), None)
            if first:
                yield each, first
        for one in own:
            standing[each.language, one].append(each)


def _field(passage: TextPassage) -> object:
    return next((each for each in passage.where.keys[2:] if isinstance(each, str)), None)


def _sayings(passage: TextPassage) -> list[str]:
    """Return the sentences of a text, as words alone."""
    sentences = (" ".join(each.words) for each in passage.sentences)
    return [each for each in sentences if each]


def _is_title_again(report: BookReport, risk: Risk) -> bool:
    """Tell whether what describes a risk names nothing that its title does not."""
    title, described = (folded_text(report, each) for each in (risk.title, risk.description))
    words = _WORD.findall(described)
    if not described or len(words) > len(_WORD.findall(title)) + _FEW_MORE:
        return False
    told = compare_told(described, title, report.language)
    return bool(told.named) and told.share == 1
