"""Pagefind's files in an order of our own."""

import gzip
import json

import pytest

from generator.output.pagefind import SearchError
from generator.output.search_files import normalise_index


def text(value: str) -> bytes:
    """A short text in CBOR."""
    return bytes([0x60 + len(value)]) + value.encode()


def array(*items: bytes) -> bytes:
    """A short list in CBOR."""
    return bytes([0x80 + len(items)]) + b"".join(items)


def pack(item: bytes) -> bytes:
    """A file as Pagefind packs it."""
    return gzip.compress(b"pagefind_dcd" + item)


def value(name: str, *pages: int) -> bytes:
    """A value of a filter and the pages that have it; numbers of one, two and three bytes."""
    heads = [
        bytes([n]) if n < 24 else b"\x18" + bytes([n]) if n < 256 else b"\x19" + n.to_bytes(2)
        for n in pages
    ]
    return array(text(name), array(*heads))


def index(values: list[bytes], filters: list[str], languages: list[str]) -> dict[str, bytes]:
    """The files of an index with a filter by year."""
    named = [array(text(name), text(f"nb_{name[0] * 7}")) for name in filters]
    meta = array(text("1.5.2"), array(), array(), array(*named), array(), array())
    entry = {"languages": {each: {"hash": f"{each}_0123456789"} for each in languages}}
    return {
        "pagefind-entry.json": json.dumps(entry).encode(),
        "pagefind.nb_0123456789.pf_meta": pack(meta),
        "filter/nb_yyyyyyy.pf_filter": pack(array(text("year"), array(*values))),
        "index/nb_1.pf_index": b"as it is",
    }


ONE = index([value("2023", 1, 30, 400), value("2024", 2)], ["organisation", "year"], ["nb", "en"])
OTHER = index([value("2024", 2), value("2023", 1, 30, 400)], ["year", "organisation"], ["en", "nb"])


def test_the_order_that_they_come_in_makes_no_difference() -> None:
    assert normalise_index(ONE) == normalise_index(OTHER)


def test_the_files_still_name_each_other() -> None:
    files = normalise_index(ONE)
    filters = [path for path in files if path.startswith("filter/")]
    metas = [path for path in files if path.endswith(".pf_meta")]
    assert (len(filters), len(metas), len(files)) == (1, 1, len(ONE))
    name = filters[0].removeprefix("filter/").removesuffix(".pf_filter")
    assert name.encode() in gzip.decompress(files[metas[0]])
    entry = json.loads(files["pagefind-entry.json"])
    assert f"pagefind.{entry['languages']['nb']['hash']}.pf_meta" == metas[0]
    assert files["index/nb_1.pf_index"] == b"as it is"


def test_nothing_of_a_filter_is_lost() -> None:
    files = normalise_index(OTHER)
    (path,) = (path for path in files if path.endswith(".pf_filter"))
    years = array(value("2023", 1, 30, 400), value("2024", 2))
    assert gzip.decompress(files[path]) == b"pagefind_dcd" + array(text("year"), years)


@pytest.mark.parametrize("item", [text("year"), array(text("year")), array(b"\xa0", array())])
def test_another_form_is_not_touched(item: bytes) -> None:
    with pytest.raises(SearchError):
        normalise_index({**ONE, "filter/nb_yyyyyyy.pf_filter": pack(item)})
