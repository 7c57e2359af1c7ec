#!/bin/sh
# sources.sh DIR KIND -- the files of one kind, one a line, for meson.build: a new file needs no
# registration. KIND: app test migrations sql html text format geo stats base web db job cli fuzz
# bench css help
cd "$1" || exit 2
case $2 in
app)  find src/app -name '*.c' ! -name 'test_*' ;;
test) find src -name 'test_*.c' ;;
migrations) find migrations -name '*.sql' ;;
sql)  find src -name '*.sql' ;;
html) find src/app -name '*.html' ;;
fuzz) find fuzz -name 'fuzz_*.c' ;;
assets) find web -name '*.js' -o -name '*.svg' ;;
bench) find bench -name 'bench_*.c' ;;
help) find docs/handleiding -name '*.md' ;;
css)  find web -name '*.css' ! -name theme.css ;;
*)    [ -d "src/$2" ] && find "src/$2" -name '*.c' ! -name 'test_*' ;;
esac | LC_ALL=C sort
