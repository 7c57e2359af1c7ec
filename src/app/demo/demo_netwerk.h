// demo_netwerk.h -- the written part of the network and of the communication: invented
// organisations, what was heard there, messages and statements. For this folder.
#ifndef APP_DEMO_NETWERK_H
#define APP_DEMO_NETWERK_H

#include "app/communicatie/communicatie.h"

// An entry. Places as in demo_areas(), or the name of a municipality for all of it; who keeps in
// touch by the part of their address before the @, or "" for nobody.
typedef struct DemoEntryOfNetwork {
    const char *place, *domain, *organisation, *function, *reach, *strength, *owner;
    int asked_days; // how many days ago they agreed
} DemoEntryOfNetwork;

// What was heard in a domain; back "" when nothing was given back.
typedef struct DemoHeard {
    const char *domain, *heard, *back;
} DemoHeard;

const DemoEntryOfNetwork *demo_network_entries(size_t *n);
const DemoHeard *demo_network_heard(size_t *n);
const DemoHeard *demo_network_reception(size_t *n); // of the kwestie of the reception centre
const CommMessage *demo_network_messages(size_t *n);
const CommStatement *demo_network_statements(size_t *n);

#endif
