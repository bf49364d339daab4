"""Whether PDFs can be made on this machine: the extra `pdf`, and the libraries it draws with."""

from importlib.metadata import PackageNotFoundError, version
from typing import Literal

from generator.pdf.fonts import name_fonts

# The renderer that our pass over its structure is written for, and tested with.
RENDERER = ("weasyprint", "70.0")
_PACKAGES = ("weasyprint", "pikepdf", "font-source-sans-pro", "font-source-serif-pro")
Lack = Literal["packages", "renderer", "libraries"]


class UnavailableError(Exception):
    """PDFs cannot be made here; `lack` says what is wrong, `detail` what is missing or found."""

    def __init__(self, lack: Lack, detail: str) -> None:
        super().__init__(f"{lack}: {detail}")
        self.lack: Lack = lack
        self.detail = detail


def find_printer() -> str:
    """Return what PDFs are made with, as a text that changes when it does.

    Raises UnavailableError when something is missing.
    """
    versions, missing = [], []
    for package in _PACKAGES:
        try:
            versions.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            missing.append(package)
    if missing:
        raise UnavailableError("packages", ", ".join(missing))
    name, wanted = RENDERER
    if version(name) != wanted:
        raise UnavailableError("renderer", f"{name} {version(name)}")
    try:
        import weasyprint
        from weasyprint.text import ffi
    except OSError as error:
        raise UnavailableError("libraries", str(error).splitlines()[0]) from error
    # Without it the renderer cuts fonts down in another way, to other bytes, and complains of it.
    if ffi.harfbuzz_subset is None:
        raise UnavailableError("libraries", "HarfBuzz-Subset")
    return ", ".join((*versions, weasyprint.VERSION, name_fonts()))
