// test_signal_new.h -- for tests: a signal as an adviser of Waterrijk would write it down.
#ifndef APP_TEST_SIGNAL_NEW_H
#define APP_TEST_SIGNAL_NEW_H

#include "app/signal/signal.h"
#include "test/world.h"

// Everything filled in; a test changes what it is about.
static inline SignalNew
t_signal_new(const World *w)
{
    return (SignalNew){.municipality = S("GM9001"),
                       .area_id = w->area_noord,
                       .confidentiality = S("gemeente"),
                       .observed_from = S("2025-12-30"),
                       .observed_to = S("2025-12-30"),
                       .way = S("onrust"),
                       .kind = S("klimaat"),
                       .theme = S("opvang"),
                       .trigger_kind = S(""),
                       .source_role = S("wijkagent"),
                       .origin = S("eigen"),
                       .lens = S(""),
                       .urgency = S("gewoon"),
                       .observation = S("Onrust bij het buurthuis."),
                       .interpretation = S(""),
                       .rights = S(""),
                       .online_check = S(""),
                       .privacy_reason = S("")};
}

#endif
