"""Whether a text says anything: which of its words name something."""

import pytest

from generator.text.vacuity import is_vacuous, names_harm, repeats, says_where, telling_words

# Thirty words of which none says anything.
ROUNDABOUT = (
    "Vi har og skal ha det slik som dette, når de kan, for oss, dere, dem, man, seg, der, her, nå, "
    "da, så, men, også, både, ikke, bare, kun, meget, svært,"
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Vi skal og vil ikke.", set()),
        ("Vi besøker kaffegårder i Brasil.", {"kaffegårder", "brasil"}),
        ("Siden 2023 har vi 12 av dem.", {"12"}),
        ("Se [det](https://lo.no/kaffegårder) på https://lo.no/brasil.", set()),
        ("x y 7", {"7"}),
    ],
)
def test_what_names_something_tells(text: str, words: set[str]) -> None:
    assert words <= telling_words(text)
    if not words:
        assert telling_words(text) == frozenset()


def test_the_writers_own_names_tell_nothing() -> None:
    assert telling_words("Granlia har kaffe.") == {"granlia", "kaffe"}
    assert telling_words("Granlia har kaffe.", {"granlia"}) == {"kaffe"}


def test_a_part_of_the_value_chain_is_where() -> None:
    assert says_where("Vi spurte leverandørene.")
    assert not says_where("Vi spurte noen.")


@pytest.mark.parametrize(
    ("text", "fewest", "vacuous"),
    [
        ("", 1, True),
        ("Vi skal det.", 1, True),
        ("Kaffe.", 1, False),
        ("Kaffe.", 2, True),
        ("Kaffe i Brasil.", 2, False),
        ("Vi har og vi skal ha det med kaffe her.", 1, False),
        # Of a long text a share must say something.
        (f"{ROUNDABOUT} kaffe.", 1, True),
        (f"{ROUNDABOUT} kaffe, sukker, bomull, tømmer.", 1, False),
    ],
)
def test_a_text_in_which_too_little_is_named_is_vacuous(
    text: str,
    fewest: int,
    vacuous: bool,  # noqa: FBT001 - what is expected
) -> None:
    assert is_vacuous(text, fewest=fewest) is vacuous


@pytest.mark.parametrize(
    ("text", "other", "same"),
    [
        ("Kaffe i Brasil.", "Brasil og kaffen.", True),
        ("Kaffe i Brasil.", "Kaffe i Kenya.", False),
        ("", "", False),
        # A plan, and what has become of it.
        ("40 innkjøpere har fått kurs.", "Kurs til 40 innkjøpere.", False),
        ("Kurs til 40 innkjøpere.", "40 innkjøpere har fått kurs.", True),
        ("40 innkjøpere har kurs.", "40 innkjøpere har hatt kurs.", True),
    ],
)
def test_a_text_repeats_another_that_names_the_same(
    text: str,
    other: str,
    same: bool,  # noqa: FBT001 - what is expected
) -> None:
    assert repeats(text, other) is same


