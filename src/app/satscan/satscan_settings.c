// The settings file: every setting is followed, without influence, or refused by name.
#include "app/satscan/satscan_read.h"
#include "format/iso.h"

#include <math.h>

typedef struct Reader {
    const PrmSetting *v;
    size_t n;
    Str name;
    bool known[PRM_MAX_SETTINGS]; // settings that were looked at
} Reader;

// Settings that ask something we do not have unless they have this value (or are empty or absent).
static const struct {
    const char *key, *value;
} neutral[] = {{"UseGridFile", "n"},
               {"TimeStratifiedAdjLength", "1"},
               {"SpatialAdjustmentType", "0"},
               {"UseAdjustmentsByRRFile", "n"},
               {"UseLocationsNetworkFile", "n"},
               {"UseNeighborsFile", "n"},
               {"UseMetaLocationsFile", "n"},
               {"MultipleCoordinatesType", "0"},
               {"MultipleLocationsFile", ""},
               {"UseMaxCirclePopulationFileOption", "n"},
               {"SpatialWindowShapeType", "0"},
               {"IsotonicScan", "0"},
               {"IncludeClusters", "0"},
               {"RiskLimitHighClusters", "n"},
               {"RiskLimitLowClusters", "n"},
               {"MinimumCasesInLowRateClusters", "0"},
               {"IterativeScan", "n"},
               {"PerformStandardDrilldown", "n"},
               {"PerformBernoulliDrilldown", "n"},
               {"CalculateOliveira", "n"},
               {"ProspectiveFrequencyType", "0"},
               {"ProspectiveFrequency", "1"},
               {"PerformPowerEvaluation", "n"},
               {"CriteriaForReportingSecondaryClusters", "0"},
               {"ReportGiniClusters", "n"},
               {"UseReportOnlySmallerClusters", "n"},
               {"UseMaxCirclePopulationFileOption_Reported", "n"},
               {"UseDistanceFromCenterOption_Reported", "n"},
               {"SimulatedDataMethodType", "0"}};

