"""The text of a PDF in the order of its structure, read from fonts and instructions by ourselves.

Poppler does the same and takes a minute for a long document: it is asked about a short one.
"""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pikepdf import Pdf

from generator.pdf.checking_structure import read_elements
from tests.tools import find_pdfinfo

_QUOTED = re.compile(r'^\s*"(.*)"$', re.MULTILINE)
_INSTRUCTION = re.compile(rb"/MCID (\d+)|(EMC)|/(\S+) [\d.]+ Tf|\[(.*)\] TJ")
_GLYPHS = re.compile(rb"<([0-9a-fA-F]+)>")
_ONE = re.compile(rb"<([0-9a-fA-F]+)> <([0-9a-fA-F]+)>")


def read_text(pdf: Pdf) -> list[str]:
    """The text of every piece of content, in the order of the structure."""
    pages = [dict(_read_page(page.obj)) for page in pdf.pages]
    return [_find(pages, obj, kid) for obj, kid in _walk(pdf)]


def read_pages(pdf: Pdf) -> list[str]:
    """The text of every page, as it is written there."""
    return [" ".join(text for _, text in _read_page(page.obj)) for page in pdf.pages]


def _walk(pdf: Pdf) -> Iterator[tuple[int, int]]:
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}

    def go(element: Any) -> Iterator[tuple[int, int]]:
        kids = element.get("/K", ())
        for kid in [kids] if isinstance(kids, int) else kids:
            if isinstance(kid, int):
                yield pages[element.Pg.objgen], kid
            elif "/MCID" in kid:
                yield pages[kid.Pg.objgen], int(kid.MCID)
            elif "/S" in kid:
                yield from go(kid)

    yield from go(read_elements(pdf)[0].obj)


def _find(pages: list[dict[int, str]], page: int, mcid: int) -> str:
    return pages[page].get(mcid, "")


def _read_page(page: Any) -> Iterator[tuple[int, str]]:
    fonts = {str(name)[1:]: _unicode(font) for name, font in page.Resources.Font.items()}
    mcid, font, text = -1, "", ""
    for number, end, named, shown in _INSTRUCTION.findall(page.Contents.read_bytes()):
        if number:
            mcid, text = int(number), ""
        elif named:
            font = named.decode()
        elif shown and mcid >= 0:
            glyphs = b"".join(_GLYPHS.findall(shown))
            codes = (glyphs[at : at + 4].lower() for at in range(0, len(glyphs), 4))
            text += "".join(fonts[font].get(code, "?") for code in codes)
        elif end and mcid >= 0:
            yield mcid, text
            mcid = -1


def _unicode(font: Any) -> dict[bytes, str]:
    """What each glyph of a font is in Unicode, as the font itself says."""
    table = font.ToUnicode.read_bytes()
    return {
        code.lower(): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in _ONE.findall(table)
    }


def ask_poppler(file: Path) -> list[str]:
    """The same, as Poppler reads it."""
    command = [str(find_pdfinfo()), "-struct-text", str(file)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return _QUOTED.findall(told)
