"""A statement written in Markdown, made into the other forms that statements are found in."""

import io
import re
import zipfile
from functools import cache
from html import escape

from markdown import markdown

from generator.importing.source.blocks import BlockKind, Inline, SourceBlock, plain
from generator.importing.source.plain_text import read_plain_text

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>
</Types>"""  # noqa: E501 - as Word writes it
_RELATIONS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
</Relationships>"""  # noqa: E501 - as Word writes it
_PARTS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/>
{links}</Relationships>"""  # noqa: E501 - as Word writes it
_LINK = (
    '<Relationship Id="{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/hyperlink" Target="{target}" TargetMode="External"/>'
)
_STYLES = (
    f"<w:styles {_W}>"
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="Overskrift{n}">'
        f'<w:name w:val="heading {n}"/></w:style>'
        for n in range(1, 5)
    )
    + "</w:styles>"
)
_NUMBERING = (
    f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
    '<w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def as_html(text: str) -> bytes:
    """Return a web page whose main part is the statement, with all that surrounds one."""
    body = markdown(text, extensions=["tables"])
    return (
        "<!doctype html><html lang='nb'><head><meta charset='utf-8'><title>Åpenhet</title>"
        "<style>p{color:red}</style></head><body><header><a href='/'>Hjem</a></header>"
        "<nav><ul><li><a href='/produkter'>Produkter og tjenester</a></li></ul></nav>"
        f"<div class='cookie-banner'><p>Vi bruker cookies.</p></div><main>{body}</main>"
        "<footer><p>Personvern</p></footer><script>track()</script></body></html>"
    ).encode()


def as_text(text: str) -> bytes:
    """Return the statement as plain text, as copied from a document."""
    blocks = read_plain_text(text).blocks
    return "\n\n".join(_text(each) for each in blocks).encode()


def _text(block: SourceBlock) -> str:
    if block.kind is BlockKind.LIST:
        return "\n".join(f"{'  ' * each.level}• {plain(each.runs)}" for each in block.entries)
    if block.kind is BlockKind.TABLE:
        return "\n".join("\t".join(map(plain, row)) for row in block.rows)
    return plain(block.runs)


def as_word(text: str, document: str = "", **parts: str) -> bytes:
    """Return the statement as a Word document; `document` is more XML of its body."""
    links: list[str] = []
    body = "".join(_word(each, links) for each in read_plain_text(text).blocks)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><w:document {_W} xmlns:r='
            '"http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            f"<w:body>{body}{document}</w:body></w:document>",
        )
        shown = "".join(
            _LINK.format(id=f"link{n}", target=escape(each)) for n, each in enumerate(links)
        )
        archive.writestr("word/_rels/document.xml.rels", _PARTS.format(links=shown))
        archive.writestr("word/styles.xml", _STYLES)
        archive.writestr("word/numbering.xml", _NUMBERING)
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def _word(block: SourceBlock, links: list[str]) -> str:
    if block.kind is BlockKind.LIST:
        mark = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        return "".join(f"<w:p>{mark}{_runs(each.runs, links)}</w:p>" for each in block.entries)
    if block.kind is BlockKind.TABLE:
        rows = (
            "".join(f"<w:tc><w:p>{_runs(cell, links)}</w:p></w:tc>" for cell in row)
            for row in block.rows
        )
        return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    style = (
        f'<w:pPr><w:pStyle w:val="Overskrift{block.level}"/></w:pPr>' if block.is_heading else ""
    )
    return f"<w:p>{style}{_runs(block.runs, links)}</w:p>"


def _runs(runs: Inline, links: list[str]) -> str:
    written = ""
    for run in runs:
        strong = "<w:rPr><w:b/></w:rPr>" if run.strong else ""
        text = f'<w:r>{strong}<w:t xml:space="preserve">{escape(run.text)}</w:t></w:r>'
        if run.link:
            links.append(run.link)
            text = f'<w:hyperlink r:id="link{len(links) - 1}">{text}</w:hyperlink>'
        written += text
    return written


_ODT = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"'
)
_ODT_STYLES = (
    '<style:style style:name="T1" style:family="text">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
)


def as_open_document(text: str, body: str = "", **parts: str) -> bytes:
    """Return the statement as an OpenDocument text; `body` is more XML of its text."""
    own = "".join(map(_open, read_plain_text(text).blocks)) + body
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_ODT}>'
        f"<office:automatic-styles>{_ODT_STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{own}</office:text></office:body></office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        for name, other in parts.items():
            archive.writestr(name, other)
    return file.getvalue()


def _open(block: SourceBlock) -> str:
    if block.kind is BlockKind.LIST:
        items = "".join(
            f"<text:list-item><text:p>{_open_runs(each.runs)}</text:p></text:list-item>"
            for each in block.entries
        )
        return f"<text:list>{items}</text:list>"
    if block.kind is BlockKind.TABLE:
        rows = (
            "".join(
                f"<table:table-cell><text:p>{_open_runs(cell)}</text:p></table:table-cell>"
                for cell in row
            )
            for row in block.rows
        )
        whole = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
        return f"<table:table>{whole}</table:table>"
    if block.is_heading:
        level = block.level
        return f'<text:h text:outline-level="{level}">{_open_runs(block.runs)}</text:h>'
    return f"<text:p>{_open_runs(block.runs)}</text:p>"


def _open_runs(runs: Inline) -> str:
    written = ""
    for run in runs:
        text = escape(run.text).replace(" ", "<text:s/>", 1)
        if run.strong:
            text = f'<text:span text:style-name="T1">{text}</text:span>'
        written += f'<text:a xlink:href="{escape(run.link)}">{text}</text:a>' if run.link else text
    return written


@cache
def as_pdf(text: str, style: str = "") -> bytes:
    """Return the statement as a PDF without tags, with a running foot on every page."""
    from weasyprint import HTML

    looks = (
        "@page{size:A4;margin:20mm;@bottom-center{content:'Side ' counter(page)}}"
        "body{font:11pt 'DejaVu Sans'}td,th{border:1px solid;padding:2mm;text-align:left}"
        "table{border-collapse:collapse;width:100%}"
    )
    body = re.sub(r"<a [^>]*>(.*?)</a>", r"\1", markdown(text, extensions=["tables"]))
    return bytes(HTML(string=f"<style>{looks}{style}</style>{body}").write_pdf())
