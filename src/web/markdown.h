// markdown.h -- the part of Markdown that the manual is written in, as markup of our own.
//
// Headings, paragraphs, lists, links, emphasis, code. No HTML of the text ever passes: it is shown
// as text, and so is everything else that is not in this list. What is written goes through html.h,
// with the classes of the look; libcmark only reads.
#ifndef WEB_MARKDOWN_H
#define WEB_MARKDOWN_H

#include "web/html.h"

enum { MARKDOWN_MAX = 64 << 10 }; // bytes; some texts take the reader time that grows with n * n

// Read text as CommonMark and write it as markup; in *out, over tells when that was longer than
// HTML_MAX. E_LIMIT when text is longer than MARKDOWN_MAX, E_INVALID when it is not UTF-8.
//
// A link stays a link when it goes to /path or to https://. One to "name.md" (small letters, digits
// and -) goes to folder/name, and one to "README.md" to the folder itself, so that the same files
// also read well where the source is kept. Any other link becomes its text.
Err markdown_html(Arena *a, Str text, Str folder, Html *out);

// What stands after "# " on the first line; absent when there is no such line.
Str markdown_title(Str text);

#endif
