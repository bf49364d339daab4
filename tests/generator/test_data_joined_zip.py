"""Members joined of pieces: what ZIP readers get is what went into the pieces."""

import io
import zlib
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.data import joined_zip
from generator.data.joined_zip import Sum, end_of_member, put_member
from generator.data.sheet_rows import Deflater


def sum_of(data: bytes) -> Sum:
    """What is true of some bytes."""
    return Sum(zlib.crc32(data), len(data))


@given(st.binary(max_size=300), st.integers(0, 70_000))
def test_sums_of_pieces_are_the_sum_of_the_whole(start: bytes, length: int) -> None:
    end = bytes(number * 7 % 251 for number in range(length))
    assert sum_of(start) + sum_of(end) == sum_of(start + end)
    assert Sum() + sum_of(start) == sum_of(start) == sum_of(start) + Sum()


@pytest.mark.parametrize("large", [False, True])
def test_a_member_of_pieces_is_read_as_any_other(
    monkeypatch: pytest.MonkeyPatch, *, large: bool
) -> None:
    """Also one so large that its head has longer numbers, and one between two others."""
    if large:
        monkeypatch.setattr(joined_zip, "_LARGE", 10)
    texts = [b"one " * 1000, b"", b"two " * 3000]
    packed, known = [], Sum()
    for text in texts:
        deflater = Deflater()
        deflater.add(text)
        packed.append(deflater.finish())
        known += Sum(deflater.crc, deflater.size)
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as book:
        book.writestr("before", "a")
        put_member(book, ZipInfo("joined"), (*packed, end_of_member()), known)
        book.writestr("after", "b")
    with ZipFile(stream) as found:
        assert found.testzip() is None
        assert found.read("joined") == b"".join(texts)
        assert found.getinfo("joined").compress_size < 200
        assert (found.read("before"), found.read("after")) == (b"a", b"b")
