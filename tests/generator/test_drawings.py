"""An SVG logo is written anew of known parts alone, and cannot run or fetch anything."""

import re
from contextlib import suppress
from functools import partial
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.content.drawings import SVG, DrawingError, open_drawing, read_drawing
from schema.drawings import load_drawing_parts
from tests.calls import calls_of

OPEN = f'<svg xmlns="{SVG}" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 3 1">'
# What programs for drawing write: each must come out as it was, but for what nobody sees.
ILLUSTRATOR = f"""<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator -->
<svg version="1.1" id="Layer_1" xmlns="{SVG}" xmlns:xlink="http://www.w3.org/1999/xlink" x="0px"
 viewBox="0 0 3 1" style="enable-background:new 0 0 3 1;" xml:space="preserve">
<style type="text/css">
 /* farger */
 .st0{{fill:#FFF;}} .st1,.st2{{clip-path:url(#b);fill-rule:evenodd}}
</style>
<defs><rect id="a" width="3" height="1"/></defs>
<clipPath id="b"><use xlink:href="#a" style="overflow:visible;"/></clipPath>
<g class="st1"><path class="st0" d="M0,0h3v1H0z"/></g></svg>"""
INKSCAPE = f"""<svg xmlns="{SVG}" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
 xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" viewBox="0 0 3 1"
 inkscape:version="1.3"><sodipodi:namedview pagecolor="#fff"><x/></sodipodi:namedview>
 <metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>
 <path d="M0 0" style="fill:#000;-inkscape-font-specification:Sans" inkscape:label="x"/></svg>"""
FIGMA = f"""<svg xmlns="{SVG}" width="3" height="1" fill="none"><g clip-path="url(#c)">
 <rect fill="url('#p')" width="3"/></g><defs><linearGradient id="p" x1="0"><stop stop-color="red"/>
 <stop offset="1" stop-opacity=".5"/></linearGradient><clipPath id="c"><path d="M0"/></clipPath>
 </defs>
 <text>A &amp; B &lt;</text></svg>"""


@pytest.mark.parametrize("written", [ILLUSTRATOR, INKSCAPE, FIGMA])
def test_what_is_drawn_comes_out_as_it_was(written: str) -> None:
    drawing = read_drawing(written.encode())
    root = fromstring(drawing.data)  # noqa: S314 - ours
    parts = load_drawing_parts()
    assert {each.tag.removeprefix(f"{{{SVG}}}") for each in root.iter()} <= parts.elements
    paths = re.findall(r'\bd="([^"]*)"', written)
    assert [each.get("d") for each in root.iter(f"{{{SVG}}}path")] == paths
    assert read_drawing(drawing.data).data == drawing.data


def test_what_nobody_sees_is_left_out() -> None:
    data = read_drawing(INKSCAPE.encode()).data.decode()
    assert not re.search("inkscape|sodipodi|RDF|metadata|<x", data)
    assert 'style="fill:#000"' in data


