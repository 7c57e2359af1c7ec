// import_set.h -- a set of 64-bit hashes that grows, and the hash that goes with it.
#ifndef APP_IMPORT_SET_H
#define APP_IMPORT_SET_H

#include "base/arena.h"

typedef struct HashSet {
    Arena *arena;
    uint64_t *slots; // 0: free
    size_t n, room;  // room is a power of two, or 0
} HashSet;

// Put h in; false when it was there already. Two different things with one hash: 1 in 3 million for
// a hundred thousand beside a hundred thousand.
bool hashset_add(HashSet *s, uint64_t h);
bool hashset_has(const HashSet *s, uint64_t h);

// Go on hashing with a text, or a number. Begin with HASH_START.
#define HASH_START UINT64_C(0xcbf29ce484222325)
uint64_t hash_more(uint64_t h, Str s);
uint64_t hash_more_small(uint64_t h, Str s); // ASCII capitals count as small letters
uint64_t hash_more_int(uint64_t h, int64_t v);

#endif
