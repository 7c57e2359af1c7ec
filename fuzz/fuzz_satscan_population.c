// A population file with anything in it.
#include "satscan_try.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    try_satscan("population", data, n);
    return 0;
}
