"""`aktsom explain`: provisions and questions, what is near them, and as of when the law is read."""

import pytest

from generator.checks.rules import all_codes
from generator.commands.explain_question import codes_of, find_questions
from tests.generator.command import Run

READ = "Lovene er lest slik de var 2. mai 2026.\n"


def codes(written: str) -> list[str]:
    """The codes that may come of a question."""
    (asked,) = find_questions(written)
    return [each.id for each in codes_of(asked)]


@pytest.mark.parametrize("written", ["§ 5 c", "Section 5(1)(c)", "openheitslova § 5 c"])
def test_a_provision_is_what_it_says_and_its_codes(run: Run, written: str) -> None:
    ran = run("explain", written)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("Åpenhetsloven § 5 første ledd bokstav c. Redegjørelsen skal opply")
    assert "LAW302  feil" in ran.out
    assert "LAW401" not in ran.out
    assert ran.out.endswith(READ)


def test_several_words_need_no_quotes(run: Run) -> None:
    assert run("explain", "§", "5", "c") == run("explain", "§ 5 c")
    assert run("explain", "regnskapsloven", "§", "3-5").status == 0


def test_a_section_is_all_of_its_provisions(run: Run) -> None:
    said = run("explain", "åpenhetsloven § 5").out
    for part in ("første ledd bokstav a", "første ledd bokstav c", "fjerde ledd"):
        assert f"Åpenhetsloven § 5 {part}. " in said
    assert {"LAW101", "LAW302", "LAW401"} <= {line[:6] for line in said.splitlines()}


@pytest.mark.parametrize("written", ["§ 1", "§ 12", "åpenhetsloven § 14"])
def test_a_provision_without_codes_says_what_it_says(run: Run, written: str) -> None:
    ran = run("explain", written)
    assert ran.status == 0
    assert ran.out.endswith(f"Ingen kode melder fra om dette.\n{READ}")


def test_a_part_that_is_not_told_apart_is_in_what_it_belongs_to(run: Run) -> None:
    said = run("explain", "§ 6 andre ledd bokstav c").out
    assert said.startswith("«§ 6 andre ledd bokstav c» står ikke for seg selv her.")
    assert "noens personlige forhold (c)" in " ".join(said.split())


def test_a_question_is_its_wording_its_help_its_law_and_its_codes(run: Run) -> None:
    ran = run("explain", "1.a.2")
    assert ran.status == 0
    said = " ".join(ran.out.split())
    assert said.startswith("1.A.2 Hva sier virksomheten offentlig om sine forpliktelser")
    assert "Nevn hvilke menneskerettigheter" in said
    assert "Svaret er tekst i 1-embed/nb.md." in said
    assert "Lov: Åpenhetsloven § 5 første ledd bokstav a og § 4 første ledd bokstav a." in said
    assert "LAW101  feil" in ran.out


def test_what_may_come_of_a_question_depends_on_how_it_is_answered() -> None:
    assert {"LAW201", "LAW202", "ADV203"} <= set(codes("2.A.1"))
    assert {"NUM102"} <= set(codes("0.12"))
    assert "LAW405" not in codes("1.A.2")
    assert all_codes().keys() >= set(codes("5.A.3")) >= {"LAW504"}


def test_a_question_of_several_forms_is_shown_as_each_has_it(run: Run) -> None:
    said = run("explain", "0.signature").out
    assert "act-minimum" in said
    assert "ehn-2023" in said


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("åpenhetslovn § 5", "Åpenhetsloven § 5"),
        ("regnskapslovn § 3-5", "Regnskapsloven § 3-5"),
        ("Transparancy Act § 5", "Transparency Act § 5"),
        ("1.A.9", "1.A.1"),
        ("LAV302", "LAW302"),
    ],
)
def test_a_near_miss_gets_a_suggestion(run: Run, written: str, meant: str) -> None:
    ran = run("explain", written)
    assert (ran.status, ran.out) == (2, "")
    assert f"Mente du «{meant}»?" in ran.err


def test_every_code_with_a_law_says_as_of_when_it_is_read(run: Run) -> None:
    assert " ".join(READ.split()) in " ".join(run("explain", "LAW302").out.split())
    assert run("rules").out.endswith(READ)


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_year_after_the_law_was_read_the_command_says_so(
    run: Run, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "åpenhetsloven slik den var" not in run(command, "--as-of", "2027-05-02").err
    ran = run(command, "--as-of", "2027-05-03")
    said = " ".join(ran.err.split())
    assert said.startswith("aktsom kjenner åpenhetsloven slik den var 2. mai 2026, for over et år")
    assert "åpenhetsloven slik den var" not in ran.out
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert run(command, "--as-of", "2027-05-03").err.startswith("::notice title=aktsom::aktsom kj")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("LAW304", "Det som het LAW304, heter nå ADV304."),
        ("law101", "Noe av det som het LAW101, heter nå FRM101."),
        ("REF101", "REF101 finnes ikke lenger"),
    ],
)
def test_a_code_of_before_says_what_it_is_called_now(run: Run, code: str, said: str) -> None:
    ran = run("explain", code)
    assert ran.status == 0
    assert said in " ".join(ran.out.split())
