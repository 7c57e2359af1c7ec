// The communication plan: a message for each audience, as one text.
#include "app/communicatie/communicatie_inside.h"

static const FieldRule rules[COMM_MESSAGE_RULES] = {
    {FIELD_OF(CommMessageForm, audience), .required = true, .min = 3, .max = COMM_LINE_MAX,
     .label = STR("Voor wie?"),
     .hint = STR("Een groep, geen persoon. Bijvoorbeeld: ouders van de basisschool.")},
    {FIELD_OF(CommMessageForm, need), .kind = FIELD_TEXT, .max = COMM_TEXT_MAX,
     .label = STR("Wat hebben zij nodig?"),
     .hint = STR("Bijvoorbeeld: weten wie zij kunnen bellen.")},
    {FIELD_OF(CommMessageForm, feeling), .kind = FIELD_TEXT, .max = COMM_TEXT_MAX,
     .label = STR("Wat voelen zij?"),
     .hint = STR("In hun eigen woorden. Bijvoorbeeld: overvallen, niet serieus genomen.")},
    {FIELD_OF(CommMessageForm, acknowledge), .kind = FIELD_TEXT, .max = COMM_TEXT_MAX,
     .label = STR("1. Erkenning"),
     .hint = STR("Laat merken dat u hoort wat dit met hen doet. Zonder ‘maar’.")},
    {FIELD_OF(CommMessageForm, fact), .kind = FIELD_TEXT, .max = COMM_TEXT_MAX,
     .label = STR("2. Feit"), .hint = STR("Wat is zeker? Zeg ook wat u nog niet weet.")},
    {FIELD_OF(CommMessageForm, we_do), .kind = FIELD_TEXT, .max = COMM_TEXT_MAX,
     .label = STR("3. Wat doen wij?"),
     .hint = STR("Schrijf wie het doet: ‘wij’, niet ‘er wordt’.")},
    {FIELD_OF(CommMessageForm, you_can), .kind = FIELD_TEXT, .max = COMM_TEXT_MAX,
     .label = STR("4. Wat kunt u doen?")},
    {FIELD_OF(CommMessageForm, when_more), .kind = FIELD_TEXT, .max = COMM_TEXT_MAX,
     .label = STR("5. Wanneer hoort u meer?"),
     .hint = STR("Een dag, ook als er dan nog geen nieuws is.")},
    {FIELD_OF(CommMessageForm, sender), .max = COMM_LINE_MAX, .label = STR("Wie is de afzender?"),
     .hint = STR("Een functie, geen naam. Bijvoorbeeld: burgemeester.")},
    {FIELD_OF(CommMessageForm, channel), .max = COMM_LINE_MAX, .label = STR("Hoe bereikt u hen?"),
     .hint = STR("Bijvoorbeeld: brief, gesprek bij de school, website.")},
    {FIELD_OF(CommMessageForm, moment), .max = COMM_LINE_MAX, .label = STR("Wanneer?"),
     .hint = STR("Bijvoorbeeld: een dag voordat de krant het heeft.")},
    {FIELD_OF(CommMessageForm, reader), .max = COMM_LINE_MAX,
     .label = STR("Wie van hen leest mee?"),
     .hint = STR("Een functie. Bijvoorbeeld: voorzitter van de ouderraad.")},
    {FIELD_OF(CommMessageForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(CommMessageForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};

static const FieldRule *
own_rules(Arena *a)
{
    return field_rules_with(a, rules, COMM_MESSAGE_RULES, S("bewust"), kwestie_yes);
}

CommMissing
communicatie_missing(const CommunicatieMessageRow *m)
{
    CommMissing out = {0};
    const struct {
        Str text, label;
    } parts[] = {
        {m->acknowledge, S("erkenning")},  {m->fact, S("feit")},
        {m->we_do, S("wat doen wij")},     {m->you_can, S("wat kunt u doen")},
        {m->when_more, S("wanneer meer")}, {m->sender, S("afzender")},
        {m->channel, S("kanaal")},         {m->moment, S("moment")},
        {m->reader, S("wie meeleest")},
    };
    for (size_t i = 0; i < COUNT(parts); i++)
        if (parts[i].text.n == 0)
            out.v[out.n++] = parts[i].label;
    return out;
}

// ---- pages --------------------------------------------------------------------------------------

// GET /kwesties/12/communicatie
Err
communicatie_page_plan(Req *r)
{
    KwestieHead k;
    CommunicatiePlanRows rows;
    CommPlanView v = {.k = &k, .may_write = communicatie_may_write(r)};
    Arena *a = r->arena;
    TRY(kwestie_head(r, &k));
    TRY(q_communicatie_plan(r->db, a, r->user.id, k.id, COMM_LIST_MAX, &rows));
    TRY(q_communicatie_participation(r->db, a, r->user.id, k.id, &v.participation));
    CommunicatieMessageRow *messages = NEW_N(a, rows.n + 1, CommunicatieMessageRow);
    for (size_t i = 0; i < rows.n; i++) {
        const CommunicatiePlanRow *m = &rows.v[i];
        messages[i] = (CommunicatieMessageRow){
            m->id,      m->audience,  m->need,   m->feeling, m->acknowledge, m->fact,   m->we_do,
            m->you_can, m->when_more, m->sender, m->channel, m->moment,      m->reader, m->version};
    }
    v.n = rows.n;
    v.messages = messages;
    return communicatie_page(r, 200, &k, NULL, S("Communicatieplan"),
                             html_communicatie_plan(a, &v));
}

// GET /kwesties/12/communicatie/34
Err
communicatie_page_message(Req *r)
{
    KwestieHead k;
    CommunicatieMessageRow m;
    CommMessageView v = {.k = &k, .m = &m, .may_write = communicatie_may_write(r)};
    TRY(kwestie_head(r, &k));
    TRY(q_communicatie_message(r->db, r->arena, r->user.id, k.id, r->id2, &m));
    MenuItem plan = communicatie_plan_item(r->arena, k.id);
    return communicatie_page(r, 200, &k, &plan, m.audience,
                             html_communicatie_message(r->arena, &v));
}

// ---- the form -----------------------------------------------------------------------------------

static Err
show_form(Req *r, int status, CommMessageFormView *v, const FieldRule *own, const KwestieHead *k)
{
    MenuItem plan = communicatie_plan_item(r->arena, k->id);
    v->kwestie_id = r->id;
    v->id = r->id2;
    v->form_token = req_form_token(r);
    v->wrong = fields_with_errors(r->arena, own, COMM_MESSAGE_RULES, &v->form);
    return communicatie_page(r, status, k, &plan,
                             v->id ? S("Boodschap wijzigen") : S("Doelgroep toevoegen"),
                             html_communicatie_message_form(r->arena, v));
}

static Err
fill_form(Req *r, const FieldRule *own, CommMessageForm *f)
{
    CommunicatieMessageRow m;
    fields_init(own, COMM_MESSAGE_RULES, f);
    if (r->id2 == 0)
        return OK;
    TRY(q_communicatie_message(r->db, r->arena, r->user.id, r->id, r->id2, &m));
    f->audience.text = m.audience;
    f->need.text = m.need;
    f->feeling.text = m.feeling;
    f->acknowledge.text = m.acknowledge;
    f->fact.text = m.fact;
    f->we_do.text = m.we_do;
    f->you_can.text = m.you_can;
    f->when_more.text = m.when_more;
    f->sender.text = m.sender;
    f->channel.text = m.channel;
    f->moment.text = m.moment;
    f->reader.text = m.reader;
    f->version.text = str_fmt(r->arena, "%lld", (long long)m.version);
    return OK;
}

// GET /kwesties/12/communicatie/nieuw and /kwesties/12/communicatie/34/wijzigen
Err
communicatie_page_message_form(Req *r)
{
    KwestieHead k;
    CommMessageFormView v = {0};
    const FieldRule *own = own_rules(r->arena);
    TRY(kwestie_head(r, &k));
    TRY(fill_form(r, own, &v.form));
    return show_form(r, 200, &v, own, &k);
}

typedef struct Writing {
    Req *r;
    const CommMessageForm *f;
} Writing;

static Err
write_message(Db *db, void *arg)
{
    const Writing *w = arg;
    const CommMessageForm *f = w->f;
    Req *r = w->r;
    CommunicatieMessageChangeRow changed;
    int64_t id;
    CommMessage m = {f->audience.text, f->need.text,    f->feeling.text, f->acknowledge.text,
                     f->fact.text,     f->we_do.text,   f->you_can.text, f->when_more.text,
                     f->sender.text,   f->channel.text, f->moment.text,  f->reader.text};
    TRY(kwestie_changed(r, db, r->id,
                        r->id2 ? S("kwestie.change_message") : S("kwestie.add_message"), S("")));
    if (r->id2 == 0)
        return communicatie_message_add(db, r->arena, r->id, &m, &id);
    return q_communicatie_message_change(db, r->arena, r->user.id, r->id, r->id2, f->version.number,
                                         m.audience, m.need, m.feeling, m.acknowledge, m.fact,
                                         m.we_do, m.you_can, m.when_more, m.sender, m.channel,
                                         m.moment, m.reader, &changed);
}

// A colleague saved first: show what they wrote beside what was typed here.
static Err
show_conflict(Req *r, CommMessageFormView *v, const FieldRule *own, const KwestieHead *k)
{
    CommMessageForm now;
    TRY(fill_form(r, own, &now));
    now.bewust.text = v->form.bewust.text; // is not stored
    fields_show_newer(own, COMM_MESSAGE_RULES, &v->form, &now);
    v->form.version = now.version;
    v->has_conflict = true;
    return show_form(r, 409, v, own, k);
}

// POST /kwesties/12/communicatie and /kwesties/12/communicatie/34
Err
communicatie_form_message(Req *r)
{
    KwestieHead k;
    CommMessageFormView v = {0};
    const FieldRule *own = own_rules(r->arena);
    CommMessageForm *f = &v.form;
    bool all_right;
    TRY(kwestie_head(r, &k));
    TRY(req_form(r, own, COMM_MESSAGE_RULES, f, &all_right));
    all_right &= kwestie_texts_check(r->arena, own, COMM_MESSAGE_RULES, f, &f->bewust);
    if (!all_right)
        return show_form(r, 422, &v, own, &k);
    Err e = db_transaction(r->db, write_message, &(Writing){r, f});
    if (err_code(e) == E_NOT_FOUND && r->id2 != 0)
        return show_conflict(r, &v, own, &k);
    TRY(e);
    return respond_to(r, "/kwesties/%lld/communicatie?done=opgeslagen", (long long)r->id);
}

static Err
drop_message(Db *db, void *arg)
{
    Req *r = arg;
    CommunicatieMessageDropRow gone;
    TRY(kwestie_changed(r, db, r->id, S("kwestie.drop_message"), S("")));
    return q_communicatie_message_drop(db, r->arena, r->user.id, r->id, r->id2, &gone);
}

// POST /kwesties/12/communicatie/34/weg
Err
communicatie_form_message_drop(Req *r)
{
    Form sent;
    TRY(req_form_raw(r, &sent));
    TRY(db_transaction(r->db, drop_message, r));
    return respond_to(r, "/kwesties/%lld/communicatie?done=verwijderd", (long long)r->id);
}
