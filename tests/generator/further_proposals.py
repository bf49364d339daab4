"""Further hostile proposals: what git does by itself, look-alikes, links everywhere, pictures."""

import io
from collections.abc import Mapping

from PIL import Image

from tests.generator.more_proposals import facts
from tests.generator.odd_files import package
from tests.generator.proposals import (
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
    change,
    jpeg,
    logo,
    png,
    shown,
    svg,
    write,
)

_ATTACHMENTS = f"{REPORT}/attachments"
_SCRIPT = "javascript:alert(1)"
_ORDER = "x%0A::error file=a::y%0D%0A::stop-commands::z"
_PDF = b"%PDF-1.7\n%%EOF\n"


def webp(kind: str = "WEBP", size: tuple[int, int] = (8, 8)) -> bytes:
    """A small picture of some kind."""
    target = io.BytesIO()
    Image.new("RGB", size).save(target, kind)
    return target.getvalue()


def linked(text: str) -> Proposal:
    """An answer that leads where no answer may lead."""
    return Proposal(answer(text), ("VAL201",))


# A script as the address of everything that Markdown can give one.
_PLACES = {
    "link": f"[x]({_SCRIPT})",
    "link in angles": f"[x](<{_SCRIPT}>)",
    "link of a heading": f"### [x]({_SCRIPT})",
    "link in a cell": f"| a | b |\n|---|---|\n| [x]({_SCRIPT}) | b |",
    "link in a list in a quotation": f"> - [x]({_SCRIPT})",
    "link in a note": f"Ord[^n].\n\n[^n]: [x]({_SCRIPT})",
    "definition": f"[x][r]\n\n[r]: {_SCRIPT}",
    "definition in angles": f"[x]\n\n[x]: <{_SCRIPT}> 'tittel'",
    "definition in capitals": "[x]\n\n[X]: JaVaScRiPt:alert(1)",
    "picture": f"![x]({_SCRIPT})",
    "picture in a link": f"[![x](attachments/a.png)]({_SCRIPT})",
    "picture of a definition": f"![x][r]\n\n[r]: {_SCRIPT}",
    "link with a line end in it": "[x](java\tscript:alert(1))",
    "link with an entity of a colon": "[x](javascript&colon;alert(1))",
    "link of an older program": "[x](vbscript:msgbox(1))",
    "link to a file of the reader's": "[x](file:///etc/passwd)",
    "link to a program's own scheme": "[x](ms-word:ofe|u|https://evil.example/a.docx)",
    "link of a blob": "[x](blob:https://evil.example/1)",
}


def _moved(address: str) -> Lay:
    """A page that has moved from an address."""
    return add(ORGANISATION, f"\nmoved:\n  - from: '{address}'\n    to: 2025/index.html\n")


