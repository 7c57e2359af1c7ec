// The routes of reporting.
#include "app/melden/melden.h"

#include "app/melden/melden_page.h"

const Route melden_routes[] = {
    {GET, "/melden", page_resident, CAN_ANYONE},
    {POST, "/melden", form_resident, CAN_ANYONE},
    {POST, "/privacycheck", api_privacy_check, CAN_ANYONE},
    {GET, "/bedankt/:code", page_thanks, CAN_ANYONE},
    {GET, "/volgen", page_follow_code, CAN_ANYONE},
    {POST, "/volgen", form_follow_code, CAN_ANYONE},
    {GET, "/volgen/:code", page_follow, CAN_ANYONE},
    {POST, "/volgen/:code", form_follow, CAN_ANYONE},
    {GET, "/meldingen", page_own_reports, CAN_REPORT},
    {GET, "/meldingen/nieuw", page_report, CAN_REPORT},
    {POST, "/meldingen/nieuw", form_report, CAN_REPORT},
    {POST, "/meldingen/concept", form_draft, CAN_REPORT},
    {POST, "/meldingen/concept/weg", form_draft_drop, CAN_REPORT},
    {GET, "/meldingen/:id", page_own_report, CAN_REPORT},
    {POST, "/meldingen/:id", form_own_report, CAN_REPORT},
    {GET, "/signalen/:id/contact", page_contact, CAN_CONTACT_READ},
    {POST, "/signalen/:id/contact", form_contact, CAN_CONTACT_READ},
    {0},
};
