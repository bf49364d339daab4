"""Members of a ZIP file that are joined of compressed pieces, without compressing them again.

Raw deflate can be joined where each piece ends by a full flush (RFC 1951; zlib's manual). The sum
of the whole, CRC-32, follows from those of the pieces: to add `n` zero bytes to a text is to
multiply its sum by x^8n, modulo the polynomial of CRC-32 (as zlib's crc32_combine does).
"""

import zlib
from collections.abc import Iterable
from functools import cache
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from msgspec import Struct

# The polynomial of CRC-32 and the number one, as sums are: the highest power is the lowest bit.
_POLYNOMIAL, _ONE, _BITS = 0xEDB88320, 1 << 31, 32
# From so many bytes on, a member's head needs room for longer numbers.
_LARGE = 1 << 31


class Sum(Struct, frozen=True):
    """The CRC-32 of some bytes, and how many they are."""

    crc: int = 0
    size: int = 0

    def __add__(self, other: "Sum") -> "Sum":
        """Return what is true of both, one after the other."""
        moved = _multiply(_power(other.size), self.crc)
        return Sum(moved ^ other.crc, self.size + other.size)


def end_of_member() -> bytes:
    """Return what ends a member whose pieces have all been written."""
    return zlib.compressobj(wbits=-zlib.MAX_WBITS).flush()


def put_member(book: ZipFile, info: ZipInfo, deflated: Iterable[bytes], known: Sum) -> None:
    """Put a member into a ZIP file that can be sought in; `known` is true of it uncompressed."""
    large = known.size >= _LARGE
    with book.open(info, "w", force_zip64=large) as member:
        for data in deflated:
            member.write(data)
    info.compress_type = ZIP_DEFLATED
    info.CRC, info.file_size = known.crc, known.size
    stream = book.fp
    if stream is None:
        raise ValueError("the file is closed")
    ends = stream.tell()
    stream.seek(info.header_offset)
    stream.write(info.FileHeader(large))
    stream.seek(ends)


def _multiply(one: int, other: int) -> int:
    """Return the product of two polynomials, modulo that of CRC-32."""
    product = 0
    for bit in range(_BITS):
        if one & (_ONE >> bit):
            product ^= other
        other = other >> 1 ^ (_POLYNOMIAL if other & 1 else 0)
    return product


def _power(count: int) -> int:
    """Return x^8n for a count of bytes, modulo the polynomial of CRC-32."""
    power, bit = _ONE, 0
    while count >> bit:
        if count >> bit & 1:
            power = _multiply(_squared(bit), power)
        bit += 1
    return power


@cache
def _squared(times: int) -> int:
    """Return x^8, squared so many times."""
    if times == 0:
        return _ONE >> 8
    root = _squared(times - 1)
    return _multiply(root, root)
