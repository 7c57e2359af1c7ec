#!/bin/sh
# run.sh WEERGLAS -- the browser tests, when there is a browser; screenshots go beside the program.
root=$(cd "$(dirname "$0")/../.." && pwd)
node=$root/node_modules/.bin/node
[ -x "$node" ] && [ -d "$root/node_modules/playwright-core" ] ||
    { echo '1..0 # SKIP the npm packages for tests are absent: npm ci --ignore-scripts'; exit 0; }
[ -x "${CHROMIUM:-/usr/bin/chromium}" ] || { echo '1..0 # SKIP chromium is not installed'; exit 0; }
WEERGLAS=$1 SHOTS=$(dirname "$1")/screenshots exec "$node" --no-warnings "$root/tests/browser/run.mjs"
