"""Hostile proposals: what somebody may put into a pull request, and what is to be found of it.

Each lays something into a small content without faults. Nothing of them may be followed, run,
published or obeyed; `found` are the codes, the first of which is what an editor is to see.
"""

import io
import os
import shutil
import struct
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct
from PIL import Image

KEY, REPORT = "fjordtre", "fjordtre/2025"
HEAD, ANSWERS = f"{REPORT}/report.yaml", f"{REPORT}/1-embed/nb.md"
ORGANISATION = f"{KEY}/organisation.yaml"
Lay = Callable[[Path], None]


class Proposal(Struct, frozen=True):
    """What is laid into the content, and the codes that are found of it."""

    lay: Lay
    found: tuple[str, ...]


def link(path: str, target: str) -> Lay:
    """A symbolic link in the place of a file or folder."""

    def lay(content: Path) -> None:
        place = content / path
        _clear(place)
        place.symlink_to(target)

    return lay


def pipe(path: str) -> Lay:
    """A named pipe, which whoever opens it waits for."""

    def lay(content: Path) -> None:
        _clear(content / path)
        os.mkfifo(content / path)

    return lay


def write(files: Mapping[str, bytes | str]) -> Lay:
    """Files, by path below the content."""

    def lay(content: Path) -> None:
        for path, data in files.items():
            file = content / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data if isinstance(data, bytes) else data.encode())

    return lay


def add(path: str, text: str) -> Lay:
    """Lines at the end of a file."""

    def lay(content: Path) -> None:
        with (content / path).open("a", encoding="utf-8") as file:
            file.write(text)

    return lay


def attach(name: str, data: bytes = b"%PDF-1.7\n%%EOF\n") -> Lay:
    """An attachment that report.yaml lists, and that an answer links to."""

    def lay(content: Path) -> None:
        write({f"{REPORT}/attachments/{name}": data})(content)
        quoted = name.replace("'", "''").encode("utf-8", "replace").decode()
        add(HEAD, f"\nattachments:\n  - file: '{quoted}'\n    title: Et vedlegg\n")(content)

    return lay


def named(name: str, title: str = "x") -> Lay:
    """An attachment that report.yaml names, and that lies elsewhere."""
    quoted = name.replace("'", "''")
    return add(HEAD, f"\nattachments:\n  - file: '{quoted}'\n    title: {title}\n")


def logo(name: str, data: bytes) -> Lay:
    """A logo of the organisation's."""

    def lay(content: Path) -> None:
        write({f"{KEY}/{name}": data})(content)
        add(ORGANISATION, f"\nappearance:\n  logo: {name}\n")(content)

    return lay


def change(path: str, old: str, new: str) -> Lay:
    """Another value in a file."""

    def lay(content: Path) -> None:
        file = content / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return lay


def both(*lays: Lay) -> Lay:
    """Several of them."""

    def lay(content: Path) -> None:
        for each in lays:
            each(content)

    return lay


def _clear(place: Path) -> None:
    if place.is_dir():
        shutil.rmtree(place)
    place.unlink(missing_ok=True)
    place.parent.mkdir(parents=True, exist_ok=True)


def answer(text: str) -> Lay:
    """An answer with a text at its end."""
    return add(ANSWERS, f"\n{text}\n")


def png(width: int, height: int, dots: bytes | None = None) -> bytes:
    """A PNG that says it is so large, whatever is in it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(64) if dots is None else dots)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def jpeg() -> bytes:
    """A whole JPEG."""
    target = io.BytesIO()
    Image.radial_gradient("L").save(target, "JPEG")
    return target.getvalue()


def svg(inner: str, attributes: str = "") -> bytes:
    """A drawing with something in it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" {attributes}>{inner}</svg>'
    ).encode()


PICTURE = f"{REPORT}/attachments/kart.png"


def shown(name: str, data: bytes) -> Lay:
    """A picture that an answer shows."""
    return both(attach(name, data), answer(f"![Et kart](attachments/{name})"))


