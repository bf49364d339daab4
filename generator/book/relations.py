"""What belongs together though it stands apart: measures and risks, attachments and files."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

from generator.book.model import BookAttachment, BookMeasure, BookRisk, Logo
from generator.content.layout import ATTACHMENTS
from generator.content.opened_pictures import find_flaw
from generator.content.pictures import SUFFIXES, measure, measure_drawing
from generator.content.sources import Source, SourceFolder
from generator.findings.codes import references
from generator.findings.finding import Argument, Finding, Ref
from generator.findings.positions import Keys
from generator.text.characters import odd_space
from generator.text.suggestions import Suggestions, closest
from schema.facts import AddressFacts, IdentifyFacts, StepFacts
from schema.limits import most
from schema.organisation import Organisation
from schema.report import Attachment, Report
from schema.values import Text
from schema.wordlists import load_words

if TYPE_CHECKING:
    from generator.content.drawings import DrawingError

# Why a logo cannot be shown: the arguments of the finding, none where it can.
Refusal: TypeAlias = Mapping[str, Argument]


def bind_measures(facts: StepFacts | None, path: str) -> tuple[BookMeasure, ...]:
    """Return the measures of step 3's facts, which stand in the file at `path`."""
    measures = facts.measures if isinstance(facts, AddressFacts) else None
    listed = measures if isinstance(measures, tuple) else ()
    return tuple(
        BookMeasure(each, Ref(path, ("measures", index))) for index, each in enumerate(listed)
    )


def join_risks(
    facts: StepFacts | None, path: str, measures: tuple[BookMeasure, ...]
) -> tuple[tuple[BookRisk, ...], tuple[BookMeasure, ...]]:
    """Return the risks of step 2's facts with their measures, and the measures of no risk."""
    found = facts.risks if isinstance(facts, IdentifyFacts) else None
    risks = found if isinstance(found, tuple) else ()
    named = defaultdict[str, list[BookMeasure]](list)
    for each in measures:
        for name in {*each.measure.risks}:
            named[name].append(each)
    bound = tuple(
        BookRisk(risk, Ref(path, ("risks", index)), tuple(named.get(risk.id, ())))
        for index, risk in enumerate(risks)
    )
    known = {risk.id for risk in risks}
    return bound, tuple(each for each in measures if known.isdisjoint(each.measure.risks))


def check_orphans(
    measures: tuple[BookMeasure, ...], risks: tuple[BookRisk, ...]
) -> Iterator[Finding]:
    """Yield the risks which measures name and which are not there."""
    known = tuple(sorted({each.risk.id for each in risks}))
    ids, near = frozenset(known), Suggestions(known)
    for bound in measures:
        named = bound.measure.risks
        for index, risk in enumerate(named):
            if risk not in ids:
                yield references.MEASURE_WITHOUT_RISK.at(
                    bound.where.at("risk", *([index] if len(named) > 1 else ())),
                    about=risk,
                    risk=risk,
                    suggestion=near.closest(risk),
                    valid_words=known,
                )


def list_named(head: Report) -> Iterator[tuple[Attachment, Keys]]:
    """Yield the files in attachments/ that report.yaml names, with where in it: also the cover's.

    A cover picture that is an attachment too is named once.
    """
    listed = {each.file for each in head.attachments}
    if head.cover and head.cover.file not in listed:
        title = head.cover.alt or Text({"": head.cover.file})
        yield Attachment.model_construct(file=head.cover.file, title=title), ("cover", "file")
    for index, each in enumerate(head.attachments):
        yield each, ("attachments", index, "file")


def bind_attachments(head: Report, source: SourceFolder, path: str) -> tuple[BookAttachment, ...]:
    """Return the files that a report names and that are there; `path` is the report's."""
    found = (
        (each, keys, source.by_path.get(f"{path}/{ATTACHMENTS}/{each.file}"))
        for each, keys in list_named(head)
    )
    return tuple(
        BookAttachment(each, file, Ref(f"{path}/report.yaml", keys))
        for each, keys, file in found
        if file
    )


