"""Drawings (SVG), read as XML and written anew of what they may be made of: schema/drawings.yaml.

An SVG file that is opened by itself is a page of the site, and may run whatever it holds. So none
is published as it came: what is written is made of the tree that was read, of known parts alone.
A document type is refused, and with it every entity; so are processing instructions.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct, field

from schema.drawings import DrawingParts, load_drawing_parts
from schema.kept_patterns import compile_kept
from schema.limits import most

SVG = "http://www.w3.org/2000/svg"
_XLINK, _XML = "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"
# Stands between a namespace and a name, and can be in neither.
_BETWEEN = "\n"
# The elements that may refer to others of the drawing by `href`.
_REFERRING = frozenset({"use", "linearGradient", "radialGradient"})
_OWN = compile_kept(r"#[\w.-]+")
_URL = compile_kept(r"url\(\s*+(?P<sign>['\"]?)#[\w.-]++(?P=sign)\s*+\)")
# What a value may never have in it once references to the drawing itself are taken away.
_UNSAFE = compile_kept(r"url|[\\@{}<>]|/\*|expression|script:|data:", re.IGNORECASE)
_RULE = compile_kept(r"(?P<selector>[\w\s.#,>*-]++)\{(?P<declarations>[^{}]*+)\}\s*+")
# What is shown through another element: within each other they would be drawn without end.
_CUTTING, _CUT = frozenset({"clipPath", "mask"}), frozenset({"clip-path", "mask"})
Fault = Literal[
    "broken", "no_drawing", "large", "entities", "instruction", "foreign", "element", "attribute",
    "active", "outside", "style", "deep", "many", "repeated",
]  # fmt: skip


class DrawingError(Exception):
    """A drawing is not what may be published: its fault, the line, and what stands there."""

    def __init__(self, fault: Fault, line: int = 1, found: str = "") -> None:
        super().__init__(fault)
        self.fault = fault
        self.line = line
        self.found = found


class Drawing(Struct, frozen=True):
    """A drawing written anew; `head` are the attributes of its root."""

    data: bytes
    head: dict[str, str]


class _DrawingReader(Struct):
    """Reads one drawing, and writes as it reads. `left_out` is how deep in what is left out."""

    parser: expat.XMLParserType
    parts: DrawingParts
    written: list[str] = field(default_factory=list)
    open_: list[str] = field(default_factory=list)
    style: list[str] = field(default_factory=list)
    head: dict[str, str] = field(default_factory=dict)
    left_out: int = 0
    elements: int = 0
    # How many elements each one with an id has in it, and where others are used.
    started: list[tuple[str, int, int]] = field(default_factory=list)
    sizes: dict[str, int] = field(default_factory=dict)
    uses: list[tuple[int, str]] = field(default_factory=list)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    # How deep in what cuts others; whether a class is given there, and whether classes cut.
    cutting: int = 0
    classed: bool = False
    classes_cut: bool = False

    def fault(self, fault: Fault, found: str = "") -> DrawingError:
        return DrawingError(fault, self.parser.CurrentLineNumber, found)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(_BETWEEN)
        if self.left_out or space in self.parts.left_out_namespaces:
            self.left_out += 1
            return
        if not self.open_ and (local != "svg" or space not in {SVG, ""}):
            raise self.fault("no_drawing", local)
        if space not in {SVG, ""}:
            raise self.fault("foreign", f"<{local}>")
        if local in self.parts.left_out_elements:
            self.left_out += 1
            return
        if local not in self.parts.elements:
            raise self.fault("element", f"<{local}>")
        self.count(local)
        kept = dict(self.keep(local, attributes))
        if not self.open_:
            self.head = kept
        self.begin(local, kept)

    def count(self, local: str) -> None:
        self.elements += 1
        if self.elements > most("drawing_elements"):
            raise self.fault("many")
        if len(self.open_) >= most("drawing_depth"):
            raise self.fault("deep", f"<{local}>")

    def keep(self, local: str, attributes: dict[str, str]) -> Iterator[tuple[str, str]]:
        """Yield the attributes that are kept. Raises DrawingError for those that may not be."""
        for name, value in attributes.items():
            space, _, key = name.rpartition(_BETWEEN)
            if key == "href" and space in {"", _XLINK}:
                if local not in _REFERRING or not _OWN.fullmatch(value):
                    raise self.fault("outside", f"href={value[:40]!r}")
                yield "href", value
            elif (
                space or key in self.parts.left_out_attributes or key.startswith(("data-", "aria-"))
            ):
                continue
            elif key.startswith("on"):
                raise self.fault("active", key)
            elif self.cutting and key in _CUT:
                raise self.fault("repeated", key)
            elif key == "style":
                yield key, self.declarations(value)
            elif key not in self.parts.attributes | self.parts.properties:
                raise self.fault("attribute", key)
            elif not _is_safe(value):
                raise self.fault("outside", f"{key}={value[:40]!r}")
            else:
                yield key, value

    def begin(self, local: str, kept: dict[str, str]) -> None:
        root = f' xmlns="{SVG}"' if not self.open_ else ""
        told = "".join(f" {key}={quoteattr(value)}" for key, value in kept.items())
        self.written.append(f"<{local}{root}{told}>")
        self.cutting += local in _CUTTING
        self.classed |= bool(
            self.cutting and {"class", "id"} & kept.keys() and local not in _CUTTING
        )
        self.open_.append(local)
        self.started.append((kept.get("id", ""), self.elements, len(self.uses)))
        if local == "use" and "href" in kept:
            self.uses.append((self.parser.CurrentLineNumber, kept["href"][1:]))

    def end(self, _name: str) -> None:
        if self.left_out:
            self.left_out -= 1
            return
        local = self.open_.pop()
        self.cutting -= local in _CUTTING
        if local == "style":
            self.written.append(escape("".join(self.rules("".join(self.style)))))
            self.style.clear()
        self.written.append(f"</{local}>")
        id_, elements, uses = self.started.pop()
        if id_:
            self.sizes[id_] = self.elements - elements + 1
            self.places[id_] = (uses, len(self.uses))

    def text(self, text: str) -> None:
        if self.left_out or not self.open_:
            return
        if self.open_[-1] == "style":
            self.style.append(text)
        else:
            self.written.append(escape(text))

    def rules(self, style: str) -> Iterator[str]:
        """Yield the rules of a style sheet, each written anew."""
        text, end = _without_comments(style).strip(), 0
        while end < len(text):
            match = _RULE.match(text, end)
            if match is None:
                raise self.fault("style", " ".join(text[end : end + 40].split()))
            selector, declared = match["selector"].strip(), self.declarations(match["declarations"])
            if any(f"{name}:" in declared for name in _CUT):
                self.classes_cut = True
                if not all(part.strip().startswith((".", "#")) for part in selector.split(",")):
                    raise self.fault("repeated", selector[:40])
            yield f"{selector}{{{declared}}}"
            end = match.end()

    def declarations(self, style: str) -> str:
        """Return the declarations of a style, but for those that only one program knows."""
        kept = []
        for each in filter(None, (part.strip() for part in style.split(";"))):
            name, colon, value = (part.strip() for part in each.partition(":"))
            if name.startswith("-") and _is_safe(value):
                continue
            if self.cutting and name.lower() in _CUT:
                raise self.fault("repeated", name)
            if not colon or name.lower() not in self.parts.properties or not _is_safe(value):
                raise self.fault("style", each[:40])
            kept.append(f"{name}:{value}")
        return ";".join(kept)

    def check_uses(self) -> None:
        """Refuse what is used again and again within itself, until it is more than anyone draws."""
        if self.classed and self.classes_cut:
            raise DrawingError("repeated", found="<style>")
        total = self.elements
        for line, id_ in self.uses:
            first, last = self.places.get(id_, (0, 0))
            if last > first:
                raise DrawingError("repeated", line, f"#{id_}")
            total += self.sizes.get(id_, 0)
            if total > most("drawing_elements"):
                raise DrawingError("many", line)


def _without_comments(style: str) -> str:
    """Return a style sheet with a space for each comment; one that is not closed stays."""
    first, *others = style.split("/*")
    rests = (each.partition("*/") for each in others)
    return first + "".join(f" {rest}" if closed else f"/*{text}" for text, closed, rest in rests)


def _is_safe(value: str) -> bool:
    """Tell whether a value leads nowhere but to the drawing itself."""
    return not _UNSAFE.search(_URL.sub(" ", value) if "#" in value else value)


def read_drawing(data: bytes) -> Drawing:
    """Return a drawing written anew. Raises DrawingError."""
    if len(data) > most("drawing_bytes"):
        raise DrawingError("large")
    parser = expat.ParserCreate(namespace_separator=_BETWEEN)
    parser.buffer_text = True
    reader = _DrawingReader(parser, load_drawing_parts())

    def refuse(fault: Fault, found: str) -> None:
        raise reader.fault(fault, found)

    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = lambda *_: refuse("entities", "<!DOCTYPE>")
    parser.ProcessingInstructionHandler = lambda name, _: refuse("instruction", f"<?{name}?>")
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's own
    except expat.ExpatError as error:
        raise DrawingError("broken", error.lineno) from error
    except (ValueError, LookupError) as error:
        # It names an encoding that expat is not taught, or that is none of characters.
        raise DrawingError("broken", 1) from error
    reader.check_uses()
    return Drawing("".join(reader.written).encode() + b"\n", reader.head)


@lru_cache(maxsize=256)
def _read(file: Path, size: int, _time: int) -> Drawing | DrawingError:
    if size > most("drawing_bytes"):
        return DrawingError("large")
    try:
        return read_drawing(file.read_bytes())
    except DrawingError as error:
        return error.with_traceback(None)


def open_drawing(file: Path) -> Drawing:
    """Return the drawing that a file has. Raises DrawingError; OSError where it cannot be read."""
    told = file.stat()
    found = _read(file, told.st_size, told.st_mtime_ns)
    if isinstance(found, DrawingError):
        raise found
    return found
