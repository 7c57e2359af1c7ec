// duiding_hide.h -- which counts of Beeld may be shown to whom: for duiding_beeld*.c and its tests.
//
// Who may see the signals of a place sees its numbers. Of all other places together it is made sure
// that no number of 1 to 4 can be seen, or be worked out by adding and subtracting what the page
// shows for any choice of theme and period: the map, the tables, the totals and the weeks.
#ifndef APP_DUIDING_HIDE_H
#define APP_DUIDING_HIDE_H

#include "stats/suppress.h"

// The periods to choose from; each holds the ones before it.
enum { BEELD_MONTH, BEELD_QUARTER, BEELD_YEAR, BEELD_PERIODS };
enum { BEELD_WEEKS_MAX = 53 };

// Counts of the places that the viewer may not see, as many as `places`. No place: nothing to hide.
typedef struct BeeldSecret {
    size_t places, themes, weeks;         // weeks of the longest period, the oldest first
    size_t period[BEELD_PERIODS];         // weeks that each period counts, rising
    const int64_t *counts[BEELD_PERIODS]; // places times themes
    const int64_t *by_week;               // weeks times themes, of all these places together
} BeeldSecret;

typedef struct BeeldHidden {
    size_t places, themes, weeks;
    SuppressTable table[BEELD_PERIODS];
    bool *week; // weeks times (themes + 1); the last: of all themes together
} BeeldHidden;

// Decide. Each period is a table of place by theme with its totals, hidden by suppress_linked()
// from the longest period to the shortest: a number of a shorter period is kept back too when what
// it leaves of a longer one, of which the number is shown, would be small. The weeks are tables of
// week by theme, one for the stretch that each period adds; the totals of their columns are the
// differences between the totals of the periods, and are hidden when either of these is.
//
// Known limits: it does not know of pages of another night, nor of the figures by quarter of the
// calendar (app/verslag), which count other days. 25 places with 18 themes take 0.1 ms, 342 places
// 1 to 4 ms (bench_suppress). E_LIMIT for more than SUPPRESS_MAX_ROWS places.
Err beeld_hide(Arena *a, const BeeldSecret *s, BeeldHidden *out);

// Whether a number must be kept back. place == h->places: of all these places together; theme ==
// h->themes: of all themes.
bool beeld_is_hidden(const BeeldHidden *h, size_t period, size_t place, size_t theme);
bool beeld_week_is_hidden(const BeeldHidden *h, size_t week, size_t theme);

#endif
