#!/bin/sh
# layers.sh DIR -- fail when a file includes something that its layer may not see.
cd "$1" || exit 2
bad=0

# may FOLDER 'ALLOWED|ALLOWED': tests may see all of it.
may() {
    out=$(grep -rnE '^#include "' "src/$1" --include='*.[ch]' --exclude='test_*' |
        grep -vE "#include \"($2)")
    [ -z "$out" ] || { echo "src/$1 may include only: $2"; echo "$out"; bad=1; }
}
may base  'base/'
may stats 'base/|stats/'
may db    'base/|db/|text/words\.h'
may text  'base/|text/'
may format 'base/|format/|doc_faces\.h'
may geo   'base/|geo/|gemeenten\.h'
may web   'base/|db/db\.h|web/'
may job   'base/|db/|stats/|format/mail\.h|job/|[a-z_]+_queries\.h'
may app   'base/|db/db\.h|web/|stats/|text/|format/|geo/|job/|app/|[a-z_]+_queries\.h|assets\.h|help_texts\.h'

# only HEADER FILE|FILE: a library has one file that knows it, or two.
only() {
    out=$(grep -rnF "<$1>" src --include='*.[ch]' | grep -vE "^($2):")
    [ -z "$out" ] || { echo "<$1> is for $2 only"; echo "$out"; bad=1; }
}
only sqlite3.h 'src/db/sqlite.c|src/db/fts.c'
only libpq-fe.h src/db/pg.c
only microhttpd.h src/web/serve.c
only seccomp.h src/base/sandbox.c
only sodium.h 'src/base/secret.c|src/db/copy.c'
only liboath/oath.h src/base/totp.c
only xlsxwriter.h src/format/xlsx.c
only qrencode.h src/format/qr.c
only cmark.h src/web/markdown.c
only curl/curl.h src/job/smtp.c
only zip.h src/format/doc_odt.c
only libstemmer.h 'src/text/words.c|src/db/fts.c'

# A feature sees another feature through its one header; its .sql and .html are its own.
for dir in src/app/*/; do
    feature=$(basename "$dir")
    out=$(grep -rnE --exclude='test_*' '^#include "app/' "$dir" | grep -vE "\"app/($feature/[a-z_]+|([a-z]+)/\\2|context)\.h\"")
    [ -z "$out" ] || { echo "$dir reaches inside another feature"; echo "$out"; bad=1; }
done
# So of the generated queries a feature includes those of its own .sql files.
for dir in src/app/*/; do
    for header in $(grep -rhoE --include='*.[ch]' --exclude='test_*.[ch]' '^#include "[a-z0-9_]+_queries\.h"' "$dir" | cut -d'"' -f2 | sort -u); do
        [ -f "$dir${header%_queries.h}.sql" ] || { echo "$dir includes $header, of another feature"; bad=1; }
    done
done
# Statistics are pure: no clock, no files, no chance, no heap.
out=$(grep -nE '\b(time|clock|rand|random|fopen|open|printf|malloc|calloc)[[:space:]]*\(' src/stats/*.c)
[ -z "$out" ] || { echo 'src/stats must be pure'; echo "$out"; bad=1; }
exit $bad
