#include "app/satscan/satscan_read.h"

#include "test/check.h"

// Files in memory: name and text by turns.
typedef struct Files {
    const char *v[12];
} Files;

static Err
read_one(void *of, Arena *a, Str name, Str *out)
{
    const Files *f = of;
    (void)a;
    for (size_t i = 0; f->v[i]; i += 2)
        if (str_eq(name, str_z(f->v[i]))) {
            *out = str_z(f->v[i + 1]);
            return OK;
        }
    FAIL(E_INVALID, "%.*s: is not there", (int)name.n, name.p);
}

#define SETTINGS                                                                                 \
    "[Input]\n; remark\nCaseFile=cas\nCoordinatesFile=geo\nUseGridFile=/n\nStartDate=2024/1/1\n" \
    "EndDate=2024/12/31\nPrecisionCaseTimes=3\nTimeAggregationUnits=3\nAnalysisType=4\n"         \
    "MaxTemporalSizeInterpretation=1\nProspectiveStartDate=2024/12/31\n"

static const char places[] = "a 0 0\nb 1 0\n\"c d\" 0 1\n";

static Err
try(Arena *a, Files f, Satscan *out)
{
    SatscanFiles how = {read_one, &f};
    return satscan_read(a, S("set"), &how, out);
}

static void
check_refused(const char *settings, const char *cases, const char *why)
{
    Arena *a = arena_new(64 << 20);
    Satscan s;
    Files f = {{"set", settings, "cas", cases, "geo", places, "ctl", cases, "pop", "a 2024 0\n"}};
    Err e = try(a, f, &s);
    CHECK_ERR(e, E_INVALID);
    CHECK_HAS(failed(e) ? str_z(err_text(e)) : S(""), str_z(why));
    arena_free(a);
}

TEST(satscan, counts_intervals_back_from_the_end_and_the_rest_belongs_to_the_first)
{
    Arena *a = arena_new(64 << 20);
    Satscan s;
    Files f = {{"set", SETTINGS "ModelType=2\nTimeAggregationLength=7\nMaxTemporalSize=28\n", "cas",
                "a 1 2024/1/9\na 2 2024-01-10\n\"c d\" 1 2024/12/31\n", "geo", places}};
    CHECK_OK(try(a, f, &s));
    CHECK_INT(s.data.nintervals, 52);
    CHECK_INT(s.data.days[0], 9); // a leap year: 51 weeks and 9 days
    CHECK_INT(s.data.days[51], 7);
    CHECK_INT(s.options.max_length, 4);
    CHECK_INT(s.data.cases[0].interval, 0);
    CHECK_INT(s.data.cases[1].interval, 1);
    CHECK_INT(s.data.cases[2].area, 2);
    CHECK_INT(s.data.cases[2].interval, 51);
    CHECK_NEAR(s.options.interval_days, 7, 0);
    arena_free(a);
}

TEST(satscan, adjusts_for_covariates_by_indirect_standardisation)
{
    Arena *a = arena_new(64 << 20);
    Satscan s;
    Files f = {{"set", SETTINGS "ModelType=0\nMaxTemporalSize=7\nPopulationFile=pop\n", "cas",
                "a 6 2024/5/1 old\nb 3 2024/5/2 young\n", "geo", places, "pop",
                "a 2024 100 old\na 2024 100 young\nb 2024 50 old\nb 2024 200 young\n"}};
    CHECK_OK(try(a, f, &s));
    CHECK(!s.data.by_interval);
    double old = 6.0 / 150, young = 3.0 / 300, days = 366; // of cases per person in the period
    CHECK_NEAR(s.data.measure[0] * days, 100 * old + 100 * young, 1e-9);
    CHECK_NEAR(s.data.measure[1] * days, 50 * old + 200 * young, 1e-9);
    CHECK_NEAR(s.data.measure[2], 0, 0);
    arena_free(a);
}

// 100 people until 1 July 2023, 300 from 1 July 2025: in between a straight line.
TEST(satscan, draws_a_line_between_two_counts_of_the_population)
{
    Arena *a = arena_new(64 << 20);
    Satscan s;
    Files f = {{"set", SETTINGS "ModelType=0\nMaxTemporalSize=7\nPopulationFile=pop\n", "cas",
                "a 6 2024/5/1\n", "geo", places, "pop", "a 2023 100\na 2025 300\n"}};
    CHECK_OK(try(a, f, &s));
    CHECK(s.data.by_interval);
    CHECK_NEAR(s.data.measure[0], 100 + 200 * 184.0 / 731, 1e-9); // 1 January 2024
    CHECK_NEAR(s.data.measure[365], 100 + 200 * 549.0 / 731, 1e-9);
    arena_free(a);
}

