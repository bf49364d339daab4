#!/usr/bin/env bash
# Shows that a change leaves the output as it was: tools/same.sh REV [PART …]
#
# Everything that the command makes of LO's report and of every folder of the tests is made twice, by the
# program of REV and by the program in this folder, from the same content, and compared byte for byte: sites
# with their PDFs and data, findings in every format, comparisons, new and imported reports, manual and
# schemas. What REV made is kept in .venv/same/ for the next time. Parts: findings sites comparisons drafts words.
# Exit status: 0 the same, 1 something differs (the paths are listed), 2 wrong use.
set -u
cd "$(dirname "$0")/.."
root=$PWD
revision=$(git rev-parse --verify --quiet "${1:-}^{commit}") || {
    printf 'tools/same.sh REV [findings|sites|comparisons|drafts|words …]\n' >&2
    exit 2
}
shift
parts=${*:-findings sites comparisons drafts words}
python=$root/.venv/bin/python
as_of=2026-06-01
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

# Content and program lie in the same place both times: outputs name paths.
mkdir "$work/content" "$work/program"
cp -R content "$work/content/lo"
for folder in tests/folders/*/; do
    name=$(basename "$folder")
    [ "$name" = broken ] || cp -R "$folder" "$work/content/$name"
done
cp -R tests/folders/broken "$work/content/broken"
cp -R tests/generator/importing/reports "$work/reports"
content_digest=$(cd "$work" && find content reports -type f -exec sha256sum {} + | sort | sha256sum | cut -c1-16)

# run PROGRAM OUT NAME ARGUMENT …: what the command prints and its exit status, as OUT/NAME.txt.
run() {
    local program=$1 out=$2 name=$3
    shift 3
    mkdir -p "$(dirname "$out/$name")"
    (cd "$work" && PYTHONPATH=$program XDG_CACHE_HOME=$work/cache COLUMNS=100 NO_COLOR=1 \
        "$python" -P -m generator "$@" >"$out/$name.txt" 2>&1 </dev/null
    printf 'exit status %s\n' $? >>"$out/$name.txt")
    # Places of this machine, and the seconds that a build took, say nothing of the output.
    sed -i -E "s#$out#OUT#g; s#$work#WORK#g; s/[0-9]+[,.][0-9] s\b/0 s/g" "$out/$name.txt"
}

folders() {
    (cd "$work/content" && for each in *; do [ "$each" = broken ] || printf '%s\n' "$each"; done)
}

make_findings() {
    for name in $(folders); do
        for format in text json github sarif markdown; do
            run "$1" "$2" "findings/$name.$format" check --content "content/$name" --format $format --as-of $as_of
        done
        run "$1" "$2" "findings/$name.en" check --content "content/$name" --lang en --as-of $as_of
    done
    for each in "$work"/content/broken/*/content; do
        path=${each#"$work"/}
        name=$(basename "$(dirname "$each")")
        run "$1" "$2" "findings/broken/$name" check --content "$path" --format json --as-of $as_of
    done
}

make_sites() {
    for name in $(folders); do
        run "$1" "$2" "sites/$name.build" build --content "content/$name" --out "$2/sites/$name" --drafts --pdf \
            --no-cache --as-of $as_of --site-url https://example.org/apenhet
        run "$1" "$2" "sites/$name.published" build --content "content/$name" --out "$2/sites/$name.published" \
            --no-cache --as-of $as_of
    done
    # The manifest holds the digest of the program, which is never the same.
    find "$2/sites" -name .aktsom-manifest.json -delete
}

