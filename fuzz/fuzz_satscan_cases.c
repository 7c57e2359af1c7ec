// A case file with anything in it; a control file is read by the same code.
#include "satscan_try.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    try_satscan("cases", data, n);
    return 0;
}
