#!/bin/sh
# Writes requirements/*.txt and package-lock.json anew: the newest versions that pyproject.toml and
# package.json allow, for every Python from 3.11, with hashes and without any address to fetch them from.
set -eu
cd "$(dirname "$0")/.."

compile() {
    name=$1
    shift
    .venv/lock/bin/python -m uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-annotate --no-header "$@" \
        --output-file "requirements/$name.txt"
}

test -d .venv/lock || .venv/bin/python -m venv .venv/lock
.venv/lock/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
    --requirement requirements/lock.txt
compile run pyproject.toml --group build
compile pdf pyproject.toml --extra pdf --group build --constraint requirements/run.txt
compile parquet pyproject.toml --extra parquet --group build --constraint requirements/run.txt
compile test pyproject.toml --extra pdf --extra parquet --group build --group test --constraint requirements/pdf.txt
compile verapdf --group verapdf --no-deps
compile bench pyproject.toml --group bench --constraint requirements/test.txt
compile lock --group lock
compile audit --group audit
.venv/bin/python .venv/bin/npm install --package-lock-only --loglevel=error
