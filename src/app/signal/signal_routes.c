// Which address goes where.
#include "app/signal/signal_pages.h"

const Route signal_routes[] = {
    {GET, "/signalen", page_signal_list, CAN_SIGNAL_READ},
    {POST, "/signalen/weergaven", form_signal_view_add, CAN_SIGNAL_READ},
    {POST, "/signalen/weergaven/:id/weg", form_signal_view_drop, CAN_SIGNAL_READ},
    {0},
};
