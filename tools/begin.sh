#!/bin/sh
# Makes the files of a new statement on a branch and pushes it: what the workflow «Ny redegjørelse» runs.
#
# Takes from the environment: ORGANISATION, and where they are not empty NAME, NUMBER, LANGUAGES, YEAR, FORM;
# REMOVE_EXAMPLE (true), REMOTE (where to push), PAGE (the repository's address in a browser). What it says goes
# to the job's summary too. Messages are in Norwegian: editors read them.
set -eu
cd "$(dirname "$0")/.."

say() {
    printf '%s\n' "$@"
    [ -z "${GITHUB_STEP_SUMMARY:-}" ] || printf '%s\n' "$@" >>"$GITHUB_STEP_SUMMARY"
}

set -- "$ORGANISATION"
[ -z "${YEAR:-}" ] || set -- "$@" "$YEAR"
[ -z "${NAME:-}" ] || set -- "$@" "--name=$NAME"
[ -z "${NUMBER:-}" ] || set -- "$@" "--number=$NUMBER"
[ -z "${LANGUAGES:-}" ] || set -- "$@" "--languages=$LANGUAGES"
[ -z "${FORM:-}" ] || set -- "$@" "--form=$FORM"

if ! said=$(.venv/bin/aktsom new "$@" 2>&1); then
    say '### Ingenting er laget' '' '```' "$said" '```'
    exit 1
fi
[ "${REMOVE_EXAMPLE:-}" != true ] || rm -rf content/lo

branch=ny-$(git ls-files --others --exclude-standard content | cut -d/ -f2,3 | grep -m1 '/2\|/1' | tr / -)
git checkout --quiet -b "$branch"
git add content
git -c user.name=aktsom -c user.email=aktsom@users.noreply.github.com \
    commit --quiet --message "Begynn på redegjørelsen (${branch#ny-})"
git push --quiet "$REMOTE" "HEAD:refs/heads/$branch"
say '### Filene er laget' '' '```' "$said" '```' '' \
    "De ligger på grenen \`$branch\`. [Opprett et forslag (pull request)]($PAGE/compare/$branch?expand=1)" \
    "og skriv videre der: åpne en fil, trykk på blyanten, og lagre på den samme grenen."
