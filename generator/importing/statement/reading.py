"""The whole way from a statement's blocks to a draft of answers."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.findings.positions import Plain
from generator.importing.metadata import find_language
from generator.importing.portal.lexicon import squeeze, words_of
from generator.importing.portal.scalars import find_date
from generator.importing.source import UnreadableError
from generator.importing.source.blocks import (
    BlockDocument,
    BlockKind,
    PlaceUnit,
    SourceBlock,
)
from generator.importing.source.lines import SourceLine
from generator.importing.statement.contents import without_contents
from generator.importing.statement.data import filler_words, places_of, statement_data
from generator.importing.statement.draft import PlacedText, StatementDraft, UnplacedText
from generator.importing.statement.figures import (
    find_emails,
    find_employees,
    find_person,
    find_policies,
    find_telephone,
    find_turnover,
)
from generator.importing.statement.headings import settle_headings
from generator.importing.statement.identity import (
    IDENTITY_WORDS,
    PERIOD_WORDS,
    ReportingYear,
    find_company,
    find_number,
    find_reporting_year,
)
from generator.importing.statement.impacts import Impacts
from generator.importing.statement.measures import read_measure_sections
from generator.importing.statement.moved import take_moved
from generator.importing.statement.noting import (
    asked_of,
    note_section,
    tell_doubts,
    title_of,
)
from generator.importing.statement.prose import write_prose
from generator.importing.statement.risks import read_risk_sections
from generator.importing.statement.sections import (
    DividedStatement,
    StatementSection,
    divide_statement,
)
from generator.importing.statement.signatures import (
    SignatureLines,
    is_person,
    is_sign_line,
    pieces_of,
    read_signatures,
)
from generator.importing.statement.themes import other_language, weigh_themes
from schema.facts import FACTS_BY_STEP
from schema.form import Form

_TITLE_KEPT = frozenset(
    {"etter", "året", "year", "to", "under", "pursuant", "according", "zum", "zur", "act", "ihht"}
)
# A statement speaks of the enterprise, what it has found, and what it does.
_FEWEST_THEMES = 3
# Among so many of the first blocks the title is.
_TITLES = 3
_BOARD = ("styre", "board", "vorstand", "aufsichtsrat")


class ReadStatement(Struct, frozen=True):
    """A statement as it was read: its draft, what its places count, and what frames it."""

    draft: StatementDraft
    unit: PlaceUnit
    form: Form
    name: str
    year: ReportingYear | None
    language: str


def read_statement(
    document: BlockDocument,
    form: Form,
    language: str | None,
    moved: Mapping[str, str] | None = None,
) -> ReadStatement:
    """Read a statement in free form to the questions of a form. Raises UnreadableError.

    `moved` are the questions of blocks that the editor has placed, by the first words, squeezed.
    """
    if not any(each.text for each in document.blocks):
        raise UnreadableError("import_no_text")
    _refuse_others(document)
    written = [each for each in document.blocks if each.text or each.kind is BlockKind.PICTURE]
    blocks = settle_headings(without_contents(written))
    texts = [each.text for each in blocks]
    heads = [each.text for each in blocks[:_TITLES] if each.is_heading]
    name = find_company(texts, [*heads, *filter(None, [document.title])])
    divided, placed = take_moved(divide_statement(blocks, name), moved or {}, form)
    titles = [*(each.text for each in divided.titles), *filter(None, [document.title])]
    draft = StatementDraft()
    for remark in document.remarks:
        draft.remark(remark.key, "", remark.place, remark.text)
    year = find_reporting_year(texts, titles)
    lines = [SourceLine(at, 1, text) for at, text in enumerate(texts, 1)]
    read = ReadStatement(
        draft, document.unit, form, name, year, language or find_language(lines, ())
    )
    if other := other_language(document.text):
        draft.remark("import_language_unknown", "", 0, other)
    _read_identity(read, texts)
    _read_impacts(read, divided)
    for section in divided.sections:
        if section.theme not in ("risks", "measures"):
            _read_section(read, section)
    for block, place in placed:
        draft.add_prose(place, write_prose([_as_paragraph(block) if block.is_heading else block]))
        draft.placed.append(PlacedText(block.place, place, "", block.text, sure=True))
    _read_titles(read, divided)
    return read


def _refuse_others(document: BlockDocument) -> None:
    """Refuse a text that speaks of little that a statement does. Raises UnreadableError."""
    spoken = {theme for each in document.blocks for theme in weigh_themes(each.text)}
    if len(spoken - {"introduction", "information", "signature"}) < _FEWEST_THEMES:
        raise UnreadableError("import_not_a_report")


def _read_identity(read: ReadStatement, texts: Sequence[str]) -> None:
    """Read what frames a statement: its name, number, figures."""
    draft = read.draft
    if read.name:
        draft.set_fact("", "organisation.name", read.name)
    if number := find_number(texts):
        draft.set_fact("", "organisation.number", number)
    if read.year and read.year.guessed:
        draft.remark("import_year_inferred", "report.yaml", 0, str(read.year.year))
    if employees := find_employees(texts):
        draft.set_fact("0-enterprise", "employees", employees.value)
        if not employees.alone:
            draft.remark("import_several_figures", "employees", 0, employees.written)
        if not employees.exact:
            draft.remark("import_employees_counted", "employees", 0, employees.written)
    if turnover := find_turnover(texts):
        money: dict[str, Plain] = {"amount": turnover.value, "currency": turnover.currency}
        draft.set_fact("0-enterprise", "turnover", money)


def _read_titles(read: ReadStatement, divided: DividedStatement) -> None:
    """Put what a title says beside the statement's name, year and kind before the first answer."""
    known = {*words_of(read.name), *_TITLE_KEPT, *filler_words()}
    stems = [
        word for every in statement_data().titles.values() for t in every for word in t.split()
    ]
    for title in divided.titles:
        rest = [
            word
            for word in words_of(title.text)
            if word not in known and not word.isdecimal() and not any(map(word.startswith, stems))
        ]
        if rest:
            place = places_of(read.form).get("introduction", "")
            read.draft.prose.setdefault(place, []).insert(0, write_prose([_as_paragraph(title)]))


