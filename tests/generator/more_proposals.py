"""More hostile proposals: files that are something else, drawings, means of YAML, and numbers."""

import os
from collections.abc import Mapping
from pathlib import Path

from tests.generator.odd_files import package
from tests.generator.proposals import (
    ANSWERS,
    HEAD,
    KEY,
    ORGANISATION,
    REPORT,
    Lay,
    Proposal,
    add,
    answer,
    attach,
    both,
    logo,
    named,
    pipe,
    shown,
    svg,
    write,
)

_ATTACHMENTS = f"{REPORT}/attachments"
_PAGE = b"<!DOCTYPE html><script>alert(1)</script>"
_XHTML = "http://www.w3.org/1999/xhtml"
_MANY = 2_000


def facts(text: str) -> Lay:
    """A file of facts."""
    return write({f"{REPORT}/2-identify/facts.yaml": text})


def drawn(inner: str) -> Proposal:
    """A logo with something in it."""
    return Proposal(logo("logo.svg", svg(inner)), ("REF307",))


def hard_link(content: Path) -> None:
    """An attachment that is another name of a file outside."""
    outside = content / "utenfor"
    outside.write_text("hemmelig", encoding="utf-8")
    (content / _ATTACHMENTS).mkdir(exist_ok=True)
    os.link(outside, content / _ATTACHMENTS / "a.pdf")
    outside.unlink()
    named("a.pdf")(content)


def many_files(content: Path) -> None:
    """Two thousand attachments that no report lists."""
    folder = content / _ATTACHMENTS
    folder.mkdir(exist_ok=True)
    for number in range(_MANY):
        (folder / f"{number}.pdf").write_bytes(b"%PDF-1.7\n%%EOF\n")


def deep_folders(content: Path) -> None:
    """A file a hundred and fifty folders down."""
    folder = content.joinpath(_ATTACHMENTS, *["d"] * 150)
    folder.mkdir(parents=True)
    (folder / "a.pdf").write_bytes(b"%PDF-1.7\n%%EOF\n")


MORE_PROPOSALS: Mapping[str, Proposal] = {
    # Files that are something else than they say, or that run.
    "data that is a page": Proposal(
        attach("data.xml", f'<x xmlns="{_XHTML}"><script>alert(1)</script></x>'.encode()),
        ("REF310",),
    ),
    "document with macros": Proposal(
        attach("plan.docm", package("word/document.xml")), ("REF310",)
    ),
    "package shown as a picture": Proposal(shown("a.png", package("a.txt")), ("REF330",)),
    "page called a document": Proposal(attach("plan.pdf", _PAGE), ("REF330",)),
    "page called data": Proposal(
        attach("data.json", f'<html xmlns="{_XHTML}"/>'.encode()), ("REF330",)
    ),
    "drawing called a text": Proposal(
        attach("tegning.txt", svg("<script>alert(1)</script>")), ("REF330",)
    ),
    "page that an exception lets stand": Proposal(
        both(
            attach("plan.pdf", _PAGE),
            add(HEAD, "\nexceptions:\n  - {code: REF330, reason: Vi vil ha den som den er.}\n"),
        ),
        ("EXC103", "REF330"),
    ),
    "file of another's by a hard link": Proposal(hard_link, ("REF330",)),
    "logo is a pipe": Proposal(
        both(pipe(f"{KEY}/logo.svg"), add(ORGANISATION, "\nappearance:\n  logo: logo.svg\n")),
        ("SYN001",),
    ),
    "year is a pipe": Proposal(pipe(f"{KEY}/2024"), ("SYN001",)),
    # Drawings as logos.
    "logo with a script of another namespace": drawn(
        f'<x:script xmlns:x="{_XHTML}">alert(1)</x:script>'
    ),
    "logo with a foreign object": drawn(f'<foreignObject><p xmlns="{_XHTML}"/></foreignObject>'),
    "logo with a style that fetches": drawn("<style>@import url(//evil.example/x.css)</style>"),
    "logo with a link that is a script": drawn('<a href="javascript:alert(1)"><path/></a>'),
    "logo that sets a link": drawn('<set attributeName="href" to="javascript:alert(1)"/>'),
    "logo that uses another drawing": drawn('<use href="//evil.example/x.svg#a"/>'),
    "logo with a style sheet before it": Proposal(
        logo("logo.svg", b'<?xml-stylesheet href="data:text/xml,x"?>' + svg("")), ("REF307",)
    ),
    "logo with an entity": Proposal(
        logo("logo.svg", b'<!DOCTYPE svg [<!ENTITY p "<script/>">]>' + svg("&p;")), ("REF307",)
    ),
    # YAML's own means.
    "anchor that is used": Proposal(facts("risks: &r [{id: a, title: A}]\nx: *r\n"), ("SYN111",)),
    "anchor within itself": Proposal(facts("risks: &r [*r]\n"), ("SYN111",)),
    "tag of bytes": Proposal(facts("risks: !!binary aGVp\n"), ("SYN111",)),
    "tag of one's own": Proposal(
        facts("%TAG ! tag:evil.example,2025:\n---\nrisks: !x []\n"), ("SYN111",)
    ),
    "merged keys": Proposal(facts("<<: {risks: []}\n"), ("SYN111",)),
    "two documents": Proposal(facts("risks: []\n---\nrisks: [{id: a}]\n"), ("SYN112",)),
    "keys of a prototype": Proposal(
        add(HEAD, "\n__proto__: {a: x}\nconstructor: x\n"), ("VAL101",)
    ),
    # Names, numbers, and what lies where it has no place.
    "attachment whose name turns around": Proposal(attach("plan\u202efdp.pdf"), ("SYN030",)),
    "name too long for a site": Proposal(
        write({f"{_ATTACHMENTS}/{'a' * 251}.pdf": b"%PDF-1.7\n%%EOF\n"}), ("SYN032",)
    ),
    "two thousand small files": Proposal(many_files, ("REF302",)),
    "folders without end": Proposal(deep_folders, ("SYN005",)),
    "hooks of git": Proposal(
        write({f"{KEY}/.git/hooks/post-checkout": "#!/bin/sh\n"}), ("SYN005",)
    ),
    "workflow within the content": Proposal(
        write({f"{KEY}/.github/workflows/x.yml": "on: push\n"}), ("SYN005",)
    ),
    "programs within the content": Proposal(
        write({f"{REPORT}/conftest.py": "import os", f"{KEY}/__init__.py": "x"}), ("SYN004",)
    ),
    "answers in another encoding": Proposal(
        write({ANSWERS: "## 1.A.1\n\nHei".encode("utf-16")}), ("SYN101",)
    ),
    # What leads elsewhere than it says, or would be run.
    "definition that is a script": Proposal(
        answer("[x][r]\n\n[r]: javascript:alert(1)"), ("VAL201",)
    ),
    "link without a scheme": Proposal(answer("[x](//evil.example/a)"), ("VAL201",)),
    "picture out of the attachments": Proposal(
        answer("![x](attachments/../report.yaml)"), ("VAL201",)
    ),
    "colour that is a style sheet": Proposal(
        add(ORGANISATION, "\nappearance:\n  accent: 'red;}body{background:url(//evil.example)'\n"),
        ("VAL104",),
    ),
    "language that is markup": Proposal(
        write({ORGANISATION: "name: X\nlanguages: ['nb\"><script>alert(1)</script>']\n"}),
        ("VAL102",),
    ),
}
