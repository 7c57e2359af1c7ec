#include "app/import/import_set.h"

// FNV-1a (Fowler, Noll, Vo), with the last step of splitmix64 to spread it over all bits.
#define PRIME UINT64_C(0x100000001b3)

static uint64_t
spread(uint64_t h)
{
    h ^= h >> 30;
    h *= UINT64_C(0xbf58476d1ce4e5b9);
    h ^= h >> 27;
    h *= UINT64_C(0x94d049bb133111eb);
    h ^= h >> 31;
    return h ? h : 1;
}

uint64_t
hash_more(uint64_t h, Str s)
{
    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.p[i]) * PRIME;
    return (h ^ 0x100) * PRIME; // so that a text can't run on into the next
}

uint64_t
hash_more_small(uint64_t h, Str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        h = (h ^ (c >= 'A' && c <= 'Z' ? (unsigned char)(c + 32) : c)) * PRIME;
    }
    return (h ^ 0x100) * PRIME;
}

uint64_t
hash_more_int(uint64_t h, int64_t v)
{
    return hash_more(h, (Str){(const char *)&v, sizeof(v)});
}

static uint64_t *
slot_of(const HashSet *s, uint64_t h)
{
    size_t i = h & (s->room - 1);
    while (s->slots[i] != 0 && s->slots[i] != h)
        i = (i + 1) & (s->room - 1);
    return &s->slots[i];
}

static void
grow(HashSet *s)
{
    HashSet bigger = {.arena = s->arena, .n = s->n, .room = s->room > 0 ? s->room * 2 : 1024};
    bigger.slots = NEW_N(s->arena, bigger.room, uint64_t);
    for (size_t i = 0; i < s->room; i++)
        if (s->slots[i] != 0)
            *slot_of(&bigger, s->slots[i]) = s->slots[i];
    *s = bigger;
}

bool
hashset_has(const HashSet *s, uint64_t h)
{
    return s->room > 0 && *slot_of(s, spread(h)) != 0;
}

bool
hashset_add(HashSet *s, uint64_t h)
{
    if (s->n * 2 >= s->room)
        grow(s);
    uint64_t *slot = slot_of(s, spread(h));
    if (*slot != 0)
        return false;
    *slot = spread(h);
    s->n++;
    return true;
}
