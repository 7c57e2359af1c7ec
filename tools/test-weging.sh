#!/bin/sh
# test-weging.sh WEERGLAS EIGHT -- eight people score one item at once, each on a connection of their
# own, over real HTTP: all eight scores are kept, nothing shows early, and it closes by itself once.
set -u
dir=$(mktemp -d)
port=$((21000 + $$ % 20000))
url=http://127.0.0.1:$port
"$2" make "sqlite:$dir/a.db" >"$dir/table" 2>"$dir/make.log" || { cat "$dir/make.log"; exit 1; }
"$1" serve --database "sqlite:$dir/a.db" --data "$dir" --port $port --workers 3 2>"$dir/log" &
server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null; rm -rf "$dir"' EXIT
bad=0
path=$(sed -n 1p "$dir/table")
chair=$(sed -n 2p "$dir/table")

want() { # want WHAT EXPECTED ACTUAL
    [ "$2" = "$3" ] && return
    echo "$1: $3, not $2"; bad=1
}
form() { # form ACTION REASON: the same score eleven times
    printf 'form_token=0123456789abcdef&actie=%s' "$1"
    for k in 1 2 3 4 5 6 7 8 9 10 11; do printf '&score%s=duidelijk&waarom%s=%s' $k $k "$2"; done
}
# drafts NUMBER COOKIE: on one connection the form, a draft, the page, and another draft.
drafts() {
    form bewaar "geheim+concept+$1" >"$dir/draft$1"
    set -- "$1" -s -o "$dir/page$1" --max-time 30 -b "weerglas=$2" -w '%{http_code} '
    n=$1; shift
    curl "$@" "$url$path/scoren" \
        --next "$@" --data @"$dir/draft$n" "$url$path/scoren" \
        --next "$@" "$url$path" \
        --next "$@" --data @"$dir/draft$n" "$url$path/scoren" >"$dir/status$n"
}
finish() { # finish NUMBER COOKIE: the scores as they are in the end
    form klaar "eind+$1" >"$dir/done$1"
    curl -s -o "$dir/page$1" --max-time 30 -b "weerglas=$2" -w '%{http_code} ' \
        --data @"$dir/done$1" "$url$path/scoren" >>"$dir/status$1"
}
all() { # all COMMAND: by eight people at once
    pids=''
    for n in 1 2 3 4 5 6 7 8; do
        "$1" $n "$(sed -n $((n + 2))p "$dir/table")" &
        pids="$pids $!"
    done
    for pid in $pids; do wait "$pid"; done
}
for _ in $(seq 50); do curl -s -o "$dir/out" "$url/" && break; sleep 0.1; done

all drafts
curl -s -b "weerglas=$chair" "$url$path" >"$dir/early"
grep -q '0 van 8 klaar' "$dir/early" || { echo 'the chair does not see who is done'; bad=1; }
grep -qE 'geheim|chart-strip' "$dir/early" && { echo 'the chair sees scores early'; bad=1; }
for n in 1 2 3 4 5 6 7 8; do
    grep -qE 'geheim concept [0-9]' "$dir/page$n" && { echo "person $n sees a score early"; bad=1; }
done
all finish
for n in 1 2 3 4 5 6 7 8; do
    want "what person $n was told" '200 303 200 303 303 ' "$(cat "$dir/status$n")"
done
curl -s -b "weerglas=$chair" "$url$path" >"$dir/late"
for n in 1 2 3 4 5 6 7 8; do
    want "reasons of person $n" 11 "$(grep -o "eind $n<" "$dir/late" | wc -l)"
done
grep -q 'geheim' "$dir/late" && { echo 'a draft was kept'; bad=1; }
want 'what is kept' '88 scores, 88 in the end, 8 done, 1 closed, 1 closings' "$("$2" check "sqlite:$dir/a.db" 2>/dev/null)"
[ $bad = 0 ] || { tail -40 "$dir/log"; head -5 "$dir/page1"; }
exit $bad