_ORDERS = "::error::x %0A::stop-commands::y ##[error]z ::set-output name=a::b ::add-mask::e"
PROPOSALS: Mapping[str, Proposal] = {
    # Links, pipes and devices.
    "answers are a link to a password file": Proposal(link(ANSWERS, "/etc/passwd"), ("SYN006",)),
    "organisation is a link to the environment": Proposal(
        link(ORGANISATION, "/proc/self/environ"), ("SYN006",)
    ),
    "frame is a link to endless zeros": Proposal(link(HEAD, "/dev/zero"), ("SYN006",)),
    "year is a link to everything": Proposal(link(f"{KEY}/2024", "/"), ("SYN006",)),
    "organisation's folder is a link": Proposal(link("annen", "/etc"), ("SYN006",)),
    "attachments are a link": Proposal(link(f"{REPORT}/attachments", "/etc"), ("SYN006",)),
    "attachment is a link out": Proposal(
        both(link(f"{REPORT}/attachments/a.pdf", "/etc/hostname"), named("a.pdf")), ("SYN006",)
    ),
    "attachment is a link within": Proposal(
        both(link(f"{REPORT}/attachments/a.pdf", "../report.yaml"), named("a.pdf")), ("SYN006",)
    ),
    "step is a link to itself": Proposal(link(f"{REPORT}/4-track", "4-track"), ("SYN006",)),
    "logo is a link": Proposal(
        both(
            link(f"{KEY}/logo.svg", "/etc/passwd"),
            add(ORGANISATION, "\nappearance:\n  logo: logo.svg\n"),
        ),
        ("SYN006",),
    ),
    "signed versions are a link": Proposal(link(f"{REPORT}/signed", "/etc"), ("SYN006",)),
    "answers are a pipe": Proposal(pipe(ANSWERS), ("SYN001",)),
    "attachment is a pipe": Proposal(
        both(attach("b.pdf"), pipe(f"{REPORT}/attachments/b.pdf")), ("SYN001",)
    ),
    # Names that leave the folder, or that some system does not have.
    "attachment named out of the folder": Proposal(named("../../../x.pdf"), ("VAL108",)),
    "attachment named from the root": Proposal(named("/etc/passwd"), ("VAL108",)),
    "attachment named with backslashes": Proposal(named("..\\..\\x.pdf"), ("VAL108",)),
    "attachment named on a drive": Proposal(named("C:\\x.pdf"), ("VAL108",)),
    "attachment named by an address": Proposal(named("https://x.no/a.pdf"), ("VAL108",)),
    "attachment is a folder up": Proposal(named(".."), ("REF301",)),
    "link to a file out of the folder": Proposal(
        answer("Se [x](attachments/../../../../etc/passwd)."), ("VAL201",)
    ),
    "link to a file encoded": Proposal(answer("Se [x](attachments/%2e%2e/%2e%2e/x)."), ("VAL201",)),
    "logo out of the folder": Proposal(
        add(ORGANISATION, "\nappearance:\n  logo: ../../logo.svg\n"), ("VAL108",)
    ),
    "moved out of the site": Proposal(
        add(ORGANISATION, "\nmoved:\n  - from: /../../x.html\n    to: /\n"), ("VAL108",)
    ),
    "moved with backslashes": Proposal(
        add(ORGANISATION, "\nmoved:\n  - from: '/..\\..\\x.html'\n    to: /\n"), ("VAL108",)
    ),
    "moved to a foreign site": Proposal(
        add(ORGANISATION, "\nmoved:\n  - from: /x.html\n    to: //evil.example/\n"), ("VAL108",)
    ),
    "moved onto the data": Proposal(
        add(ORGANISATION, "\nmoved:\n  - from: /sitemap.xml\n    to: /\n"), ("VAL108",)
    ),
    "address out of the site": Proposal(add(ORGANISATION, "\naddress: ../x\n"), ("VAL108",)),
    "two files that differ in capitals": Proposal(
        both(attach("Plan.pdf"), write({f"{REPORT}/attachments/plan.pdf": b"%PDF-1.7\n%%EOF\n"})),
        ("SYN031",),
    ),
    "two files that differ in form": Proposal(
        both(
            attach("på.pdf"),
            write({f"{REPORT}/attachments/pa\u030a.pdf": b"%PDF-1.7\n%%EOF\n"}),
        ),
        ("SYN031",),
    ),
    "attachment with a device's name": Proposal(attach("con.pdf"), ("SYN030",)),
    "attachment that ends in a dot": Proposal(attach("plan."), ("SYN030",)),
    "attachment with a colon": Proposal(attach("a:b.pdf"), ("SYN030",)),
    "attachment with a backslash": Proposal(attach("..\\x.pdf"), ("SYN030",)),
    "organisation with a device's name": Proposal(
        write({"aux/organisation.yaml": "name: X\n"}), ("SYN008",)
    ),
    "organisation with the assets' name": Proposal(
        write({"assets/organisation.yaml": "name: X\n"}), ("SYN008",)
    ),
    "organisation that differs in capitals": Proposal(
        write({"Fjordtre/organisation.yaml": "name: X\n"}), ("SYN008",)
    ),
    "organisation that begins with a dash": Proposal(
        write({"-rf/organisation.yaml": "name: X\n"}), ("SYN008",)
    ),
    # Configuration of web servers and publishers.
    **{
        f"attachment is {name}": Proposal(attach(name, b"x"), (code,))
        for name, code in (
            (".htaccess", "SYN030"),
            ("CNAME", "REF310"),
            ("_redirects", "REF310"),
            ("_headers", "REF310"),
            ("web.config", "REF310"),
            (".nojekyll", "SYN030"),
        )
    },
    # Programs on the site's own origin.
    **{
        f"attachment is a program: {name}": Proposal(attach(name, data), ("REF310",))
        for name, data in (
            ("kart.svg", svg("<script>alert(1)</script>")),
            ("side.html", b"<script>alert(1)</script>"),
            ("side.xhtml", b"<script>alert(1)</script>"),
            ("side.shtml", b"<script>alert(1)</script>"),
            ("stil.xsl", b"<x/>"),
            ("program.js", b"alert(1)"),
            ("kart.svgz", b"\x1f\x8b"),
        )
    },
    # Pictures that are huge, cut off, or not what they say.
    "picture of sixty thousand dots a side": Proposal(
        shown("a.png", png(60_000, 60_000)), ("ACC912",)
    ),
    "picture that is cut off": Proposal(shown("a.jpg", jpeg()[:-300]), ("ACC912",)),
    "picture whose size is a lie": Proposal(shown("a.png", png(3000, 3000)), ("ACC912",)),
    "picture that is a program": Proposal(shown("a.png", b"MZ" + bytes(200)), ("REF330",)),
    "picture that is a page": Proposal(
        shown("a.png", b"<!DOCTYPE html><script>1</script>"), ("REF330",)
    ),
    "picture of another kind": Proposal(shown("a.png", jpeg()), ("REF330",)),
    "drawing that fetches": Proposal(
        shown("a.svg", svg('<image href="https://evil.example/x.png"/>')), ("REF310",)
    ),
    "drawing with entities that grow": Proposal(
        shown(
            "a.svg",
            b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">'
            + b"".join(b'<!ENTITY %c "%b">' % (c + 1, b"&%c;" % c * 10) for c in range(97, 107))
            + b"]><svg>&k;</svg>",
        ),
        ("REF310",),
    ),
    "picture from elsewhere": Proposal(answer("![x](https://evil.example/x.png)"), ("VAL201",)),
    "picture from this machine": Proposal(answer("![x](file:///etc/passwd)"), ("VAL201",)),
    "logo of sixty thousand dots a side": Proposal(
        logo("logo.png", png(60_000, 60_000)), ("REF307",)
    ),
    "logo that is cut off": Proposal(logo("logo.png", png(300, 100)[:-30]), ("REF307",)),
    "logo with a script": Proposal(logo("logo.svg", svg("<script>alert(1)</script>")), ("REF307",)),
    "logo with a handler": Proposal(logo("logo.svg", svg("", 'onload="alert(1)"')), ("REF307",)),
    "logo that is no drawing": Proposal(logo("logo.svg", b"<svg viewBox='0 0 3 1'"), ("REF307",)),
    # Markup and scripts in texts.
    "script in an answer": Proposal(answer("<script>alert(1)</script>"), ("SYN205",)),
    "handler in an answer": Proposal(answer("<b onclick=alert(1)>x</b>"), ("SYN205",)),
    "frame in an answer": Proposal(answer("<iframe src=//evil.example></iframe>"), ("SYN205",)),
    "link that is a script": Proposal(answer("[x](javascript:alert(1))"), ("VAL201",)),
    "link that is a script in entities": Proposal(
        answer("[x](&#106;avascript:alert(1))"), ("VAL201",)
    ),
    "link that is data": Proposal(answer("[x](data:text/html,<script>1</script>)"), ("VAL201",)),
    "address that is a script": Proposal(
        change(ORGANISATION, "https://fjordtre.example", "javascript:alert(1)"), ("VAL104",)
    ),
    "address with a user": Proposal(
        change(ORGANISATION, "https://fjordtre.example", "https://bank.no@evil.example/"),
        ("VAL104",),
    ),
    "text that turns around": Proposal(answer("Vi \u202e lover \u2066 alt."), ("SYN102",)),
    "text with escape codes": Proposal(answer("Vi \x1b[31m lover \x1b]0;t\x07 alt."), ("SYN102",)),
    "files too large to read": Proposal(
        write({f"{REPORT}/4-track/nb.md": "## 4.A.1\n\n" + "x " * 600_000}), ("SYN005",)
    ),
    "aliases that grow": Proposal(
        write(
            {
                f"{REPORT}/4-track/facts.yaml": "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
                + "".join(
                    f"{new}: &{new} [{','.join(['*' + old] * 10)}]\n"
                    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
                )
            }
        ),
        ("SYN005",),
    ),
    "objects of Python": Proposal(
        write({f"{REPORT}/4-track/facts.yaml": "goals: !!python/object/apply:os.system ['x']\n"}),
        ("SYN005",),
    ),
    # Orders to GitHub, and to a terminal, in names and in texts.
    "orders as an unknown key": Proposal(add(HEAD, f"\n'{_ORDERS}': x\n"), ("VAL101",)),
    "orders as a value": Proposal(change(HEAD, "2026-06-15", f"'{_ORDERS}'"), ("VAL",)),
    "orders as a heading": Proposal(answer(f"## {_ORDERS}\n\nx"), ("SYN203",)),
    "orders as a link": Proposal(answer(f"[x](<javascript:{_ORDERS}>)"), ("VAL201",)),
    "orders as a file's name": Proposal(
        write({f"{REPORT}/1-embed/::error::x\n::warning::y.md": "x"}), ("SYN004",)
    ),
    "orders as an attachment's name": Proposal(
        write({f"{REPORT}/attachments/##[error]x\r::stop-commands::y.pdf": "x"}), ("SYN030",)
    ),
    "orders as a step's name": Proposal(write({f"{REPORT}/::add-mask::x/nb.md": "x"}), ("SYN005",)),
    "orders as an organisation's name": Proposal(
        write({"::error::x\x1b]0;t\x07\x1b[31m/organisation.yaml": "name: X\n"}), ("SYN008",)
    ),
    "text that turns around as an organisation's name": Proposal(
        write({"x\u202ey\u2066/organisation.yaml": "name: X\n"}), ("SYN008",)
    ),
    "line breaks as an organisation's name": Proposal(
        write({"x\n::error::y/organisation.yaml": "name: X\n"}), ("SYN008",)
    ),
    "orders as the enterprise's name": Proposal(
        write({ORGANISATION: f"name: '{_ORDERS}'\nlanguages: [nb]\nukjent: x\n"}), ("VAL101",)
    ),
}
