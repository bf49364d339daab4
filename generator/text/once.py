"""What of a value is found out when it is first asked for, and then known."""

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

Holder = TypeVar("Holder")
Value = TypeVar("Value")


class once(Generic[Holder, Value]):  # noqa: N801 - it reads as `property` does
    """A property as functools.cached_property, without the lock that Python 3.11 has there.

    Rules ask a thousand of them in a report, and the lock takes more time than many of them do.
    """

    def __init__(self, find: Callable[[Holder], Value]) -> None:
        self._find = find
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        """Take note of what it is called."""
        self._name = name

    @overload
    def __get__(self, holder: None, owner: type | None = None) -> Self: ...
    @overload
    def __get__(self, holder: Holder, owner: type | None = None) -> Value: ...
    def __get__(self, holder: Any, owner: type | None = None) -> Any:
        """Find it out: from then on, Python finds it in the holder itself."""
        if holder is None:
            return self
        found = holder.__dict__[self._name] = self._find(holder)
        return found
