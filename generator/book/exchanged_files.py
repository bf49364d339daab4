"""Prose files whose answers are all of another step: pasted over, or swapped with one another."""

from collections.abc import Iterable, Iterator, Mapping

from generator.content.markdown_documents import MarkdownDocument
from generator.findings.codes import references
from generator.findings.finding import Finding, Ref
from schema.form import Form

# One answer in the wrong file has been put there; several have come with their file.
_FEWEST = 2


def find_homes(documents: Mapping[str, MarkdownDocument], form: Form) -> Mapping[str, str]:
    """Return, by step, the other step that all the answers in its file are of; only such steps."""
    steps = {
        question.id: folder
        for folder, step in form.steps.items()
        for question in step.questions
        if question.answer == "prose"
    }
    homes: dict[str, str] = {}
    for folder, document in documents.items():
        of = [steps[each.id] for each in document.answers if each.id in steps]
        if len(of) >= _FEWEST and len(set(of)) == 1 and of[0] != folder:
            homes[folder] = of[0]
    return homes


def say_exchanged(
    findings: Iterable[Finding], documents: Mapping[str, MarkdownDocument], homes: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield one finding for each such file, or each ring of them, in place of one an answer."""
    told = {documents[folder].path for folder in homes}
    code = references.ANSWER_IN_WRONG_FILE.id
    yield from (each for each in findings if each.code != code or each.where.file not in told)
    said: set[str] = set()
    for folder in homes:
        if folder not in said:
            ring = _ring(folder, homes)
            said.update(ring)
            yield _exchanged(ring, documents) if ring else _pasted(folder, documents, homes[folder])


def _ring(folder: str, homes: Mapping[str, str]) -> tuple[str, ...]:
    """Return the steps that have each other's files, from this one on; none if it is in no ring."""
    ring = [folder]
    while (following := homes.get(ring[-1], "")) not in {"", *ring}:
        ring.append(following)
    return tuple(ring) if following == folder else ()


def _exchanged(ring: tuple[str, ...], documents: Mapping[str, MarkdownDocument]) -> Finding:
    first, *others = (_head(documents[each]) for each in ring)
    names = tuple(_name(documents[each]) for each in ring)
    case = "swapped" if len(ring) == 2 else "ring"
    return references.EXCHANGED_FILES.at(
        first, related=tuple(others), case=case, file=names[0], target=names[1], files=names
    )


def _pasted(folder: str, documents: Mapping[str, MarkdownDocument], home: str) -> Finding:
    document = documents[folder]
    there = documents.get(home)
    case = "copied" if there and any(there.find(each.id) for each in document.answers) else "moved"
    return references.EXCHANGED_FILES.at(
        _head(document),
        case=case,
        file=_name(document),
        target=f"{home}/{document.path.rsplit('/', 1)[-1]}",
        files=(),
    )


def _head(document: MarkdownDocument) -> Ref:
    return Ref(document.path, span=document.answers[0].heading)


def _name(document: MarkdownDocument) -> str:
    return "/".join(document.path.split("/")[-2:])
