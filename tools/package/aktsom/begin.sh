#!/bin/sh
# Makes the files of a new statement on a branch and pushes it: what the workflow «Ny redegjørelse» runs.
#
# Is run in the repository of content, with `aktsom` on the path. Takes from the environment: ORGANISATION, and where
# they are not empty NAME, NUMBER, LANGUAGES, YEAR, FORM; REMOTE (where to push), TOKEN (leave to push), PAGE (the
# repository's address in a browser). What it says goes to the job's summary too, in Norwegian: editors read it.
set -eu

# Leave to push is for git alone, when it speaks to the remote: in no address, no argument, no other's environment.
token=${TOKEN:-}
unset TOKEN
with_leave() {
    # shellcheck disable=SC2016 # git's own shell reads the token
    TOKEN=$token git -c credential.helper= \
        -c credential.helper='!f() { test "$1" != get || printf "username=x-access-token\npassword=%s\n" "$TOKEN"; }; f' \
        "$@"
}

say() {
    printf '%s\n' "$@"
    [ -z "${GITHUB_STEP_SUMMARY:-}" ] || printf '%s\n' "$@" >>"$GITHUB_STEP_SUMMARY"
}

fail() {
    say '### Ingenting er laget' '' '```' "$@" '```'
    exit 1
}

# Nothing that somebody filled in is taken for an option.
case $ORGANISATION in '' | -*) fail "«$ORGANISATION» er ikke navnet på en mappe." ;; esac
case ${YEAR:-} in -*) fail "«$YEAR» er ikke et årstall." ;; esac

set -- "$ORGANISATION"
# Whoever has written the year sees it again in the pull request: nobody need be asked.
[ -z "${YEAR:-}" ] || set -- "$@" "$YEAR" --yes
[ -z "${NAME:-}" ] || set -- "$@" "--name=$NAME"
[ -z "${NUMBER:-}" ] || set -- "$@" "--number=$NUMBER"
[ -z "${LANGUAGES:-}" ] || set -- "$@" "--languages=$LANGUAGES"
[ -z "${FORM:-}" ] || set -- "$@" "--form=$FORM"

if ! said=$(aktsom new "$@" 2>&1); then
    fail "$said"
fi
made=$(git ls-files --others --exclude-standard content | sed -n 's|^content/\([^/]*\)/\([0-9]*\)/.*|\1-\2|p' | sort -u)
[ -n "$made" ] || fail 'Det ble ingen nye filer.' "$said"

branch=ny-$made
if with_leave ls-remote --exit-code --heads "$REMOTE" "$branch" >/dev/null 2>&1; then
    fail "Grenen $branch finnes allerede: skriv videre på den, eller slett den først."
fi
git checkout --quiet -b "$branch"
git add content
git -c user.name=aktsom -c user.email=aktsom@users.noreply.github.com \
    commit --quiet --message "Begynn på redegjørelsen (${branch#ny-})"
with_leave push --quiet "$REMOTE" "HEAD:refs/heads/$branch"
say '### Filene er laget' '' '```' "$said" '```' '' \
    "De ligger på grenen \`$branch\`. [Opprett et forslag (pull request)]($PAGE/compare/$branch?expand=1)" \
    "og skriv videre der: åpne en fil, trykk på blyanten, og lagre på den samme grenen."
