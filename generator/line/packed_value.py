"""A value that goes to another process, or into a cache, packed, and is unpacked if asked for."""

import pickle
import zlib
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Packed(Generic[Value]):
    """A value; two are equal if their values are.

    It is unpacked where it is trusted: from a process of this program, or see `kept_results`.
    Packed it is compressed: findings repeat themselves, and a register has those of thousands of
    organisations in its memory and reads them again in every build, though it seldom shows them.
    """

    __slots__ = ("_data", "_value")

    def __init__(self, value: Value) -> None:
        self._data = b""
        self._value = value

    @property
    def value(self) -> Value:
        """The value itself."""
        if not hasattr(self, "_value"):
            data = zlib.decompress(self._data)
            self._value = pickle.loads(data)  # noqa: S301 - as trusted as what it came in
        return self._value

    def __getstate__(self) -> bytes:
        """Return it packed; it is so but once."""
        if not self._data:
            plain = pickle.dumps(self._value, pickle.HIGHEST_PROTOCOL)
            self._data = zlib.compress(plain, zlib.Z_BEST_SPEED)
        return self._data

    def __setstate__(self, data: bytes) -> None:
        """Take over what was packed."""
        self._data = data

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Packed) and self.value == other.value

    def __hash__(self) -> int:
        return hash(self.value)
