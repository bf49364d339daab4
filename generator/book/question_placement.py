"""Whether what is written stands where the form asks for it: prose headings, keys of facts."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from msgspec import Struct

from generator.content.markdown_documents import MarkdownDocument, ProseAnswer, say_stray
from generator.findings.codes import references, syntax
from generator.findings.finding import Argument, Finding, Ref, Severity
from generator.findings.positions import Span
from generator.text.characters import has_words
from generator.text.suggestions import closest
from generator.text.words import load_words
from schema.facts import StepFacts
from schema.form import FactAnswer, Form, Question, Step, load_form, predecessors_of
from schema.kept_patterns import compile_kept
from schema.languages import complete_languages

# A heading, a bold line or an indented one: what somebody writes who means to begin an answer.
# Without any sign before it, a number is one where it has a letter in it, and a colon or a sentence
# follows: «4.A.1.a: Styret», but not «0.3 prosent».
BEGINNING = compile_kept(
    r"^[ \t]*(?:(?P<mark>#{1,6}[ \t]*|\*\*|__)(?=\d)"
    r"|(?=\d+\.[A-Za-z]\.\w+(?:\.\w+)?(?::|[ \t]+[A-ZÆØÅ])))(?P<id>\d+(?:\.\w+)+)",
    re.MULTILINE,
)
# What stands on a heading's line is shown so far.
_SHOWN = 60
# So much of a heading says which question it is.
_TELLING = 12
# A comment of so many words beyond the help is no mere note.
_ANSWER_WORDS = 6
# Of a sentence of the help that has been reworded since, so much is the same.
_REWORDED = 0.6
_WORD = compile_kept(r"\w+")
# A number of a question, after a word of its own: «Spørsmål 1.B.1».
_NUMBERED = compile_kept(r"\d\W?\w")
# Facts that are shown together with another one.
COMPANIONS = {"producers_counted": "producers_by_country", "none_found": "risks"}


class Placement(Struct, frozen=True):
    """One file's answers by question; `elsewhere` names questions answered in the wrong place."""

    answers: Mapping[str, ProseAnswer]
    elsewhere: frozenset[str]


def place_prose(
    document: MarkdownDocument, folder: str, form: Form
) -> tuple[Placement, tuple[Finding, ...]]:
    """Return a file's answers by question; headings the step cannot take are findings."""
    language = document.path.rsplit("/", 1)[-1].removesuffix(".md")
    placed: dict[str, ProseAnswer] = {}
    findings: list[Finding] = []
    here = {each.id: each for each in form.steps[folder].questions}
    for answer in document.answers:
        where = Ref(document.path, span=answer.heading)
        question = here.get(answer.id)
        meant = _named_otherwise(answer, form)
        if meant:
            findings.append(_heading_of_another(answer, where, meant))
        elif question is None:
            findings.append(_not_here(answer, where, form, language))
        elif question.answer != "prose":
            findings.append(_misplaced(question, where, _file_for(question, language)))
        elif answer.id in placed:
            findings.append(_twice(placed[answer.id], answer, document.path))
        else:
            placed[answer.id] = answer
            findings.extend(_heading(answer, question, where, language))
            findings.extend(_in_comment(answer, question, document.path, form))
    open_here = [each for id_, each in here.items() if id_ not in placed]
    findings.extend(_meant_headings(document, open_here))
    begun = _begun_inside(document.answers, form)
    if document.meant and document.meant not in placed:
        begun |= {document.meant}
    return Placement(placed, frozenset(_meant(findings)) | begun), tuple(findings)


def _named_otherwise(answer: ProseAnswer, form: Form) -> Question | None:
    """Return the question whose text a heading has, when its number is another question's."""
    alike = form.by_wording.get(" ".join(answer.title.split()), ())
    if len(alike) != 1 or alike[0].id == answer.id:
        return None
    return alike[0] if any(each.id == answer.id for each in form.questions) else None


def _heading_of_another(answer: ProseAnswer, where: Ref, meant: Question) -> Finding:
    arguments: dict[str, Argument] = {
        "case": "other",
        "question": answer.id,
        "suggestion": meant.id,
    }
    return references.HEADING_DIFFERS.at(
        where, about=answer.id, severity=Severity.ERROR, given=arguments
    )