EMPTY = """\
Vi har en hensiktsmessig organisering med klare ansvarslinjer.
Vi driver innenfor vår bransje og har et bredt spekter av leverandører.
Selskapet ledes av en kompetent ledelse med godt samarbeid på tvers.
Etisk bevissthet er en del av kulturen vår. Alle ansatte er kjent med hva som forventes.
Organiseringen er tilpasset virksomhetens størrelse.
Virksomheten leverer kvalitet til sine kunder.
Vi er en moderne organisasjon med korte beslutningsveier.
Vi skaper verdier for kunder og samfunn.
Konsernet har en tydelig struktur.
Vi gir gjestene opplevelser av høy kvalitet.
Våre verdier er åpenhet, respekt og ansvar, og de ligger til grunn for alt vi foretar oss.
Vi jobber risikobasert.
Arbeidsforhold kan variere.
Sosiale forhold i leverandørkjeden
Vi kan ikke garantere at alle forhold er gode.
Tett oppfølging av leverandørene.
Verksemda er organisert på ein god og føremålstenleg måte.
Vi leverer produkt av høg kvalitet til nøgde kundar.
Vi har nulltoleranse for brot på menneskerettane. Det ligg i ryggmergen vår.
Brot kan skje kvar som helst.
Vi har sett temaet på dagsordenen.
Større merksemd om temaet.
Organiseringa er god.
Vi byggjer framtida.
Rutinar er etablerte og blir følgde.
God HMS-kultur.
We are organised to deliver value.
We are a leading player in our field with a global footprint.
We are committed to respecting human rights wherever we operate.
We recognise that risks may exist in any supply chain.
We continue to engage with stakeholders.
Engagement has been positive.
Progress is monitored on an ongoing basis.
Nordskjell er godt organisert.
Retningslinjene våre holder høy standard og bygger på anerkjente prinsipper.
Anstendig arbeid er et satsingsområde for oss.
Vi vil ha økt oppmerksomhet om dette framover.
Banken er organisert i samsvar med gjeldende krav.
Banken tilbyr det kundene trenger.
Banken opptrer alltid ansvarlig og i tråd med beste praksis.
Omdømmerisiko
Negative saker kan skade tilliten til banken.
Inngår i ordinær risikostyring.
Risikoen er innenfor bankens toleranse.
Forbundet er demokratisk oppbygd.
Det finnes uetiske leverandører.
Vi velger etiske leverandører.
Ivaretas.
Diverse forhold.
Diverse tiltak iverksatt.
Administrasjonen har ansvar for sine oppgaver og rapporterer etter fastsatte rutiner.
Vi kjøper varer og tjenester fra ulike leverandører i inn- og utland.
Mulige negative konsekvenser for mennesker i verdikjeden
Konsekvensene kan være av ulik art og alvorlighetsgrad.
Egnede tiltak er iverksatt for å redusere risikoen til et akseptabelt nivå.
Tiltakene har hatt ønsket effekt, og risikoen er nå akseptabel.
Se bærekraftsrapporten.
Se våre etiske retningslinjer.
Vi arbeider kontinuerleg med aktsemdsvurderingar og har eit godt oversyn over leverandørkjeda vår.
Dette følges opp løpende i linjen ved behov.
Det kan forekomme brudd på menneskerettigheter i leverandørkjeden.
Leverandørkjeden er lang.
Human rights issues in high-risk countries
Some suppliers may fail to live up to our Code.
Generell leverandørrisiko
Det er alltid en viss risiko.
Uetiske leverandører
Vi ønsker å være en pådriver for en bærekraftig utvikling og et anstendig arbeidsliv.
Virksomheten kjennetegnes av høy faglig kompetanse og et sterkt engasjement.
Selskapet har en solid organisasjon med tydelige roller og ansvar.
Vi er stolte av menneskene som jobber hos oss, og av den positive utviklingen vi ser.
Vår forretningsmodell er bygget på tillit og langsiktige relasjoner.
Hos oss står mennesket i sentrum.
Vi legger stor vekt på åpenhet og etterrettelighet i alt vårt virke.
Det er etablert gode rutiner som ivaretar kravene i loven.
Ledelsen har stort fokus på området, og arbeidet utvikles stadig.
Vi har en bevisst holdning til etiske utfordringer i bransjen.
Vi har et kontinuerlig søkelys på forbedringer.
Arbeidet med åpenhetsloven er godt i gang og vil bli styrket i tiden som kommer.
Vi forholder oss til det til enhver tid gjeldende regelverket.
Vi ser ingen grunn til bekymring.
Oppfølgingen skjer på en hensiktsmessig måte og tilpasses den enkelte situasjon.
Vi har fortsatt den gode dialogen med våre samarbeidspartnere.
Temaet står høyt på agendaen og diskuteres jevnlig i aktuelle fora.
Vi har styrket vårt arbeid med bærekraft og satt nye ambisiøse mål.
Effekten av tiltakene vurderes som god.
Vi opplever at tiltakene virker etter hensikten.
Risikoen anses håndtert.
Status er tilfredsstillende.
Vi har oppnådd det vi ville.
Utviklingen går i riktig retning.
Vi er på god vei mot målet.
Virksomheten er i stadig utvikling og tilpasser seg markedet.
Vi er en seriøs aktør med lang erfaring.
Vi tilbyr løsninger tilpasset kundens behov.
Vi leverer varer og tjenester av ypperste kvalitet.
Selskapet har virksomhet flere steder.
Vi har nødvendige styringssystemer på plass.
Etiske hensyn er en integrert del av vår forretningsdrift.
Alle medarbeidere har et selvstendig ansvar for å opptre i henhold til våre verdier.
Vi har kartlagt risikoen og funnet den akseptabel.
Risikoen vurderes som håndterbar.
Det kan oppstå utfordringer i enkelte deler av verdikjeden.
Risiko knyttet til leverandører i risikoutsatte land
Uønskede hendelser kan inntreffe.
Kritikkverdige forhold hos underleverandører
Manglende etterlevelse hos leverandører
Brudd på grunnleggende rettigheter
Vi følger med på utviklingen og vil iverksette tiltak ved behov.
Det jobbes aktivt med problemstillingen.
Vi har en pågående prosess for å møte disse utfordringene.
Tiltak vil bli vurdert fortløpende.
Leverandørene er informert om våre forventninger.
Økt bevissthet internt og eksternt.
Bedre kontroll og oversikt.
Vi har fått et bedre grunnlag for videre arbeid.
Bidrar til en mer ansvarlig verdikjede.
Vi tek samfunnsansvar på alvor og har gode haldningar.
Verksemda har ein tydeleg struktur og flinke folk.
Me leverer gode tenester til kundane våre.
Det er etablert system og rutinar som tek vare på dette.
Vi stiller høge krav både til oss sjølve og til andre.
Dette blir følgt opp på ein god måte.
Me ser ei positiv utvikling.
Risikoen er handtert.
Det kan førekome uheldige tilhøve i leverandørkjeda.
Arbeidet held fram som før, og vi er nøgde med det vi har fått til.
Our people are our greatest asset.
We strive for excellence in everything we do.
The company has an effective structure with clear responsibilities.
We offer high-quality solutions that meet our customers' needs.
We operate in a complex environment with many stakeholders.
Our values underpin everything we do and shape our culture.
We have appropriate policies and procedures in place.
We comply with all applicable laws and regulations.
Risks are assessed and managed in line with best practice.
There is always a certain level of risk in global supply chains.
Adverse impacts may occur in our value chain.
Potential violations of rights by business partners
We work closely with our partners to drive continuous improvement.
Appropriate action has been taken to mitigate the risk.
The measures have had the desired effect.
We are pleased with the progress made so far.
Awareness has increased across the organisation.
We will keep the matter under review.
We take a proactive approach to responsible business.
Our approach is risk-based and proportionate.
The situation is considered satisfactory.
This is followed up by management as needed.
Vi har en egen funksjon som arbeider med temaet.
Det er gjort en vurdering, og den viser ingen vesentlige avvik.
Vi har gjort det som med rimelighet kan forventes av oss.
Vi er bevisste vårt samfunnsansvar og vår rolle som arbeidsgiver.
Policy foreligger.
Dokumentert i vårt kvalitetssystem.
Ikke relevant for oss.
Gjennomført i henhold til plan.
Under arbeid.
Tiltak er på plass.
Kommer tilbake til dette.
Ingen endring siden sist.
Alt er i orden.
Foretaket er innrettet slik at oppgavene blir løst til rett tid.
Vår organisasjon er slank og fleksibel.
Organisasjonskartet gjenspeiler virksomhetens behov.
Vi satser på mennesker og muligheter.
Vi er til for medlemmene våre.
Gruppen har aktiviteter innen flere segmenter.
Vi er markedsleder på vårt felt.
Vi ønsker å framstå som en foretrukken samarbeidspartner.
Selskapet lever av å gjøre kundene gode.
Menneskerettigheter ligger oss nær.
Det er en selvfølge at vi respekterer menneskerettighetene.
Vi tolererer ikke brudd på våre retningslinjer.
Hver enkelt leder har ansvar for at dette etterleves.
Retningslinjer er utarbeidet og gjort kjent.
Vi har innført et rammeverk for ansvarlig forretningsdrift.
Arbeidet er i tråd med OECDs veileder.
Vi har ikke full oversikt, men mener at risikoen er lav.
Potensielt uheldige arbeidsvilkår
Svakheter i verdikjeden
Risikofylte bransjer og geografier
Det kan ikke utelukkes at forhold avviker fra det ønskede.
Vi ber leverandørene om å ta ansvar.
Vi har løftet temaet internt.
Vi holder trykket oppe.
Vi har hatt flere gode møter.
Temaet er nå bedre kjent.
Vi er kommet et godt stykke videre.
Vi merker en økende interesse.
Ambisjonen er innfridd.
Vi vil fortsette i samme spor.
Organisasjonen er rigga for framtida.
Vi gjer vårt beste for kundar og lokalsamfunn.
Vi er ei verksemd med hjarte for folk.
Me held orden på det me skal.
Det er låg risiko hos oss.
Tiltaka har verka.
Our business is built on trust.
We are a people-first company.
We provide best-in-class services to clients around the world.
Doing the right thing is at the core of who we are.
We have embedded respect for human rights throughout the organisation.
Governance arrangements are robust and fit for purpose.
Labour conditions may vary across regions.
There may be instances where standards are not met.
We encourage our suppliers to act responsibly.
The topic has been raised with relevant parties.
Results to date are encouraging.
The supplier base is well managed.
Virksomheten er organisert etter vanlige prinsipper.
Vi har en flat struktur der alle bidrar.
Vi lever opp til våre løfter.
Vi er et naturlig førstevalg.
Menneskeverdet står sterkt i vår kultur.
Vi aksepterer ingen former for uetisk opptreden.
Risiko for negativ påvirkning
Leverandører med svak etterlevelse
Utfordrende forhold ute i verden
Det arbeides med å redusere sårbarheten.
Tiltakene følger planen og gir de ønskede virkningene.
Dette er noe vi er opptatt av og vil prioritere.
Vi gjør det vi kan innenfor våre rammer.
Signalene er gode.
Leverandørene har tatt imot dette på en positiv måte.
Saka blir handtert av dei som har ansvaret.
Tiltaket går sin gang.
Vi har fått opp medvitet.
Vår etiske kompass styrer oss.
We take pride in our work.
Suppliers share our values.
We aim to be a force for good.
Things are moving in the right direction.
"""

