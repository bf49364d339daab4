"""Whatever values a statement in free form has, its draft builds."""

from pathlib import Path

import pytest

from tests.generator.command import Run

# Values that look like numbers, dates, addresses and countries, and are none.
GARBLED = (
    "ca. 40–50", "6 (4,5 årsverk)", "1.2.3", "999999999999", "31.02.2025", "2024-13-40",
    "a@b@c", "post@", "@kontoret", "987 654 320", "Kongo-Atlantis", "NO, DE, XX", "-1", "½", "NaN",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("at", range(0, len(GARBLED), 5))
def test_a_draft_of_garbled_values_builds(at: int, run: Run, tmp_path: Path) -> None:
    one, two, three, four, five = GARBLED[at : at + 5]
    text = f"""# Redegjørelse etter åpenhetsloven 2024 – Fjordmøbel AS

Fjordmøbel AS (org.nr. {four}) har {one} ansatte og omsatte for {two} millioner kroner.

## Retningslinjer

Styret vedtok etiske retningslinjer {three}. Se https://{five}.example/etikk

## Kartlegging

Vi kartla {two} leverandører i {four}.

## Risiko

| Risiko | Land | Tiltak | Status |
| --- | --- | --- | --- |
| Lav lønn {one} | {two} | {three} | {four} |
| {five} | {one} | Besøk | {two} |

## Kontakt

Spørsmål sendes til {three}. Tlf. {four}

{five}, {three}

{one}, styreleder
"""
    (tmp_path / "statement.md").write_text(text, encoding="utf-8")
    ran = run("import", "statement.md")
    assert ran.status == 0, ran.err
    ran = run("build", "--drafts", "--as-of", "2025-12-01")
    assert ran.status == 0, ran.out
