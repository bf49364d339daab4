"""LNG101 and LNG102: a text that exists in one language and not in another."""

from collections import defaultdict
from collections.abc import Iterator

from generator.book.model import BookReport
from generator.book.text_index import TextPassage, passages_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Ref, Severity

_OF_REPORT = "report.yaml"
# Fields that are the same in every language, or in the language of the file they name.
_SAME_EVERYWHERE = frozenset({"head_office", "address", "attachments"})


@rule("LNG101", Severity.WARNING)
def every_text_translated(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield texts that another language of the report lacks."""
    used = used_languages(report)
    if len(used) < 2:
        return
    whole: dict[tuple[str, str], list[TextPassage]] = defaultdict(list)
    written = [each for each in passages_of(report) if each.where.file.endswith(".md")]
    begun = {(each.where.file.rsplit("/", 1)[0], each.language) for each in written}
    for base, passages in texts_by_place(report).items():
        found = {each.language for each in passages}
        for language in report.languages:
            if language not in used or language in found:
                continue
            if base.file.endswith(".yaml") or (base.file, language) in begun:
                yield _untranslated(base, passages[0], language)
            else:
                whole[base.file, language].append(passages[0])
    for (folder, language), passages in whole.items():
        yield _unbegun(folder, language, passages)


def _untranslated(base: Ref, first: TextPassage, language: str) -> Hit:
    """Return the hit on a text that a language lacks."""
    return hit(
        _place(base, language),
        about=first.question or _OF_REPORT,
        related=(first.where,),
        case="text" if base.file.endswith(".yaml") else "answer",
        missing_language=language,
        written_language=first.language,
        question=first.question,
    )


def _unbegun(folder: str, language: str, passages: list[TextPassage]) -> Hit:
    """Return the hit on a step of which nothing is written in a language."""
    first, file = passages[0], f"{folder}/{language}.md"
    return hit(
        Ref(file),
        about=file,
        related=(Ref(first.where.file),),
        case="step",
        missing_language=language,
        written_language=first.language,
        file=file.split("/", 2)[-1],
        questions=tuple(each.question for each in passages),
    )


def used_languages(report: BookReport) -> set[str]:
    """Return the languages that some answer is written in; none where there is only one."""
    if len(report.languages) < 2:
        return set()
    return {each.language for each in passages_of(report) if each.where.file.endswith(".md")}


def texts_by_place(report: BookReport) -> dict[Ref, list[TextPassage]]:
    """Return each text's passages, one for each language, by the place of the text itself."""
    texts: dict[Ref, list[TextPassage]] = {}
    for passage in passages_of(report):
        if passage.where.keys[0] not in _SAME_EVERYWHERE:
            texts.setdefault(_base(passage), []).append(passage)
    return texts


def _base(passage: TextPassage) -> Ref:
    where, folder = passage.where, passage.where.file.rsplit("/", 1)[0]
    if where.file.endswith(".md"):
        return Ref(folder, where.keys)
    by_language = where.keys[-1] == passage.language
    return Ref(where.file, where.keys[:-1]) if by_language else where


def _place(base: Ref, language: str) -> Ref:
    """Where the missing text would be written."""
    in_facts = base.file.endswith(".yaml")
    return base if in_facts else Ref(f"{base.file}/{language}.md", base.keys)


@rule("LNG102", Severity.WARNING)
def every_language_there(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield the languages of the site in which the report has nothing."""
    used = used_languages(report)
    for language in report.languages:
        if used and language not in used:
            where = Ref(f"{context.book.key}/organisation.yaml", ("languages",))
            yield hit(
                where.on(language),
                about=str(report.year),
                missing_language=language,
                written_language=report.language,
                year=report.year,
            )
