"""Today, as rules may ask about it: what it answers tells for how many days the answers hold.

A rule never sees the day itself. It asks on which side of a day today lies, or how far it is to
one, and whoever keeps what the rule found knows on which other days it would have found the same.
"""

from datetime import date, timedelta

from msgspec import Struct

_DAY = timedelta(days=1)


class Days(Struct, frozen=True):
    """All days from the first to the last, both among them; of all time unless said."""

    first: date = date.min
    last: date = date.max

    def __contains__(self, day: date) -> bool:
        """Tell whether a day is one of them."""
        return self.first <= day <= self.last


class Today:
    """What stands for today; `days` are those on which all that was asked had the same answer."""

    def __init__(self, day: date) -> None:
        self._day = day
        self.days = Days()

    def is_after(self, day: date) -> bool:
        """Tell whether today is later than a day."""
        after = self._day > day
        if after:
            self._narrow(Days(first=day + _DAY))
        else:
            self._narrow(Days(last=day))
        return after

    def is_before(self, day: date) -> bool:
        """Tell whether today is earlier than a day."""
        return day > date.min and not self.is_after(day - _DAY)

    def days_until(self, day: date) -> int:
        """Return how many days it is to a day, below zero if it is past: tomorrow it is another."""
        self._narrow(Days(self._day, self._day))
        return (day - self._day).days

    def _narrow(self, days: Days) -> None:
        self.days = Days(max(self.days.first, days.first), min(self.days.last, days.last))
