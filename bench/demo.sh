#!/bin/bash
# demo.sh BUILD -- follow the links of the demonstration as everyone in it, and tell which pages took
# the server more than 5 ms. Of each kind of page, two are opened, and a slow one three times; the best counts,
# for a page that is slow by itself is slow every time.
set -u
build=$(cd "${1:?usage: demo.sh BUILD}" && pwd)
dir=$(mktemp -d) port=$((20000 + $$ % 20000))
"$build/weerglas" demo --data "$dir" >/dev/null || exit 1
"$build/enter" "sqlite:$dir/weerglas.db" >"$dir/people"
"$build/weerglas" serve --data "$dir" --port $port --workers 1 --per-address 1000 2>"$dir/log" &
server=$!
trap 'kill $server; wait $server 2>/dev/null; rm -rf "$dir"' EXIT
for _ in $(seq 100); do curl -sf -o /dev/null "http://127.0.0.1:$port/" && break; sleep 0.1; done

while read -r email cookie; do
    declare -A seen=() kinds=()
    queue=(/)
    while [ ${#queue[@]} -gt 0 ]; do
        path=${queue[0]} queue=("${queue[@]:1}")
        kind=${path%%\?*} kind=${kind//[0-9]/}
        [ -z "${seen[$path]:-}" ] && [ "${kinds[$kind]:-0}" -lt 2 ] || continue
        seen[$path]=1 kinds[$kind]=$((${kinds[$kind]:-0} + 1))
        for _ in 1 2 3; do
            curl -s -H "Cookie: $cookie" -o "$dir/page" "http://127.0.0.1:$port$path"
            tail -1 "$dir/log" | sed -n "s|.*route=\([^ ]*\) status=\([0-9]*\) bytes=\([0-9]*\) us=\([0-9]*\)\$|\4 \1 \2 \3 $path $email|p" >"$dir/last"
            cat "$dir/last" >>"$dir/took"
            [ "$(cut -d' ' -f1 "$dir/last")" -gt 5000 ] 2>/dev/null || break
        done
        mapfile -t more < <(grep -aoE 'href="/[^"#]*' "$dir/page" | cut -c7- | sed 's/&amp;/\&/g' |
            grep -vE '^/static/' | sort -u)
        queue+=("${more[@]}")
    done
done < <(awk '{ role = $1; sub(/[.@].*/, "", role) } !seen[role]++' "$dir/people") # one of each role

sort -k5,5 -k6,6 -k1,1n "$dir/took" | awk '!seen[$5, $6]++' >"$dir/best"
echo "$(wc -l <"$dir/best") pages; those above 5 ms, at best (us, route, status, bytes, path, who):"
awk '$1 > 5000' "$dir/best" | sort -rn | head -50
sort -n "$dir/best" | awk '{ v[NR] = $1 } END { print "p50 " v[int(NR / 2)] " us, p99 " v[int(NR * .99)] " us, slowest " v[NR] " us" }'