// Settings about output, other programs, or a choice that is not in use (then the setting that
// makes the choice was refused above).
static const char *const without_influence[] = {"GridFile",
                                                "ResultsFile",
                                                "OutputGoogleEarthKML",
                                                "OutputShapefiles",
                                                "OutputCartesianGraph",
                                                "MostLikelyClusterEachCentroidASCII",
                                                "MostLikelyClusterEachCentroidDBase",
                                                "MostLikelyClusterCaseInfoEachCentroidASCII",
                                                "MostLikelyClusterCaseInfoEachCentroidDBase",
                                                "CensusAreasReportedClustersASCII",
                                                "CensusAreasReportedClustersDBase",
                                                "IncludeRelativeRisksCensusAreasASCII",
                                                "IncludeRelativeRisksCensusAreasDBase",
                                                "SaveSimLLRsASCII",
                                                "SaveSimLLRsDBase",
                                                "OutputGoogleMaps",
                                                "MultipleDataSetsPurposeType",
                                                "DataSet1-Name",
                                                "LocationsNetworkFilename",
                                                "NeighborsFilename",
                                                "MetaLocationsFilename",
                                                "MaxSpatialSizeInMaxCirclePopulationFile",
                                                "MaxCirclePopulationFile",
                                                "NonCompactnessPenalty",
                                                "IntervalStartRange",
                                                "IntervalEndRange",
                                                "RiskThresholdHighClusters",
                                                "RiskThresholdLowClusters",
                                                "TimeTrendPercentage",
                                                "TimeTrendType",
                                                "AdjustmentsByKnownRelativeRisksFilename",
                                                "ReportGumbel",
                                                "IterativeScanMaxIterations",
                                                "IterativeScanMaxPValue",
                                                "DrilldownMinimumClusterLocations",
                                                "DrilldownMinimumClusterCases",
                                                "DrilldownClusterCutoff",
                                                "NumBootstrapReplications",
                                                "OliveiraPvalueCutoff",
                                                "PowerEvaluationsMethod",
                                                "PowerEvaluationTotalCases",
                                                "CriticalValueType",
                                                "CriticalValue05",
                                                "CriticalValue01",
                                                "CriticalValue001",
                                                "PowerEstimationType",
                                                "NumberPowerReplications",
                                                "AlternativeHypothesisFilename",
                                                "PowerEvaluationsSimulationMethod",
                                                "PowerEvaluationsSimulationSourceFilename",
                                                "ReportPowerEvaluationSimulationData",
                                                "PowerEvaluationsSimulationOutputFilename",
                                                "LaunchMapViewer",
                                                "CompressKMLtoKMZ",
                                                "IncludeClusterLocationsKML",
                                                "ThresholdLocationsSeparateKML",
                                                "ReportHierarchicalClusters",
                                                "GiniIndexClusterReportingType",
                                                "SpatialMaxima",
                                                "GiniIndexClustersPValueCutOff",
                                                "ReportGiniIndexCoefficents",
                                                "MaxSpatialSizeInPopulationAtRisk_Reported",
                                                "MaxSizeInMaxCirclePopulationFile_Reported",
                                                "MaxSpatialSizeInDistanceFromCenter_Reported",
                                                "OutputTemporalGraphHTML",
                                                "TemporalGraphReportType",
                                                "TemporalGraphMostMLC",
                                                "TemporalGraphSignificanceCutoff",
                                                "CriticalValue",
                                                "ReportClusterRank",
                                                "PrintAsciiColumnHeaders",
                                                "ResultsTitle",
                                                "CutoffClusterLinelistCSV",
                                                "LineListIndividualCache",
                                                "EmailAlwaysSummary",
                                                "EmailAlwaysRecipients",
                                                "EmailCutoffSummary",
                                                "EmailCutoffRecipients",
                                                "EmailCutoffValue",
                                                "EmailAttachResults",
                                                "EmailIncludeResults",
                                                "CustomEmail",
                                                "CustomEmailSubjectLine",
                                                "CustomEmailMessageBody",
                                                "EllipseShapes",
                                                "EllipseAngles",
                                                "SimulatedDataInputFilename",
                                                "PrintSimulatedDataToFile",
                                                "SimulatedDataOutputFilename",
                                                "NumberParallelProcesses",
                                                "SuppressWarnings",
                                                "LogRunToHistoryFile",
                                                "ExecutionType",
                                                "Version"};

// The value of a setting; empty when it is absent. "/n" is what the program writes for "n".
static Str
value_of(Reader *r, const char *key, size_t *line)
{
    *line = 0;
    for (size_t i = 0; i < r->n; i++)
        if (str_same_letters(r->v[i].key, str_z(key))) {
            Str v = r->v[i].value;
            r->known[i] = true;
            *line = r->v[i].line;
            return str_eq(v, S("/n")) ? S("n") : v;
        }
    return S("");
}

#define REFUSE(r, line, ...)                                                     \
    FAIL(E_INVALID, "%.*s: line %zu: %s", (int)(r)->name.n, (r)->name.p, (line), \
         str_fmt(a, __VA_ARGS__).p)

static Err
number(Arena *a, Reader *r, const char *key, double absent, double min, double max, double *out)
{
    size_t line;
    Str v = value_of(r, key, &line);
    *out = absent;
    if (v.n > 0 && (!table_number(v, out) || *out < min || *out > max))
        REFUSE(r, line, "%s=%.*s is not a number from %g to %g", key, (int)v.n, v.p, min, max);
    return OK;
}

static Err
whole(Arena *a, Reader *r, const char *key, int absent, int min, int max, int *out)
{
    double v;
    TRY(number(a, r, key, absent, min, max, &v));
    *out = (int)v;
    if (v != *out) {
        size_t line;
        value_of(r, key, &line);
        REFUSE(r, line, "%s is not a whole number", key);
    }
    return OK;
}

static Err
yes(Arena *a, Reader *r, const char *key, bool *out)
{
    size_t line;
    Str v = value_of(r, key, &line);
    *out = str_same_letters(v, S("y")) || str_eq(v, S("1"));
    if (v.n > 0 && !*out && !str_same_letters(v, S("n")) && !str_eq(v, S("0")))
        REFUSE(r, line, "%s=%.*s is not y or n", key, (int)v.n, v.p);
    return OK;
}

