"""What a report can be downloaded as: its tables with their columns, keys and references.

Pages describe these tables, and `generator.data` fills them.
"""

from msgspec import Struct

# The columns that say whose row it is, so that tables of many reports can be put together.
ORIGIN = ("organisation", "year")


class Dataset(Struct, frozen=True):
    """A table: its columns, which of them are its key, which hold whole numbers.

    `reference` is (a column, the table it points to, the column there), where there is one.
    """

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    numbers: frozenset[str]
    reference: tuple[str, str, str] | None = None

    @property
    def file(self) -> str:
        """The name of the table's file."""
        return f"{self.name}.csv"

    @property
    def required(self) -> frozenset[str]:
        """The columns that every row fills in."""
        return frozenset((*ORIGIN, *self.key))


DATASETS = (
    Dataset(
        "risks",
        (
            *ORIGIN, "id", "title", "topic", "topic_label", "other_topic", "geography",
            "geography_label", "kind", "kind_label", "relation", "relation_label", "involvement",
            "involvement_label", "description", "reason", "measures",
        ),
        ("id",),
        frozenset({"year", "measures"}),
    ),
    Dataset(
        "measures",
        (
            *ORIGIN, "risk", "block", "risk_title", "joined_by", "status", "status_label",
            "status_note", "goal", "goal_this_year", "actions", "results",
        ),
        ("risk", "block"),
        frozenset({"year", "block"}),
        ("risk", "risks", "id"),
    ),
    Dataset(
        "goals",
        (*ORIGIN, "when", "id", "goal", "status", "status_label", "status_note"),
        ("when", "id"),
        frozenset({"year"}),
    ),
    Dataset(
        "producers",
        (*ORIGIN, "country", "country_label", "count", "counted"),
        ("country",),
        frozenset({"year", "count"}),
    ),
)  # fmt: skip
