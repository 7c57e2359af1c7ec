// Which address goes where.
#include "app/signal/signal_pages.h"

const Route signal_routes[] = {
    {GET, "/signalen", page_signal_list, CAN_SIGNAL_READ},
    {POST, "/signalen/weergaven", form_signal_view_add, CAN_SIGNAL_READ},
    {POST, "/signalen/weergaven/:id/weg", form_signal_view_drop, CAN_SIGNAL_READ},
    {GET, "/signalen/:id", page_signal_show, CAN_SIGNAL_READ},
    {GET, "/signalen/:id/navraag", page_signal_navraag, CAN_SIGNAL_FOLLOW},
    {POST, "/signalen/:id/navraag", form_signal_navraag, CAN_SIGNAL_FOLLOW},
    {GET, "/signalen/:id/duiding", page_signal_duiding, CAN_SIGNAL_FOLLOW},
    {POST, "/signalen/:id/duiding", form_signal_duiding, CAN_SIGNAL_FOLLOW},
    {GET, "/signalen/:id/indeling", page_signal_sort, CAN_SIGNAL_FOLLOW},
    {POST, "/signalen/:id/indeling", form_signal_sort, CAN_SIGNAL_FOLLOW},
    {GET, "/signalen/:id/status", page_signal_status, CAN_SIGNAL_FOLLOW},
    {POST, "/signalen/:id/status", form_signal_status, CAN_SIGNAL_FOLLOW},
    {GET, "/signalen/:id/overdragen", page_signal_hand, CAN_SIGNAL_FOLLOW},
    {POST, "/signalen/:id/overdragen", form_signal_hand, CAN_SIGNAL_FOLLOW},
    {GET, "/signalen/:id/terugkoppeling", page_signal_feedback, CAN_SIGNAL_FOLLOW},
    {POST, "/signalen/:id/terugkoppeling", form_signal_feedback, CAN_SIGNAL_FOLLOW},
    {POST, "/signalen/:id/ongedaan", form_signal_undo, CAN_SIGNAL_FOLLOW},
    {GET, "/signalen/selectie", page_signal_batch, CAN_SIGNAL_FOLLOW},
    {POST, "/signalen/selectie", form_signal_batch, CAN_SIGNAL_FOLLOW},
    {POST, "/signalen/selectie/:id/ongedaan", form_signal_batch_undo, CAN_SIGNAL_FOLLOW},
    {GET, "/signalen/export/csv", page_signal_csv, CAN_SIGNAL_EXPORT},
    {GET, "/signalen/export/xlsx", page_signal_xlsx, CAN_SIGNAL_EXPORT},
    {0},
};
