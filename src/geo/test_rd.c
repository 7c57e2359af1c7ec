#include "geo/rd.h"
#include "test/check.h"

// The worked examples of the paper: rounded as printed there.
static const struct {
    RdPoint rd;
    GeoPoint wgs84;
} printed[] = {
    {{155000.000, 463000.000}, {5.38720621, 52.15517440}}, // Onze Lieve Vrouwetoren, Amersfoort
    {{120700.723, 487525.501}, {4.88352559, 52.37453253}}, // Westertoren, Amsterdam
    {{233883.131, 582065.167}, {6.56820053, 53.21938317}}, // Martinitoren, Groningen
};

// Check points that come with the official transformation, RDNAPTRANS2018 (ETRS89, which in the
// Netherlands is less than a metre from WGS84).
static const struct {
    RdPoint rd;
    GeoPoint etrs89;
} official[] = {
    {{117380.1200, 575040.3400}, {4.824761912, 53.160753042}}, // Texel
    {{247380.5600, 604580.7800}, {6.776726674, 53.419482050}}, // north of Groningen
    {{155000.0000, 463000.0000}, {5.387203657, 52.155172897}}, // Amersfoort
    {{16460.9100, 377380.2300}, {3.397588595, 51.368607152}},  // Zeeuws-Vlaanderen
    {{182260.4500, 311480.6700}, {5.773795548, 50.792584916}}, // south of Limburg
    {{64640.8900, 440700.0101}, {4.072887101, 51.947393898}},  // Maasvlakte
};

TEST(rd, equals_the_examples_of_the_paper)
{
    for (size_t i = 0; i < COUNT(printed); i++) {
        GeoPoint p = rd_to_wgs84(printed[i].rd);
        CHECK_NEAR(p.lon, printed[i].wgs84.lon, 2e-8);
        CHECK_NEAR(p.lat, printed[i].wgs84.lat, 2e-8);
        RdPoint back = rd_from_wgs84(printed[i].wgs84);
        CHECK_NEAR(back.x, printed[i].rd.x, 0.05);
        CHECK_NEAR(back.y, printed[i].rd.y, 0.05);
    }
}

TEST(rd, is_half_a_metre_from_the_official_transformation_at_most)
{
    for (size_t i = 0; i < COUNT(official); i++) {
        RdPoint is = rd_from_wgs84(official[i].etrs89);
        CHECK_NEAR(hypot(is.x - official[i].rd.x, is.y - official[i].rd.y), 0, 0.5);
        GeoPoint there = rd_to_wgs84(official[i].rd);
        double north = (there.lat - official[i].etrs89.lat) * 111300;
        double east = (there.lon - official[i].etrs89.lon) * 68700;
        CHECK_NEAR(hypot(east, north), 0, 0.5);
    }
}

TEST(rd, there_and_back_is_the_same_place_all_over_the_country)
{
    double worst = 0;
    for (double x = 10000; x <= 280000; x += 10000)
        for (double y = 300000; y <= 620000; y += 10000) {
            RdPoint back = rd_from_wgs84(rd_to_wgs84((RdPoint){x, y}));
            worst = fmax(worst, hypot(back.x - x, back.y - y));
        }
    CHECK_NEAR(worst, 0, 0.5);
}

TEST(rd, knows_its_range)
{
    CHECK(rd_in_range((RdPoint){155000, 463000}));
    CHECK(rd_in_range((RdPoint){RD_X_MIN, RD_Y_MAX}));
    CHECK(!rd_in_range((RdPoint){RD_X_MAX + 1, 463000}));
    CHECK(!rd_in_range((RdPoint){5.4, 52.2}));
    CHECK(!rd_in_range((RdPoint){NAN, 463000}));
}
