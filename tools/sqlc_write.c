// The C that sqlc makes of a statement.
#include "sqlc.h"

#include <string.h>

static void
write_literal(FILE *f, const char *text)
{
    fputs("\"", f);
    for (; *text; text++)
        if (*text == '\n')
            fputs(" ", f);
        else if (*text == '"' || *text == '\\')
            fprintf(f, "\\%c", *text);
        else
            fputc(*text, f);
    fputs("\"", f);
}

static void
write_signature(FILE *f, const Statement *s)
{
    fprintf(f, "q_%s(Db *db, Arena *a", s->name);
    for (int i = 0; i < s->nargs; i++)
        fprintf(f, ", %s%s", s->args[i].type->c_type, s->args[i].name);
    if (s->kind != KIND_EXEC)
        fprintf(f, ", %s%s *out", s->type, s->kind == KIND_ONE ? "Row" : "Rows");
    fputs(")", f);
}

void
write_declaration(FILE *h, const Statement *s)
{
    if (s->kind != KIND_EXEC) {
        fprintf(h, "typedef struct %sRow {\n", s->type);
        for (int i = 0; i < s->ncols; i++)
            fprintf(h, "    %s%s;%s\n", s->cols[i].type->c_type, s->cols[i].name,
                    s->cols[i].nullable ? " // absent when NULL" : "");
        fprintf(h, "} %sRow;\n\n", s->type);
    }
    if (s->kind == KIND_MANY)
        fprintf(h, "typedef struct %sRows {\n    size_t n;\n    const %sRow *v;\n} %sRows;\n\n",
                s->type, s->type, s->type);
    fprintf(h, "// %s:%d\n%sErr ", s->file, s->line, s->doc);
    write_signature(h, s);
    fputs(";\n\n", h);
}

static void
write_fields(FILE *c, const char *prefix, const Statement *s, const Field *fields, int n)
{
    fprintf(c, "static const DbColumn %s_%s[] = {", prefix, s->name);
    for (int i = 0; i < n; i++)
        fprintf(c, "{%s, %s}, ", fields[i].type->db_type, fields[i].nullable ? "true" : "false");
    fputs("{DB_NULL, true}};\n", c); // never an empty array
}

// Whether an argument is compared with a constant, as in (:theme = '' OR s.theme = :theme).
static bool
has_switch(const char *sql)
{
    for (const char *p = sql; (p = strchr(p, ':'));) {
        p++;
        size_t n = 0;
        while (is_name_char(p[n]))
            n++;
        const char *after = p + n;
        after += strspn(after, " ");
        size_t op = strspn(after, "<>=");
        after += op;
        after += strspn(after, " ");
        if (n > 0 && op > 0 && *after && strchr("'-0123456789", *after))
            return true;
    }
    return false;
}

void
write_query(FILE *c, const Statement *s, int id)
{
    char sql[SQL_SIZE];
    write_fields(c, "args", s, s->args, s->nargs);
    write_fields(c, "cols", s, s->cols, s->ncols);
    fprintf(c, "static const Query query_%s = {\n    %d, %d, %d, \"%s\",\n    ", s->name, id,
            s->nargs, s->ncols, s->name);
    number_args(s, s->sql[DIALECT_SQLITE], '?', sql);
    write_literal(c, sql);
    fputs(",\n    ", c);
    number_args(s, s->sql[DIALECT_PG], '$', sql);
    write_literal(c, sql);
    fprintf(c, ",\n    args_%s, cols_%s, %s, %s,\n};\n\n", s->name, s->name,
            has_switch(s->sql[DIALECT_PG]) ? "true" : "false", s->is_behind ? "true" : "false");
}

static void
write_values(FILE *c, const Statement *s)
{
    fputs("    const DbValue values[] = {\n", c);
    for (int i = 0; i < s->nargs; i++) {
        const Field *arg = &s->args[i];
        fputs("        {.type = ", c);
        if (arg->nullable)
            fprintf(c, "!%s.p ? DB_NULL : ", arg->name);
        fprintf(c, "%s, .%s = %s},\n", arg->type->db_type, arg->type->member, arg->name);
    }
    fputs("        {.type = DB_NULL},\n    };\n", c);
}

void
write_function(FILE *c, const Statement *s)
{
    fputs("Err\n", c);
    write_signature(c, s);
    fputs("\n{\n", c);
    write_values(c, s);
    fprintf(c, "    DbRows rows;\n    TRY(db_run(db, a, &query_%s, values, &rows));\n", s->name);
    if (s->kind == KIND_ONE)
        fprintf(c,
                "    if (rows.n != 1)\n"
                "        FAIL(rows.n ? E_INTERNAL : E_NOT_FOUND, \"%s: %%zu rows\", rows.n);\n"
                "    %sRow *row = out;\n",
                s->name, s->type);
    if (s->kind == KIND_MANY)
        fprintf(c,
                "    %sRow *row = NEW_N(a, rows.n, %sRow);\n"
                "    *out = (%sRows){rows.n, row};\n",
                s->type, s->type, s->type);
    if (s->kind != KIND_EXEC) {
        fprintf(c,
                "    const DbValue *v = rows.cells;\n"
                "    for (size_t i = 0; i < rows.n; i++, row++, v += %d)\n"
                "        *row = (%sRow){",
                s->ncols, s->type);
        for (int i = 0; i < s->ncols; i++)
            fprintf(c, "%sv[%d].%s", i ? ", " : "", i, s->cols[i].type->member);
        fputs("};\n", c);
    }
    fputs("    return OK;\n}\n\n", c);
}
