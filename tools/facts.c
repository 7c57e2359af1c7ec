// facts -- the table of municipalities as C data, after checking it.
//
//   facts gemeenten.tsv OUT.h
//
// Columns, with tabs between: code, name, TOOI address, province code and name, safety region code
// and name, longitude, latitude. The first line names them. See data/README.md.
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 9, ROWS = 342, PROVINCES = 12, REGIONS = 25, VR10 = 16, LINE = 512, KINDS = 64 };
enum { CODE, NAME, TOOI, PROVINCE_CODE, PROVINCE, REGION_CODE, REGION, LON, LAT };

static const char header[] =
    "cbs_code\tname\ttooi_uri\tprovince_code\tprovince\tregion_code\tregion"
    "\tlon\tlat";

// The different values of a code column, each with the name that goes with it.
typedef struct Kinds {
    char code[KINDS][8], name[KINDS][64];
    int rows[KINDS], n;
} Kinds;

static void
stop(int line, const char *why)
{
    fprintf(stderr, "facts: line %d: %s\n", line, why);
    exit(1);
}

static bool
is_code(const char *s, const char *prefix, size_t digits)
{
    if (strncmp(s, prefix, 2) != 0 || strlen(s) != digits + 2)
        return false;
    return strspn(s + 2, "0123456789") == digits;
}

static void
count(Kinds *k, int line, const char *code, const char *name)
{
    int i = 0;
    while (i < k->n && strcmp(k->code[i], code) != 0)
        i++;
    if (i == KINDS || strlen(name) >= sizeof(k->name[0]) || strlen(code) >= sizeof(k->code[0]))
        stop(line, "too many codes, or one too long");
    if (i == k->n) {
        k->n++;
        snprintf(k->code[i], sizeof(k->code[i]), "%s", code);
        snprintf(k->name[i], sizeof(k->name[i]), "%s", name);
    }
    if (strcmp(k->name[i], name) != 0)
        stop(line, "the same code with two names");
    k->rows[i]++;
}

static double
degrees(int line, const char *text, double from, double to)
{
    char *end;
    double d = strtod(text, &end);
    if (end == text || *end || !(d >= from && d <= to))
        stop(line, "longitude or latitude is not in the Netherlands");
    return d;
}

static void
split(int line, char *row, char *column[COLUMNS])
{
    int n = 0;
    row[strcspn(row, "\n")] = '\0';
    for (char *p = row; p; n++) {
        if (n == COLUMNS)
            stop(line, "too many columns");
        column[n] = p;
        p = strchr(p, '\t');
        if (p)
            *p++ = '\0';
        if (column[n][0] == '\0')
            stop(line, "an empty column");
    }
    if (n != COLUMNS)
        stop(line, "too few columns");
}

static void
check_row(int line, char *column[COLUMNS], const char *before)
{
    char tooi[80], small[8];
    if (!is_code(column[CODE], "GM", 4) || !is_code(column[PROVINCE_CODE], "PV", 2) ||
        !is_code(column[REGION_CODE], "VR", 2))
        stop(line, "a code is not GM0000, PV00 or VR00");
    if (strcmp(before, column[CODE]) >= 0)
        stop(line, "rows are sorted by code, and no code comes twice");
    snprintf(small, sizeof(small), "gm%.4s", column[CODE] + 2);
    snprintf(tooi, sizeof(tooi), "https://identifier.overheid.nl/tooi/id/gemeente/%s", small);
    if (strcmp(tooi, column[TOOI]) != 0)
        stop(line, "the TOOI address does not belong to the code");
}

static void
write_text(FILE *out, const char *text)
{
    fputs("STR(\"", out);
    for (const char *p = text; *p; p++) {
        unsigned char c = (unsigned char)*p;
        if (c < ' ' || c > '~' || c == '"' || c == '\\')
            fprintf(out, "\\%03o", (unsigned)c);
        else
            fputc(c, out);
    }
    fputs("\"), ", out);
}

int
main(int argc, char **argv)
{
    static Kinds provinces, regions;
    FILE *in = argc == 3 ? fopen(argv[1], "r") : NULL, *out = in ? fopen(argv[2], "w") : NULL;
    char row[LINE], before[8] = "", *column[COLUMNS];
    int line = 1;

    if (!out)
        stop(0, "usage: facts gemeenten.tsv OUT.h");
    if (!fgets(row, sizeof(row), in) || strncmp(row, header, sizeof(header) - 1) != 0)
        stop(1, "the first line does not name the columns");
    fputs("// Made by tools/facts. Do not edit.\n#pragma once\n\n#include \"geo/gemeente.h\"\n\n"
          "static const Gemeente gemeenten[] = {\n",
          out);
    while (fgets(row, sizeof(row), in)) {
        line++;
        if (!strchr(row, '\n'))
            stop(line, "too long, or without a line end");
        split(line, row, column);
        check_row(line, column, before);
        snprintf(before, sizeof(before), "%.7s", column[CODE]);
        count(&provinces, line, column[PROVINCE_CODE], column[PROVINCE]);
        count(&regions, line, column[REGION_CODE], column[REGION]);
        fputs("    {", out);
        for (int i = 0; i < LON; i++)
            write_text(out, column[i]);
        fprintf(out, "%.4f, %.4f},\n", degrees(line, column[LON], 3.3, 7.3),
                degrees(line, column[LAT], 50.7, 53.6));
    }
    fputs("};\n", out);
    if (line - 1 != ROWS || provinces.n != PROVINCES || regions.n != REGIONS)
        stop(line, "there must be 342 municipalities, 12 provinces and 25 safety regions");
    for (int i = 0; i < regions.n; i++)
        if (strcmp(regions.code[i], "VR10") == 0 && regions.rows[i] != VR10)
            stop(line, "16 municipalities are in VR10");
    fclose(in);
    return fclose(out) != 0;
}
