"""A value that goes to another process, or into a cache, packed, and is unpacked if asked for."""

import pickle
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Packed(Generic[Value]):
    """A value; two are equal if their values are.

    It is unpacked where it is trusted: from a process of this program, or see `kept_results`.
    """

    __slots__ = ("_data", "_value")

    def __init__(self, value: Value) -> None:
        self._data = b""
        self._value = value

    @property
    def value(self) -> Value:
        """The value itself."""
        if not hasattr(self, "_value"):
            self._value = pickle.loads(self._data)  # noqa: S301 - as trusted as what it came in
        return self._value

    def __getstate__(self) -> bytes:
        """Return it packed; it is so but once."""
        self._data = self._data or pickle.dumps(self._value, pickle.HIGHEST_PROTOCOL)
        return self._data

    def __setstate__(self, data: bytes) -> None:
        """Take over what was packed."""
        self._data = data

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Packed) and self.value == other.value

    def __hash__(self) -> int:
        return hash(self.value)
