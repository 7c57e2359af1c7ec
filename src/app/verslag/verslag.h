// verslag.h -- the products of the consultation: agenda, report, decisions, feedback, trend message
// and figures, each as a page, for print, as ODT and as PDF. The header for other features.
//
// Nothing is stored: a product is made from the records at the moment it is asked for. What was
// weighed does not change after a meeting is 'afgerond', so neither does its report. For whoever
// may see a meeting:
//   /overleg/12/agenda          the items at which the viewer is at the table
//   /overleg/12/verslag         how each of these was weighed
//   /overleg/12/besluiten       for who leads: the decisions in one table, and what was agreed
//   /overleg/12/terugkoppeling  for who leads: what the reporters may hear
// and the same with .odt or .pdf behind it.
#ifndef APP_VERSLAG_H
#define APP_VERSLAG_H

#include "app/layout/layout.h"

extern const Route verslag_routes[], steekproef_routes[];

#endif