FURTHER_PROPOSALS: Mapping[str, Proposal] = {
    **{f"script as {name}": linked(text) for name, text in _PLACES.items()},
    # What git would do on its own, and what GitHub would.
    "submodules within the content": Proposal(
        write({f"{KEY}/.gitmodules": '[submodule "x"]\n\turl = https://evil.example\n'}),
        ("SYN004",),
    ),
    "filters of git within the content": Proposal(
        write({f"{REPORT}/.gitattributes": "* filter=x\n"}), ("SYN004",)
    ),
    "file of git in the place of a folder": Proposal(
        write({f"{REPORT}/4-track/.git": "gitdir: ../evil\n"}), ("SYN005",)
    ),
    "owners of code within the content": Proposal(write({"CODEOWNERS": "* @evil\n"}), ("SYN003",)),
    "settings of aktsom within the content": Proposal(
        write({f"{KEY}/aktsom.toml": 'site-url = "https://evil.example"\n'}), ("SYN004",)
    ),
    # Look-alikes, and what cannot be seen.
    "key of Cyrillic letters": Proposal(add(HEAD, "\nst\u0430tus: published\n"), ("VAL101",)),
    "organisation of Cyrillic letters": Proposal(
        write({"fjordtr\u0435/organisation.yaml": "name: X\n"}), ("SYN008",)
    ),
    "id of Cyrillic letters": Proposal(
        add(
            f"{REPORT}/3-address/facts.yaml",
            "\n  - risk: b\u0430rnearbeid\n    goal: A\n    status: ongoing\n    actions: A\n"
            "    results: A\n",
        ),
        ("VAL104",),
    ),
    "id of wide letters": Proposal(
        facts("risks:\n  - id: \uff41\uff42\n    title: A\n"), ("VAL104",)
    ),
    "address of Cyrillic letters": Proposal(
        change(ORGANISATION, "https://fjordtre.example", "https://fj\u043erdtre.example"),
        ("VAL104",),
    ),
    "link to a host of Cyrillic letters": linked("[x](https://fj\u043erdtre.example)"),
    "bare address of Cyrillic letters": linked("Se https://fj\u043erdtre.example/a."),
    "definition of Greek letters": linked("[x][r]\n\n[r]: https://fj\u03bfrdtre.example"),
    "byte order mark within a text": Proposal(answer("Vi gj\ufeffør alt."), ("SYN102",)),
    "NUL within a text": Proposal(answer("Vi gj\x00ør alt."), ("SYN102",)),
    "NUL within YAML": Proposal(add(HEAD, "\n# \x00\n"), ("SYN102",)),
    "escape of NUL in YAML": Proposal(
        facts('risks:\n  - id: a\n    title: "A\\0B"\n'), ("SYN102",)
    ),
    "escape of a terminal's in YAML": Proposal(
        facts('risks:\n  - id: a\n    title: "A\\e[31mB"\n'), ("SYN102",)
    ),
    "escape that turns around in YAML": Proposal(
        facts('risks:\n  - id: a\n    title: "A\\u202eB"\n'), ("SYN102",)
    ),
    "half a letter in YAML": Proposal(
        facts('risks:\n  - id: a\n    title: "A\\ud800B"\n'), ("SYN",)
    ),
    # Values that are more than they look.
    "merge of a key": Proposal(facts("a: &a {id: a, title: A}\nrisks:\n  - <<: *a\n"), ("SYN111",)),
    "tag of a set": Proposal(facts("risks: !!set {a, b}\n"), ("SYN111",)),
    "tag of a date": Proposal(change(HEAD, "2026-06-15", "!!timestamp 2026-06-15"), ("SYN111",)),
    "number without end": Proposal(
        change(f"{REPORT}/0-enterprise/facts.yaml", "employees: 62", "employees: 1e999999999"),
        ("VAL104",),
    ),
    "number of a thousand digits": Proposal(
        change(f"{REPORT}/0-enterprise/facts.yaml", "employees: 62", f"employees: {'9' * 1000}"),
        ("VAL104",),
    ),
    "number that is none": Proposal(
        change(f"{REPORT}/0-enterprise/facts.yaml", "employees: 62", "employees: .nan"), ("VAL104",)
    ),
    "number of another base": Proposal(
        change(f"{REPORT}/0-enterprise/facts.yaml", "employees: 62", "employees: 0x1F"), ("VAL104",)
    ),
    "date that is none": Proposal(change(HEAD, "2026-06-15", "2026-02-30"), ("VAL104",)),
    "date of the year nought": Proposal(change(HEAD, "2026-06-15", "0000-01-01"), ("VAL104",)),
    "date with a time": Proposal(change(HEAD, "2026-06-15", "2026-06-15T00:00:00Z"), ("VAL104",)),
    # Pictures and documents that are two things at once.
    "picture with a page behind it": Proposal(
        shown("a.png", jpeg() + b"<!DOCTYPE html><script>alert(1)</script>"), ("REF330",)
    ),
    "picture with a package behind it": Proposal(
        shown("a.jpg", jpeg() + package("a.txt")), ("REF330",)
    ),
    "WebP called PNG": Proposal(shown("a.png", webp()), ("REF330",)),
    "WebP that is cut off": Proposal(shown("a.webp", webp()[:-6]), ("ACC912",)),
    "GIF called JPEG": Proposal(shown("a.jpg", webp("GIF")), ("REF330",)),
    "icon called PNG": Proposal(shown("a.png", webp("ICO", (16, 16))), ("REF330",)),
    "logo that is a page too": Proposal(
        logo("logo.png", b"<!DOCTYPE html><script>1</script>" + png(300, 100)), ("REF307",)
    ),
    "logo of a kind that is none": Proposal(logo("logo.gif", webp("GIF")), ("VAL108",)),
    "drawing with a picture within": Proposal(
        logo("logo.svg", svg('<image href="data:image/png;base64,AAAA"/>')), ("REF307",)
    ),
    "drawing that fills with another": Proposal(
        logo("logo.svg", svg('<rect fill="url(//evil.example/a.svg#x)" width="9" height="9"/>')),
        ("REF307",),
    ),
    "document that is a page too": Proposal(
        attach("plan.pdf", b"<!DOCTYPE html><script>1</script>" + _PDF), ("REF330",)
    ),
    "table that is a page": Proposal(
        attach("tall.csv", b"<html><script>1</script></html>"), ("REF330",)
    ),
    "attachment whose name gives orders to a browser": Proposal(
        attach('a"; filename="x.exe.pdf'), ("SYN030",)
    ),
    "attachment whose name ends a line": Proposal(attach("a\r\nX-Evil: 1.pdf"), ("SYN030",)),
    "attachment of two endings": Proposal(attach("faktura.pdf.exe", b"MZ"), ("REF310",)),
    "attachment of a look-alike's ending": Proposal(attach("plan.p\u0501f", _PDF), ("REF310",)),
    # Orders, encoded, in every place that is printed.
    "encoded orders as an unknown key": Proposal(add(HEAD, f"\n'{_ORDER}': x\n"), ("VAL101",)),
    "encoded orders as a value": Proposal(change(HEAD, "2026-06-15", f"'{_ORDER}'"), ("VAL104",)),
    "encoded orders as a file's name": Proposal(
        write({f"{REPORT}/1-embed/{_ORDER}.md": "x"}), ("SYN004",)
    ),
    "encoded orders as an exception": Proposal(
        add(HEAD, f"\nexceptions:\n  - {{code: '{_ORDER}', reason: Vi vil.}}\n"), ("VAL108",)
    ),
    "encoded orders as a language": Proposal(
        write({ORGANISATION: f"name: X\nlanguages: ['{_ORDER}']\n"}), ("VAL102",)
    ),
    "orders of another shell": Proposal(
        write({f"{KEY}/$(touch x)`id`;rm -rf ~.md": "x"}), ("SYN004",)
    ),
    "file whose name is an option": Proposal(
        write({f"{REPORT}/1-embed/--out=..md": "x"}), ("SYN004",)
    ),
    "answers in the place of a folder": Proposal(write({f"{KEY}/2024": "x"}), ("SYN004",)),
    "folder in the place of answers": Proposal(
        write({f"{REPORT}/4-track/nb.md/x": "x"}), ("SYN005",)
    ),
    # What is moved, onto what the site or its host reads.
    "moved onto the search": Proposal(_moved("assets/pagefind/pagefind.js"), ("VAL108",)),
    "moved onto the host's own names": Proposal(
        both(_moved("CNAME"), write({f"{KEY}/.well-known/security.txt": "x"})), ("VAL108",)
    ),
    "moved out of the site, encoded": Proposal(_moved("2025/%2e%2e/%2e%2e/x.html"), ("VAL108",)),
    "moved onto itself in capitals": Proposal(_moved("2025/INDEX.html"), ("REF904",)),
    # What a browser installs, runs or unpacks.
    "attachment that installs": Proposal(attach("app.webmanifest", b"{}"), ("REF310",)),
    "attachment of machine code": Proposal(attach("x.wasm", b"\0asm"), ("REF310",)),
    "attachment of a page with its pictures": Proposal(
        attach("x.mhtml", b"Content-Type: text/html\r\n\r\n<script>"), ("REF310",)
    ),
    # Links by way of another, with orders in what they lead to.
    "wrapped link with orders": Proposal(
        answer(
            "Se [x](https://www.google.com/url?q=https://a.example/%0A::error::x&sa=D) og <b>x</b>."
        ),
        ("SYN205",),
    ),
    "templates of a theme within the content": Proposal(
        write({f"{KEY}/themes/x/page.html": "{{ 7*7 }}"}), ("SYN005",)
    ),
}
