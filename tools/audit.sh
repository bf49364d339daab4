#!/bin/sh
# Asks what is known against the packages that are pinned, or lists them: tools/audit.sh audit | sbom
#
#   audit   fails if a pinned version of a package, from PyPI or npm, has a known vulnerability
#   sbom    writes dist/sbom/: what is in aktsom and what it is built and tested with, as CycloneDX
#
# The two tools have an environment of their own: what looks after the packages is not among them.
set -eu
cd "$(dirname "$0")/.."

audit=.venv/audit/bin
test -d .venv/audit || .venv/bin/python -m venv .venv/audit
"$audit/python" -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/audit.txt

case "${1:-}" in
audit)
    failed=0
    for file in requirements/*.txt; do
        echo "$file"
        # The files are whole: nothing is resolved, and nothing installed.
        "$audit/pip-audit" --strict --disable-pip --require-hashes --progress-spinner off --requirement "$file" || failed=1
    done
    echo package-lock.json
    .venv/bin/python .venv/bin/npm audit --package-lock-only || failed=1
    exit $failed
    ;;
sbom)
    mkdir -p dist/sbom
    for name in run pdf test; do
        "$audit/cyclonedx-py" requirements --output-reproducible --pyproject pyproject.toml \
            --output-file "dist/sbom/$name.cdx.json" "requirements/$name.txt"
    done
    .venv/bin/python .venv/bin/npm sbom --sbom-format=cyclonedx --package-lock-only >dist/sbom/npm.cdx.json
    echo dist/sbom/
    ;;
*)
    echo 'tools/audit.sh audit | sbom' >&2
    exit 1
    ;;
esac
