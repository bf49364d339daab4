"""The pages that belong to no organisation: what each is made of, told before it is made.

What a page is made of has a digest: one that comes from the same as before need not be made anew.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from markupsafe import Markup
from msgspec import Struct, msgpack

from generator.pages.kinds.cms import make_cms
from generator.pages.kinds.index import common_language, make_not_found
from generator.pages.kinds.open_data import make_site_open_data
from generator.pages.kinds.register_pages import make_register, show_all_rows
from generator.pages.kinds.search import make_site_search
from generator.pages.packed_rows import KeptRows, Packed, pack_rows, split_rows
from generator.pages.parts.register import Register, gather
from generator.pages.parts.register_rows import RegisterRow, RegisterWriter
from generator.pages.parts.scripts import Script, make_script
from generator.pages.parts.social import list_site_social
from generator.pages.parts.summary import Summary, site_languages
from generator.pages.render import fill
from generator.plan.addresses import CmsAccess, Site
from generator.plan.artifacts import Artifact
from generator.plan.site_addresses import CMS, NOT_FOUND
from generator.text.words import load_words

_NOTHING: Mapping[str, KeptRows] = {}


class SitePage(Struct, frozen=True):
    """A page about to be made: its address, its template, and what that is given."""

    path: str
    template: str
    language: str
    values: Mapping[str, object]

    @property
    def inputs(self) -> bytes:
        """A digest of all that the page comes from beside the program."""
        given = (self.path, self.template, self.language, self.values)
        return sha256(msgpack.encode(given, enc_hook=_open_markup)).digest()

    def make(self) -> Artifact:
        """Return the page."""
        return Artifact(self.path, fill(self.template, self.language, self.values))


def _open_markup(value: object) -> tuple[str, str]:
    """Return markup in plain values, unlike the same text. Raises TypeError for other things."""
    if isinstance(value, Markup):
        return "markup", str.__str__(value)
    raise TypeError(f"{type(value)} is not made of plain values")


class RowsKeeper:
    """Every row of the register as it was packed before, and is now, by language.

    `program` is the fingerprint of all that rows come from beside what they show.
    """

    def __init__(self, program: str = "", before: Mapping[str, KeptRows] = _NOTHING) -> None:
        self._program, self._before = program, before
        self.kept: dict[str, KeptRows] = {}

    def pack(self, rows: Sequence[RegisterRow], language: str) -> Packed:
        """Return rows packed: those that are as before are not made again."""
        before = self._before.get(language)
        known = before.split() if before else {}
        digests = tuple(self._digest(row, language) for row in rows)
        given = dict(zip(digests, rows, strict=True))
        new = {digest: row for digest, row in given.items() if digest not in known}
        html = fill("register_rows", language, {"view": tuple(new.values())}).decode()
        known |= zip(new, split_rows(html), strict=True)
        packed = pack_rows(known[digest] for digest in digests)
        self.kept[language] = KeptRows(digests, packed)
        return packed

    def _digest(self, row: RegisterRow, language: str) -> bytes:
        given = (self._program, language, row)
        return sha256(msgpack.encode(given, enc_hook=_open_markup)).digest()


def list_site_pages(
    summaries: tuple[Summary, ...],
    site: Site,
    register: Register | None = None,
    keeper: RowsKeeper | None = None,
) -> Iterator[SitePage | Artifact]:
    """Yield the pages that belong to no organisation: with several, the register; "not found".

    `register` is that of the summaries, where it has been gathered already.
    """
    if site.several:
        gathered, rows = register or gather(summaries), keeper or RowsKeeper()
        for language in site_languages(summaries):
            yield from _list_register(summaries, gathered, site, language, rows)
            yield from list_site_social(site, language)
    language, not_found = common_language(summaries), make_not_found(summaries, site)
    yield SitePage(NOT_FOUND, "not_found", language, {"view": not_found})


def show_cms(summaries: tuple[Summary, ...], access: CmsAccess) -> SitePage:
    """Return the page on which the organisations' statements are written in the CMS."""
    view = make_cms(summaries, access, common_language(summaries))
    return SitePage(f"{CMS}index.html", "cms", view.language, {"view": view})


def _list_register(
    summaries: tuple[Summary, ...],
    register: Register,
    site: Site,
    language: str,
    keeper: RowsKeeper,
) -> Iterator[SitePage | Artifact]:
    writer = RegisterWriter(load_words(language))
    rest = _all_rows(register, site, writer, keeper)
    if rest:
        yield Artifact(rest.path, rest.data)
    for page in make_register(register, site, writer, rest.path if rest else None):
        yield SitePage(page.path, "index", language, {"frame": page.frame, "view": page.view})
    if site.tables:
        path, frame, tables = make_site_open_data(summaries, site, language)
        yield SitePage(path, "open_data", language, {"frame": frame, "view": tables})
    if site.search:
        path, frame, view = make_site_search(summaries, site, language)
        yield SitePage(path, "search", language, {"frame": frame, "view": view})


def _all_rows(
    register: Register, site: Site, writer: RegisterWriter, keeper: RowsKeeper
) -> Script | None:
    """Return every row of the register as a script, where they do not fit on the first page."""
    rows, language = show_all_rows(register, site, writer), writer.language
    if not rows:
        return None
    packed = json.dumps(keeper.pack(rows, language), ensure_ascii=False, separators=(",", ":"))
    return make_script(f"register-{language}", f"aktsomRegister = {packed};\n")