def check_listed(head: Report, source: SourceFolder, path: str) -> Iterator[Finding]:
    """Yield the files in attachments/ that a report names but that are not there."""
    folder = f"{path}/{ATTACHMENTS}/"
    unreadable = (each for each in source.unreadable if each.startswith(folder))
    there = {each.path for each in source.below(f"{path}/{ATTACHMENTS}")} | {*unreadable}
    names = [each.removeprefix(folder) for each in sorted(there)]
    near, found = Suggestions(names), frozenset(names)
    for each, keys in list_named(head):
        if each.file not in found:
            where, meant = Ref(f"{path}/report.yaml", keys), near.closest(each.file)
            yield references.ATTACHMENT_MISSING.at(
                where,
                about=each.file,
                case="listed",
                file=each.file,
                suggestion=meant,
                space=odd_space(each.file, meant),
            )


def check_used(head: Report, source: SourceFolder, path: str) -> Iterator[Finding]:
    """Yield the files in attachments/ that the report does not name."""
    folder = f"{path}/{ATTACHMENTS}"
    named = [each for each, _ in list_named(head)]
    listed = {f"{folder}/{each.file}" for each in named}
    there = source.names_of_files(folder)
    # A file that is listed by another name is told of where it is listed.
    near, found = Suggestions(there), frozenset(there)
    missing = [each.file for each in named if each.file not in found]
    listed |= {f"{folder}/{near.closest(name)}" for name in missing}
    # A `#` has made a comment of the rest of its name.
    listed |= {
        f"{folder}/{name}" for name in there for cut in missing if name.startswith(f"{cut} #")
    }
    for name in there:
        if f"{folder}/{name}" not in listed:
            known = name.casefold().rpartition(".")[2] in load_words("attachments_allowed")
            case = "listed" if known else "kind"
            where = Ref(f"{folder}/{name}")
            yield references.ATTACHMENT_UNUSED.at(where, about=name, file=name, case=case)


def bind_logo(organisation: Organisation, source: SourceFolder) -> tuple[Logo | None, Refusal]:
    """Return the organisation's logo, if its file is there and is a picture; else why it is not."""
    path = f"{source.key}/{organisation.appearance.logo}"
    file = source.by_path.get(path)
    if file is None:
        return None, {"case": "missing"}
    if path.endswith(".svg"):
        return _take_drawing(file)
    try:
        data = file.file.read_bytes() if file.size <= most("logo_bytes") else b""
        size = None if find_flaw(file.file) else measure(path, data)
    except OSError:
        return None, {"case": "no_picture"}
    if size is None:
        return None, {"case": "no_picture"}
    return Logo(file, size.width, size.height, data), {}


def _take_drawing(file: Source) -> tuple[Logo | None, Refusal]:
    """Return a logo that is a drawing, or why it cannot be used: few have one, and it is heavy."""
    from generator.content.drawings import DrawingError, open_drawing

    try:
        drawing = open_drawing(file.file)
        if size := measure_drawing(drawing.head):
            return Logo(file, size.width, size.height, drawing.data), {}
    except DrawingError as error:
        return None, _refuse(error)
    except OSError:
        pass
    return None, {"case": "no_picture"}


def _refuse(error: "DrawingError") -> Refusal:
    if error.fault in {"broken", "no_drawing"}:
        return {"case": "no_picture"}
    if error.fault in {"large", "many", "deep", "repeated"}:
        return {"case": "excess"}
    return {"case": "parts", "line": error.line, "found": error.found}


def check_logo(
    organisation: Organisation, source: SourceFolder, refusal: Refusal
) -> Iterator[Finding]:
    """Yield the finding that the logo named is not there, or is not what may be published."""
    name = organisation.appearance.logo
    if name is None or not refusal or f"{source.key}/{name}" in source.unreadable:
        return
    folder = f"{source.key}/"
    there = [each.path.removeprefix(folder) for each in source.sources]
    pictures = [each for each in there if each.endswith(SUFFIXES) and "/" not in each]
    suggestion = "" if name in pictures else closest(name, pictures)
    where = Ref(f"{source.key}/organisation.yaml", ("appearance", "logo"))
    arguments: dict[str, Argument] = {"file": name, "suggestion": suggestion, **refusal}
    yield references.LOGO.at(where, about=name, given=arguments)
