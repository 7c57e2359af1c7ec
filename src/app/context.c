#include "app/context.h"

const Context *
context_of(const Req *r)
{
    return r->site->context;
}
