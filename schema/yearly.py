"""What is true of one year only: data for carrying a report over into the next year."""

from collections.abc import Mapping
from functools import cache

from schema.files import FOLDER, read_as
from schema.labels import DataShape


class Yearly(DataShape, frozen=True):
    """Questions by form and facts by step that belong to one year."""

    questions: Mapping[str, tuple[str, ...]]
    facts: Mapping[str, tuple[str, ...]]

    @property
    def asked_yearly(self) -> frozenset[str]:
        """The questions of one year only, by their origin (see `schema.form.Question`)."""
        asked = ((form, id_) for form, ids in self.questions.items() for id_ in ids)
        return frozenset(f"{form}/{id_}" for form, id_ in asked)


@cache
def load_yearly() -> Yearly:
    """Load schema/yearly.yaml. Raises DataError: a fault of aktsom's own."""
    return read_as(FOLDER / "yearly.yaml", Yearly)
