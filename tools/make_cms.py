# ruff: noqa: INP001 - a program to run, part of no package
"""Make templates/cms/vendor/ of what `npm ci` put in node_modules: `make cms`.

These files are what a site gets that asks for Sveltia CMS; nothing of them is made or fetched when
a site is built. They are in every package, and not in the repository, which keeps their digests
alone: what differs from those is refused. `--pin` notes new ones. The CMS is copied as it is. The
YAML library is bundled to one file. The font has only the icons whose names the CMS knows, as all
of them weigh more than the CMS does. Each has its licence beside it.
"""

import re
import subprocess
import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

_ROOT = Path(__file__).parent.parent
_MODULES = _ROOT / "node_modules"
_TARGET = _ROOT / "templates" / "cms" / "vendor"
_CMS = _MODULES / "@sveltia" / "cms"
_YAML = _MODULES / "yaml"
_ICONS = _MODULES / "@fontsource-variable" / "material-symbols-outlined"
_LICENCES = {
    "sveltia-cms.txt": _CMS / "LICENSE.txt",
    "yaml.txt": _YAML / "LICENSE",
    "icons.txt": _ICONS / "LICENSE",
}


def main() -> None:
    """Write every file. Raises SystemExit: they are not those that were pinned."""
    files = make_files()
    digests = "".join(f"{name}: {sha256(data).hexdigest()}\n" for name, data in files.items())
    pinned, digests = (
        _TARGET / "digests.yaml",
        f"# SHA-256; `make cms ARGS=--pin` renews them.\n{digests}",
    )
    if "--pin" in sys.argv[1:]:
        pinned.write_text(digests)
    elif pinned.read_text() != digests:
        sys.exit("What npm gave is not what templates/cms/vendor/digests.yaml pins.")
    for name, data in files.items():
        (_TARGET / name).write_bytes(data)


def make_files() -> dict[str, bytes]:
    """Return the files by name: the same ones of the same packages."""
    cms = (_CMS / "dist" / "sveltia-cms.js").read_bytes()
    return {
        "sveltia-cms.js": cms,
        "yaml.js": _bundle(_YAML / "browser" / "index.js"),
        "icons.woff2": _leave_icons(cms.decode()),
        **{name: file.read_bytes() for name, file in _LICENCES.items()},
    }


def _bundle(entry: Path) -> bytes:
    """Return an ES module with all that it imports in one file."""
    options = ["--bundle", "--minify", "--format=esm", "--target=es2022", "--legal-comments=none"]
    # The program itself: what npm puts beside it starts it with a Node.js that may not be there.
    (program,) = (_MODULES / "@esbuild").glob("*/bin/esbuild")
    return subprocess.run([program, entry, *options], check=True, capture_output=True).stdout


def _leave_icons(text: str) -> bytes:
    """Return the font with those glyphs whose names are words of a text, with their ligatures."""
    file = _ICONS / "files" / "material-symbols-outlined-latin-wght-normal.woff2"
    font = TTFont(file, recalcTimestamp=False)
    known = set(re.findall(r"[a-z0-9_]+", text)) & set(font.getGlyphOrder())
    letters = {name for name in font.getGlyphOrder() if len(name) == 1} | {"underscore"}
    digits = {font.getBestCmap().get(each, "") for each in b"0123456789_"} - {""}
    options = subset.Options(layout_closure=False, flavor="woff2", glyph_names=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(glyphs=known | (letters & set(font.getGlyphOrder())) | digits)
    subsetter.subset(font)
    font.flavor = "woff2"
    made = BytesIO()
    font.save(made)
    return made.getvalue()


if __name__ == "__main__":
    main()
