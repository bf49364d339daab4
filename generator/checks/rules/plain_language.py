"""TXT102–TXT104: abbreviations without explanation, long sentences, heavy texts."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from generator.book.model import BookReport
from generator.book.text_index import passages_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity
from generator.text.sentence_ends import split_sentences
from schema.email_addresses import LIKE_ONE
from schema.kept_patterns import compile_kept
from schema.vocabulary import find_currency, is_country
from schema.wordlists import load_words, words_pattern

# Two to five capitals that stand alone: «ITUC», also in «ITUCs» and «ITUC-rapporten»; not what
# begins a number, as in «LOV-2021-06-18-99» and «NO-0155».
_ABBREVIATION = compile_kept(
    r"[A-ZÆØÅ](?<![\w/.@&-].)[A-ZÆØÅ]{1,4}(?=(?:s|en|er|ene|a)?(?![\w/@]|[.-]\w*\d|\.\w))"
    # «DR Kongo» is the name of a country.
    r"(?! (?:Kongo|Congo)(?!\w))"
    # «SSI-sertifikat», “an SSI traceability certificate”: what it is, is said.
    r"(?!-(?:sertifi|attest|merk|standard|revisjon|audit|certif)"
    r"| (?:[a-z]{3,20} )?(?:certificat|certified|standard|label|audit))"
)
# «Styret i Arbeidernes Organisasjon (ITUC)», and «ITUC (Arbeidernes Organisasjon)».
_EXPLAINED = compile_kept(
    r"\(([A-ZÆØÅ]{2,5})s?[),;]|\b([A-ZÆØÅ]{2,5})(?:s|-\w+)? ?\((?=[A-ZÆØÅ][a-zæøå])"
)
_MARK = compile_kept(r"\[![A-Z]{3,9}\]|\[\[?_?TOC_?\]\]?")
_CAPITALS = compile_kept(r"(?<![A-ZÆØÅ])[A-ZÆØÅ]{2,}+(?:[ -]++[A-ZÆØÅ]{2,}+)+")
_FORMS = "(?:AS|ASA|SA|AB|A/S|ApS|GmbH|AG|Oy|BV|Ltd|Inc|LLC|KF|IKS|HF|RHF)"
_SHOUT = compile_kept(r"[A-ZÆØÅ]{2}")
_NO_PROSE = compile_kept(rf"`[^`\n]*`|\]\([^()\n]*\)|https?://\S+|{LIKE_ONE.pattern}")
_WORD = compile_kept(r"\w[\w'’-]*")
_LONGEST_SENTENCE = 50
# A text's LIX (words a sentence, and the share of words of more than six letters): over 60 counts
# as very heavy.
_HEAVIEST, _LONG_WORD, _FEWEST_WORDS = 60, 6, 80


def _plain(text: str) -> str:
    """A text without addresses, code and the marks of other programs."""
    text = _MARK.sub(" ", text) if "[" in text else text
    return _NO_PROSE.sub(" ", text) if re.search(r"[`@]|\]\(|://", text) else text


def words_of(text: str) -> list[str]:
    """Return the words of a text; a word may have hyphens and apostrophes in it."""
    return _WORD.findall(text)


def sentences_of(text: str) -> Iterator[str]:
    """Yield each sentence of a text that has a word; a line of a list or a table is one."""
    return (each.strip() for each in split_sentences(text) if _WORD.search(each))


@lru_cache(maxsize=128)
def _sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text: two rules, one after the other, look at those of a report."""
    return tuple(sentences_of(_plain(text)))


@rule("TXT102", Severity.WARNING)
def abbreviations_explained(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield each abbreviation that is neither well known nor explained, once."""
    shouting = (each for each in passages_of(report) if _SHOUT.search(each.text))
    texts = [(each, _plain(each.text)) for each in shouting]
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
        # What is shouted is no abbreviation.
        named = bool(_ABBREVIATION.search(text))
        for name in dict.fromkeys(_ABBREVIATION.findall(_CAPITALS.sub(" ", text)) if named else ()):
            if name in known or set(name) == {"X"} or _is_code(name):
                continue
            if not _is_spoken(name.casefold(), report):
                known.add(name)
                if any(name in each and _names_company(name, each) for _, each in texts):
                    continue
                yield hit(passage.where.on(name), about=passage.question or None, name=name)


@cache
def _of_companies() -> re.Pattern[str]:
    """«TKB AS», and «leverandøren TKB»."""
    return compile_kept(
        rf"(?<!\w)([A-ZÆØÅ]{{2,5}}) (?:[A-ZÆØÅ]\w{{1,20}} ){{0,3}}{_FORMS}(?!\w)"
        rf"|(?i:{words_pattern('naming_words')}) ([A-ZÆØÅ]{{2,5}})(?!\w)"
    )


def _names_company(name: str, text: str) -> bool:
    return any(name in found for found in _of_companies().findall(text))


def _is_spoken(word: str, report: BookReport) -> bool:
    """Tell whether a word in capitals for emphasis stands in small letters elsewhere: «MÅ»."""
    return any(word in each.text.split() for each in report.passages if word in each.vocabulary)


def _is_code(name: str) -> bool:
    """Tell whether a name is the code of a currency or a country, as in tables."""
    return bool(find_currency(name)) or is_country(name)


def _names(report: BookReport) -> set[str]:
    """Abbreviations that the organisation goes by."""
    return {word for name in report.organisation.names for word in _WORD.findall(name)}


@rule("TXT103", Severity.INFO)
def sentences_short(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield sentences of more words than most readers can follow."""
    for passage in passages_of(report):
        if len(passage.text.split()) <= _LONGEST_SENTENCE:
            continue
        for sentence in _sentences(passage.text):
            # A word and what follows it are two characters, at the least.
            words = words_of(sentence) if len(sentence) > 2 * _LONGEST_SENTENCE else []
            if len(words) > _LONGEST_SENTENCE:
                beginning = _beginning(sentence)
                where = passage.where.on(beginning)
                about = passage.question or None
                yield hit(where, about=about, count=len(words), words=beginning)


def _beginning(sentence: str) -> str:
    return " ".join(sentence.split("\n", 1)[0].split(" ")[:6])


@rule("TXT104", Severity.INFO)
def texts_light(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield texts whose LIX counts as very heavy."""
    for passage in passages_of(report):
        if len(passage.text.split()) < _FEWEST_WORDS:
            continue
        counted = [words_of(each) for each in _sentences(passage.text)]
        words = [word for sentence in counted for word in sentence]
        if len(words) >= _FEWEST_WORDS:
            long = sum(map(_LONG_WORD.__lt__, map(len, words)))
            lix = round(len(words) / len(counted) + 100 * long / len(words))
            if lix > _HEAVIEST:
                yield hit(passage.where, about=passage.question or None, lix=lix)
