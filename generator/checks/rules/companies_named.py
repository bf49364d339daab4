"""TXT122: companies of the group that are named in the text, and not among those covered."""

from collections.abc import Iterator

from generator.book.model import BookReport
from generator.book.text_index import TextPassage
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.signs import quoted, texts_with
from generator.checks.rules.who_we_are import names_us
from generator.findings.finding import Ref, Severity
from generator.text.partitions import value_of
from generator.text.sentence_ends import split_sentences
from schema.signs import load_hints, load_pattern

# A shorter word of a name says too little of what kind of enterprise it is.
_SHORT_KIND = 4
# So few letters has a first word that many share: «Nord».
_LONG_NAME = 5
# Who holds no more of a company than so many per cent need not be its parent.
_HALF = 50


@rule("TXT122", Severity.WARNING)
def companies_listed(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield, once, the companies of the group that the list of entities lacks."""
    listed = [_plain(each.name) for each in report.organisation.entities]
    listed += [_plain(report.organisation.name), _plain(report.organisation.short_name or "-")]
    named: dict[str, tuple[str, TextPassage]] = {}
    for passage in texts_with(report, load_hints("companies")):
        for company in _ours(passage, report):
            name = _plain(company)
            if not any(_is_same(name, each) for each in listed):
                named.setdefault(name, (company, passage))
    for company, passage in _namesakes(report):
        name = _plain(company)
        if not any(_is_same(name, each) for each in listed):
            named.setdefault(name, (company, passage))
    for company, passage in [*named.values()][:1]:
        others = tuple(each.where.on(one) for one, each in [*named.values()][1:])
        entities = Ref(f"{context.book.key}/organisation.yaml", ("entities",))
        yield hit(
            passage.where.on(company),
            about=passage.question or None,
            related=(*others, entities),
            companies=tuple(quoted(each) for each, _ in named.values()),
        )


def _namesakes(report: BookReport) -> Iterator[tuple[str, TextPassage]]:
    """Yield the companies that bear our own name, and are not said to be others: «Dal Renhold AS».

    A name of few letters says too little, and who owns us may bear it as well.
    """
    first = report.organisation.name.split()[0]
    if len(first) < _LONG_NAME or load_pattern("legal_form_end").search(f"x {first}"):
        return
    for passage in report.main_passages:
        # Nearly always it is our own name that begins so.
        if f"{first} " not in passage.text.replace(report.organisation.name, ""):
            continue
        for sentence in split_sentences(passage.text):
            companies = load_pattern("company").finditer(sentence) if first in sentence else ()
            ours = [each.group() for each in companies if each.group().startswith(f"{first} ")]
            others = ("company_of_others", "holds_us") if ours else ()
            if not any(load_pattern(each).search(sentence) for each in others):
                yield from ((each, passage) for each in ours)


def _held(sentence: str, report: BookReport) -> Iterator[str]:
    """Yield the companies of a sentence by which we hold them, or most of them, in any words."""
    held = load_pattern("we_hold").search(sentence)
    us = load_pattern("us").search(sentence) or _is_named(sentence, report)
    parent = load_pattern("holds_us").search(sentence)
    shares = [value_of(each["number"]) for each in load_pattern("per_cent").finditer(sentence)]
    if held and us and not parent and all(each > _HALF for each in shares if each):
        yield from (each.group() for each in load_pattern("company").finditer(sentence))


def _plain(name: str) -> str:
    return load_pattern("legal_form_end").sub("", " ".join(name.split())).casefold().strip(" .,")


def _is_same(name: str, listed: str) -> bool:
    # «fabrikken i Dal og Dal Osaühing»: a name that ends with a listed one begins before it.
    inside = len(name) > 3 and f" {name} " in f" {listed} "
    return name == listed or inside or (len(listed) > 3 and name.endswith(f" {listed}"))


def _is_named(sentence: str, report: BookReport) -> bool:
    """Tell whether a sentence names the enterprise, or what it is: «bakeriet» of «Voss Bakeri»."""
    kinds = report.organisation.name.casefold().split()[1:]
    words = sentence.casefold().split()
    return names_us(sentence, report) or any(
        len(kind) > _SHORT_KIND and word.startswith(kind) and word != kind
        for kind in kinds
        for word in words
    )


def _ours(passage: TextPassage, report: BookReport) -> Iterator[str]:
    """Yield the companies that a text says belong to the group."""
    for sentence in split_sentences(passage.text):
        if load_pattern("company_of_others").search(sentence) or _is_sold(sentence, report):
            continue
        # «Datterselskapet Dal AS kjører varene ut til kundene»: who comes after has no companies.
        company = load_pattern("company").search(sentence)
        if load_pattern("trading_with").search(sentence, 0, company.end() if company else 1000):
            continue
        named = [*_beside(sentence)]
        yield from named or _held(sentence, report)


def _is_sold(sentence: str, report: BookReport) -> bool:
    """Tell whether a company was sold before the year was over: «ble solgt i 2023»."""
    sold = load_pattern("sold_in").search(sentence)
    return sold is not None and int(sold["year"]) <= report.year


def _beside(sentence: str) -> Iterator[str]:
    """Yield the companies that stand beside words by which they are ours."""
    lead = load_pattern("company_of_ours").search(sentence)
    if lead is not None:
        end = lead.end()
        for company in load_pattern("company").finditer(sentence, lead.end()):
            if not load_pattern("between_companies").fullmatch(
                f" {sentence[end : company.start()]}"
            ):
                break
            yield company.group()
            end = company.end()
        for company in load_pattern("company").finditer(sentence, 0, lead.start()):
            if load_pattern("is_company").fullmatch(sentence[company.end() : lead.end()]):
                yield company.group()