def _as_paragraph(block: SourceBlock) -> SourceBlock:
    return SourceBlock(BlockKind.PARAGRAPH, block.runs, place=block.place)


def _read_section(read: ReadStatement, section: StatementSection) -> None:
    draft = read.draft
    if section.theme in ("signature", "information"):
        (_read_signatures if section.theme == "signature" else _read_information)(read, section)
        tell_doubts(draft, read.form, section, asked_of(read.form, section.theme))
        return
    place = places_of(read.form).get(section.theme or "introduction", "")
    section = _without_identity(read, section)
    shown = _shown(section)
    if not place:
        for block in shown:
            text = write_prose([block])
            draft.unplaced.append(
                UnplacedText("import_loose_theme", title_of(section), text, block.place)
            )
        return
    draft.add_prose(place, write_prose(shown))
    note_section(draft, read.form, section, place)
    named = section.theme != "policies"
    _add_policies(read, section.blocks, named=named)


def _without_identity(read: ReadStatement, section: StatementSection) -> StatementSection:
    """Return a section without lines that only name the enterprise, its number and the period."""
    if section.heading is not None:
        return section
    number = str(read.draft.facts.get("organisation", {}).get("number", ""))
    known = {*words_of(read.name), *IDENTITY_WORDS, *words_of(number)}
    if read.year and read.year.end:
        known |= {*PERIOD_WORDS, *_numbers(read.year.end), str(read.year.year), "01", "1"}
    if number:
        known |= {number[:3], number[3:6], number[6:]}
    rest = tuple(
        each for each in section.blocks if any(each.links) or not {*words_of(each.text)} <= known
    )
    for each in section.blocks:
        if each not in rest:
            read.draft.placed.append(PlacedText(each.place, "0.1", "", each.text, sure=True))
    return replace(section, blocks=rest)


def _numbers(day: str) -> set[str]:
    """Return the numbers of a day as they are written: with and without a zero before them."""
    return {form for part in day.split("-") for form in (part, part.lstrip("0"))}


def _shown(section: StatementSection) -> list[SourceBlock]:
    """Return a section's blocks, its heading first unless that stands as the question."""
    head = [section.heading] if section.heading and not section.stands else []
    return [*head, *section.blocks]


def _add_policies(read: ReadStatement, blocks: Sequence[SourceBlock], *, named: bool) -> None:
    known = read.draft.facts.get("1-embed", {}).get("policies")
    policies: list[Plain | None] = known if isinstance(known, list) else []
    urls = {each["url"] for each in policies if isinstance(each, dict)}
    for url, title in find_policies(blocks, named=named):
        if url not in urls:
            urls.add(url)
            policies.append({"url": url, **({"title": title} if title else {})})
    if policies:
        read.draft.set_fact("1-embed", "policies", policies)


