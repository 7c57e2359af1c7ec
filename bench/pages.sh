#!/bin/bash
# pages.sh BUILD [sqlite|postgresql] -- follow the links of a region with 100,000 signals, four years of
# consultations, what came of them and what Duiden says of it all, as several of its people, and tell
# which pages took the server more than 50 ms. Of each kind of page, three are opened, each three times;
# the best counts, for a page that is slow by itself is slow every time.
#
# Needs, for PostgreSQL, its server. Environment:
#   SIGNALS  (100000)     CIRCLES  of the participant (500)     PEOPLE  who look, all when empty
#   OUT      a file for all measurements: us, route, status, bytes, path, who
set -u
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "${1:?usage: pages.sh BUILD [sqlite|postgresql]}" && pwd)
people=${PEOPLE:-deelnemer adviseur procesregisseur communicatie bestuurder lid.7 fg beheerder}

case ${2:-all} in
all) "$0" "$build" sqlite && "$0" "$build" postgresql; exit ;;
postgresql)
    [ -n "${TEST_DB:-}" ] || WITH_FSYNC=on exec "$here/../tools/with-postgres.sh" "$0" "$build" postgresql
    kind=PostgreSQL url=$TEST_DB ;;
sqlite) kind=SQLite url= ;;
*) echo "pages.sh: $2 is not a database"; exit 2 ;;
esac

dir=$(mktemp -d)
url=${url:-sqlite:$dir/weerglas.db}
port=$((20000 + $$ % 20000))
server=
end() {
    [ -z "$server" ] || { kill "$server"; wait "$server"; } 2>/dev/null
    rm -rf "$dir"
}
trap end EXIT

"$build/fill" "$url" "${SIGNALS:-100000}" "${CIRCLES:-500}" work duiden >"$dir/filled" || exit 1
"$build/enter" "$url" >"$dir/people" || exit 1
"$build/weerglas" serve --database "$url" --data "$dir" --port $port --workers 1 --per-address 1000 \
    2>"$dir/log" &
server=$!
for _ in $(seq 100); do curl -sf -o /dev/null "http://127.0.0.1:$port/" && break; sleep 0.1; done

# get PATH: the page three times in one go; a line "us route status bytes path who" each, in took
get() {
    from=$(wc -l <"$dir/log")
    for _ in 1 2 3; do echo "url = http://127.0.0.1:$port$1"; echo "output = $dir/page"; done |
        curl -s -H "Cookie: $cookie" -K -
    tail -n +$((from + 1)) "$dir/log" | awk -v path="$1" -v who="$who" '/event=request/ {
        for (i = 1; i <= NF; i++) { split($i, x, "="); v[x[1]] = x[2] }
        print v["us"], v["route"], v["status"], v["bytes"], path, who }' >>"$dir/took"
}

: >"$dir/took"
for who in $people; do
    cookie=$(sed -n "s/^$who@regio.example //p" "$dir/people")
    declare -A seen=() kinds=()
    queue=(/werk /beeld /beeld/bericht/alle-13w /overleg /kwesties /signalen '/signalen?q=windmolens&status=alle')
    while [ ${#queue[@]} -gt 0 ]; do
        path=${queue[0]} queue=("${queue[@]:1}")
        kind_of=${path%%\?*} kind_of=${kind_of//[0-9]/}
        case $path in *\?*) kind_of=$kind_of? ;; esac
        [ -z "${seen[$path]:-}" ] && [ "${kinds[$kind_of]:-0}" -lt 3 ] || continue
        seen[$path]=1 kinds[$kind_of]=$((${kinds[$kind_of]:-0} + 1))
        get "$path"
        mapfile -t more < <(grep -aoE 'href="/[^"#]*' "$dir/page" | cut -c7- | sed 's/&amp;/\&/g' |
            grep -vE '^/static/' | sort -u)
        queue+=("${more[@]}")
    done
done

sort -k5,5 -k6,6 -k1,1n "$dir/took" | awk '!seen[$5, $6]++' >"$dir/best"
[ -z "${OUT:-}" ] || cp "$dir/best" "$OUT"
echo "$kind: $(wc -l <"$dir/best") pages; those above 50 ms, at best (us, route, status, bytes, path, who):"
awk '$1 > 50000' "$dir/best" | sort -rn
echo
echo '| database | kind of page | pages | median ms | most ms | most KB |'
echo '| --- | --- | --- | --- | --- | --- |'
awk '$3 == 200' "$dir/best" | sort -k2,2 -k1,1n | awk -v db="$kind" '
    function row() { printf "| %s | %s | %d | %.1f | %.1f | %d |\n", db, route, n, v[int((n + 1) / 2)] / 1000, v[n] / 1000, big / 1024 }
    $2 != route { if (n) row(); route = $2; n = big = 0 }
    { v[++n] = $1; if ($4 > big) big = $4 }
    END { row() }' | sort -t'|' -k6,6 -rn
sort -n "$dir/best" | awk '{ v[NR] = $1 } END { print "p50 " v[int((NR + 1) / 2)] " us, p99 " v[int(NR * .99)] " us, slowest " v[NR] " us" }'
awk '$3 >= 500' "$dir/best"
