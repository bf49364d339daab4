"""What a text of a statement is about: headings by their wordings, sentences by their signs."""

import pytest

from generator.importing.source.blocks import BlockKind, ListEntry, SourceBlock, TextRun, make_runs
from generator.importing.statement.figures import (
    WrittenFigure,
    find_emails,
    find_employees,
    find_person,
    find_policies,
    find_telephone,
    find_turnover,
)
from generator.importing.statement.prose import write_entries, write_inline, write_prose
from generator.importing.statement.tables import find_columns
from generator.importing.statement.themes import (
    find_heading_theme,
    other_language,
    says_nothing_found,
    weigh_themes,
)


def theme(text: str, **options: tuple[str, ...]) -> str:
    found = find_heading_theme(text, **options)
    return found.theme if found else ""


def test_a_heading_is_about_what_its_words_say() -> None:
    measures, risks = theme("Tiltak"), theme("Risikoer")
    assert measures != risks
    assert measures == "measures"
    assert risks == "risks"
    # Misspelt, and with other words around it.
    assert theme("Tilltak") == "measures"
    assert theme("3.2 Våre tiltak") == "measures"
    assert theme("xyzzy") == ""


def test_a_heading_of_only_such_words_is_sure() -> None:
    sure, unsure = find_heading_theme("Våre tiltak"), find_heading_theme("Tiltak Bergen")
    assert sure is not None
    assert unsure is not None
    assert (sure.sure, unsure.sure) == (True, False)
    own = find_heading_theme("Tiltak Bergen", own=("bergen",))
    assert own is not None
    assert own.sure


def test_a_heading_of_several_things_names_them_in_its_order() -> None:
    found = find_heading_theme("Om oss og tiltak")
    assert found is not None
    assert found.among == ("organisation", "operations", "measures")
    assert found.broad


@pytest.mark.parametrize(
    ("heading", "about"),
    [
        ("Varsling, kartlegging", "method"),
        ("Varsling og kartlegging", "method"),
        ("Varsling av kartlegging", "policies"),
    ],
)
def test_what_another_thing_hangs_on_says_what_a_heading_is_about(heading: str, about: str) -> None:
    assert theme(heading) == about


def test_each_sign_counts_once() -> None:
    once = weigh_themes("Vi har varslingskanal.")
    assert weigh_themes("Vi har varslingskanal. Vi har varslingskanal.") == once
    assert not weigh_themes("Xyzzy.")


def test_a_language_that_reports_cannot_be_in_is_told() -> None:
    assert other_language("Vi har ingen ansatte og gjør det vi kan.") == ""
    german = "Wir sind ein Unternehmen und haben die Pflicht, das ist nicht einfach für die Leute."
    assert other_language(german) != ""


def test_a_text_may_say_that_nothing_was_found() -> None:
    assert says_nothing_found("Vi har ikke avdekket faktiske negative konsekvenser.")
    assert not says_nothing_found("Vi har avdekket brudd hos to leverandører.")


@pytest.mark.parametrize(
    ("texts", "value", "exact", "alone"),
    [
        (["Vi er 120 årsverk."], "120", True, True),
        (["Vi er 1 250 ansatte."], "1250", False, True),
        (["Vi er 12 faste ansatte.", "Det er 13 ansatte i Oslo."], "12", False, False),
        (["Vi er 12 ansatte.", "De 12 ansatte"], "12", False, True),
        (["I 2023 ansatte vi flere, og er 40 ansatte."], "40", False, True),
        (["Vi er 40 ansatte og 35 årsverk."], "35", True, True),
    ],
)
def test_employees_are_found_where_they_are_written(
    texts: list[str], value: str, *, exact: bool, alone: bool
) -> None:
    found = find_employees(texts)
    assert found is not None
    assert (found.value, found.exact, found.alone) == (value, exact, alone)


def test_no_number_is_worked_out() -> None:
    assert find_employees(["Vi er mange ansatte."]) is None
    assert find_employees(["I 2023 ansatte vi flere."]) is None
    assert find_turnover(["Omsetningen var 12 000."]) is None
    assert find_turnover(["Omsetningen i 2023 NOK økte."]) is None


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("Omsetningen var 683 millioner kroner.", "683000000", "NOK"),
        ("Omsetning: NOK 12 000 000", "12000000", "NOK"),
        ("Omsetningen var 1,2 milliarder kroner.", "1200000000", "NOK"),
        ("Omsetning: MNOK 683", "683000000", "NOK"),
        ("Omsetning: NOK 1,2 milliarder", "1200000000", "NOK"),
        ("Omsetningen var 3 mill. kroner", "3000000", "NOK"),
        ("Turnover of 12.5 million NOK", "12500000", "NOK"),
        ("Turnover of 3m EUR", "3000000", "EUR"),
        ("Omsetningen var 2 mrd. kr", "2000000000", "NOK"),
        ("Turnover of £ 12.5 million", "12500000", "GBP"),
        ("Revenue was 3 bn EUR", "3000000000", "EUR"),
        ("Turnover: $ 2 000 000", "2000000", "USD"),
    ],
)
def test_turnover_has_a_currency(text: str, value: str, currency: str) -> None:
    found = find_turnover([text])
    assert found == WrittenFigure(value, found.written if found else "", currency=currency)


