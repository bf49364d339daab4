"""VAL2xx: values that can be read, but not used by everyone."""

from collections import defaultdict
from collections.abc import Iterator

from generator.assessment.signing import signings_of
from generator.book.model import BookReport
from generator.book.text_index import passages_of
from generator.checks.rules.queries import about_fact, speaks
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Ref, Severity
from schema.email_addresses import IN_TEXT
from schema.signs import load_pattern


@rule("VAL202", Severity.WARNING, law=("aapenhetsloven-6",))
def email_for_everyone(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield e-mail addresses with letters that not all mail programs can send to."""
    places: dict[str, list[tuple[Ref, str | None]]] = defaultdict(list)
    for where, about, address in _addresses(report, context):
        if not address.isascii():
            places[address].append((where, about))
    for address, ((where, about), *others) in places.items():
        related = tuple(each for each, _ in others)
        yield hit(where, about=about, related=related, address=address)


def _addresses(report: BookReport, context: Context) -> Iterator[tuple[Ref, str | None, str]]:
    email = context.book.organisation.information.email
    if email and speaks(report, context):
        where = Ref(f"{context.book.key}/organisation.yaml", ("information", "email"))
        yield where, "organisation.yaml", email
    contact = report.head.contact
    if contact and contact.email:
        yield report.ref("report.yaml", "contact", "email"), "report.yaml", contact.email
    for passage in passages_of(report):
        found = IN_TEXT.finditer(passage.text) if "@" in passage.text else ()
        for address in dict.fromkeys(each.group() for each in found):
            yield passage.where.on(address), passage.question or None, address


@rule("VAL203", Severity.WARNING)
def names_alone(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield signatories whose name is that of several people, or has more beside it."""
    about = about_fact(report, "report.signing")
    for keys, signing in signings_of(report):
        for index, each in enumerate(signing.signatories):
            case = "several" if load_pattern("several_names").match(each.name) else "beside"
            if case == "several" or load_pattern("beside_name").match(each.name):
                where = report.ref("report.yaml", *keys, "signatories", index, "name")
                yield hit(where, about=about, case=case, name=each.name)
