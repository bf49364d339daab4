"""ADV205 and ADV213–ADV215: how harm and risk were looked for, and what was put first."""

from collections.abc import Iterator
from itertools import chain, pairwise

from generator.book.model import BookReport, Unanswered
from generator.book.text_index import TextPassage
from generator.book.text_passage import Sentence
from generator.checks.rules.contrasts import is_contrast
from generator.checks.rules.queries import about_fact, main_answer
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.sayings import said_in
from generator.checks.rules.sentences import (
    find,
    main_texts,
    mapping_texts,
    mentions,
    sentences_with,
    serving,
    without,
)
from generator.checks.rules.signs import hit_on, quoted, signs_in
from generator.findings.finding import Severity
from generator.text.sentence_ends import split_at_pauses, split_main_clauses
from schema.substance_words import has_words, load_group

_SECTION_4_B, _SECTION_4_E = "aapenhetsloven-4-b", "aapenhetsloven-4-e"
# Of fewer words nothing is asked but more of them.
_FEWEST_WORDS, _FEWEST_TOLD = 12, 6
# So many words before «stoler på» may deny it; where another clause begins.
_DENIED_WITHIN = 3
_HEARD = ("was_heard", "consulting", "taking_part")
_HARMED = ("people", "representatives", "rights_holders")
# Groups of words for how something was looked into, or that it was not.
_WAYS = (
    "examined", "other_evidence", "consulting", "questionnaires", "looking_into", "taking_part",
    "not_done",
)  # fmt: skip