def _read_signatures(read: ReadStatement, section: StatementSection) -> None:
    draft = read.draft
    heads = [title_of(section), *(each.text for each in section.blocks if is_sign_line(each))]
    of_board = any(word in head.casefold() for head in heads for word in _BOARD)
    head = section.heading
    if head and find_date(head.text):
        section = replace(section, heading=None, blocks=(_as_paragraph(head), *section.blocks))
    found = read_signatures(section.blocks, of_board=of_board)
    _set_signing(draft, found)
    for name in found.assumed:
        place = next((each.place for each in section.blocks if name in each.text), 0)
        draft.remark("import_member_assumed", "0.signature", place, name)
    for block in section.blocks:
        if block in found.rest and any(map(is_person, pieces_of(block))):
            draft.unplaced.append(
                UnplacedText(
                    "import_loose_signature", title_of(section), write_prose([block]), block.place
                )
            )
            continue
        if block in found.rest:
            draft.comments.append(block.text)
        draft.placed.append(
            PlacedText(block.place, "0.signature", title_of(section), block.text, sure=True)
        )


def _set_signing(draft: StatementDraft, found: SignatureLines) -> None:
    """Add what signatures say to what those before them said."""
    known = draft.facts.get("report", {}).get("signing")
    signing: dict[str, Plain] = dict(known) if isinstance(known, dict) else {}
    for key, value in (("place", found.place), ("date", found.date)):
        if value and key not in signing:
            signing[key] = value
    earlier = signing.get("signatories")
    people: list[Plain | None] = earlier if isinstance(earlier, list) else []
    people += [{"name": name, "role": role} for name, role in found.people]
    if people:
        signing["signatories"] = people
    if signing:
        draft.set_fact("", "report.signing", signing)


def _read_information(read: ReadStatement, section: StatementSection) -> None:
    """Read where to ask; what else is said of it, the site says itself, and the editor sees."""
    draft = read.draft
    text = " ".join(each.text for each in section.blocks)
    emails = [*find_emails(text)]
    fact = _email_fact(read.form)
    if emails:
        draft.set_fact("0-enterprise", fact, emails[0])
    if contact := find_person(section.blocks):
        draft.set_fact(
            "", "report.contact", {**contact, **({"email": emails[0]} if emails else {})}
        )
    if telephone := find_telephone(text):
        draft.set_fact("", "organisation.information.telephone", telephone)
    pages = [
        run.link for each in section.blocks for run in each.links if run.link.startswith("http")
    ]
    if pages and not emails:
        draft.set_fact("", "organisation.information.url", pages[0])
    read_words = {squeeze(each) for each in (*emails[:1], telephone)}
    for block in section.blocks:
        draft.placed.append(
            PlacedText(block.place, "0.7", title_of(section), block.text, sure=True)
        )
        if squeeze(block.text) not in read_words:
            draft.comments.append(block.text)


def _email_fact(form: Form) -> str:
    """Return which fact of a form is the address for questions."""
    facts = (
        each.answer.fact
        for step in form.steps.values()
        for each in step.questions
        if not isinstance(each.answer, str) and each.answer.shown_as == "email"
    )
    return next(facts, "organisation.information.email")


def _read_impacts(read: ReadStatement, divided: DividedStatement) -> None:
    """Read the sections on risks first, and then those on measures, which belong to them."""
    draft = read.draft
    impacts = Impacts()
    risks = [each for each in divided.sections if each.theme == "risks"]
    measures = [each for each in divided.sections if each.theme == "measures"]
    read_risk_sections(risks, impacts)
    read_measure_sections(measures, impacts)
    places = places_of(read.form)
    folders = {
        fact: next(name for name, model in FACTS_BY_STEP.items() if fact in model.model_fields)
        for fact in ("risks", "measures")
    }
    if impacts.risks:
        rows: list[Plain | None] = [{"id": each.id, **each.values} for each in impacts.risks]
        draft.set_fact(folders["risks"], "risks", rows)
    if impacts.measures:
        draft.set_fact(folders["measures"], "measures", [*impacts.measures])
    draft.remarks.extend(impacts.remarks)
    draft.comments.extend(each.text for each in impacts.heads)
    _place_loose(read, impacts.comment, places.get("risks", ""))
    _place_loose(read, impacts.loose, places.get("measures", ""))
    for section in (*risks, *measures):
        apart = dict.fromkeys(map(id, impacts.done), asked_of(read.form, "measures"))
        note_section(draft, read.form, section, asked_of(read.form, section.theme), apart)
        _add_policies(read, section.blocks, named=True)


def _place_loose(read: ReadStatement, blocks: Sequence[SourceBlock], place: str) -> None:
    if not blocks:
        return
    if place:
        read.draft.add_prose(place, write_prose(blocks))
        return
    for block in blocks:
        text = write_prose([block])
        read.draft.unplaced.append(UnplacedText("import_loose_theme", "", text, block.place))