static Err
date(Arena *a, Reader *r, const char *key, bool last, int64_t absent, int64_t *out)
{
    size_t line;
    int y, m, d, parts;
    Str v = value_of(r, key, &line);
    *out = absent;
    if (v.n == 0 && absent >= 0)
        return OK;
    if (!table_date(v, &y, &m, &d, &parts))
        REFUSE(r, line, "%s=%.*s is not a date", key, (int)v.n, v.p);
    *out = satscan_day(y, m, d);
    if (last && parts < 3)
        *out =
            (parts == 1 ? satscan_day(y + 1, 1, 1) : satscan_day(y + (m == 12), m % 12 + 1, 1)) - 1;
    return OK;
}

// ---- what the settings mean ---------------------------------------------------------------------

static Err
read_model(Arena *a, Reader *r, SatscanSettings *s)
{
    static const ScanTime kind[] = {0,
                                    SCAN_SPATIAL,
                                    SCAN_TEMPORAL,
                                    SCAN_RETROSPECTIVE,
                                    SCAN_PROSPECTIVE,
                                    0,
                                    SCAN_TEMPORAL_PROSPECTIVE,
                                    0};
    static const ScanModel model[] = {SCAN_POISSON, SCAN_BERNOULLI, SCAN_PERMUTATION};
    int analysis, type, rates;
    size_t line;
    TRY(whole(a, r, "AnalysisType", 3, 1, 7, &analysis));
    TRY(whole(a, r, "ModelType", 0, 0, 10, &type));
    TRY(whole(a, r, "ScanAreas", 1, 1, 3, &rates));
    if (!kind[analysis]) {
        value_of(r, "AnalysisType", &line);
        REFUSE(r, line, "AnalysisType=%d is not among what this program does", analysis);
    }
    if (type >= (int)COUNT(model)) {
        value_of(r, "ModelType", &line);
        REFUSE(r, line, "ModelType=%d is not among what this program does", type);
    }
    s->options.time = kind[analysis];
    s->options.model = model[type];
    s->options.rates = (ScanRates)rates;
    return OK;
}

static Err
read_time(Arena *a, Reader *r, SatscanSettings *s)
{
    int relaxed, percent;
    size_t line;
    TRY(date(a, r, "StartDate", false, -1, &s->first));
    TRY(date(a, r, "EndDate", true, -1, &s->last));
    TRY(date(a, r, "ProspectiveStartDate", false, s->last, &s->surveillance));
    TRY(whole(a, r, "PrecisionCaseTimes", 1, 0, 4, &s->precision));
    TRY(whole(a, r, "TimeAggregationUnits", 0, 0, 4, &s->unit));
    TRY(whole(a, r, "TimeAggregationLength", 1, 1, 10000, &s->length));
    TRY(whole(a, r, "StudyPeriodCheckType", 0, 0, 1, &relaxed));
    TRY(whole(a, r, "MaxTemporalSizeInterpretation", 0, 0, 1, &percent));
    TRY(number(a, r, "MaxTemporalSize", 50, 1, 100000, &s->max_time));
    TRY(number(a, r, "MinimumTemporalClusterSize", 1, 1, 100000, &s->min_time));
    TRY(yes(a, r, "AdjustForEarlierAnalyses", &s->earlier));
    TRY(yes(a, r, "AdjustForWeeklyTrends", &s->weekdays));
    s->relaxed_period = relaxed == 1;
    s->time_percent = percent == 0;
    if (s->precision == 4 || s->unit == 4)
        FAIL(E_INVALID,
             "%.*s: PrecisionCaseTimes=4 and TimeAggregationUnits=4 (times that are not "
             "dates) are not among what this program does",
             (int)r->name.n, r->name.p);
    if (s->first > s->last) {
        value_of(r, "EndDate", &line);
        REFUSE(r, line, "EndDate is before StartDate");
    }
    if (s->weekdays && (s->options.model != SCAN_PERMUTATION || s->unit != 3 || s->length != 1)) {
        value_of(r, "AdjustForWeeklyTrends", &line);
        REFUSE(r, line, "AdjustForWeeklyTrends=y is for the permutation model by single days");
    }
    return OK;
}