def _meant_headings(document: MarkdownDocument, questions: list[Question]) -> Iterator[Finding]:
    """Yield, of headings that begin no answer, those with which one was probably meant to begin."""
    here = [each for each in questions if each.answer == "prose"]
    for stray in document.strays:
        suggestion = _meant_by(stray.title, here)
        if suggestion:
            yield say_stray(document.path, stray, suggestion=suggestion)


def _meant_by(title: str, questions: list[Question]) -> str:
    """Return the question that a heading without its id is about, by a mistyped id or its text."""
    first, _, rest = title.strip("*_ ").partition(" ")
    if not any(map(str.isdecimal, first)) and _NUMBERED.match(rest):
        first, _, rest = rest.partition(" ")
    ids = {each.id.casefold(): each.id for each in questions}
    # «0,4», «2A1», «2.A.1.»: what remains without the signs is what an id has.
    bare = {re.sub(r"\W", "", id_): name for id_, name in ids.items()}
    written = re.sub(r"\W", "", first.casefold())
    if any(map(str.isdecimal, written)) and written in bare:
        return bare[written]
    labels = {label: each.id for each in questions for label in each.worded}
    near = labels.get(closest(title, labels) or closest(rest, labels), "")
    begun = {id_ for label, id_ in labels.items() if _begins(label, title) or _begins(label, rest)}
    return near or (begun.pop() if len(begun) == 1 else "")


def _begins(label: str, title: str) -> bool:
    return len(title) >= _TELLING and label.casefold().startswith(title.casefold())


def _begun_inside(answers: Iterable[ProseAnswer], form: Form) -> set[str]:
    """Return the questions that seem to begin inside answers; SYN208 says so."""
    begun = {match["id"] for each in answers for match in BEGINNING.finditer(each.text)}
    return begun & {each.id for each in form.questions}


def _meant(findings: list[Finding]) -> Iterator[str]:
    """Yield the questions that answers in the wrong place, or with a mistyped id, belong to."""
    for each in findings:
        names = each.arguments.get("question"), each.arguments.get("suggestion")
        yield from (name for name in names if isinstance(name, str) and name)


def _twice(first: ProseAnswer, second: ProseAnswer, path: str) -> Finding:
    where, other = Ref(path, span=second.heading), Ref(path, span=first.heading)
    arguments: dict[str, Argument] = {"question": second.id, "line": first.heading.line}
    return references.ANSWERED_TWICE.at(where, about=second.id, related=(other,), given=arguments)


def _misplaced(question: Question, where: Ref, target: str) -> Finding:
    return references.ANSWER_IN_WRONG_FILE.at(
        where, about=question.id, question=question.id, target=target, label=question.label.text
    )


def _not_here(answer: ProseAnswer, where: Ref, form: Form, language: str) -> Finding:
    for folder, step in form.steps.items():
        for question in step.questions:
            if question.id == answer.id:
                return _misplaced(question, where, _file_for(question, language, f"{folder}/"))
    alike = [each.id for each in form.by_wording.get(" ".join(answer.title.split()), ())]
    ids = [each.id for each in form.questions]
    suggestion = alike[0] if len(alike) == 1 else closest(answer.id, ids)
    arguments: dict[str, Argument] = {
        "question": answer.id,
        "form": form.head.id,
        "suggestion": suggestion,
    }
    return references.UNKNOWN_QUESTION.at(where, about=answer.id, given=arguments)


def _file_for(question: Question, language: str, folder: str = "") -> str:
    """Return where a question is answered, as editors would say it."""
    if isinstance(question.answer, FactAnswer):
        first, *rest = question.answer.fact.split(".")
        files = {"organisation": "organisation.yaml", "report": "report.yaml"}
        known = files.get(first) if rest else None
        return f"{known} ({rest[0]})" if known else f"{folder}facts.yaml ({first})"
    if question.answer == "parts":
        parts = ", ".join(f"## {part.id}" for part in question.parts)
        return f"{folder}{language}.md ({parts})" if folder else parts
    return f"{folder}{language}.md"