@rule("ADV205", Severity.WARNING, law=(_SECTION_4_B,))
def more_than_questionnaires(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the answer on mapping where what suppliers say of themselves is the only evidence.

    It may be of one part of it only, with which one says that one is content.
    """
    texts = mapping_texts(report)
    for said in chain(_on_forms_alone(texts), said_in(texts, "content_with_their_word")):
        yield hit(said.where, about=said.passage.question or None, words=said.quoted)
        return


def _on_forms_alone(texts: list[TextPassage]) -> Iterator[Sentence]:
    """Yield the first sentence on forms and signatures, unless other evidence is told of."""
    said = (each for each in sentences_with(texts, "questionnaires") if not _is_denied(each))
    first = next(said, None)
    # What a table says of a risk, or the comment to it, is not how risks were looked for.
    how = [each for each in texts if not _is_of_table(each)]
    if first and not mentions(how, "other_evidence") and not _asks_people(how):
        yield first


def _is_of_table(passage: TextPassage) -> bool:
    return passage.where.keys[:1] == ("risks",) or passage.question.endswith(".comment")


def _is_denied(sentence: Sentence) -> bool:
    """Tell whether a sentence says that there was no form; that nothing else was, denies none."""
    before = sentence.folded.partition(",")[0]
    language = sentence.passage.language
    form, denial = find(before, "questionnaires", language), find(before, "negation", language)
    return bool(form and denial and denial.start < form.start)


def _asks_people(texts: list[TextPassage], *ways: str) -> bool:
    """Tell whether people who may be harmed, or their representatives, are said to be asked.

    `ways` are groups of words for how. That nobody has been is honest, and no less.
    """
    prose = [each for each in texts if each.where.keys[:1] != ("risks",)]
    if mentions(prose, "representatives"):
        return True
    return any(
        each.says_any("people", "representatives") or _is_of_the_harmed(each)
        for way in ("consulting", *ways)
        for each in sentences_with(texts, way)
    )


def _is_of_the_harmed(sentence: Sentence) -> bool:
    """Tell whether a sentence names those who may be harmed; «De som ikke svarte, …» does not."""
    found = find(sentence.folded, "rights_holders", sentence.passage.language)
    return found is not None and found.start > 0


@rule("ADV213", Severity.WARNING, law=(_SECTION_4_B, _SECTION_4_E))
def people_asked(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the answer on mapping where nobody who may be harmed is asked, or need be."""
    texts = mapping_texts(report)
    for passage, written, found in signs_in(report, "asking_not_needed", main_texts(report)):
        where, about = passage.where.on(found.group()), passage.question or None
        yield hit(where, about=about, case="needless", words=quoted(written))
        return
    for each in _nobody_heard(texts):
        about = each.passage.question or None
        yield hit(each.where, about=about, case="nobody", words=each.quoted)
        return
    prose = [each for each in texts if each.where.keys[:1] != ("risks",)]
    words = sum(len(each.text.split()) for each in prose)
    known = has_words("people", report.language)
    if (
        words < _FEWEST_WORDS
        or not known
        or _is_unfinished(report)
        or next(_on_forms_alone(texts), None)
    ):
        return
    asked = _consulting(report)
    consulted = [each for each in main_texts(report) if each.question in asked]
    heard = sentences_with(consulted, "asked_for_views")
    if not _asks_people(texts, "taking_part") and not any(
        each.says_any("people", "representatives") or _is_of_the_harmed(each) for each in heard
    ):
        of_sources = serving(report, _SECTION_4_E)
        place = max(prose, key=lambda each: (each.question in of_sources, len(each.text)))
        about = place.question or about_fact(report, "risks")
        yield hit(place.where, about=about, case="unsaid", words="")


def _nobody_heard(texts: list[TextPassage]) -> Iterator[Sentence]:
    """Yield the sentence by which nobody was asked, where none says that somebody was, or will."""
    prose = [each for each in texts if not _is_of_table(each)]
    denials = [*said_in(prose, "nobody_heard")]
    denied = {each.written for each in denials}
    others = (each for text in prose for each in text.sentences if each.written not in denied)
    if denials and not any(map(_somebody_heard, (*denials, *others))):
        yield from (each for each in denials if not each.says_any("expecting"))


def _somebody_heard(sentence: Sentence) -> bool:
    """Tell whether a clause of a sentence says that those who may be harmed were asked.

    «Vi kom uten å si fra, og snakket med 37 arbeidere» denies something else.
    """
    language = sentence.passage.language
    for part in split_main_clauses(sentence.folded):
        said = {each for each in (*_HEARD, *_HARMED, "no_one") if find(f" {part}", each, language)}
        if "no_one" not in said and not said.isdisjoint(_HEARD) and not said.isdisjoint(_HARMED):
            return True
    return False


def _is_unfinished(report: BookReport) -> bool:
    """Tell whether a question on mapping is not answered yet: then nothing is missing for good."""
    return any(
        bound.question.required and isinstance(main_answer(report, bound), Unanswered)
        for bound in report.questions
        if bound.question.law[:1] == (_SECTION_4_B,) and bound.question.answer == "prose"
    )


def _consulting(report: BookReport) -> set[str]:
    """The questions that are above all about communicating with those affected."""
    return {
        each.question.id for each in report.questions if each.question.law[:1] == (_SECTION_4_E,)
    }


@rule("ADV214", Severity.WARNING, law=(_SECTION_4_B,))
def severity_first(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the sentence that puts risks in order by something else than harm, or by nothing."""
    texts = mapping_texts(report)
    for case in ("reputation", "spend", "ease"):
        for each in sentences_with(texts, case, "prioritising"):
            weighed = each.says("severity") if case == "reputation" else _is_weighed(each)
            plain = case == "ease" and each.says("plain_to_see")
            doubts = _is_denied_in_clause(each, case) or is_contrast(each, case)
            if not (weighed or plain or doubts):
                about = each.passage.question or None
                yield hit(each.where, about=about, case=case, words=each.quoted)
                return
    for each in said_in(_reasoning(report, texts), "cost_decides"):
        about = each.passage.question or None
        yield hit(each.where, about=about, case="reputation", words=each.quoted)
        return
    for each in _own_reasons(report):
        yield hit(each.where, about=None, case="reputation", words=each.quoted)
        return
    told = ("people", "rights_holders", "general", "other_evidence", "negation")
    for each in sentences_with(texts, "unsaid_order", "prioritised"):
        if not each.says_any(*told) and not mentions([each.passage], "severity"):
            about = each.passage.question or None
            yield hit(each.where, about=about, case="unsaid", words=each.quoted)
            return


def _own_reasons(report: BookReport) -> Iterator[Sentence]:
    """Yield reasons for a risk that tell of what it may cost the enterprise, and of nobody else."""
    places = [each.where.at("reason") for each in report.risks]
    harm = ("severity", "people", "rights_holders", "harm_suffered", "negation")
    for passage in report.main_passages_in(*places):
        if not mentions([passage], *harm):
            yield from sentences_with([passage], "own_loss")
        if not mentions([passage], "severity", "harm_suffered", "cost_is_no_matter"):
            yield from said_in([passage], "own_costs_only")


def _reasoning(report: BookReport, texts: list[TextPassage]) -> list[TextPassage]:
    """Return what answers on mapping, and the reasons given for a risk, or for no measure yet."""
    keys = ("reason", "no_measure_yet")
    reasons = [each.where.at(key) for each in report.risks for key in keys]
    return [*(each for each in texts if not _is_of_table(each)), *report.main_passages_in(*reasons)]


def _is_denied_in_clause(sentence: Sentence, *groups: str) -> bool:
    """Tell whether a clause of a sentence that speaks of these groups, or of order, denies it."""
    language = sentence.passage.language
    return any(
        find(without(f" {clause}", "prioritising", language), "negation", language)
        for clause in split_at_pauses(sentence.folded)
        if any(find(f" {clause}", each, language) for each in (*groups, "prioritising"))
    )


def _is_weighed(sentence: Sentence) -> bool:
    """Tell whether the same answer also puts in order by how badly people are harmed."""
    return sentence.says("severity") or any(
        each.says("severity", "prioritising") for each in sentence.passage.sentences
    )


@rule("ADV215", Severity.WARNING, law=(_SECTION_4_B,))
def low_risk_examined(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield low risk that is concluded from where suppliers are or from nothing, and mere trust."""
    found = (
        _scope_near(report)
        or _taken_on_trust(report)
        or _asserted(report)
        or _relied_upon(mapping_texts(report))
        or _untold(report)
    )
    if found:
        case, sentence = found
        about = sentence.passage.question or about_fact(report, "risks")
        yield hit(sentence.where, about=about, case=case, words=sentence.quoted)
        return
    for passage, written, _ in signs_in(report, "no_further_back", main_texts(report)):
        yield hit_on(passage, written, case="near")
        return
    for kind in ("no_further_than_near", "near_because_cheap"):
        for each in said_in(mapping_texts(report), kind):
            yield hit_on(each.passage, each.written, case="near")
            return


def _scope_near(report: BookReport) -> tuple[str, Sentence] | None:
    """The sentence of `none_found` that looks no further than the nearest suppliers."""
    texts = [each for each in main_texts(report) if each.where.keys[:1] == ("none_found",)]
    if mentions(texts, "not_looked_at"):
        return None
    examined = mentions(texts, "examined", "other_evidence")
    groups = ("limited_scope",) if examined else ("limited_scope", "nearest")
    near = (each for group in groups for each in sentences_with(texts, group))
    return next((("near", each) for each in near), None)


def _taken_on_trust(report: BookReport) -> tuple[str, Sentence] | None:
    for passage in main_texts(report):
        if not (mentions([passage], "low_risk") and mentions([passage], "trusted")):
            continue
        sentences = [*passage.sentences]
        for each in sentences:
            if _is_low(each) and _is_trusting(each):
                return "trust", each
            if _is_low(each) and each.says("limited_scope") and not _is_examined(each):
                return "near", each
        for one, two in pairwise(sentences):
            if two.says("linking") and _is_low(two) and _is_trusting(one):
                return "trust", two
    return None


def _untold(report: BookReport) -> tuple[str, Sentence] | None:
    """The sentence on mapping where none says how anything was looked into, or by whom asked.

    The method of `none_found` must say so by itself.
    """
    if _is_unfinished(report) or not has_words("looking_into", report.language):
        return None
    how = [each for each in mapping_texts(report) if not _is_of_table(each)]
    methods = [each for each in how if each.where.keys == ("none_found", "method")]
    for texts in (methods, how):
        long = [each for each in texts if len(each.text.split()) >= _FEWEST_TOLD]
        if long and not mentions(texts, *_WAYS) and not _asks_people(texts):
            return "untold", long[0].sentences[0]
    return None


def _relied_upon(texts: list[TextPassage]) -> tuple[str, Sentence] | None:
    """The sentence on mapping that relies on others to be in order, where nobody has looked.

    Of answers that rest on forms alone, ADV205 says so.
    """
    for passage in () if next(_on_forms_alone(texts), None) else texts:
        if not mentions([passage], "relying"):
            continue
        sentences = [*passage.sentences]
        for index, each in enumerate(sentences):
            near = (*sentences[max(0, index - 1) : index], *sentences[index + 1 : index + 2])
            if _relies(each) and not any(_is_looked_at(other.folded, other) for other in near):
                return "relied", each
    for each in sentences_with(texts, "beyond_control", "left_out"):
        if not each.says("doubting"):
            return "near", each
    for each in sentences_with(texts, "no_enquiry"):
        language = each.passage.language
        rest = without(each.folded, "no_enquiry", language)
        read = find(rest, "looking_into", language) or _is_looked_at(rest, each)
        if not (read or _looked_ourselves(each.passage)):
            return "relied", each
    return _only_familiar(texts)


def _looked_ourselves(passage: TextPassage) -> bool:
    """Tell whether a sentence says that the enterprise itself has looked at something."""
    return any(
        each.says("ourselves") and not each.says("no_enquiry") and _is_looked_at(each.folded, each)
        for each in passage.sentences
    )


def _only_familiar(texts: list[TextPassage]) -> tuple[str, Sentence] | None:
    """The sentence on how well others are known, where no answer tells of anything else."""
    how = [each for each in texts if not _is_of_table(each)]
    said = sentences_with(how, "familiar", "relied_on")
    first = next((each for each in said if not _doubts(each)), None)
    if first is None or mentions(how, "other_evidence", "examined") or _asks_people(how):
        return None
    return "relied", first


def _doubts(sentence: Sentence) -> bool:
    """Tell whether a sentence doubts that to be known is enough; «aldri problemer» does not."""
    pattern = load_group("familiar", sentence.passage.language)
    rest = pattern.sub(" ", sentence.folded) if pattern else sentence.folded
    return sentence.says("doubting") or bool(find(rest, "negation", sentence.passage.language))


def _relies(sentence: Sentence) -> bool:
    """Tell whether a sentence takes others to be in order, and not that one cannot."""
    if not sentence.says("relying", "relied_on", "in_order"):
        return False
    folded, language = sentence.folded, sentence.passage.language
    found = find(folded, "relying", language)
    if found is None:
        return False
    before, after = folded[: found.start], folded[found.end :]
    if find(" " + " ".join(after.split()[:_DENIED_WITHIN]), "other_evidence", language):
        return False
    denied = split_at_pauses(before)[-1].split()[-_DENIED_WITHIN:]
    # What others are relied upon to look into has not been looked into.
    own = before + " ".join(split_main_clauses(after)[1:])
    return not find(f" {' '.join(denied)}", "negation", language) and not _is_looked_at(
        own, sentence
    )


def _is_looked_at(folded: str, sentence: Sentence) -> bool:
    """Tell whether words say that somebody has looked, or doubts; a denial says neither."""
    language = sentence.passage.language
    groups = ("examined", "other_evidence", "consulting")
    looked = any(find(folded, each, language) for each in groups)
    return sentence.says("doubting") or (looked and not find(folded, "negation", language))


def _is_trusting(sentence: Sentence) -> bool:
    return sentence.says("trusted") and not _is_examined(sentence)


def _is_examined(sentence: Sentence) -> bool:
    return sentence.says_any("examined", "doubting", "other_evidence")


def _is_low(sentence: Sentence) -> bool:
    """Tell whether a sentence says that risk is low, and not that it is not."""
    return sentence.says("low_risk") and not sentence.says_any("not_low", "doubting")


def _asserted(report: BookReport) -> tuple[str, Sentence] | None:
    """The sentence that takes risk for low where no examination is told of."""
    texts = mapping_texts(report)
    low = (each for each in sentences_with(texts, "low_risk", "concluding") if _is_low(each))
    first = next(low, None)
    if first is None or mentions(texts, "examined", "other_evidence") or _asks_people(texts):
        return None
    return "asserted", first
