"""VAL2xx: values that can be read, but not used by everyone."""

from collections.abc import Iterator

from generator.book import BoundReport
from generator.findings import Ref, Severity
from generator.passages import passages_of
from generator.rules.reading import speaks
from generator.rules.registry import Context, Hit, hit, rule
from schema.email_addresses import IN_TEXT


@rule("VAL202", Severity.WARNING, law=("aapenhetsloven-6",))
def email_for_everyone(report: BoundReport, context: Context) -> Iterator[Hit]:
    """E-postadressen har bokstaver som ikke alle e-postprogrammer kan sende til.

    Hvorfor: Æ, ø, å og andre bokstaver utenfor det engelske alfabetet er lov i e-postadresser, men
        mange programmer og tjenere nekter å sende til dem. Da når ikke spørsmålet fram.
    Rett opp: Opprett en adresse uten slike bokstaver, for eksempel apenhetsloven@…, som går til
        samme postkasse, og oppgi den.

    Feiler (organisation.yaml):
        information:
          email: spørsmål@granlia.example
    Består (organisation.yaml):
        information:
          email: sporsmal@granlia.example
    """
    for where, about, address in _addresses(report, context):
        if not address.isascii():
            yield hit(where, about=about, address=address)


def _addresses(report: BoundReport, context: Context) -> Iterator[tuple[Ref, str | None, str]]:
    email = context.organisation.organisation.information.email
    if email and speaks(report, context):
        where = Ref(f"{context.organisation.key}/organisation.yaml", ("information", "email"))
        yield where, "organisation.yaml", email
    contact = report.head.contact
    if contact and contact.email:
        yield report.ref("report.yaml", "contact", "email"), "report.yaml", contact.email
    for passage in passages_of(report):
        found = IN_TEXT.finditer(passage.text) if "@" in passage.text else ()
        for address in dict.fromkeys(each.group() for each in found):
            yield passage.where.on(address), passage.question or None, address