def _heading(
    answer: ProseAnswer, question: Question, where: Ref, language: str
) -> Iterator[Finding]:
    label = question.label.by_language.get(language, "")
    written, expected = " ".join(answer.title.split()), " ".join(label.split())
    more = _goes_on(written, expected)
    if more:
        # The page has the form's heading, and nobody would see what stands after it.
        given = {"case": "more", "words": more[:_SHOWN]}
        yield references.HEADING_DIFFERS.at(
            where, about=answer.id, severity=Severity.ERROR, given=given
        )
    elif written and expected and written != expected:
        yield references.HEADING_DIFFERS.at(
            where, about=answer.id, case="differs", expected=f"{answer.id} {expected}"
        )


def _goes_on(written: str, expected: str) -> str:
    """Return the sentence that a heading has after the form's own words; empty if none."""
    rest = written.removeprefix(expected)
    if not expected or rest == written or rest[:1].isalnum():
        return ""
    more = rest.lstrip(" .:;?!–-")
    return "" if more[:1].islower() or not has_words(more) else more


def _in_comment(
    answer: ProseAnswer, question: Question, path: str, form: Form
) -> Iterator[Finding]:
    """Yield the comment that has the answer in it, where nothing else stands below the heading.

    It says more than the form's help does, in any language, and more than a note says.
    """
    if has_words(answer.text):
        return
    for comment in answer.comments:
        said = list(_beyond_help(comment.text, form.head.id, answer.id))
        words = sum(len(_WORD.findall(each)) for each in said)
        if comment.closed and not comment.carried_from and words >= _ANSWER_WORDS:
            first = comment.first + 1
            where = Ref(path, span=Span(first, 1, first, 1 + len("<!--")))
            shown = max(said, key=len).rstrip(".")
            yield syntax.ANSWER_IN_COMMENT.at(
                where, about=question.id, question=question.id, words=shown
            )
            return


def _beyond_help(comment: str, form: str, question: str) -> Iterator[str]:
    """Yield the sentences of a comment that no help has, nor nearly so, as an older one may."""
    help_text, vocabulary = _help_of(form), _words_of_help(form, question)
    for sentence in re.split(r"(?<=[.?!:])\s+", comment):
        folded = sentence.casefold()
        words = _WORD.findall(folded)
        shared = sum(each in vocabulary for each in words)
        if folded not in help_text and shared < len(words) * _REWORDED:
            yield sentence


@cache
def _help_of(form: str) -> str:
    """Return all that new files of a form say in their comments, in all languages.

    A draft that has been moved to a form has the help of the one that it replaces.
    """
    forms = (load_form(name) for name in (form, *predecessors_of(form)))
    said = [text for each in forms for question in each.questions for text in _helps(question)]
    for language in complete_languages("pages"):
        words = load_words(language, "scaffold")
        said += [words["optional"], words["prose_head"]]
    return " ".join(" ".join(said).split()).casefold()


@cache
def _words_of_help(form: str, question: str) -> frozenset[str]:
    """Return the words of what a form asks and explains at a question."""
    asked = (each for each in load_form(form).questions if each.id == question)
    return frozenset(_WORD.findall(" ".join(t for each in asked for t in _helps(each)).casefold()))


def _helps(question: Question) -> Iterator[str]:
    yield from (question.help.by_language.values() if question.help else ())
    yield from question.label.by_language.values()


def check_asked(facts: StepFacts, step: Step, path: str) -> Iterator[Finding]:
    """Yield the facts that no question of the step asks for: they would not be published."""
    asked = {
        question.answer.fact
        for question in step.questions
        if isinstance(question.answer, FactAnswer)
    }
    fields = {fact.split(".")[0] for fact in asked}
    for name in sorted(facts.model_fields_set - {"values"}):
        if COMPANIONS.get(name, name) not in fields:
            yield references.NOT_ASKED.at(Ref(path, (name,)).key(), about=name, key=name)
    for key in facts.values:
        if f"values.{key}" not in asked:
            known = [fact.removeprefix("values.") for fact in asked if fact.startswith("values.")]
            suggestion = closest(key, known)
            where = Ref(path, ("values", key)).key()
            yield references.UNKNOWN_VALUE_KEY.at(where, about=key, key=key, suggestion=suggestion)