TEST(satscan, counts_what_it_passes_over_when_it_may)
{
    Arena *a = arena_new(64 << 20);
    Satscan s;
    Buf json = buf_new(a, 1 << 20), text = buf_new(a, 1 << 20);
    ScanResult r;
    Files f = {{"set",
                SETTINGS "ModelType=2\nMaxTemporalSize=7\nMonteCarloReps=99\nPValueReportType=1\n"
                         "StudyPeriodCheckType=1\nGeographicalCoordinatesCheckType=1\n",
                "cas",
                "a 4 2024/12/31\nb 9 2024/2/1\na 1 2023/12/31\nzz 1 2024/3/3\nb 0 2024/4/4\n",
                "geo", places}};
    CHECK_OK(try(a, f, &s));
    CHECK_INT(s.rows_outside, 1);
    CHECK_INT(s.rows_unknown, 1);
    CHECK_OK(scan_run(a, &s.data, &s.options, &r));
    satscan_json(&s, &r, &json);
    satscan_text(&s, &r, &text);
    CHECK_HAS(buf_str(&json), S("{\"model\":\"space-time permutation\",\"analysis\":\"prospective "
                                "space-time\",\"cases\":13,\"areas\":3,"));
    CHECK_HAS(buf_str(&json), S("\"rows_outside_period\":1,\"rows_of_unknown_areas\":1"));
    CHECK_HAS(buf_str(&json), S("\"centre\":\"a\",\"areas\":[\"a\"],\"radius_km\":0,\"start\":"
                                "\"2024-12-31\",\"end\":\"2024-12-31\",\"observed\":4,"));
    CHECK_HAS(buf_str(&text), S("passed over: 1 rows outside the period, 1 of areas"));
    arena_free(a);
}

TEST(satscan, refuses_by_name_what_it_does_not_do)
{
    const char *cases = "a 1 2024/5/1\n";
#define REFUSED(extra, why) check_refused(SETTINGS "MaxTemporalSize=7\n" extra, cases, why)
    REFUSED("ModelType=3\n", "set: line 14: ModelType=3");
    REFUSED("ModelType=2\nSpatialWindowShapeType=1\n", "set: line 15: SpatialWindowShapeType=1");
    REFUSED("ModelType=2\nUseNeighborsFile=y\n", "UseNeighborsFile=y");
    REFUSED("ModelType=2\nCaseFile2=x\n", "CaseFile2 is a setting this program does not know");
    REFUSED("ModelType=2\nIncludeClusters=1\n", "IncludeClusters=1");
    REFUSED("ModelType=2\nTimeTrendAdjustmentType=3\n", "TimeTrendAdjustmentType=3");
    REFUSED("ModelType=2\nCriteriaForReportingSecondaryClusters=5\n", "Criteria");
    REFUSED("ModelType=2\nModelType=2\n", "set: line 15: ModelType stands on line 14 too");
    REFUSED("ModelType=2\nhello\n", "set: line 15: is not Key=value");
    REFUSED("ModelType=2\nMonteCarloReps=many\n", "MonteCarloReps=many is not a number");
    REFUSED("ModelType=1\n", "ControlFile is needed");
    REFUSED("ModelType=0\nPopulationFile=none\n", "none: is not there");
#undef REFUSED
}

TEST(satscan, names_file_line_and_reason_of_bad_rows)
{
    const char *set = SETTINGS "MaxTemporalSize=7\nModelType=2\n";
    check_refused(set, "a 1 2024/5/1\nzzz 1 2024/5/1\n", "cas: line 2: zzz has no coordinates");
    check_refused(set, "a 1 2025/1/1\n", "cas: line 1: 2025/1/1 is not in the period");
    check_refused(set, "a 1 2024/2/30\n", "2024/2/30 is not a date");
    check_refused(set, "a 1 2024/2\n", "2024/2 is less precise");
    check_refused(set, "a -1 2024/2/1\n", "-1 is not a number of cases");
    check_refused(set, "a 1\n", "cas: line 1: an area");
    check_refused(set, "\n\na \"1\n", "cas: line 3: a quote does not end");
}