def paragraph(*runs: TextRun) -> SourceBlock:
    return SourceBlock(BlockKind.PARAGRAPH, runs)


def test_whom_to_ask_is_found() -> None:
    block = paragraph(TextRun("Kontakt Mona Lie, bærekraftssjef, på mona@lo.no, tlf. 22 33 44 55"))
    assert find_person([block]) == {"name": "Mona Lie", "title": "bærekraftssjef"}
    assert find_person([paragraph(TextRun("Kontakt Mona Lie."))]) == {"name": "Mona Lie"}
    assert find_person([paragraph(TextRun("Kontakt oss."))]) == {}
    assert list(find_emails("Skriv til <mona@lo.no>, mailto:ola@lo.no.")) == [
        "mona@lo.no", "ola@lo.no",
    ]  # fmt: skip
    assert list(find_emails("@lo.no a@b")) == []
    assert find_telephone(block.text) == "22 33 44 55"
    assert find_telephone("22 33 44 55") == ""


def test_policies_are_what_links_lead_to() -> None:
    named = TextRun("Etiske retningslinjer", "https://lo.no/e")
    other, bare = TextRun("Oss", "https://lo.no/o"), TextRun("https://lo.no/p", "https://lo.no/p")
    block = paragraph(named, other, bare, TextRun("Ola", "mailto:ola@lo.no"))
    assert list(find_policies([block], named=True)) == [
        ("https://lo.no/e", "Etiske retningslinjer"), ("https://lo.no/p", ""),
    ]  # fmt: skip
    assert [address for address, _ in find_policies([block], named=False)] == [
        "https://lo.no/e", "https://lo.no/o", "https://lo.no/p",
    ]  # fmt: skip


def cells(*texts: str) -> tuple[tuple[TextRun, ...], ...]:
    return tuple(make_runs(each) for each in texts)


def test_columns_are_known_by_their_heads() -> None:
    table = SourceBlock(
        BlockKind.TABLE, rows=(cells("Nr.", "Risiko", "Tiltak"), cells("1", "a", "b"))
    )
    found = find_columns(table)
    assert len(set(found.values())) == len(found)
    assert 1 in found.values()
    assert 2 in found.values()
    assert find_columns(SourceBlock(BlockKind.TABLE)) == {}


def test_blocks_are_markdown_that_says_the_same() -> None:
    blocks = (
        SourceBlock(BlockKind.HEADING, make_runs("A"), level=2),
        SourceBlock(BlockKind.HEADING, make_runs("B"), level=5),
        paragraph(TextRun("1. juni *x*")),
        SourceBlock(BlockKind.TABLE, rows=(cells("a", "b|c"), cells("d"))),
        SourceBlock(BlockKind.FOOTNOTE, make_runs("n"), note="1"),
        SourceBlock(BlockKind.PARAGRAPH),
    )
    assert write_prose(blocks).split("\n\n") == [
        "### A",
        "#### B",
        "1\\. juni \\*x\\*",
        "| a | b\\|c |\n| --- | --- |\n| d |  |",
        "¹ n",
    ]


def test_items_are_as_deep_as_they_are_but_never_two_steps_at_once() -> None:
    entries = [
        ListEntry(0, make_runs("a"), ordered=True),
        ListEntry(3, make_runs("b")),
        ListEntry(1, make_runs("c"), ordered=True),
        ListEntry(0, make_runs("d"), ordered=True),
        ListEntry(1, make_runs("e"), ordered=True),
    ]
    assert write_entries(entries) == "1. a\n    - b\n    2. c\n2. d\n    1. e"


def test_links_and_strong_runs_are_marked() -> None:
    runs = (
        TextRun("Se "), TextRun("siden", "https://lo.no"), TextRun(" og "),
        TextRun("lo.no", "https://lo.no/"), TextRun(" strengt", strong=True), TextRun(" nå"),
    )  # fmt: skip
    assert write_inline(runs) == "Se [siden](https://lo.no) og lo.no **strengt** nå"


def test_only_what_begins_a_block_could_be_taken_for_a_list() -> None:
    assert write_inline(make_runs("1. juni")) == "1\\. juni"
    assert write_inline(make_runs("1. juni"), starts=False) == "1. juni"
    assert write_inline((TextRun("Fra "), TextRun("1. juni"))) == "Fra 1. juni"