SAID = """\
Styret har fem medlemmer.
Vi er et enkeltpersonforetak.
Selskapet er eid av to brødre.
Hovedkontoret ligger i Molde, og vi har verksted i Ålesund.
Vi selger brukte bøker på nett.
Vi syr skjorter.
Vi sluttet å kjøpe av én grossist.
Vi lager spill for mobiltelefoner.
Vi kjøper tomater fra Spania.
Kundene er kommuner.
Varslingskanalen er åpen for alle.
Innkjøpshåndboka sier hva vi krever.
Tvangsarbeid i bomullsdyrking.
Renholderne får for lite lønn.
Barn kan arbeide i steinbrudd.
Farlig støv i veveriet.
Vi har besøkt fabrikken.
To arbeidere fikk pengene tilbake.
Det har ikke vært fall i 2025.
Gebyrene er betalt tilbake.
Fagforeningen er godkjent.
Ti av tolv gårder har nå vernehansker.
Ingen har meldt seg gjennom varslingskanalen.
Vi leiger ut båtar og hytter.
Reinhaldarane har fått løn for overtida.
Dagleg leiar har ansvaret.
Styret er valt av medlemene, og rekneskapen blir revidert.
Our factory makes carpets.
We rent out offices.
Seven workers were repaid.
The owner is a foundation.
The fire exits are open now.
Forced labour in cotton farming.
"""


@pytest.mark.parametrize("text", EMPTY.splitlines())
def test_sentences_that_any_enterprise_could_write_are_vacuous(text: str) -> None:
    assert is_vacuous(text, frozenset({"nordskjell"}))


@pytest.mark.parametrize("text", SAID.splitlines())
def test_short_sentences_that_say_something_are_not(text: str) -> None:
    assert not is_vacuous(text)


@pytest.mark.parametrize(
    ("text", "vacuous"),
    [
        ("Vi har en xyzt her", True),
        ("Vi har 12 xyzt her", False),
        ("Vi har xyzt her i 2023", True),
        ("Vi har xyzt i Bodø", False),
    ],
)
def test_a_brief_text_of_an_unknown_word_says_something_if_it_names_a_thing(
    text: str, *, vacuous: bool
) -> None:
    assert is_vacuous(text, language="nb") is vacuous


def test_four_is_a_number_and_no_fire() -> None:
    assert not names_harm("Risiko i fire ledd", "nb")
    assert names_harm("Fire in a factory", "en")
    assert names_harm("Fire arbeidere", "nb")
