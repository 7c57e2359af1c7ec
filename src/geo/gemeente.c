#include "geo/gemeente.h"

#include "gemeenten.h"

_Static_assert(COUNT(gemeenten) == GEMEENTE_COUNT, "tools/facts checks the number of rows");

const Gemeente *
gemeente_all(void)
{
    return gemeenten;
}

const Gemeente *
gemeente_by_code(Str code)
{
    for (size_t i = 0; i < COUNT(gemeenten); i++)
        if (str_same_letters(gemeenten[i].code, code))
            return &gemeenten[i];
    return NULL;
}
