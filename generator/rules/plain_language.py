"""TXT102–TXT104: abbreviations without explanation, long sentences, heavy texts."""

import re
from collections.abc import Iterator

from generator.book import BoundReport
from generator.findings import Severity
from generator.passages import Passage, passages_of
from generator.rules.registry import Context, Hit, hit, rule
from schema.email_addresses import LIKE_ONE
from schema.vocabulary import find_currency, is_country
from schema.wordlists import load_words

# Two to five capitals that stand alone: «ITUC», also in «ITUCs» and «ITUC-rapporten»; not what
# begins a number, as in «LOV-2021-06-18-99» and «NO-0155».
_ABBREVIATION = re.compile(
    r"(?<![\w/.@&-])[A-ZÆØÅ]{2,5}(?=(?:s|en|er|ene|a)?(?![\w/@]|[.-]\w*\d|\.\w))"
)
# «Styret i Arbeidernes Organisasjon (ITUC)», and «ITUC (Arbeidernes Organisasjon)».
_EXPLAINED = re.compile(
    r"\(([A-ZÆØÅ]{2,5})s?[),;]|\b([A-ZÆØÅ]{2,5})(?:s|-\w+)? ?\((?=[A-ZÆØÅ][a-zæøå])"
)
_CAPITALS = re.compile(r"(?<![A-ZÆØÅ])[A-ZÆØÅ]{2,}+(?:[ -]++[A-ZÆØÅ]{2,}+)+")
_SHOUT = re.compile(r"[A-ZÆØÅ]{2}")
_NO_PROSE = re.compile(rf"`[^`\n]*`|\]\([^()\n]*\)|https?://\S+|{LIKE_ONE.pattern}")
_SENTENCE_END = re.compile(
    r"[.!?…][\"»”)\]]*\s+(?=[\"«“(*_\[]*[A-ZÆØÅ])|(?<=\w{4})[.!?]\s+(?=\d)"
    r"|:[ \t]*\n|\n[ \t]*\n"
    r"|\n(?=[ \t]*(?:[-*+|#>]|\d{1,3}[.)]\s))"
)
_WORD = re.compile(r"\w[\w'’-]*")
_LONGEST_SENTENCE = 40
# A text's LIX (words a sentence, and the share of words of more than six letters): over 60 counts
# as very heavy.
_HEAVIEST, _LONG_WORD, _FEWEST_WORDS = 60, 6, 80


def _plain(passage: Passage) -> str:
    """A text without addresses and code."""
    text = passage.text
    return _NO_PROSE.sub(" ", text) if re.search(r"[`@]|\]\(|://", text) else text


def words_of(text: str) -> list[str]:
    """Return the words of a text; a word may have hyphens and apostrophes in it."""
    return _WORD.findall(text)


