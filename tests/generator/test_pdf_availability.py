"""Whether PDFs can be made here: each thing that may be missing is named."""

from importlib.metadata import PackageNotFoundError

import pytest

from generator.pdf import availability
from generator.pdf.availability import RENDERER, UnavailableError, find_printer


def versions(monkeypatch: pytest.MonkeyPatch, **known: str) -> None:
    """Have these packages alone installed; `_` stands for a hyphen."""
    names = {name.replace("_", "-"): version for name, version in known.items()}

    def version(package: str) -> str:
        if package not in names:
            raise PackageNotFoundError(package)
        return names[package]

    monkeypatch.setattr(availability, "version", version)


def lack() -> tuple[str, str]:
    with pytest.raises(UnavailableError) as caught:
        find_printer()
    return caught.value.lack, caught.value.detail


def test_packages_that_are_missing_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    versions(monkeypatch, weasyprint=RENDERER[1], font_source_serif_pro="1")
    assert lack() == ("packages", "pikepdf, font-source-sans-pro")


def test_another_renderer_than_the_one_tested_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    fonts = {"font_source_sans_pro": "1", "font_source_serif_pro": "1"}
    versions(monkeypatch, weasyprint="1.0", pikepdf="1", **fonts)
    assert lack() == ("renderer", "weasyprint 1.0")


def test_fonts_can_be_cut_down(monkeypatch: pytest.MonkeyPatch) -> None:
    from weasyprint.text import ffi

    monkeypatch.setattr(ffi, "harfbuzz_subset", None)
    assert lack() == ("libraries", "HarfBuzz-Subset")


def test_what_they_are_made_with_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(availability, "name_fonts", lambda: "fonts x")
    parts = find_printer().split(", ")
    assert parts[0] == f"weasyprint {RENDERER[1]}"
    assert [each.split(" ")[0] for each in parts[1:4]] == [
        "pikepdf", "font-source-sans-pro", "font-source-serif-pro",
    ]  # fmt: skip
    assert parts[-1] == "fonts x"
