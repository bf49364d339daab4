"""LAW521 and LAW522: the Act misquoted in prose."""

from typing import TYPE_CHECKING

import pytest

from tests.generator.rules.sentences import codes_in_answer

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

# What may be found as well in these.
ASIDE = ("TXT105",)


@pytest.mark.parametrize(
    "text",
    [
        "Åpenhetsloven § 8 krever at vi redegjør for arbeidet.",
        "§ 4 krever at redegjørelsen publiseres.",
        "Etter § 3 i åpenhetsloven skal redegjørelsen offentliggjøres.",
        "Openheitslova § 9 krev at vi gjer greie for arbeidet.",
        "Vi gjennomfører aktsomhetsvurderinger etter åpenhetsloven § 6.",
        "Alle har rett til informasjon etter åpenhetsloven § 4.",
        "Åpenhetsloven § 26 a pålegger oss dette.",
        "Section 8 of the Transparency Act requires us to publish this statement.",
        "Under section 4 of the Transparency Act anyone may send a request for information.",
        "I tråd med lovens § 7 publiserer vi redegjørelsen hvert år.",
        "Denne redegjørelsen er avgitt etter likestillings- og diskrimineringsloven § 5.",
        "Likestillingsloven § 5 krever at vi redegjør for arbeidet.",
        "This statement is made pursuant to section 54 of the Modern Slavery Act 2015.",
        "Vår redegjørelse oppfyller kravene i Modern Slavery Act.",
        "Denne rapporten er utarbeidet i henhold til offentlighetsloven.",
        "Our report is published in compliance with the German Supply Chain Due Diligence Act.",
        "Innkjøp følger lov om åpenhet av 2020.",
        "Åpenhetsloven (2019) gjelder for oss.",
        "The Transparency Act of 2020 applies to us.",
        "Åpenhetsloven av 10. juni 2021 gjelder for oss.",
        "Åpenhetsloven trådte i kraft 1. januar 2023.",
        "Forbrukerrådet fører tilsyn med åpenhetsloven.",
        "Du kan klage til Forbrukerrådet hvis du får avslag.",
        "The Consumer Council supervises the Transparency Act.",
        "Forbrukarrådet kan gje oss gebyr om vi ikkje svarar på krav om informasjon.",
        "Avslag kan klages inn for Forbrukerrådet.",
        "Arbeidstilsynet fører tilsyn med at vi følger åpenhetsloven.",
    ],
)
def test_the_act_is_misquoted(text: str, found: "Found") -> None:
    assert codes_in_answer(found, text, *ASIDE) == ["LAW521"]


@pytest.mark.parametrize(
    "text",
    [
        "Åpenhetsloven § 5 krever at vi redegjør for arbeidet.",
        "Redegjørelsen etter § 5 bygger på aktsomhetsvurderinger etter § 4.",
        "Vi er omfattet av åpenhetsloven § 2, jf. § 3, og publiserer derfor redegjørelsen.",
        "Redegjørelsen er signert etter regnskapsloven § 3-5.",
        "Redegjørelsen er signert i samsvar med regnskapsloven § 3-5.",
        "Forbrukertilsynet kan gi overtredelsesgebyr etter § 14 når redegjørelsen mangler.",
        "Arbeidsmiljøloven § 4 gir ansatte rett til medvirkning, og det redegjør vi for her.",
        "Vår redegjørelse om likestilling etter likestillingsloven § 26 a står i årsberetningen.",
        "Likestillings- og diskrimineringsloven § 26 a krever at vi redegjør for likestilling.",
        "Krav om informasjon behandles etter åpenhetsloven § 7.",
        "Vårt britiske datterselskap rapporterer også etter Modern Slavery Act.",
        "Denne redegjørelsen oppfyller åpenhetsloven og UK Modern Slavery Act.",
        "Åpenhetsloven av 18. juni 2021 trådte i kraft 1. juli 2022.",
        "Vi publiserte den første redegjørelsen etter åpenhetsloven i 2023.",
        "Section 3 of our Code of Conduct is about the right to publish.",
        "Etter § 4 i vedtektene skal styret publisere en rapport.",
        "Forbrukerrådet testet kaffen vår, og vi leser rapportene deres.",
        "Kilder er rapporter fra ILO, Forbrukerrådet og Forbrukertilsynet.",
        "Forbrukertilsynet, ikke Forbrukerrådet, fører tilsyn med åpenhetsloven.",
        "Arbeidstilsynet hadde tilsyn hos oss i mai.",
        "De som får avslag, kan klage til Forbrukertilsynet.",
        "Hovedavtalen § 9 gir tillitsvalgte rett til informasjon.",
    ],
)
def test_the_act_is_quoted_rightly(text: str, found: "Found") -> None:
    assert codes_in_answer(found, text, *ASIDE) == []


@pytest.mark.parametrize(
    "text",
    [
        "Loven gjelder for virksomheter med over 50 millioner kroner i omsetning.",
        "Åpenhetsloven omfatter foretak med minst 100 ansatte.",
        "Terskelen i åpenhetsloven er 250 årsverk.",
        "Lova gjeld verksemder med meir enn 80 millionar i salsinntekter.",
        "The Act applies to companies with more than 250 employees.",
        "The Transparency Act covers enterprises whose turnover exceeds NOK 100 million.",
        "Redegjørelsen skal etter loven publiseres innen 1. juli hvert år.",
        "Fristen for å offentliggjøre redegjørelsen er 31. desember.",
        "Etter åpenhetsloven skal redegjørelsen oppdateres innen 30. april hvert år.",
        "The statement must by law be published by 31 July each year.",
        "Fristen for redegjørelsen er 30. juni 2022.",
        "Vi offentliggjør redegjørelsen innen 1. september hvert år.",
        "Utgreiinga skal etter openheitslova publiserast seinast 1. juli.",
        "Loven krever at vi oppdaterer redegjørelsen annethvert år.",
    ],
)
def test_a_deadline_or_threshold_that_is_not_the_acts(text: str, found: "Found") -> None:
    assert codes_in_answer(found, text, *ASIDE) == ["LAW522"]


@pytest.mark.parametrize(
    "text",
    [
        "Loven gjelder foretak med over 70 millioner i omsetning eller 35 millioner i balanse.",
        "Terskelen er 50 årsverk.",
        "Vi har 80 ansatte og 120 millioner i omsetning, og er omfattet av åpenhetsloven.",
        "Redegjørelsen skal etter loven publiseres innen 30. juni hvert år.",
        "Vi publiserer neste redegjørelse innen 1. mai 2025.",
        "Fristen for redegjørelsen er 30. juni 2024.",
        "Vi publiserte vår første redegjørelse innen 30. juni 2023.",
        "Årsregnskapet skal sendes inn innen 31. juli.",
        "Åpenhetsloven trådte i kraft 1. juli 2022, og vi publiserte redegjørelsen i 2023.",
        "Leverandører med over 100 ansatte følges opp særskilt.",
        "Redegjørelsen ble publisert 12. juni 2024, før fristen i loven.",
        "Vi følger opp leverandører som vi handler med for over 5 millioner kroner.",
        "The deadline for suppliers to answer was 1 September.",
    ],
)
def test_deadlines_and_thresholds_that_are_right(text: str, found: "Found") -> None:
    assert codes_in_answer(found, text, *ASIDE) == []
