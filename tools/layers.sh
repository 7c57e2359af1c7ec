#!/bin/sh
# layers.sh DIR -- fail when a file includes something that its layer may not see.
cd "$1" || exit 2
bad=0

# may FOLDER 'ALLOWED|ALLOWED': tests may see all of it.
may() {
    out=$(grep -rnE '^#include "' "src/$1" --include='*.[ch]' --exclude='test_*.c' |
        grep -vE "#include \"($2)")
    [ -z "$out" ] || { echo "src/$1 may include only: $2"; echo "$out"; bad=1; }
}
may base  'base/'
may stats 'base/|stats/'
may db    'base/|db/'
may text  'base/|text/'
may format 'base/|format/'
may geo   'base/|geo/'
may web   'base/|db/db\.h|web/'
may job   'base/|db/|stats/|job/'
may app   'base/|db/db\.h|web/|stats/|text/|format/|geo/|job/|app/|[a-z_]*queries\.h|assets\.h'

# only HEADER FILE: a library has one file that knows it.
only() {
    out=$(grep -rnF "<$1>" src --include='*.[ch]' | grep -v "^$2:")
    [ -z "$out" ] || { echo "<$1> is for $2 only"; echo "$out"; bad=1; }
}
only sqlite3.h src/db/sqlite.c
only libpq-fe.h src/db/pg.c
only microhttpd.h src/web/serve.c
only seccomp.h src/base/sandbox.c
only libstemmer.h src/text/words.c

# A feature sees another feature through its one header; its .sql and .html are its own.
for dir in src/app/*/; do
    feature=$(basename "$dir")
    out=$(grep -rnE '^#include "app/' "$dir" | grep -vE "\"app/($feature/[a-z_]+|([a-z]+)/\\2)\.h\"")
    [ -z "$out" ] || { echo "$dir reaches inside another feature"; echo "$out"; bad=1; }
done
# Statistics are pure: no clock, no files, no chance, no heap.
out=$(grep -nE '\b(time|clock|rand|random|fopen|open|printf|malloc|calloc)[[:space:]]*\(' src/stats/*.c)
[ -z "$out" ] || { echo 'src/stats must be pure'; echo "$out"; bad=1; }
exit $bad
