"""The law as data."""

from schema.law import load_provisions, load_statutes


def test_every_provision_is_found_by_an_id_that_begins_with_its_statute() -> None:
    statutes = load_statutes()
    assert [statute.id for statute in statutes] == ["aapenhetsloven", "regnskapsloven"]
    for statute in statutes:
        for provision in statute.provisions:
            assert provision.id.startswith(f"{statute.id}-")
            assert load_provisions()[provision.id] is provision


def test_no_two_provisions_share_an_id() -> None:
    assert len(load_provisions()) == sum(len(statute.provisions) for statute in load_statutes())


def test_a_provision_links_to_its_place_in_the_statute() -> None:
    duty = load_provisions()["aapenhetsloven-5-b"]
    assert duty.short.in_language("nb") == "§ 5 b"
    assert duty.link.startswith("https://lovdata.no/dokument/NL/lov/2021-06-18-99")
