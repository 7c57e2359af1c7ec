// asset_name.h -- the address under which a file is served: it changes when the content does.
#ifndef TOOLS_ASSET_NAME_H
#define TOOLS_ASSET_NAME_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { ASSET_NAME_MAX = 200 };

// The name without its folders.
static inline const char *
asset_base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

// Write "/static/NAME-xxxxxxxx.EXT" to out: eight hexadecimal digits of FNV-1a over the content, so
// that a browser may keep the file for ever. Returns false when the name has no extension or is too
// long.
static inline int
asset_name(const char *path, const char *bytes, size_t n, char out[ASSET_NAME_MAX])
{
    const char *name = asset_base_name(path), *dot = strrchr(name, '.');
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < n; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 0x100000001b3u;
    if (!dot || dot - name > 100 || strlen(dot) > 10)
        return 0;
    snprintf(out, ASSET_NAME_MAX, "/static/%.*s-%08x%s", (int)(dot - name), name,
             (unsigned)(hash ^ hash >> 32), dot);
    return 1;
}

#endif
