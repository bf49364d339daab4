"""Values of fields as reports write them, by the kind that the model says they are of."""

import re
from collections.abc import Callable, Mapping

from generator.findings.positions import Plain
from generator.importing.portal.names import terms
from generator.importing.portal.scalars import find_date, read_count, read_percent, read_yes_no
from schema.fields import Field, Kind

# What stands between several values.
_BETWEEN = re.compile(r"[,;/]|\s(?:og|and)(?=\s)")


def read_value(field: Field, text: str) -> "Plain | None":
    """Return a text as the value of a field that holds no Markdown; None where it is none."""
    if field.vocabulary:
        parts = [each.strip() for each in (_BETWEEN.split(text) if field.many else (text,))]
        codes = [code for each in parts if (code := terms(field.vocabulary).find(each))]
        if len(codes) < len(parts):
            return None
        return [*codes] if field.many else codes[0]
    read = _READ.get(field.kind)
    return read(text) if read else text


def _read_date(text: str) -> str | None:
    found = find_date(text)
    alone = found and not (text[: found[1]] + text[found[2] :]).strip(" .")
    return found[0] if found and alone else None


_READ: Mapping[Kind, Callable[[str], str | None]] = {
    "integer": read_count,
    "number": lambda text: read_count(text) or read_percent(text),
    "percent": read_percent,
    "date": _read_date,
    "yes_no": read_yes_no,
}
