"""What became of a section's blocks, and of which of them that is not sure."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from generator.importing.statement.data import places_of
from generator.importing.statement.draft import PlacedText, StatementDraft
from generator.importing.statement.placing import STRUCTURED
from generator.importing.statement.sections import StatementSection
from schema.form import Form, Question

_NONE: Mapping[int, str] = MappingProxyType({})


def note_section(
    draft: StatementDraft,
    form: Form,
    section: StatementSection,
    place: str,
    apart: Mapping[int, str] = _NONE,
) -> None:
    """Remember where a section's blocks went, and say of which that is not sure.

    `apart` are the places of those blocks, by `id`, that went elsewhere than the others.
    """
    doubts = {id(block): other for block, other in section.doubts}
    for block in (*([section.heading] if section.heading else []), *section.blocks):
        own = apart.get(id(block), place)
        instead = asked_of(form, doubts[id(block)]) if id(block) in doubts else ""
        sure = instead in ("", own)
        draft.placed.append(PlacedText(block.place, own, title_of(section), block.text, sure=sure))
        if not sure:
            draft.remark("import_unsure_place", own, block.place, block.text, instead)


def tell_doubts(draft: StatementDraft, form: Form, section: StatementSection, place: str) -> None:
    """Say of which blocks it is not sure that they belong where they were read to."""
    for block, other in section.doubts:
        if (instead := asked_of(form, other)) not in ("", place):
            draft.remark("import_unsure_place", place, block.place, block.text, instead)


def title_of(section: StatementSection) -> str:
    """Return the text of a section's heading; nothing where it has none."""
    return section.heading.text if section.heading else ""


def asked_of(form: Form, theme: str) -> str:
    """Return the question that takes a theme: the fact that lists it, or the answer in prose."""
    facts = {getattr(each.answer, "fact", ""): each.id for each in _facts(form)}
    lists = {each: facts.get(each, "") for each in STRUCTURED}
    lists |= {"signature": facts.get("report.signing", ""), "information": "0.7"}
    return lists.get(theme) or places_of(form).get(theme, "")


def _facts(form: Form) -> Iterator[Question]:
    for step in form.steps.values():
        yield from (each for each in step.questions if not isinstance(each.answer, str))