def sentences_of(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each sentence of a text and its words; a line of a list or a table is one."""
    for sentence in _SENTENCE_END.split(text):
        words = words_of(sentence)
        if words:
            yield sentence.strip(), words


@rule("TXT102", Severity.WARNING)
def abbreviations_explained(report: BoundReport, _context: Context) -> Iterator[Hit]:
    """En forkortelse er ikke forklart.

    Hvorfor: Den som leser redegjørelsen, kjenner ikke bransjens forkortelser. De som alle kjenner,
        som EU og HMS, trenger ingen forklaring.
    Rett opp: Skriv navnet helt ut første gang, med forkortelsen i parentes: Den internasjonale
        faglige samorganisasjonen (ITUC).

    Feiler (4-track/nb.md):
        ## 4.A.2

        Vi bruker funnene fra BSCI når vi velger hvilke gårder vi besøker.
    Består (4-track/nb.md):
        ## 4.A.2

        Vi bruker funnene fra Business Social Compliance Initiative (BSCI) når vi velger hvilke
        gårder vi besøker.
    """
    shouting = (each for each in passages_of(report) if _SHOUT.search(each.text))
    texts = [(each, _plain(each)) for each in shouting]
    # A word in capitals for emphasis stands in small letters elsewhere: «MÅ».
    spoken = {word for each in passages_of(report) for word in each.text.split()} if texts else ()
    known = {
        *load_words("known_abbreviations"),
        *load_words("placeholder_marks"),
        *load_words("emphasised_words"),
    }
    known |= _names(report)
    for _, text in texts:
        if "(" in text:
            known |= {name for pair in _EXPLAINED.findall(text) for name in pair}
    for passage, text in texts:
        shouted = _CAPITALS.sub(" ", text)
        for name in dict.fromkeys(_ABBREVIATION.findall(shouted)):
            emphasised = set(name) == {"X"} or name.casefold() in spoken
            if name not in known and not emphasised and not _is_code(name):
                known.add(name)
                yield hit(passage.where.on(name), about=passage.question or None, name=name)


def _is_code(name: str) -> bool:
    """Tell whether a name is the code of a currency or a country, as in tables."""
    return bool(find_currency(name)) or is_country(name)


def _names(report: BoundReport) -> set[str]:
    """Abbreviations that the organisation goes by."""
    itself = report.organisation
    names = (itself.name, itself.short_name or "", *(each.name for each in itself.entities))
    return {word for name in names for word in _WORD.findall(name)}


@rule("TXT103", Severity.WARNING)
def sentences_short(report: BoundReport, _context: Context) -> Iterator[Hit]:
    """En setning er så lang at den er vanskelig å lese.

    Hvorfor: Redegjørelsen er for alle. I en setning på mer enn 40 ord må de fleste begynne på nytt
        for å få med seg meningen.
    Rett opp: Del setningen i to eller flere. Er den en oppramsing, lag en punktliste.

    Feiler (4-track/nb.md):
        ## 4.A.2

        Vi besøker gårdene to ganger i året og snakker med arbeiderne uten at eieren er til stede,
        og dessuten leser vi revisjonsrapportene fra de tre siste årene, spør fagforeningen i
        distriktet, sammenligner lønnsslippene med timelistene og følger opp alt vi finner.
    Består (4-track/nb.md):
        ## 4.A.2

        Vi besøker gårdene to ganger i året og snakker med arbeiderne uten at eieren er til stede.
        Vi leser revisjonsrapportene fra de tre siste årene og spør fagforeningen i distriktet.
    """
    for passage in passages_of(report):
        if len(passage.text.split()) <= _LONGEST_SENTENCE:
            continue
        for sentence, words in sentences_of(_plain(passage)):
            if len(words) > _LONGEST_SENTENCE:
                beginning = _beginning(sentence)
                where = passage.where.on(beginning)
                about = passage.question or None
                yield hit(where, about=about, count=len(words), words=beginning)


def _beginning(sentence: str) -> str:
    return " ".join(sentence.split("\n", 1)[0].split(" ")[:6])


@rule("TXT104", Severity.INFO)
def texts_light(report: BoundReport, _context: Context) -> Iterator[Hit]:
    """Svaret er tungt å lese.

    Hvorfor: Lesbarhetsindeksen (lix) er antall ord per setning pluss prosenten av ord med mer enn
        seks bokstaver. Over 60 regnes teksten som svært tung, og mange gir opp.
    Rett opp: Skriv kortere setninger, bytt lange ord mot korte («i forbindelse med gjennomføringen
        av» mot «når vi»), og la verb gjøre arbeidet i stedet for substantiver på -ing og -else.

    Feiler (4-track/nb.md):
        ## 4.A.2

        Virksomhetens gjennomføring av aktsomhetsvurderinger forutsetter systematisk
        risikokartlegging, dokumentasjonsinnhenting og leverandøroppfølging gjennom
        kategoriansvarlige innkjøpsmedarbeidere, herunder kvalitetssikring av
        egenrapporteringsskjemaer. Implementeringen av forbedringstiltak prioriteres etter
        vesentlighetsvurderinger, alvorlighetsgrad og påvirkningsmuligheter innenfor
        virksomhetens eksisterende styringssystemer og rapporteringsstrukturer, samtidig som
        resultatoppnåelse dokumenteres gjennom kvartalsvise statusrapporteringer. Ledergruppens
        behandling av avviksrapporter sikrer kontinuerlig forbedring av virksomhetens
        internkontroll, leverandørdialog, kompetanseutvikling og ansvarsfordeling mellom
        organisasjonsenhetene. Styrebehandling gjennomføres halvårlig, inkludert gjennomgang av
        hovedindikatorer, ressursdisponering, måloppnåelse, interessentdialog og
        gjenopprettingstiltak. Virksomhetens styringsdokumentasjon oppdateres fortløpende gjennom
        forbedringsprosesser, medarbeiderinvolvering, bransjesamarbeid, erfaringsutveksling,
        kompetanseheving, leverandørsamlinger, revisjonsoppfølging, ledelsesgjennomganger og
        rapporteringsrutiner innenfor virksomhetens hovedprosesser, støtteprosesser og
        ledelsesprosesser, tilpasset organisasjonens størrelse, kompleksitet og risikoeksponering.
    Består (4-track/nb.md):
        ## 4.A.2

        Vi besøker gårdene to ganger i året og snakker med arbeiderne uten at eieren er til stede.
        Det vi finner, går til styret hvert halvår.
    """
    for passage in passages_of(report):
        if len(passage.text.split()) < _FEWEST_WORDS:
            continue
        counted = [words for _, words in sentences_of(_plain(passage))]
        words = [word for sentence in counted for word in sentence]
        if len(words) >= _FEWEST_WORDS:
            long = sum(len(word) > _LONG_WORD for word in words)
            lix = round(len(words) / len(counted) + 100 * long / len(words))
            if lix > _HEAVIEST:
                yield hit(passage.where, about=passage.question or None, lix=lix)
