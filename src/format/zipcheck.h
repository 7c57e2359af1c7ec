// zipcheck.h -- whether a ZIP file of XML parts is whole.
#ifndef FORMAT_ZIPCHECK_H
#define FORMAT_ZIPCHECK_H

#include "base/base.h"

// Whether every part of the ZIP file that we have just written can be unpacked and ends with the
// end of its root element. libxlsxwriter 1.1.4 does not look at the result of its writes to
// temporary files; on a full disk it makes a valid ZIP file of parts that stop halfway. This finds
// those. Of no use for files of others: it knows no ZIP64, comments or encryption. Unpacks
// everything once, in constant memory: about 0.2 s for 100 MB of XML.
bool zipcheck_whole(Str zip);

#endif
