#!/bin/bash
# http.sh BUILD [sqlite|postgresql] -- the list, search and dossier over real HTTP, as a Markdown table.
#
# Fills a database with 100,000 signals, starts `weerglas serve` and asks as a participant with 500
# circles. Needs wrk and, for PostgreSQL, its server. Environment:
#   RUNS     how often each page is measured; the median is reported (3)
#   LASTS    seconds of one run (10)
#   WORKERS  worker processes (2)      CONNECTIONS  of wrk (16)
#   SIGNALS  (100000)                  CIRCLES      (500)
set -u
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "${1:?usage: http.sh BUILD [sqlite|postgresql]}" && pwd)
runs=${RUNS:-3} lasts=${LASTS:-10} workers=${WORKERS:-2} connections=${CONNECTIONS:-16}

case ${2:-all} in
all) "$0" "$build" sqlite && "$0" "$build" postgresql; exit ;;
postgresql)
    [ -n "${TEST_DB:-}" ] || WITH_FSYNC=on exec "$here/../tools/with-postgres.sh" "$0" "$build" postgresql
    kind=PostgreSQL url=$TEST_DB ;;
sqlite) kind=SQLite url= ;;
*) echo "http.sh: $2 is not a database"; exit 2 ;;
esac

dir=$(mktemp -d)
url=${url:-sqlite:$dir/weerglas.db}
port=$((20000 + $$ % 20000))
base=http://127.0.0.1:$port
server=
end() {
    [ -z "$server" ] || { kill "$server"; wait "$server"; } 2>/dev/null
    rm -rf "$dir"
}
trap end EXIT

"$build/fill" "$url" "${SIGNALS:-100000}" "${CIRCLES:-500}" >"$dir/filled" || exit 1
cookie=$(sed -n 's/^cookie //p' "$dir/filled")
"$build/weerglas" serve --database "$url" --data "$dir" --port $port --workers "$workers" \
    --per-address 1000 2>"$dir/log" &
server=$!
for _ in $(seq 100); do curl -sf -o "$dir/page" "$base/" && break; sleep 0.1; done

# What is asked for, one path a line; a client takes them in turn.
echo /signalen >"$dir/list"
for words in vuurwerk windmolens huisarts asielzoekers woningen stikstof parkeren buurthuis; do
    echo "/signalen?q=$words&status=alle"
done >"$dir/search"
echo '/signalen?q=mensen&status=alle' >"$dir/common"
sed -n 's|^dossier |/signalen/|p' "$dir/filled" >"$dir/dossier"

# percentile P: the P% of the numbers on stdin
percentile() {
    sort -n | awk -v p="$1" '{ v[NR] = $1 } END { i = int(NR * p / 100); print v[i < 1 ? 1 : i] }'
}
# server_us P: of the log lines on stdin, the time in the server in ms
server_ms() {
    sed -n 's/.*event=request .* us=\([0-9]*\)$/\1/p' | percentile "$1" | awk '{ printf "%.2f", $1 / 1000 }'
}
lines() { wc -l <"$dir/log"; }
# as_ms TIME: 12.3us, 1.2ms or 1.2s of wrk as milliseconds
as_ms() { awk -v t="$1" 'BEGIN { f = t ~ /us$/ ? 1000 : t ~ /ms$/ ? 1 : 0.001; printf "%.2f", t / f }'; }

# ask WHAT CONNECTIONS SECONDS: requests a second, p50 and p99 as the client sees them, failures
ask() {
    PATHS="$dir/$1" wrk -t"$([ "$2" = 1 ] && echo 1 || echo 2)" -c"$2" -d"$3s" --latency \
        -H "Cookie: $cookie" -s "$here/ask.lua" "$base" >"$dir/wrk"
    awk '/Requests\/sec/ { r = $2 } / 50% / { a = $2 } / 99% / { b = $2 } / requests in / { n = $1 }
         /Non-2xx/ { bad += $NF } /Socket errors/ { gsub(",", ""); bad += $4 + $6 + $8 + $10 }
         END { print r, a, b, bad + 0 }' "$dir/wrk"
}

# row NAME WHAT: one line of the table
row() {
    from=$(lines)
    ask "$2" 1 "$(( (lasts + 1) / 2 ))" >"$dir/one"
    alone=$(tail -n +$((from + 1)) "$dir/log")
    from=$(lines)
    for _ in $(seq "$runs"); do ask "$2" "$connections" "$lasts"; done | sort -n >"$dir/runs"
    busy=$(tail -n +$((from + 1)) "$dir/log" | server_ms 99)
    read -r rate p50 p99 _ <<<"$(sed -n "$(( (runs + 1) / 2 ))p" "$dir/runs")"
    printf '| %s | %s | %s | %s | %s | %s to %s | %s | %s | %s | %s |\n' "$kind" "$1" \
        "$(server_ms 50 <<<"$alone")" "$(server_ms 99 <<<"$alone")" "${rate%.*}" \
        "$(awk 'NR == 1 { printf "%d", $1 }' "$dir/runs")" "$(awk 'END { printf "%d", $1 }' "$dir/runs")" \
        "$(as_ms "$p50")" "$(as_ms "$p99")" "$busy" \
        "$(awk '{ n += $4 } END { print n }' "$dir/runs")"
}

echo "| database | page | server ms alone, p50 | p99 | pages/s with $connections connections, median | lowest to highest | client ms p50 | p99 | server ms p99 | failed |"
echo '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |'
from=$(lines) # reading a dossier for the first time writes a line in the log of processing
sed "s|^|url = $base|; s|\$|\noutput = $dir/page|" "$dir/dossier" | curl -s -H "Cookie: $cookie" -K -
first=$(tail -n +$((from + 1)) "$dir/log")
echo "| $kind | dossier, first reading | $(server_ms 50 <<<"$first") | $(server_ms 99 <<<"$first") | | | | | | |"
row 'dossier, again' dossier
row 'list' list
row 'search' search
row 'search, a word in every signal' common
echo
for worker in $(pgrep -P $server); do
    awk -v kind="$kind" '/^Rss:/ { r = $2 } /^Pss:/ { p = $2 }
        END { printf "%s: a process held %.1f MB, of which %.1f MB its own share\n", kind, r / 1024, p / 1024 }' \
        "/proc/$worker/smaps_rollup"
done
echo "(the last of these is the keeper); load before the next: $(cut -d' ' -f1-3 /proc/loadavg)"
grep -c 'level=error' "$dir/log" | sed 's/^/errors in the log: /'
