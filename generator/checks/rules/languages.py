"""LNG101 and LNG102: a text that exists in one language and not in another."""

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from generator.book.model import BookReport, Invalid, Unanswered
from generator.book.text_index import TextPassage, passages_of
from generator.checks.rules.queries import named_in_exceptions
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.content.yaml_slips import in_block
from generator.findings.finding import Ref, Severity

_OF_REPORT = "report.yaml"
# Fields that are the same in every language, or in the language of the file they name.
_SAME_EVERYWHERE = frozenset({"head_office", "address", "attachments"})


@rule("LNG101", Severity.WARNING)
def every_text_translated(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield what another language of the report lacks, once for each step and language.

    What an exception names by its question is a hit of its own, which the exception covers.
    """
    used = used_languages(report)
    if len(used) < 2:
        return
    named = named_in_exceptions(report, "LNG101")
    groups: dict[tuple[str, str, str], list[_Lack]] = defaultdict(list)
    for base, passages in texts_by_place(report).items():
        found = {each.language for each in passages}
        if not found <= {*report.languages}:
            continue
        for language in (each for each in report.languages if each in used - found):
            lack = _Lack(base, passages, language)
            apart = lack.about if lack.about in named else ""
            if not _is_elsewhere(report, lack):
                groups[_folder_of(base), language, apart].append(lack)
    prose = (each for each in passages_of(report) if each.where.file.endswith(".md"))
    begun = {(_folder_of(each.where), each.language) for each in prose}
    for (folder, language, _), lacks in groups.items():
        yield _untranslated(report, lacks, begun=(folder, language) in begun)


class _Lack(Struct, frozen=True):
    """A text that a language lacks: the place of the text itself, and what it is in others."""

    base: Ref
    passages: list[TextPassage]
    language: str

    @property
    def in_prose(self) -> bool:
        """Whether it is an answer in a Markdown file."""
        return not self.base.file.endswith(".yaml")

    @property
    def about(self) -> str:
        """The question it answers; the file where it answers none."""
        return self.passages[0].question or _OF_REPORT


def _folder_of(place: Ref) -> str:
    folder, _, name = place.file.rpartition("/")
    return folder if "." in name else place.file


def _is_elsewhere(report: BookReport, lack: _Lack) -> bool:
    """Tell whether something is written in the language that cannot be read where it stands."""
    bound = report.find(lack.about) if lack.in_prose else None
    return bound is not None and isinstance(bound.answers.get(lack.language), Invalid)


def _untranslated(report: BookReport, lacks: list[_Lack], *, begun: bool) -> Hit:
    """Return the hit on what a language lacks of one step, or of report.yaml.

    The answers come first; `begun` when some answer of the step is in the language.
    """
    answers = [each for each in lacks if each.in_prose]
    texts = [each for each in lacks if not each.in_prose]
    first, language = (answers or texts)[0], lacks[0].language
    file = f"{first.base.file}/{language}.md" if answers else first.base.file
    case = ("answer" if begun else "step") if answers else "text"
    alone = case != "step" and len({each.about for each in lacks}) == 1
    written = dict.fromkeys(Ref(each.passages[0].where.file) for each in lacks)
    beside = tuple(each for each in written if each.file != file)
    shown = file.split("/", 2)[-1]
    headed = _has_headings(report, answers)
    return hit(
        first.base if case == "text" else Ref(file, first.base.keys if begun else ()),
        about=first.about if alone else file,
        related=(first.passages[0].where,) if len(lacks) == 1 else beside,
        case=case,
        missing_language=language,
        written_language=first.passages[0].language,
        file=shown,
        questions=tuple(each.about for each in answers),
        fields=tuple(dict.fromkeys(map(_name, texts))),
        beside=tuple(dict.fromkeys(map(_name, texts))) if answers else (),
        block=_block(texts[0]) if texts else "",
        made=shown if case == "step" and headed else "",
        unmade=shown if case == "step" and not headed else "",
    )


def _name(lack: _Lack) -> str:
    """Return what a text in a YAML file is called: its field, and which item of which list."""
    numbers = [each + 1 for each in lack.base.keys if isinstance(each, int)]
    names = [each for each in lack.base.keys if isinstance(each, str)]
    return f"{names[-1]} ({names[0]} {numbers[0]})" if numbers else ".".join(names)


def _block(lack: _Lack) -> str:
    """Return how a text is written in both languages: each on a line of its own."""
    texts = [(each.language, " ".join(each.text.split())) for each in lack.passages]
    name = next(str(each) for each in reversed(lack.base.keys) if isinstance(each, str))
    return in_block(f"{name}:", [*texts, (lack.language, "…")])


def _has_headings(report: BookReport, answers: list[_Lack]) -> bool:
    """Tell whether the file of a step's answers in the language is there, with its headings."""
    bound = (report.find(each.about) for each in answers)
    found = (each.answers.get(answers[0].language) for each in bound if each)
    return any(isinstance(each, Unanswered) and each.headed for each in found)


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
