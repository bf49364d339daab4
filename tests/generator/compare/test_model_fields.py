"""Models compared field by field: what differs, and what is one value to readers."""

from decimal import Decimal

from generator.book.plain import PlainWriter
from generator.compare.changes import Difference
from generator.compare.model_fields import compare_fields, compare_values, list_changed_fields
from schema.facts.enterprise import Workers
from schema.fields import find_field
from schema.organisation import Organisation
from schema.report import Contact, Money
from schema.values import Text

NB = (PlainWriter("nb", "nb", "nb"), PlainWriter("nb", "nb", "nb"))


def organisation(**fields: object) -> Organisation:
    return Organisation.model_validate({"name": "LO", "languages": ["nb"], **fields})


def test_each_field_that_differs_is_a_change() -> None:
    before = organisation(website="https://lo.no", sector="manufacturing")
    now = organisation(name="Landsorganisasjonen", website="https://lo.no")
    name, sector = list_changed_fields(before, now, NB)
    assert (name.id, name.state, name.note) == ("name", "changed", "")
    assert name.differences == (Difference("name", "", "LO", "Landsorganisasjonen"),)
    assert (sector.id, sector.differences[0].now) == ("sector", "")
    assert [each.id for each in list_changed_fields(before, now, NB, {"name"})] == ["sector"]
    assert list(list_changed_fields(before, before, NB)) == []


def test_a_model_in_a_field_is_compared_by_its_own_fields() -> None:
    before = organisation(information={"email": "a@lo.no"})
    now = organisation(information={"email": "b@lo.no", "telephone": "22 33 44 55"})
    (change,) = list_changed_fields(before, now, NB)
    assert [(each.field, each.before, each.now) for each in change.differences] == [
        ("email", "a@lo.no", "b@lo.no"), ("telephone", "", "22 33 44 55"),
    ]  # fmt: skip
    assert all(each.label for each in change.differences)


def test_what_is_on_one_side_only_is_all_of_it() -> None:
    contact = Contact.model_validate({"name": "Kari", "email": "kari@lo.no"})
    assert [(each.field, each.before, each.now) for each in compare_fields(None, contact, NB)] == [
        ("name", "", "Kari"), ("email", "", "kari@lo.no"),
    ]  # fmt: skip
    assert [each.before for each in compare_fields(contact, None, NB)] == ["Kari", "kari@lo.no"]
    assert list(compare_fields(None, None, NB)) == []


def test_money_is_one_value() -> None:
    old, new = (Money(amount=Decimal(each), currency="NOK") for each in (1, 2))
    (found,) = compare_values(old, new, NB)
    assert (found.field, found.label, found.before, found.now) == (
        "answer", "", "1\u00a0kr", "2\u00a0kr",
    )  # fmt: skip
    old_workers, new_workers = Workers(workers=1), Workers(workers=2)
    (workers,) = compare_values(old_workers, new_workers, NB)
    assert (workers.field, workers.before, workers.now) == ("workers", "1", "2")


def test_texts_that_differ_in_no_language_shown_are_compared_in_all() -> None:
    field = find_field(Contact, "title")
    old, new = Text({"nb": "Sjef", "en": "Boss"}), Text({"nb": "Sjef", "en": "Head"})
    (found,) = compare_values(old, new, NB, field)
    assert (found.before, found.now) == ("nb: Sjef; en: Boss", "nb: Sjef; en: Head")
    (shown,) = compare_values(Text({"nb": "A"}), Text({"nb": "B", "en": "C"}), NB, field)
    assert (shown.before, shown.now) == ("A", "B")
    assert list(compare_values(old, new, NB)) == []
