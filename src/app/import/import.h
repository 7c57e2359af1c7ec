// import.h -- taking in many signals at once, from a CSV file: everything in it or nothing.
#ifndef APP_IMPORT_H
#define APP_IMPORT_H

#include "app/layout/layout.h"

enum {
    IMPORT_BODY_MAX = 32 << 20,  // bytes of a file with the form around it
    IMPORT_MAX_ROWS = 100000,    // lines with a signal in one file
    IMPORT_UNDO_S = 24 * 3600,   // how long a whole import can be undone
    IMPORT_SHOWN_ROWS = 20,      // on the page that shows what will happen
    IMPORT_SHOWN_PROBLEMS = 100, // there too
};

extern const Route import_routes[];

#endif
