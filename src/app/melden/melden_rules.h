// melden_rules.h -- the tables of fields of a report, before the choices that stand in the
// database.
#ifndef APP_MELDEN_RULES_H
#define APP_MELDEN_RULES_H

#include "app/melden/melden_form.h"

// The rules of a form; the first nfirst are those of its first step.
void melden_rules(bool is_resident, const FieldRule **rules, size_t *n, size_t *nfirst);

#endif
