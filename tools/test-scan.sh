#!/bin/sh
# test-scan.sh WEERGLAS DIR -- exit status and words of weerglas scan; and, with the reference cases
# of SaTScan in $WEERGLAS_REFERENCE/scan, that they agree.
weerglas=$1
root=$2
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT
n=0
bad=0
case $weerglas in /*) ;; *) weerglas=$PWD/$weerglas ;; esac
case $root in /*) ;; *) root=$PWD/$root ;; esac
cd "$dir" || exit 2

# expect STATUS WORDS ARGUMENTS...: WORDS in what is said, which is one line when it is refused.
expect() {
    status=$1 words=$2
    shift 2
    said=$("$weerglas" scan "$@" 2>&1)
    was=$?
    n=$((n + 1))
    lines=$(printf '%s\n' "$said" | wc -l)
    if [ $was = "$status" ] && printf '%s' "$said" | grep -qF -- "$words" && { [ $was = 0 ] || [ "$lines" = 1 ]; }; then
        echo "ok $n - scan $*"
    else
        echo "not ok $n - scan $*"
        printf '%s\n' "# status $was, wanted $status with: $words" "$said" | sed 's/^/# /'
        bad=1
    fi
}

awk 'BEGIN { for (i = 0; i < 25; i++) print "g" i, i % 5, int(i / 5) }' >geo
awk 'BEGIN { for (i = 0; i < 300; i++) print "g" (i * 7919) % 25, 1, "2024/" 1 + i % 2 "/" 1 + (i * 31) % 28
    print "g7 9 2024/2/28" }' >cas
common='CoordinatesFile=geo\nStartDate=2024/1/1\nEndDate=2024/2/28\nPrecisionCaseTimes=3\nTimeAggregationUnits=3
AnalysisType=4\nModelType=2\nMaxTemporalSizeInterpretation=1\nMaxTemporalSize=7\nMonteCarloReps=99\nPValueReportType=1\n'
printf "CaseFile=cas\n$common" >good.prm
printf "CaseFile=cas\nSpatialWindowShapeType=1\n$common" >ellipse.prm
printf "CaseFile=none\n$common" >absent.prm
printf "CaseFile=wrong\n$common" >wrong.prm
printf 'g1 1 2024/1/1\ng1 x 2024/1/1\n' >wrong

expect 0 '"centre":"g7","areas":["g7"],"radius_km":0,"start":"2024-02-28","end":"2024-02-28","observed":9' good.prm --json
expect 0 '"replications":19,"seed":5' good.prm --json --replications 19 --seed 5
expect 0 'rank  centre' good.prm
mkdir -p apart && cd apart # the files that it names stand beside it
expect 0 'rank  centre' ../good.prm
expect 0 'rank  centre' "$dir/good.prm"
cd ..
expect 2 'ellipse.prm: line 2: SpatialWindowShapeType=1' ellipse.prm
expect 2 'wrong: line 2: x is not a number' wrong.prm
expect 2 'none: cannot be opened' absent.prm
expect 2 'cannot be opened' nothing.prm
expect 2 'name one file'

n=$((n + 1))
one=$("$weerglas" scan good.prm --json --threads 1)
two=$("$weerglas" scan good.prm --json --threads 3)
[ -n "$one" ] && [ "$one" = "$two" ] || { printf 'not '; bad=1; }
echo "ok $n - the same with more threads"

for set in real edge synthetic; do
    n=$((n + 1))
    if [ -d "${WEERGLAS_REFERENCE:-}/scan/$set" ]; then
        said=$(python3 "$root/tools/compare-scan.py" "$weerglas" "$WEERGLAS_REFERENCE/scan/$set") ||
            { printf 'not '; bad=1; }
        echo "ok $n - $set as SaTScan"
        printf '%s\n' "$said" | sed 's/^/# /'
    else
        echo "ok $n - $set as SaTScan # SKIP no reference cases: set WEERGLAS_REFERENCE"
    fi
done
echo "1..$n"
exit $bad
