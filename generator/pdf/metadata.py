"""What the PDF says of itself: XMP with both standards, the old dictionary, and its files."""

from html import escape
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from generator.pdf.values import Statement

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="3" pdfaid:conformance="A"/>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>PDF/UA part</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>aktsom</xmp:CreatorTool>
<xmp:CreateDate>{made}T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>{changed}T00:00:00Z</xmp:ModifyDate>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""  # noqa: E501 - XMP as it is
_VERSION = "WeasyPrint"


def finish_metadata(pdf: Pdf, statement: Statement) -> None:
    """Say in the PDF whose it is, in which language, and which standards it keeps."""
    producer = str(pdf.docinfo.get("/Producer", _VERSION))
    values = {
        "title": statement.title,
        "author": statement.author,
        "language": statement.language,
        "producer": producer,
        "made": statement.made.isoformat(),
        "changed": statement.changed.isoformat(),
    }
    packet = _PACKET.format(**{name: escape(text) for name, text in values.items()})
    metadata = Stream(pdf, packet.encode())
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = pdf.make_indirect(metadata)
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(statement.title),
            Author=String(statement.author),
            Creator=String("aktsom"),
            Producer=String(producer),
            CreationDate=String(f"D:{statement.made:%Y%m%d}000000Z"),
            ModDate=String(f"D:{statement.changed:%Y%m%d}000000Z"),
        )
    )
    pdf.Root.Lang = String(statement.language)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = Name.UseOutlines
    _finish_files(pdf, statement)


def _finish_files(pdf: Pdf, statement: Statement) -> None:
    """Name each attached file once, with its media type."""
    types = {each.name: each.media_type for each in statement.attached}
    names: Any = pdf.Root.get("/Names", Dictionary()).get("/EmbeddedFiles", Dictionary())
    files = [each for each in names.get("/Names", ()) if isinstance(each, Dictionary)]
    for each in files:
        each.EF.F.Subtype = Name(f"/{types[str(each.UF)]}")
        each.EF.UF = each.EF.F
        each.AFRelationship = Name.Data
    if files:
        pdf.Root.AF = Array(files)
