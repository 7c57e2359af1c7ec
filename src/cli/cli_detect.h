// cli_detect.h -- the settings of `weerglas detect`.
#ifndef CLI_CLI_DETECT_H
#define CLI_CLI_DETECT_H

#include "stats/bayes.h"
#include "stats/cusum.h"
#include "stats/ears.h"
#include "stats/farrington.h"
#include "stats/glrcusum.h"

typedef enum DetectMethod {
    BY_EARS_C1,
    BY_EARS_C2,
    BY_EARS_C3,
    BY_CUSUM,
    BY_GLR_CUSUM,
    BY_LR_CUSUM,
    BY_BAYES,
    BY_FARRINGTON,
    BY_FARRINGTON_FLEXIBLE,
    DETECT_METHODS,
} DetectMethod;

// A method and the options of each; only those of the method have influence.
typedef struct DetectJob {
    DetectMethod method;
    EarsOptions ears;
    CusumOptions cusum;
    GlrOptions glr;
    BayesOptions bayes;
    FarringtonOptions farrington;
    bool compat_r, reset_given;
} DetectJob;

// The method of this name with its usual options. E_INVALID when there is none.
Err detect_job(Str name, DetectJob *out);

// Obey one "key=value", with the names that the R package surveillance has for it. E_INVALID, with
// the key in the text, when the method does not know it or the value is none of it.
Err detect_set(DetectJob *job, Str setting);

#endif
