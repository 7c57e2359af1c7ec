// afwegen_inside.h -- for afwegen*.c and the templates of this folder only.
#ifndef APP_AFWEGEN_INSIDE_H
#define APP_AFWEGEN_INSIDE_H

#include "afwegen_gate_queries.h"
#include "app/afwegen/afwegen.h"

#endif
