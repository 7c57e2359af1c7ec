// Chances of counts that vary as much as by chance, or more.
#include "app/duiding/duiding_run.h"
#include "stats/dist.h"

double
duiding_above(double y, double mean, double phi)
{
    if (y <= 0)
        return 1;
    return phi < 1 + 1e-9 ? poisson_above(y, mean) : negbin_above(y, mean / (phi - 1), 1 / phi);
}

double
duiding_below(double y, double mean, double phi)
{
    return phi < 1 + 1e-9 ? poisson_cdf(y, mean) : negbin_cdf(y, mean / (phi - 1), 1 / phi);
}

double
duiding_quantile(double p, double mean, double phi)
{
    return phi < 1 + 1e-9 ? poisson_quantile(p, mean)
                          : negbin_quantile(p, mean / (phi - 1), 1 / phi);
}