make_comparisons() {
    for format in text markdown json; do
        for language in nb en; do
            for folder in two-years:2024:2025 three-years:2022:2024 large:2023:2024 paper:2024:2025 valid:2024:2025; do
                name=${folder%%:*} years=${folder#*:}
                run "$1" "$2" "comparisons/$name.$language.$format" compare "${years%:*}" "${years#*:}" \
                    --content "content/$name" --format $format --lang $language
            done
            run "$1" "$2" "comparisons/folders.$language.$format" compare content/two-years content/three-years \
                --format $format --lang $language
        done
    done
}

make_drafts() {
    for report in "$work"/reports/*.txt; do
        name=$(basename "$report" .txt)
        run "$1" "$2" "drafts/import-$name" import "reports/$name.txt" --into "$2/drafts/$name" --year 2023 \
            --organisation imported
    done
    for form in act-minimum ehn-2023; do
        run "$1" "$2" "drafts/new-$form" new first 2025 --form $form --name "Ny AS" --number 123456785 \
            --languages nb,nn,en --content "$2/drafts/new-$form"
    done
    for name in lo valid two-years three-years large; do
        cp -R "$work/content/$name" "$2/drafts/next-$name"
        key=$(cd "$work/content/$name" && printf '%s' *)
        run "$1" "$2" "drafts/next-$name.new" new "$key" 2026 --content "$2/drafts/next-$name"
    done
    run "$1" "$2" drafts/sign sign content/lo/lo/2023 --content content/lo --show
}

make_words() {
    for language in nb en; do
        run "$1" "$2" "words/rules.$language" rules --lang $language
        run "$1" "$2" "words/manual.$language" rules --manual --lang $language
        for family in SYN VAL REF LAW NUM DAT LNG TXT ACC PRV EXC '§ 5 c' LAW302 VAL102 SYN106 ACC911; do
            run "$1" "$2" "words/explain-$(printf '%s' "$family" | tr -d ' §').$language" explain "$family" --lang $language
        done
        for command in check build serve new import compare sign explain rules schema; do
            run "$1" "$2" "words/help-$command.$language" $command --help --lang $language
        done
    done
    cp -R "$1/schema/json" "$2/words/json"
}

# make_all PROGRAM OUT: made in one and the same place, since files name their schemas by relative paths.
make_all() {
    mkdir -p "$work/made"
    for part in $parts; do
        rm -rf "${2:?}/$part"
        mkdir "$work/made/$part"
        "make_$part" "$1" "$work/made"
        mv "$work/made/$part" "$2/$part"
    done
}

kept=.venv/same/$(printf '%s' "$revision" | cut -c1-12)-$content_digest
mkdir -p "$root/$kept"
before=$root/$kept
missing=
for part in $parts; do [ -d "$before/$part" ] || missing="$missing $part"; done
if [ -n "$missing" ]; then
    git archive "$revision" schema generator templates | tar -x -C "$work/program"
    # Two runs may make the same: a part appears whole, by a rename, and the first one stays.
    fresh=$(mktemp -d "$before/.making.XXXXXX")
    trap 'rm -rf "$work" "$fresh"' EXIT INT TERM
    (parts=$missing && make_all "$work/program" "$fresh")
    for part in $missing; do mv -T "$fresh/$part" "$before/$part" 2>/dev/null || [ -d "$before/$part" ]; done
    rm -rf "$work/program"
    mkdir "$work/program"
fi
after=$work/after
mkdir "$after"
git ls-files -z --cached --others --exclude-standard -- schema generator templates |
    while IFS= read -r -d '' path; do [ ! -e "$path" ] || printf '%s\0' "$path"; done |
    tar -c --null -T - | tar -x -C "$work/program"
make_all "$work/program" "$after"
differing=0
for part in $parts; do
    diff -rq "$before/$part" "$after/$part" >>"$work/differing" || differing=1
done
if [ $differing = 1 ]; then
    head -n 20 "$work/differing"
    [ -z "${KEEP:-}" ] || { rm -rf "$KEEP" && mv "$after" "$KEEP"; }
    printf '\nNot the same as %s. Look at what differs: KEEP=FOLDER tools/same.sh REV, then diff -r %s FOLDER\n' \
        "$revision" "$kept"
    exit 1
fi
printf 'The same as %s: %s, %s files.\n' "$revision" "$parts" "$(find "$after" -type f | wc -l)"
