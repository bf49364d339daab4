"""ACC911 beyond the letters of the files: characters written as entities, and within drawings."""

import html
from collections.abc import Iterator

from generator.book.model import BookReport
from generator.book.text_index import passages_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.content.characters import name_characters
from generator.content.opened_pictures import find_drawn_text
from generator.findings.finding import Ref, Severity
from schema.characters import find_unprintable
from schema.kept_patterns import compile_kept

_ENTITY = compile_kept(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_CODE = compile_kept(r"(?<!`)(`{1,3})(?!`).*?(?<!`)\1(?!`)")


@rule("ACC911", Severity.ERROR)
def characters_can_be_printed(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield characters that no font has where they are not themselves in the text."""
    yield from _entities(report)
    if context.book.reports[0] is report and (logo := context.book.logo):
        organisation = Ref(f"{context.book.key}/organisation.yaml", ("appearance", "logo"))
        name = logo.source.path.rpartition("/")[2]
        characters = _unprintable(find_drawn_text(logo.source.file))
        if characters:
            yield _in_drawing(organisation, None, name, characters)


def _unprintable(text: str) -> str:
    return "".join(each.group() for each in find_unprintable(text))


def _entities(report: BookReport) -> Iterator[Hit]:
    for passage in passages_of(report):
        if not passage.markdown or "&" not in passage.text:
            continue
        written = dict.fromkeys(_ENTITY.findall(_CODE.sub("", passage.text)))
        found = {each: _unprintable(html.unescape(each)) for each in written}
        codes = [each for each, characters in found.items() if characters]
        if codes:
            yield hit(
                passage.where.on(codes[0]),
                about=passage.question or None,
                case="entity",
                entity=codes[0],
                detail=name_characters("".join(found.values())),
            )


def _in_drawing(where: Ref, about: str | None, file: str, characters: str) -> Hit:
    detail = name_characters(characters)
    return hit(where, about=about, case="drawing", file=file, detail=detail)