static Err
read_space(Arena *a, Reader *r, SatscanSettings *s)
{
    bool by_distance;
    int degrees, relaxed;
    TRY(number(a, r, "MaxSpatialSizeInPopulationAtRisk", 50, 0.001, 50, &s->max_share));
    TRY(number(a, r, "MaxSpatialSizeInDistanceFromCenter", 1, 0, 1e9, &s->max_radius));
    TRY(yes(a, r, "UseDistanceFromCenterOption", &by_distance));
    TRY(whole(a, r, "CoordinatesType", 0, 0, 1, &degrees));
    TRY(whole(a, r, "GeographicalCoordinatesCheckType", 0, 0, 1, &relaxed));
    TRY(yes(a, r, "IncludePurelyTemporal", &s->options.include_temporal));
    TRY(yes(a, r, "IncludePurelySpatial", &s->options.include_spatial));
    s->degrees = degrees == 1;
    s->relaxed_places = relaxed == 1;
    s->options.max_share = s->max_share / 100;
    s->options.max_radius = by_distance ? s->max_radius : 0;
    return OK;
}

static Err
read_inference(Arena *a, Reader *r, SatscanSettings *s)
{
    static const ScanP kind[] = {SCAN_P_BEST, SCAN_P_MONTE_CARLO, SCAN_P_SEQUENTIAL, SCAN_P_GUMBEL};
    int reps, type, stop, min, trend;
    size_t line;
    TRY(whole(a, r, "MonteCarloReps", 999, 0, SCAN_MAX_REPLICATIONS, &reps));
    TRY(whole(a, r, "PValueReportType", 0, 0, 3, &type));
    TRY(whole(a, r, "EarlyTerminationThreshold", 50, 1, SCAN_MAX_REPLICATIONS, &stop));
    TRY(whole(a, r, "MinimumCasesInHighRateClusters", 2, 1, 1000000, &min));
    TRY(whole(a, r, "TimeTrendAdjustmentType", 0, 0, 5, &trend));
    if (trend != 0 && trend != 4) {
        value_of(r, "TimeTrendAdjustmentType", &line);
        REFUSE(r, line, "TimeTrendAdjustmentType=%d is not among what this program does", trend);
    }
    s->options.replications = (uint32_t)reps;
    s->options.p = kind[type];
    s->options.stop_after = type == 2 ? (uint32_t)stop : 0;
    s->options.min_cases = (uint32_t)min;
    s->options.time_stratified = trend == 4;
    return OK;
}

static void
read_files(Reader *r, SatscanSettings *s)
{
    size_t line;
    s->cases = value_of(r, "CaseFile", &line);
    s->places = value_of(r, "CoordinatesFile", &line);
    s->controls = value_of(r, "ControlFile", &line);
    s->population = value_of(r, "PopulationFile", &line);
}

static Err
refuse_the_rest(Arena *a, Reader *r)
{
    size_t line;
    for (size_t i = 0; i < COUNT(neutral); i++) {
        Str v = value_of(r, neutral[i].key, &line);
        if (v.n > 0 && !str_same_letters(v, str_z(neutral[i].value)))
            REFUSE(r, line, "%s=%.*s is not among what this program does", neutral[i].key, (int)v.n,
                   v.p);
    }
    for (size_t i = 0; i < COUNT(without_influence); i++)
        value_of(r, without_influence[i], &line);
    for (size_t i = 0; i < r->n; i++)
        if (!r->known[i])
            REFUSE(r, r->v[i].line, "%.*s is a setting this program does not know",
                   (int)r->v[i].key.n, r->v[i].key.p);
    return OK;
}

Err
satscan_settings(Arena *a, Str name, Str text, SatscanSettings *out)
{
    Reader *r = NEW(a, Reader);
    *out = (SatscanSettings){0};
    r->name = name;
    Err e = prm_read(a, text, &r->v, &r->n);
    if (failed(e))
        return satscan_in_file(a, name, e);
    TRY(read_model(a, r, out));
    TRY(read_time(a, r, out));
    TRY(read_space(a, r, out));
    TRY(read_inference(a, r, out));
    read_files(r, out);
    return refuse_the_rest(a, r);
}
