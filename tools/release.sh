#!/bin/sh
# Makes what a release consists of, in dist/release/, and tries it: tools/release.sh [--trial]
#
# The wheel, the source distribution, the list of packages (CycloneDX) and their checksums. The wheel is tried as an
# organisation would use it, in an environment of its own. With --trial it is made though the changelog does not tell
# of the version yet, or something is not committed.
set -eu
cd "$(dirname "$0")/.."

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
if [ "${1:-}" != --trial ]; then
    grep -q "^## \[$version\] - " CHANGELOG.md || fail "CHANGELOG.md has no heading for $version: ## [$version] - DATE"
    [ -z "$(git status --porcelain)" ] || fail 'Something is not committed, so nobody could make the same release.'
fi

out=dist/release
rm -rf "$out"
mkdir -p "$out"
# The same bytes from the same commit, whoever builds: no time of the day is in them.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH
.venv/bin/python tools/make_kept.py
.venv/bin/python -m hatchling build --directory "$out"
tools/audit.sh sbom
cp dist/sbom/pdf.cdx.json "$out/aktsom-$version.cdx.json"
.venv/bin/python -m tests.release "$out/aktsom-$version-py3-none-any.whl" "$out/aktsom-$version.tar.gz"
(cd "$out" && sha256sum aktsom-* >SHA256SUMS)
ls -l "$out"
