// The privacy check of the forms of a kwestie: that of all forms.
#include "app/kwestie/kwestie_inside.h"

bool
kwestie_texts_check(Arena *a, const FieldRule *rules, size_t n, void *form, Field *keep)
{
    return layout_texts_check(a, rules, n, form, keep);
}