@pytest.mark.parametrize(
    ("inside", "fault"),
    [
        ("<script>alert(1)</script>", "element"),
        ('<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>', "foreign"),
        (f'<s:script xmlns:s="{SVG}">alert(1)</s:script>', "element"),
        ("<foreignObject/>", "element"),
        ("<image/>", "element"),
        ("<animate/>", "element"),
        ("<set/>", "element"),
        ("<filter/>", "element"),
        ('<a href="https://a.no"/>', "element"),
        ('<path onload="alert(1)"/>', "active"),
        ('<path onfocus="a"/>', "active"),
        ('<use href="https://a.no/b.svg#c"/>', "outside"),
        ('<use xlink:href="data:image/svg+xml,a"/>', "outside"),
        ('<path fill="url(https://a.no)"/>', "outside"),
        ('<path fill="url(#a) url(//a.no)"/>', "outside"),
        ('<path fill="javascript:alert(1)"/>', "outside"),
        ('<path style="fill:url(//a.no)"/>', "style"),
        ('<path style="background:red"/>', "style"),
        ('<path style="fill:re\\64"/>', "style"),
        ("<style>@import 'a.css';</style>", "style"),
        ("<style>a{fill:url(b.svg)}</style>", "style"),
        ("<style>a{fill:red</style>", "style"),
        ("<style>a{fill:red}/*</style>", "style"),
        ("<style>path{mask:url(#a)}</style>", "repeated"),
        ('<path base="a"/>', "attribute"),
        ("<?xml-stylesheet href='data:text/xml,a'?>", "instruction"),
        ('<clipPath><path mask="url(#a)"/></clipPath>', "repeated"),
        ('<mask><path style="clip-path:url(#a)"/></mask>', "repeated"),
        ('<g id="a"><use href="#b"/></g><g id="b"/><use href="#a"/>', "repeated"),
        ("<style>.a{mask:url(#m)}</style><mask><g class='a'/></mask>", "repeated"),
        ("<g>" * 200, "deep"),
        ("<g>", "broken"),
        ("&p;", "broken"),
    ],
)
def test_what_could_run_or_fetch_is_refused(inside: str, fault: str) -> None:
    with pytest.raises(DrawingError) as refused:
        read_drawing(f"{OPEN}\n{inside}</svg>".encode())
    assert refused.value.fault == fault
    assert refused.value.line == (1 if "class='a'" in inside else 2)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "broken"),
        (b"<html/>", "no_drawing"),
        (b'<svg xmlns="http://www.w3.org/1999/xhtml"/>', "no_drawing"),
        (b"<!DOCTYPE svg><svg/>", "entities"),
        (b'<!DOCTYPE svg [<!ENTITY a "<script/>">]><svg>&a;</svg>', "entities"),
        (b'<?xml-stylesheet href="data:text/xml,a"?><svg/>', "instruction"),
        (b"\x89PNG\r\n\x1a\n", "broken"),
    ],
)
def test_what_is_no_drawing_is_refused(data: bytes, fault: str) -> None:
    with pytest.raises(DrawingError) as refused:
        read_drawing(data)
    assert refused.value.fault == fault


def test_what_is_used_again_and_again_is_refused() -> None:
    used = '<g id="a">' + "<path/>" * 1_000 + "</g>" + '<use href="#a"/>' * 100
    with pytest.raises(DrawingError, match="many"):
        read_drawing(f"{OPEN}{used}</svg>".encode())


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "logo.svg"
    with file.open("wb") as opened:
        opened.truncate(60_000_000)
    with pytest.raises(DrawingError, match="large"):
        open_drawing(file)


@pytest.mark.parametrize(
    "piece",
    ["<svg ", "<g>", "<g/>", "<!-- a -->", '<path d="M0"/>', "a", "<style>.a{fill:red}</style>"],
)
def test_work_grows_with_the_drawing(piece: str) -> None:
    def read(count: int) -> None:
        with suppress(DrawingError):
            read_drawing(f"{OPEN}{piece * count}</svg>".encode())

    few, many = (calls_of(partial(read, count)) for count in (500, 1_000))
    assert many <= 2.3 * few + 100


@settings(max_examples=300)
@given(st.lists(st.sampled_from([
    "<g>", "</g>", "<path d='M0'/>", "<script>", "</script>", "<style>", "</style>", ".a{fill:red}",
    " onload='a'", "<use href='#a'/>", "<![CDATA[<script>]]>", "&lt;script&gt;",
    "<!--", "-->", "]]>", "<text>", "</text>", "<g id='a' style='fill:url(#b)'>", "javascript:",
    "\u2028", "'", '"',
]), max_size=12).map("".join))  # fmt: skip
def test_what_comes_out_is_made_of_known_parts(inside: str) -> None:
    try:
        data = read_drawing(f"{OPEN}{inside}</svg>".encode()).data
    except DrawingError:
        return
    parts = load_drawing_parts()
    for each in fromstring(data).iter():  # noqa: S314 - ours
        assert each.tag.removeprefix(f"{{{SVG}}}") in parts.elements
        assert not any(key.startswith("on") or "script" in value for key, value in each.items())


@pytest.mark.parametrize("encoding", ["utf-7", "utf-32", "cp932", "base64", "no-such", "idna"])
def test_an_encoding_that_is_not_read_is_a_broken_drawing(encoding: str) -> None:
    text = f"<?xml version='1.0' encoding='{encoding}'?>{OPEN}<path d='M0 0'/></svg>"
    with pytest.raises(DrawingError):
        read_drawing(text.encode())
