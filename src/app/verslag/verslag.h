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
#include "format/doc.h"

extern const Route verslag_routes[], steekproef_routes[];

// ---- for other features that make a document ----------------------------------------------------

typedef struct VerslagAbout {
    Str path; // of the page, to which .odt and .pdf are added
    Str file; // of the file that is saved, without what comes behind the point
    Str back; // where the page leads back to, and what that is called
    Str label;
    Str here;       // menu item
    MenuItem trail; // between the start page and this one; absent: Verslagen
} VerslagAbout;

// Answer with the document: as a file when the address asked for ends in .odt or .pdf, else as a
// page with links to both.
Err verslag_answer(Req *r, const VerslagAbout *about, Doc *doc);

#endif
