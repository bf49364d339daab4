"""LAW504 and LAW523: when requests for information are answered, and on what conditions."""

from typing import TYPE_CHECKING

import pytest

from tests.generator.rules.sentences import codes_in_answer

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

REQUESTS = ("5-communicate", "5.A.3")


@pytest.mark.parametrize(
    "text",
    [
        "Innkjøpssjefen svarer skriftlig innen seks uker.",
        "Vi svarer i løpet av fire til seks uker.",
        "Svartiden er normalt to måneder.",
        "Henvendelser besvares innen 30 dager.",
        "Vi svarer så snart vi kan.",
        "Me svarar så fort me har kapasitet.",
        "Førespurnader blir svara på innan åtte veker.",
        "We reply within 30 days.",
        "Requests are normally answered within two months.",
        "You will hear back as soon as possible.",
        "Vi bekrefter mottak innen tre dager, og svarer innen to måneder.",
        "Behandlingstiden er 4–6 uker.",
        "Spørsmål besvares når vi har tid.",
        "Processing of requests may take up to 60 days.",
    ],
)
def test_later_than_the_act_allows(text: str, found: "Found") -> None:
    assert codes_in_answer(found, text, place=REQUESTS) == ["LAW504"]


@pytest.mark.parametrize(
    "text",
    [
        "Vi svarer innen tre uker, og senest to måneder ved uforholdsmessig krevende spørsmål.",
        "Vi svarer så raskt som mulig, og senest innen tre uker.",
        "Henvendelser besvares innen 14 dager.",
        "Leverandørene må svare innen 30 dager når vi stiller spørsmål.",
        "Leverandørene har frist på seks uker til å rette avvik. Vi svarer alle innen tre uker.",
        "Henvendelser besvares innen fristene i åpenhetsloven.",
        "We reply as soon as possible, and within three weeks at the latest.",
        "Er spørsmålet uforholdsmessig krevende, svarer vi innen to måneder og sier fra om det.",
        "Vi svarer innen rimelig tid og senest etter tre uker.",
        "Vi fikk sju henvendelser de siste seks månedene, og svarte på alle innen tre uker.",
        "Rutinen ble revidert for to måneder siden.",
    ],
)
def test_in_time(text: str, found: "Found") -> None:
    assert codes_in_answer(found, text, place=REQUESTS) == []


@pytest.mark.parametrize(
    "text",
    [
        "Bare kunder kan be om informasjon.",
        "Kun journalister og kunder får svar på henvendelser.",
        "Information is only given to customers who ask.",
        "For omfattende henvendelser tar vi et gebyr på 500 kroner.",
        "Den som ber om informasjon, må dekke kostnadene våre.",
        "We charge a fee for answering requests.",
        "Vi forbeholder oss retten til ikke å svare.",
        "Vi vurderer selv om vi vil svare på henvendelsen.",
        "We reserve the right to decline requests.",
        "Svar gis etter eget skjønn.",
        "Henvendelsen må begrunnes.",
        "Du må oppgi hvorfor du spør.",
        "Requests must state the purpose.",
        "Den som spør må oppgi fullt navn og fødselsnummer.",
        "Du må legitimere deg med BankID.",
        "Anonyme henvendelser besvares ikke.",
        "Førespurnaden må grunngjevast.",
        "Henvendelser må sendes på vårt skjema.",
        "Vi besvarer kun henvendelser på norsk.",
        "Requests must be made using our online form.",
        "Avslag på henvendelser begrunnes ikke.",
        "Et avslag er endelig og kan ikke påklages.",
        "A refusal is final.",
        "Avslag kan ikkje klagast på.",
    ],
)
def test_conditions_that_the_act_does_not_know(text: str, found: "Found") -> None:
    assert codes_in_answer(found, text, place=REQUESTS) == ["LAW523"]


@pytest.mark.parametrize(
    "text",
    [
        "Alle kan be om informasjon, ikke bare kunder.",
        "Det er gratis å be om informasjon.",
        "Timeprisene i avtalen ga vi ikke ut, jf. § 6 annet ledd bokstav d, da noen ba om dem.",
        "Vi tar ikke gebyr for å svare på henvendelser.",
        "Du trenger ikke å oppgi navn eller si hvorfor du spør.",
        "Henvendelsen må være skriftlig, for eksempel på e-post eller skjema.",
        "Avslag opplyser om det rettslige grunnlaget, og du kan kreve en nærmere begrunnelse.",
        "Vi må begrunne avslag når den som spør, krever det.",
        "Oppgi gjerne hva henvendelsen gjelder, så går det raskere.",
        "Vi vurderer hver henvendelse etter § 6, og begrunner avslag.",
        "Leverandørene må oppgi navn på alle underleverandører.",
        "Arbeiderne betalte gebyr for å få jobb, og det spør vi alle leverandører om.",
        "Bare innkjøpssjefen svarer på henvendelser.",
        "You may ask anonymously, and it is free of charge.",
        "Forbrukertilsynet kan gi overtredelsesgebyr hvis vi ikke svarer på henvendelser.",
        "Vi forbeholder oss retten til å heve kontrakten med leverandører som ikke svarer.",
        "Ansatte kan varsle anonymt. Skjemaet ligger på intranettet, og kan brukes av alle.",
    ],
)
def test_honest_words_on_requests(text: str, found: "Found") -> None:
    assert codes_in_answer(found, text, place=REQUESTS) == []


def test_reasons_in_the_frame_are_no_limits(found: "Found") -> None:
    reason = "Vi oppgir ikke svar på spørsmål om hvem som har signert."
    excepted = f"exceptions:\n  - {{code: LAW401, reason: {reason}}}\n"
    assert "LAW523" not in [each.code for each in found(("report.yaml", excepted))]


@pytest.mark.parametrize(("days", "codes"), [(21, []), (22, ["LAW504"])])
def test_nobody_waits_longer_than_three_weeks(days: int, codes: list[str], found: "Found") -> None:
    text = f"Den som skriver til oss, får vente i {days} dager på svar."
    assert codes_in_answer(found, text, place=REQUESTS) == codes
