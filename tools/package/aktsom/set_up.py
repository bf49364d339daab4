"""`python -m aktsom.set_up`: installs the very packages that this version was tested with.

Run once after `pip install --no-deps aktsom`, by the workflows, the development container and
whoever wants the same bytes as these: every package has a version and a hash. On Debian and Ubuntu
it also installs the libraries and fonts that PDFs are drawn with. It uses the standard library
alone, as nothing else is there yet, and speaks both languages, as setup.sh does.
"""

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

_HERE = Path(__file__).parent
# What Pango needs, and the fonts that stand in for what ours lack (templates/paper/fonts.conf):
# all old and settled; Debian 12 and 13 and Ubuntu 24.04 have the same.
_LIBRARIES = ("libpangoft2-1.0-0", "libharfbuzz-subset0")
_FONTS = (
    "fonts-dejavu-core",
    "fonts-noto-core",
    "fonts-droid-fallback",
    "fonts-wqy-microhei",
    "fonts-symbola",
)
_APT = ("apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300")
_PRINTS = "from generator.pdf.availability import find_printer; find_printer()"
_HAS_FONTS = "from generator.pdf.fonts import find_fonts; raise SystemExit(not find_fonts())"
_NO_INSTALLER = (
    "Her finnes verken pip eller uv, så pakkene som aktsom trenger, kan ikke hentes.",
    "Neither pip nor uv is here, so the packages that aktsom needs cannot be had.",
)
_NOT_HAD = (
    "Pakkene som aktsom trenger, ble ikke hentet. Er maskinen på nett? Prøv igjen når den er det.",
    "The packages that aktsom needs were not had. Is the machine online? Try again when it is.",
)
_NO_LIBRARIES = (
    "PDF-ene trenger biblioteket Pango. Alt annet virker uten.",
    "  På Debian og Ubuntu: sudo apt-get install " + " ".join(_LIBRARIES),
    "  På macOS: brew install pango",
    "The PDFs need the library Pango. All else works without it (install it as above).",
)
_NO_FONTS = (
    "PDF-en mangler skrifter for noen av verdens skriftspråk, og tegnes med dem som finnes her.",
    "The PDF lacks fonts for some scripts of the world, and is drawn with those on the machine.",
)


def main(arguments: list[str]) -> int:
    """Install packages and libraries, or `libraries` alone; return the exit status.

    What PDFs alone need may be missing: that is said, and is no failure, but for `libraries`.
    """
    if arguments == ["libraries"]:
        return install_libraries()
    failed = install_packages()
    if not failed:
        install_libraries()
    return failed


def find_lock() -> Path:
    """Return the file of packages with versions and hashes, of the wheel or of the checkout."""
    folder = _HERE if (_HERE / "requirements").is_dir() else _HERE.parents[2]
    return folder / "requirements" / "pdf.txt"


def install_packages() -> int:
    """Install what is locked, by pip or else by uv; return 1, with the reason told, if it fails."""
    if find_spec("pip"):
        installer = [sys.executable, "-m", "pip", "install", "--quiet"]
        installer += ["--disable-pip-version-check"]
        # Nothing is built here, where all there is to have is built already: not so on older Macs.
        installer += ["--only-binary", ":all:"] if sys.platform != "darwin" else []
    elif shutil.which("uv"):
        installer = ["uv", "pip", "install", "--quiet", "--python", sys.executable]
    else:
        return _fail(_NO_INSTALLER)
    command = [*installer, "--require-hashes", "--requirement", str(find_lock())]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode == 0:
        return 0
    said = [line for line in done.stderr.splitlines() if line.strip()]
    return _fail((*_NOT_HAD, "", *said[-5:]))


def install_libraries() -> int:
    """Install what PDFs are drawn with, where apt can; return 1 if they cannot be drawn then."""
    if not (_runs(_PRINTS) and _runs(_HAS_FONTS)):
        _apt_install(*_LIBRARIES, *_FONTS)
    if not _runs(_PRINTS):
        return _fail(_NO_LIBRARIES)
    if not _runs(_HAS_FONTS):
        _fail(_NO_FONTS)
    return 0


def _runs(program: str) -> bool:
    """Return whether a few words of Python run with what is installed now."""
    found = f"import aktsom; aktsom.find_rooms(); {program}"
    command = [sys.executable, "-c", found]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _apt_install(*packages: str) -> None:
    """Install system packages, if this is a system that has apt and we may."""
    root = _as_root()
    if root is None or not shutil.which("apt-get"):
        return
    sys.stdout.write(f"apt-get install {' '.join(packages)}\n")
    sys.stdout.flush()
    install = (*root, *_APT, "install", "-y", "--no-install-recommends", *packages)
    # The package lists are only fetched when an install fails without them.
    if not _quietly(*install) and _quietly(*root, *_APT, "update"):
        _quietly(*install)


def _as_root() -> tuple[str, ...] | None:
    """Return what makes a command root's, or None where that cannot be."""
    if sys.platform == "win32":
        return None
    quiet = ("env", "DEBIAN_FRONTEND=noninteractive")
    if os.geteuid() == 0:
        return quiet
    may = shutil.which("sudo") and _quietly("sudo", "-n", "true")
    return ("sudo", "-n", *quiet) if may else None


def _quietly(*command: str) -> bool:
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return done.returncode == 0


def _fail(lines: tuple[str, ...]) -> int:
    """Say what is wrong, in letters that the terminal has; return 1."""
    encoding = sys.stderr.encoding or "ascii"
    text = "".join(f"{line}\n" for line in lines)
    sys.stderr.write(text.encode(encoding, "replace").decode(encoding))
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
