"""In a form, findings and help speak of what is seen there: names, boxes and lists, not of YAML."""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.book.field_views import every_field, name_fields, name_file, view_field
from generator.checks.rules import all_codes
from generator.checks.wordings import Cases, FindingWords, PageWording, words_of
from generator.editing.desk import Desk
from generator.editing.finding_names import names_of, say_by_name
from generator.editing.given_values import Given
from generator.editing.places import AnswerPlace
from generator.line.content_check import check_organisation
from schema.form import form_names, load_form
from tests.tools import ROOT

AS_OF = date(2026, 11, 29)
# What only files can hold, and no field or button: what cannot be read, unknown keys and headings,
# folders of others, built pages.
FILES_ALONE = (
    "ACC9",
    "SYN",
    "REF20",
    "REF251",
    "REF260",
    "REF33",
    "REF9",
    "VAL101",
    "VAL106",
    "VAL199",
)
REPORT = "lo/2023"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    content = tmp_path_factory.mktemp("names") / "content"
    shutil.copytree(ROOT / "content", content)
    return Desk(content)


def found(desk: Desk, question: str, value: Given) -> list[str]:
    """All that is said of a draft, line by line."""
    place = AnswerPlace(REPORT, question, "nb")
    desk.open(place, AS_OF)
    draft = desk.check(place, value, AS_OF).draft
    assert draft
    return [line for each in draft.findings for line in (each.message, *each.help)]


def test_a_text_that_cannot_be_given_is_ticked(desk: Desk) -> None:
    said = found(desk, "1.E.1", "")
    assert "Skriv et svar, eller kryss av for «Kan ikke besvares, fordi …» og si hvorfor." in said


@pytest.mark.parametrize(("question", "value"), [("0.6", "mange"), ("0.6", None)])
def test_what_cannot_be_given_is_ticked(desk: Desk, question: str, value: Given) -> None:
    said = " ".join(found(desk, question, value))
    assert "Kan det ikke oppgis, kryss av for det under feltet, og skriv hvorfor." in said
    assert "unavailable" not in said
    assert "employees" not in said


def test_a_country_is_called_by_its_name_and_chosen(desk: Desk) -> None:
    said = found(
        desk, "2.A.1", [{"origin": 0, "value": {"title": "x", "geography": ["Bangladesj"]}}]
    )
    assert "«Bangladesj» er ikke en gyldig verdi for «Geografi». Mente du «Bangladesh»?" in said
    assert "Skriv de første bokstavene og velg i listen." in said
    twice = found(
        desk, "0.15", [{"origin": None, "value": {"country": "IN", "producers": "1"}}] * 2
    )
    assert "Landet «India» står to ganger i listen." in twice


def test_a_field_that_is_missing_is_filled_in_where_it_stands(desk: Desk) -> None:
    said = found(desk, "3.A.1", [{"origin": None, "value": {"goal": "x"}}])
    assert "Feltet «Risikoen tiltaket gjelder» mangler." in said
    assert "Fyll det ut." in said
    assert not [line for line in said if "innrykk" in line]


def test_help_names_fields_as_they_are_called(desk: Desk) -> None:
    opened = desk.open(AnswerPlace(REPORT, "2.A.1", "nb"), AS_OF)
    assert "none_found" not in opened.beside.help
    assert "«Begrunnelsen for at ingen risiko er funnet»" in opened.beside.help
    measures = desk.open(AnswerPlace(REPORT, "3.A.1", "nb"), AS_OF).field
    (results,) = [each for each in measures.fields if each.key == "results"]
    assert "hører hjemme i «Forventede resultater»." in results.help
    opened = desk.open(AnswerPlace(REPORT, "3.A.1", "nb"), AS_OF)
    assert "hver risiko fra «Prioritert skade og risiko»" in opened.beside.help


def _is_whole(own: Cases, usual: Cases) -> bool:
    """Tell whether the page has help of its own in all cases."""
    if isinstance(own, str) or isinstance(usual, str):
        return bool(own)
    return bool(own) and own.keys() >= usual.keys()


def _texts(words: FindingWords) -> Iterator[str]:
    """Yield all that is said on the page: its own words stand in place of the usual ones."""
    together = (words.together.message, words.together.help) if words.together else ()
    own = words.on_page or PageWording()
    yield from together
    for usual, instead in (
        (words.message, own.message),
        (words.help, own.help),
        ({} if _is_whole(own.help, words.help) else words.help_added, own.help_added),
    ):
        if isinstance(instead, str) and instead:
            yield instead
        else:
            texts = {"": usual} if isinstance(usual, str) else usual
            yield from (texts | (instead if isinstance(instead, dict) else {})).values()


