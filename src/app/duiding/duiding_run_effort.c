// How many people report: more reporters is no more tension.
#include "app/duiding/duiding_run.h"

#include <stdlib.h>

static const double SHRINK = 3, MOST = 3;

typedef struct Said {
    uint32_t source;
    uint8_t theme;
} Said;

static int
by_source(const void *x, const void *y)
{
    const Said *a = x, *b = y;
    if (a->source != b->source)
        return a->source < b->source ? -1 : 1;
    return (int)a->theme - (int)b->theme;
}

// The first of `records` about this day or a later one.
static size_t
first_on(const DuidingInput *in, const uint32_t *records, size_t n, int32_t day)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (in->records[records[mid]].day < day)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

void
duiding_reporters(Arena *scratch, const DuidingInput *in, const uint32_t *records, size_t n,
                  int32_t from, int32_t to, double *out)
{
    size_t begin = first_on(in, records, n, from), end = first_on(in, records, n, to + 1), k = 0;
    Said *said = NEW_N(scratch, end - begin + 1, Said);
    double people = 0, only[DUIDING_THEMES_MAX + 1] = {0};
    for (size_t i = begin; i < end; i++) {
        const DuidingRecord *r = &in->records[records[i]];
        if (r->source)
            said[k++] = (Said){r->source, r->theme};
        else {
            people++;
            only[r->theme]++;
        }
    }
    qsort(said, k, sizeof(*said), by_source);
    for (size_t i = 0, next; i < k; i = next) {
        for (next = i + 1; next < k && said[next].source == said[i].source;)
            next++;
        people++;
        if (said[i].theme == said[next - 1].theme)
            only[said[i].theme]++;
    }
    for (size_t t = 0; t <= in->nthemes; t++)
        out[t] = people - only[t];
}

double
duiding_effort(double now, double usual)
{
    double ratio = (now + SHRINK) / (usual + SHRINK);
    return ratio < 1 ? 1 : ratio > MOST ? MOST : ratio;
}

bool
duiding_campaign(const DuidingInput *in, int32_t municipality, int32_t from, int32_t to)
{
    for (size_t i = 0; i < in->ncampaigns; i++) {
        const DuidingCampaign *c = &in->campaigns[i];
        bool here = c->municipality == DUIDING_NONE || municipality == DUIDING_NONE ||
                    c->municipality == municipality;
        if (here && c->from <= to && c->to >= from)
            return true;
    }
    return false;
}
