"""Several files of one organisation become several years, and its risks are joined."""

from pathlib import Path

import pytest
import yaml

from generator.commands.session import Session
from generator.findings.positions import Plain
from generator.importing.joined_years import join_risk, pair_risks
from tests.generator.command import Run

Facts = dict[str, dict[str, Plain]]


def statement(year: int, risks: tuple[str, ...], name: str = "Solfisk AS") -> str:
    listed = "\n".join(f"- {each}: Arbeidere kan bli utsatt for lav lønn." for each in risks)
    done = "\n".join(f"- {each}: Vi har byttet leverandør." for each in risks)
    return (
        f"# Redegjørelse {year} for {name}\n\n## Organisering\n\n{name} har 85 ansatte.\n\n"
        "## Retningslinjer\n\nStyret har vedtatt etiske retningslinjer.\n\n"
        f"## Risikoer\n\n{listed}\n\n## Tiltak\n\n{done}\n"
    )


def save(folder: Path, **texts: str) -> list[str]:
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return [f"{name}.md" for name in texts]


def ids(folder: Path, year: int, step: str, key: str) -> list[object]:
    file = folder / "content" / "solfisk" / str(year) / step / "facts.yaml"
    rows = yaml.safe_load(file.read_text(encoding="utf-8"))
    return [each[key] for each in rows["risks" if key == "id" else "measures"]]


def test_each_file_is_a_year_and_the_same_risk_has_one_id(run: Run, tmp_path: Path) -> None:
    files = save(
        tmp_path,
        new=statement(2024, ("Renhold på kaia", "Soya fra Brasil til fôr")),
        old=statement(2023, ("Soya til fôr fra Brasil", "Arbeidstøy")),
    )
    ran = run("import", *files)
    assert (ran.status, ran.err) == (0, "")
    assert ids(tmp_path, 2023, "2-identify", "id") == ["soya-til-for-fra-brasil", "arbeidstoy"]
    assert ids(tmp_path, 2024, "2-identify", "id") == ["renhold-pa-kaia", "soya-til-for-fra-brasil"]
    assert ids(tmp_path, 2024, "3-address", "risk") == [
        "renhold-pa-kaia",
        "soya-til-for-fra-brasil",
    ]
    assert "er samme risiko som «Soya til fôr fra Brasil» (2023)" in ran.out


def unsure(folder: Path) -> list[str]:
    return save(
        folder,
        old=statement(2023, ("Arbeidstøy fra Bangladesh", "Soya")),
        new=statement(2024, ("Arbeidstøy", "Kakao")),
    )


def test_what_is_not_sure_is_left_apart_and_told(run: Run, tmp_path: Path) -> None:
    ran = run("import", *unsure(tmp_path))
    assert ids(tmp_path, 2024, "2-identify", "id") == ["arbeidstoy", "kakao"]
    assert "gi den samme id: arbeidstoy-fra-bangladesh" in ran.out


@pytest.mark.parametrize(
    ("answer", "own"), [("j", "arbeidstoy-fra-bangladesh"), ("", "arbeidstoy"), ("n", "arbeidstoy")]
)
def test_what_is_not_sure_is_asked_where_somebody_is_there(
    answer: str, own: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(Session, "is_attended", property(lambda _: True))

    def ask(_: Session, question: str) -> str:
        asked.append(question)
        return answer

    monkeypatch.setattr(Session, "ask", ask)
    run("import", *unsure(tmp_path))
    assert len(asked) == 1
    assert "Arbeidstøy" in asked[0]
    assert ids(tmp_path, 2024, "2-identify", "id")[0] == own


@pytest.mark.parametrize(
    ("other", "arguments", "said"),
    [
        (statement(2023, ("Soya",)), (), "gjelder begge 2023"),
        (statement(2024, ("Soya",), "Nordlys Tekstil AS"), (), "hver sin virksomhet"),
        (statement(2024, ("Soya",)), ("--year", "2022"), "én fil om gangen"),
        ("Kjære alle, her er referatet. " * 60, (), "ligner ikke på en redegjørelse"),
    ],
)
def test_nothing_is_written_unless_all_fit(
    other: str, arguments: tuple[str, ...], said: str, run: Run, tmp_path: Path
) -> None:
    files = save(tmp_path, one=statement(2023, ("Soya",)), two=other)
    ran = run("import", *files, *arguments)
    assert ran.status == 2
    assert said in ran.err
    assert not (tmp_path / "content").exists()


def test_a_dry_run_of_several_shows_each(run: Run, tmp_path: Path) -> None:
    files = save(tmp_path, a=statement(2023, ("Soya",)), b=statement(2024, ("Soya",)))
    ran = run("import", *files, "--dry-run")
    assert "a.md (2023)" in ran.out
    assert "b.md (2024)" in ran.out
    assert not (tmp_path / "content").exists()


def test_a_risk_is_joined_to_one_alone() -> None:
    before: Facts = {"2-identify": {"risks": [{"id": "a", "title": "Soya fra Brasil"}]}}
    rows: list[Plain | None] = [{"id": each, "title": "Soya fra Brasil"} for each in "bc"]
    done: list[Plain | None] = [{"risk": ["b", "c"]}, {"risk": "c"}]
    now: Facts = {"2-identify": {"risks": rows}, "3-address": {"measures": done}}
    [pair] = pair_risks(before, now)
    assert (pair.now, pair.sure) == ("b", True)
    join_risk(now, pair)
    assert [each["id"] for each in rows if isinstance(each, dict)] == ["a", "c"]
    assert [each["risk"] for each in done if isinstance(each, dict)] == [["a", "c"], "c"]
