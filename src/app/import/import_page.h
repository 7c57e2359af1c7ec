// import_page.h -- the views of the pages of this folder.
#ifndef APP_IMPORT_PAGE_H
#define APP_IMPORT_PAGE_H

#include "app/import/import_read.h"
#include "import_queries.h"

typedef struct ImportFormView {
    ImportListRows mine;
    Str error; // what is wrong with the file that was sent; absent when nothing is
    Str form_token;
} ImportFormView;

typedef struct ImportShowView {
    const ImportGetRow *batch;
    const ImportReader *reader;
    const ImportRow *rows; // the first ones without faults
    size_t nrows;
    int64_t new_rows; // what would be taken in
    int64_t problems; // what is in the way
    bool may_import;  // nothing is in the way, but perhaps what looks like a person
    bool may_undo;    // it is done, not long ago, and nothing was done with its signals
    int64_t touched;  // with how many something was done
    Str form_token;
} ImportShowView;

Str import_state(Str state); // on screen

Html html_import_form(Arena *arena, const ImportFormView *v);
Html html_import_show(Arena *arena, const ImportShowView *v);
Html html_import_rows(Arena *arena, const ImportShowView *v);

#endif