@pytest.mark.parametrize("language", ["nb", "en"])
def test_no_finding_of_a_field_is_explained_by_a_file_a_key_or_a_code(
    desk: Desk, language: str
) -> None:
    report = check_organisation(desk.content, "lo", AS_OF).book.reports[0]
    names = names_of(report, (), language)
    of_yaml = re.compile(
        r"\w\.yaml\b|\b(?:nb|nn|en)\.md\b|[«“][a-z]+_[a-z_]+[»”:]|signed/|(?<!#)## \{|\{block\}"
        r"|\binnrykk\b|\b(?:[Ii]d-en|[Tt]he id)\b|aktsom (?:migrate|check|new)\b"
        r"|\b(?:[Uu]nntak|[Ee]xception)|\bgit\b"
        r"|(?:[Ss]lett|[Ff]jern|[Rr]emove|[Dd]elete)(?: the)? (?:linjen|line) [«“][a-z]"
    )
    said = {
        f"{code}: {text}"
        for code in all_codes()
        if not code.startswith(FILES_ALONE) and language in words_of(code).by_language
        for each in _texts(words_of(code).by_language[language])
        if of_yaml.search(text := say_by_name(each, None, names))
    }
    assert said == set()


def test_risks_go_by_their_titles_and_codes_by_their_labels(desk: Desk) -> None:
    risk: dict[str, Given] = {
        "id": "lav-lonn",
        "title": "Lav lønn",
        "kind": "actual",
        "topic": "wages",
    }
    said = found(desk, "2.A.1", [{"origin": None, "value": risk}])
    assert "«Bidratt til» eller «Direkte knyttet til»." in " ".join(said)
    assert not [each for each in said if "lav-lonn" in each or ": caused" in each]
    # The measures of a risk that is taken out speak of it as it was called.
    assert [
        each for each in said if "«Innkjøp fra utsatte bransjer: Diskriminering», som ikke" in each
    ]


def test_what_is_lacking_anyway_is_not_told_of_elsewhere(tmp_path: Path) -> None:
    """With one of the answers that the Act asks for, each of the others is lacking by itself."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    (content / REPORT / "1-embed" / "nb.md").write_text("", encoding="utf-8")
    said = found(Desk(content), "1.A.2", "Vi respekterer menneskerettighetene, og har gjort det.")
    assert [each for each in said if "er ikke besvart" in each] == []


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("name", form_names())
def test_no_help_in_a_form_names_a_file_or_a_key(name: str, language: str) -> None:
    form = load_form(name)
    fields = (view_field(each, form, language) for each in every_field(form))
    asked = (each.help.in_language(language) for each in form.questions if each.help)
    said = {name_fields(each, form, language) for each in (*asked, *(each.help for each in fields))}
    keys = {each.key for each in every_field(form)}
    of_yaml = re.compile(r"\w\.yaml\b|\b[a-z]+_[a-z_]+\b|attachments\b(?!/\w)|[«“]([a-z]+)[»”]")
    wrong = {each for each in said for found in of_yaml.finditer(each)
             if (found[1] is None or found[1] in keys) and "aktsom sign" not in each
             and not (language == "en" and found[0] == "attachments")}  # fmt: skip
    assert wrong == set()


def test_files_are_called_by_what_they_hold() -> None:
    assert [name_file(each, "nb") for each in (
        "lo/organisation.yaml", "lo/2023/report.yaml", "lo/2023/2-identify/facts.yaml",
        "lo/2023/2-identify/en.md", "lo/2023/attachments/kart.png", "lo/2023/signed/v1/report.yaml",
    )] == [
        "lo: Om virksomheten", "2023: Om redegjørelsen", "2023, trinn 2: tall og lister",
        "2023, trinn 2: engelsk", "2023: kart.png", "2023: det som ble signert",
    ]  # fmt: skip


def test_a_finding_of_a_field_is_put_right_with_fields_and_buttons(desk: Desk) -> None:
    """Where the remedy is another on the page, the page's own is said, and names no id or line."""
    same: list[Given] = [{"origin": None, "value": {"id": "a", "goal": "Mål"}}] * 2
    said = found(desk, "0.21", same)
    assert "Kortnavnet «a» er brukt to ganger." in said
    assert [each for each in said if each.startswith("Skriv et annet kortnavn ved den ene")]
    said = found(desk, "1.E.1", "Se [planen](attachments/planen.pdf), og vedlagt rapport.")
    assert [each for each in said if "bruk «Bilde eller vedlegg» over den" in each]
    assert not [each for each in said if ".yaml" in each or "legg den i" in each.lower()]
    said = found(desk, "report.yaml", {"period": {"from": "2022-01-01", "to": "2022-12-31"}})
    assert not [each for each in said if "appen" in each]
