#include "stats/dist.h"

#include "stats/test_series.h"
#include "test/check.h"

// Figures of the normal quantile: S. Zelen, N. Severo in Abramowitz and Stegun, table 26.5, and R
// 4.2.2, qnorm().
TEST(dist, the_normal_quantile_is_that_of_tables)
{
    CHECK_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-14);
    CHECK_NEAR(normal_quantile(0.999), 3.090232306167813, 1e-14);
    CHECK_NEAR(normal_quantile(0.995), 2.575829303548900, 1e-14);
    CHECK_NEAR(normal_quantile(0.5), 0, 1e-15);
    CHECK_NEAR(normal_quantile(1e-300), -37.0471, 1e-4);
    for (double x = -37; x < 8; x += 0.37)
        CHECK_NEAR(normal_quantile(normal_cdf(x)), x, x > 5 ? 1e-2 : 1e-9);
    CHECK(isnan(normal_quantile(0)) && isnan(normal_quantile(1)) && isnan(normal_quantile(NAN)));
}

// 2.228 is 5% of 10 degrees of freedom in the usual tables, and more precisely by the sum that an
// even number of degrees has (Abramowitz and Stegun 26.7.4). With 1 and 2 degrees it has a closed
// form.
TEST(dist, student_is_that_of_tables)
{
    CHECK_NEAR(student_two_sided(2.2281388519649385, 10), 0.050000000001808673, 1e-15);
    CHECK_NEAR(student_two_sided(-2.2281388519649385, 10), 0.050000000001808673, 1e-15);
    CHECK_NEAR(student_two_sided(0, 7), 1, 1e-15);
    for (double t = 0.01; t < 1000; t *= 1.7) {
        double one = 1 - 2 / M_PI * atan(t), two = 2 / (sqrt(2 + t * t) * (sqrt(2 + t * t) + t));
        CHECK_NEAR(student_two_sided(t, 1) / one, 1, 1e-12 / one);
        CHECK_NEAR(student_two_sided(t, 2) / two, 1, 1e-12);
    }
    CHECK(isnan(student_two_sided(1, 0)) && isnan(student_two_sided(NAN, 3)));
    CHECK_NEAR(student_two_sided(INFINITY, 3), 0, 0);
}

// The slow twin: chances added up one by one.
static double
added_up(double k, double mean, double size)
{
    double chance = size > 0 ? pow(size / (size + mean), size) : exp(-mean), sum = chance;
    for (double i = 0; i < k; i++) {
        chance *= size > 0 ? (i + size) / (i + 1) * mean / (size + mean) : mean / (i + 1);
        sum += chance;
    }
    return sum;
}

TEST(dist, sums_of_chances_are_the_chances_added_up)
{
    uint64_t seed = 1;
    for (int i = 0; i < 2000; i++) {
        double mean = (double)(1 + draw(&seed, 5000)) / 100;
        double size = (double)(1 + draw(&seed, 3000)) / 100;
        double k = (double)draw(&seed, 80), prob = size / (size + mean);
        CHECK_NEAR(poisson_cdf(k, mean), added_up(k, mean, 0), 1e-12);
        CHECK_NEAR(poisson_above(k + 1, mean), 1 - added_up(k, mean, 0), 1e-12);
        CHECK_NEAR(negbin_cdf(k, size, prob), added_up(k, mean, size), 1e-12);
        CHECK_NEAR(negbin_above(k + 1, size, prob), 1 - added_up(k, mean, size), 1e-12);
    }
}

TEST(dist, a_quantile_is_the_first_count_that_is_enough)
{
    static const double ps[] = {0.001, 0.05, 0.5, 0.95, 0.995, 0.999, 0.999999};
    uint64_t seed = 2;
    for (int i = 0; i < 700; i++) {
        double mean = (double)(1 + draw(&seed, 100000)) / 1000, p = ps[draw(&seed, COUNT(ps))];
        double size = (double)(1 + draw(&seed, 5000)) / 100, prob = size / (size + mean);
        double poisson = 0, negbin = 0;
        while (added_up(poisson, mean, 0) < p)
            poisson++;
        while (added_up(negbin, mean, size) < p)
            negbin++;
        CHECK_INT(poisson_quantile(p, mean), poisson);
        CHECK_INT(negbin_quantile(p, size, prob), negbin);
    }
}

TEST(dist, far_away_it_stays_a_quantile)
{
    for (double mean = 1e-9; mean < 1e9; mean *= 7) {
        double k = poisson_quantile(0.999, mean);
        CHECK(poisson_cdf(k, mean) >= 0.999 - 1e-7 && poisson_cdf(k - 1, mean) < 0.999 + 1e-7);
        for (double size = 1e-6; size < 1e6; size *= 50) {
            double prob = size / (size + mean);
            k = negbin_quantile(0.999, size, prob);
            CHECK(negbin_cdf(k, size, prob) >= 0.999 - 1e-7);
            CHECK(negbin_cdf(k - 1, size, prob) < 0.999 + 1e-7);
        }
    }
}

TEST(dist, refuses_what_is_no_distribution)
{
    CHECK(isnan(poisson_quantile(0.5, -1)) && isnan(poisson_quantile(0.5, INFINITY)));
    CHECK(isnan(poisson_quantile(1, 3)) && isnan(poisson_quantile(0.5, 1e13)));
    CHECK(isnan(negbin_quantile(0.5, 0, 0.5)) && isnan(negbin_quantile(0.5, 1, 0)));
    CHECK(isnan(negbin_quantile(0.5, NAN, 0.5)) && isnan(negbin_quantile(0.5, 1, 1.5)));
    CHECK(isnan(poisson_cdf(NAN, 1)) && isnan(negbin_above(1, 1, NAN)));
    CHECK_INT(poisson_quantile(0.999, 0), 0);
    CHECK_INT(negbin_quantile(0.999, 3, 1), 0);
    CHECK_NEAR(poisson_cdf(-1, 3), 0, 0);
    CHECK_NEAR(negbin_above(0, 3, 0.5), 1, 0);
}
