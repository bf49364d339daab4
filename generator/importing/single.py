"""Answers of one value: a text, a number, an amount, yes or no, an address, links."""

import re
from collections.abc import Callable

from generator.importing.lines import Line, without_blanks
from generator.importing.paragraphs import pieces
from generator.importing.results import Plain, Read, Remark, Setting, text_of
from generator.importing.scalars import read_count, read_email, read_money, read_yes_no

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"«»]*[^\s<>\"«».,;:!?'\])*_]", re.IGNORECASE)


def read_text(lines: tuple[Line, ...], _about: str, setting: Setting) -> Read:
    """Read a text of one or a few lines."""
    several = [line.text.rstrip(",") for line in without_blanks(lines)]
    short = len(several) > 1 and all(setting.column.is_short(each) for each in several)
    return Read(", ".join(several) if short else text_of(lines, setting))


def read_name(lines: tuple[Line, ...], _about: str, setting: Setting) -> Read:
    """Read a name: the first lines; what stands apart from them is something else."""
    first = next(pieces(lines))
    return Read(text_of(first, setting), lines[lines.index(first[-1]) + 1 :])


def _scalar(read: Callable[[str], Plain | None]) -> Callable[..., Read]:
    """Return a reader of one value: on the first line, or as written when it is of no kind."""

    def read_scalar(lines: tuple[Line, ...], about: str, setting: Setting) -> Read:
        first = next(pieces(lines))
        value = read(first[0].text)
        if value is not None:
            return Read(value, lines[lines.index(first[0]) + 1 :])
        written = text_of(first, setting)
        value = read(written)
        remark = Remark("import_as_written", about, first[0], written)
        rest = lines[lines.index(first[-1]) + 1 :]
        return Read(value or written, rest, () if value else (remark,))

    return read_scalar


read_integer = _scalar(read_count)
read_answer = _scalar(read_yes_no)
read_address = _scalar(read_email)


def _amount(text: str) -> Plain | None:
    money = read_money(text)
    return {"amount": money[0], "currency": money[1]} if money else None


def read_amount(lines: tuple[Line, ...], about: str, setting: Setting) -> Read:
    """Read an amount of money; kroner unless another currency is named."""
    read = _scalar(_amount)(lines, about, setting)
    if isinstance(read.value, str):
        return Read({"amount": read.value, "currency": "NOK"}, read.rest, read.remarks)
    return read


def read_links(lines: tuple[Line, ...], about: str, setting: Setting) -> Read:
    """Read addresses, each with the words before it; without any, the words are the answer."""
    text = text_of(lines, setting)
    if not _URL.search(text):
        remark = Remark("import_no_link", about, without_blanks(lines)[0], text)
        return Read([{"title": text}], (), (remark,))
    policies: list[Plain] = []
    end = 0
    for match in _URL.finditer(text):
        address = match.group()
        title = text[end : match.start()].strip(" :–-")
        end = match.end()
        url = address if "://" in address else f"https://{address}"
        policies.append({"url": url, **({"title": title} if title else {})})
    after = text[end:].strip(" .,;")
    if after and policies and isinstance(last := policies[-1], dict) and "title" not in last:
        last["title"] = after
    elif after:
        policies.append({"title": after})
    return Read(policies)
