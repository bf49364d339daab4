# `make help` lists the targets. A target sets up what it needs, once; ARGS are handed on to the command:
# make build ARGS="--drafts"

.DEFAULT_GOAL := build
.DELETE_ON_ERROR:
.PHONY: build pdf check compare serve hook import test test-fast near lint format styleguide bench fuzz words schema cms docs lock audit sbom release clean help
.SUFFIXES:

python := .venv/bin/python
aktsom := $(python) -m generator
stamps := .venv/stamps
sources := schema generator tests

## build      builds the site in site/
build: $(stamps)/run
	$(aktsom) build $(ARGS)

## pdf        builds the site with a PDF of each statement
pdf: $(stamps)/pdf
	$(aktsom) build --pdf $(ARGS)

## check      checks the content and tells what is wrong, and where
check: $(stamps)/run
	$(aktsom) check $(ARGS)

## compare    tells what has changed: make compare ARGS="main"
compare: $(stamps)/run
	$(aktsom) compare $(ARGS)

## serve      shows the site in a browser and follows along while you write
serve: $(stamps)/run
	$(aktsom) serve $(ARGS)

## import     makes content of a statement there is already: make import ARGS="report.pdf"
import: $(stamps)/run
	$(aktsom) import $(ARGS)

## hook       makes git check the content at each commit
hook: $(stamps)/run
	git config core.hooksPath tools/hooks

## fuzz       tries changed inputs by the thousand: make fuzz MINUTES=10
fuzz: $(stamps)/test
	$(python) -m tests.fuzz $(if $(MINUTES),--minutes $(MINUTES)) $(ARGS)

## words      plants words in ten thousand contents, and looks for them in all that is built
words: $(stamps)/test
	$(python) -m tests.fuzz --words $(or $(COUNT),10000) $(ARGS)

# Files in their order, the browser's first: few but long tests at the end would leave one process alone.
## test       runs all tests, also those that need a browser and Java
test: $(stamps)/test $(stamps)/tools
	$(python) -m pytest --numprocesses=auto --dist=loadfile --no-loadscope-reorder $(ARGS)

## test-fast  runs the tests that are not slow, and need neither browser nor Java
test-fast: $(stamps)/test
	$(python) -m pytest --ignore=tests/browser --ignore=tests/pdf -m "not slow" $(ARGS)

## near       runs the tests nearest to what has changed, in seconds: make near ARGS="HEAD~2"
near: $(stamps)/test
	$(python) -m tests.near $(ARGS)

## lint       checks style and types of the code
lint: $(stamps)/test
	$(python) -m ruff check
	$(python) -m ruff format --check
	$(python) -m mypy
	.venv/bin/lint-imports --no-logo --no-cache

## format     puts the code in the form that lint asks for
format: $(stamps)/test
	$(python) -m ruff check --fix
	$(python) -m ruff format

## styleguide shows every component of the site in dist/styleguide/
styleguide: $(stamps)/run
	$(python) -m tests.styleguide --out dist/styleguide

## bench      measures build and check against other generators; with ARGS=--large, registers
bench: $(stamps)/bench
	$(python) -m tests.bench $(ARGS)

## schema     writes the JSON Schemas anew from the models
schema: $(stamps)/run
	$(aktsom) schema $(ARGS)

## cms        takes the CMS that package-lock.json pins to templates/cms/vendor/; ARGS=--pin notes new digests
cms: $(stamps)/test
	tools/setup.sh cms
	$(python) tools/make_cms.py $(ARGS)

## docs       writes docs/rules.md, docs/rules/ and docs/felter.md anew from words and models
docs: $(stamps)/run
	$(aktsom) rules --out docs

## lock       pins the newest suitable versions of all packages, with hashes
lock: $(stamps)/test
	tools/lock.sh

## audit      asks whether anything is known against a package that is pinned
audit: $(stamps)/test
	tools/audit.sh audit

## sbom       lists all packages in dist/sbom/, as CycloneDX
sbom: $(stamps)/test
	tools/audit.sh sbom

## release    makes the packages of a release in dist/release/, and tries them
release: $(stamps)/pdf $(stamps)/test cms
	tools/release.sh $(ARGS)

## clean      removes the site, the environment and all caches
clean:
	find site -mindepth 1 ! -name .gitignore -delete
	rm -rf .venv node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find $(sources) -name __pycache__ -type d -prune -exec rm -rf {} +

## help       lists the targets
help:
	@sed -n 's/^## //p' $(firstword $(MAKEFILE_LIST))

# An environment whose Python has been upgraded or taken away, or that has been moved or copied here with its folder,
# is made anew, however fresh its stamp: its scripts name the folder they were made in.
at_home := { test -L .venv || grep -qsF "$(CURDIR)/.venv/" .venv/bin/pip; }
ifneq ($(shell $(at_home) && $(python) -c 'print("works")' 2>/dev/null),works)
.PHONY: $(stamps)/run
endif

$(stamps)/run: requirements/run.txt pyproject.toml
	tools/setup.sh run
	@mkdir -p $(@D) && touch $@

$(stamps)/pdf: $(stamps)/run requirements/pdf.txt templates/paper/fonts.conf
	tools/setup.sh pdf
	@touch $@

$(stamps)/test: $(stamps)/run requirements/test.txt templates/paper/fonts.conf
	tools/setup.sh test
	@touch $@

$(stamps)/bench: $(stamps)/test requirements/bench.txt
	tools/setup.sh bench
	@touch $@

$(stamps)/tools: $(stamps)/test package-lock.json requirements/verapdf.txt
	tools/setup.sh tools
	@touch $@
