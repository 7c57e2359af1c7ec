#!/bin/sh
# test-import.sh WEERGLAS DIR -- the exit status and the words of weerglas import boundaries.
weerglas=$1
vectors=$2/tests/vectors
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
n=0

# try STATUS WORDS FILE...: import, and look at the status and at what was said on one line.
try() {
    status=$1 words=$2
    shift 2
    n=$((n + 1))
    said=$("$weerglas" import boundaries "$@" --data "$dir" 2>&1)
    is=$?
    if [ "$is" = "$status" ] && [ "$(echo "$said" | wc -l)" = 1 ] && echo "$said" | grep -qF "$words"; then
        echo "ok $n - $words"
    else
        echo "not ok $n - $words # status $is, said: $said"
    fi
}

echo '1..5'
try 0 '2 gebieden ingelezen' "$vectors/grenzen.geojson"
printf '{' >"$dir/half.geojson"
try 2 "half.geojson: not JSON" "$dir/half.geojson"
printf '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"X"},"geometry":{"type":"Point","coordinates":[4.9,52.7]}}]}' >"$dir/point.geojson"
try 2 'point.geojson: feature 1' "$dir/point.geojson"
try 2 'cannot be opened' "$dir/none.geojson"
try 2 'name one file'
