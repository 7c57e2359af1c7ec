#!/bin/sh
# validate-statistics.sh WEERGLAS [REFERENCE] -- compare `weerglas detect` and `weerglas scan` with the figures of
# R surveillance and SaTScan in a folder, and write docs/statistics-validation.md.
#
# REFERENCE, or WEERGLAS_REFERENCE in the environment, holds `series` (counts_NAME.csv and what R answered) and `scan`
# (real, edge and synthetic: settings files and expected.json). These are not ours to share.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
weerglas=$(cd "$(dirname "${1:?usage: validate-statistics.sh WEERGLAS [REFERENCE]}")" && pwd)/$(basename "$1")
reference=${2:-${WEERGLAS_REFERENCE:-}}
[ -d "$reference/series" ] && [ -d "$reference/scan" ] || { echo 'no folder with reference figures'; exit 2; }
out=$root/docs/statistics-validation.md
new=$(mktemp)
trap 'rm -f "$new"' EXIT

series_rows() { # "NAME 12 of 12 rows agree, largest difference 1e-15" as a row of a table
    python3 "$root/tools/compare-series.py" "$weerglas" "$reference/series" |
        sed -nE 's/^([A-Za-z0-9_]+) +([0-9]+) of +([0-9]+) rows agree, largest difference ([^,]*)(, ([0-9]+) known.*)?$/| `\1` | \2 of \3 | \4 | \6 |/p'
}

scan_rows() {
    for set in real edge synthetic; do
        said=$(python3 "$root/tools/compare-scan.py" "$weerglas" "$reference/scan/$set" | tail -1)
        echo "| $set | $said |"
    done
}

cat >"$new" <<MARKDOWN
# How the statistics compare with trusted programs

Made by \`tools/validate-statistics.sh\`; do not edit. The judges are R *surveillance* 1.20.3 for series in
time, and SaTScan 10.3.2 for concentrations in space and time. Their answers to a set of files are
compared with those of \`weerglas detect\` and \`weerglas scan\`. The files are not part of this project; a
dozen figures of each method stand in the unit tests, with their source.

## Series in time

A row is one count of one series with one setting. Bound, expected count, statistic and alarm must agree:
to a relative 1e-10 for EARS, CUSUM, Bayes and the likelihood ratios, 1e-9 for Farrington. Where the
published formula and the R package differ, the published one is what Weerglas uses; \`--set compat=r\`
gives the other, and that is what stands here for \`ears_R\` (C3) and \`farrington_flexible_R\`.

| figures | rows that agree | largest difference | explained below |
| --- | --- | --- | --- |
$(series_rows)

The four of \`glr_cusum_R\` are counts 565 to 569 of one series: R answers 0 in a week with 63 cases, where a
search of all values of theta finds a clear maximum.

## Concentrations in space and time

In each case the first cluster must have the same statistic (2e-6; 1e-3 where the population between two
census years has to be guessed), areas, count and days, and a p-value within Monte Carlo error. Where
SaTScan refuses a file, Weerglas must.

| set | |
| --- | --- |
$(scan_rows)

*real*: New York fever (permutation), New Mexico brain cancer (Poisson, with covariates), North Humberside
leukaemia (Bernoulli), as distributed with SaTScan. *edge*: ties, equal coordinates, one case, one place,
limits. *synthetic*: 342 areas, three years, with planted rises. What lists of later clusters show in
retrospective runs may differ: SaTScan then allows clusters that overlap in space but not in time.
MARKDOWN
mv "$new" "$out"
chmod 644 "$out"
trap - EXIT
echo "docs/statistics-validation.md is written"
