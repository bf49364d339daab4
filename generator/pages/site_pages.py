"""The pages that belong to no organisation: what each is made of, told before it is made.

What a page is made of has a digest: one that comes from the same as before need not be made anew.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256

from markupsafe import Markup
from msgspec import Struct, msgpack

from generator.pages.kinds.cms import make_cms
from generator.pages.kinds.index import common_language, make_not_found
from generator.pages.kinds.open_data import make_site_open_data
from generator.pages.kinds.register_pages import make_register, place_of_all_rows
from generator.pages.kinds.search import make_site_search
from generator.pages.packed_rows import KeptRows, Packed, pack_rows, split_rows
from generator.pages.parts.register import Register, RegisterEntry, gather
from generator.pages.parts.register_rows import RegisterWriter
from generator.pages.parts.scripts import Script, make_script
from generator.pages.parts.site_frame import SitePlace
from generator.pages.parts.social import list_site_social
from generator.pages.parts.summary import Summary, site_languages
from generator.pages.render import fill
from generator.plan.addresses import CmsAccess, Site
from generator.plan.artifacts import Artifact
from generator.plan.site_addresses import CMS, NOT_FOUND
from generator.text.words import load_words

_NOTHING: Mapping[str, KeptRows] = {}


class SitePage(Struct, frozen=True):
    """A page about to be made: its address, its template, and what that is given.

    `told` is all that it comes from beside the program, in plain values; `show` makes of it what
    the template is given.
    """

    path: str
    template: str
    language: str
    told: object
    show: Callable[[], Mapping[str, object]]

    @property
    def inputs(self) -> bytes:
        """A digest of all that the page comes from beside the program."""
        given = (self.path, self.template, self.language, self.told)
        return sha256(msgpack.encode(given, enc_hook=_open_markup)).digest()

    def make(self) -> Artifact:
        """Return the page."""
        return Artifact(self.path, fill(self.template, self.language, self.show()))


def _page(path: str, template: str, language: str, **values: object) -> SitePage:
    """Return a page that comes from just what its template is given."""
    return SitePage(path, template, language, values, lambda: values)


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

    def pack(
        self, entries: Sequence[RegisterEntry], writer: RegisterWriter, place: SitePlace
    ) -> Packed:
        """Return the rows of entries packed: those that are as before are not made again."""
        language = writer.language
        before = self._before.get(language)
        known = before.split() if before else {}
        start = f"{self._program}\0{place.path}\0".encode()
        digests = tuple(sha256(start + writer.digest(each)).digest() for each in entries)
        new = {
            digest: entry
            for digest, entry in zip(digests, entries, strict=True)
            if digest not in known
        }
        rows = writer.write(new.values(), place, values=True)
        html = fill("register_rows", language, {"view": rows}).decode()
        known |= zip(new, split_rows(html), strict=True)
        packed = pack_rows(known[digest] for digest in digests)
        self.kept[language] = KeptRows(digests, packed)
        return packed


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
    yield _page(NOT_FOUND, "not_found", language, view=not_found)


def show_cms(summaries: tuple[Summary, ...], access: CmsAccess) -> SitePage:
    """Return the page on which the organisations' statements are written in the CMS."""
    view = make_cms(summaries, access, common_language(summaries))
    return _page(f"{CMS}index.html", "cms", view.language, view=view)


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
        yield SitePage(page.path, "index", language, page.told, page.values)
    if site.tables:
        path, frame, tables = make_site_open_data(summaries, site, language)
        yield _page(path, "open_data", language, frame=frame, view=tables)
    if site.search:
        path, frame, view = make_site_search(summaries, site, language)
        yield _page(path, "search", language, frame=frame, view=view)


def _all_rows(
    register: Register, site: Site, writer: RegisterWriter, keeper: RowsKeeper
) -> Script | None:
    """Return every row of the register as a script, where they do not fit on the first page."""
    if register.fits_one_page:
        return None
    rows = keeper.pack(register.entries, writer, place_of_all_rows(site, writer.words))
    packed = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return make_script(f"register-{writer.language}", f"aktsomRegister = {packed};\n")
