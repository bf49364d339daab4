"""Small PDF files, written by hand: lines of text on pages, in a font every reader has."""

from collections.abc import Iterable

SIZE, LEADING, TOP, LEFT = 10, 13, 780, 60
PARAGRAPH = 2.2


# By how many quarters a text is turned: how it is drawn, and the page it has room on.
TURNS = ((1, 0, 0, 1, 0, 0), (0, 1, -1, 0, 842, 0), (-1, 0, 0, -1, 595, 842), (0, -1, 1, 0, 0, 595))


def make_pdf(
    pages: Iterable[str], trailer: str = "", turn: int = 0, shown: int = 0, gap: int = 0
) -> bytes:
    """Return a PDF with these pages; a blank line is a gap.

    With a `gap`, in thousandths of the size, words have that between them, and no space.

    The text is turned to the left by `turn` quarters, and the page shown turned to the right by
    `shown`.
    """
    drawn = b" ".join(b"%d" % each for each in TURNS[turn])
    contents = [b"%b cm\n%b" % (drawn, _page(page, gap)) for page in pages]
    box = b"0 0 595 842" if turn % 2 == 0 else b"0 0 842 595"
    count = len(contents)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{_kids(count)}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, content in enumerate(contents):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [%b] /Rotate %d /Resources << /Font << /F 3 0 "
            b"R >> >> /Contents %d 0 R >>" % (box, shown * 90, 5 + 2 * number)
        )
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content))
    return _file(objects, trailer)


def _kids(count: int) -> str:
    return " ".join(f"{4 + 2 * number} 0 R" for number in range(count))


def _page(text: str, gap: int) -> bytes:
    drawn, height = [], float(TOP)
    for line in text.split("\n"):
        height -= LEADING if line else LEADING * (PARAGRAPH - 1)
        if line:
            written = line.encode("cp1252").replace(b"\\", b"\\\\")
            written = written.replace(b"(", b"\\(").replace(b")", b"\\)")
            shown = b"(%b) Tj" % written
            if gap:
                shown = b"[%b] TJ" % (b" -%d " % gap).join(b"(%b)" % w for w in written.split())
            drawn.append(b"BT /F %d Tf %d %.1f Td %b ET" % (SIZE, LEFT, height, shown))
    return b"\n".join(drawn)


def _file(objects: list[bytes], trailer: str) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = f"<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>".encode()
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n%b\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, end, len(data))
    )
