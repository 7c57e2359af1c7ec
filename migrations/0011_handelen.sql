-- Acting: an approach made to measure, its steps and actions, and the look back.
CREATE TABLE approach (
    id            @INT@ NOT NULL PRIMARY KEY,
    number        TEXT NOT NULL UNIQUE,         -- A-2026-0003
    kwestie_id    @INT@ NOT NULL REFERENCES kwestie (id),
    circle_id     @INT@ NOT NULL REFERENCES circle (id), -- that of the kwestie
    kind          TEXT NOT NULL CHECK (kind IN ('breed', 'gericht')),
    title         TEXT NOT NULL,
    process       TEXT NOT NULL DEFAULT '',     -- code of the process description it began from
    goal          TEXT NOT NULL DEFAULT '',
    audience      TEXT NOT NULL DEFAULT '',
    audience_fit  TEXT NOT NULL DEFAULT '',     -- why this fits them, and who of them thought along
    expect_what   TEXT NOT NULL DEFAULT '',     -- written down beforehand: what changes,
    expect_by     TEXT NOT NULL DEFAULT '',     -- by which day,
    expect_seen   TEXT NOT NULL DEFAULT '',     -- and how we will see it
    who_sees      TEXT NOT NULL DEFAULT '',     -- partners as equals
    who_decides   TEXT NOT NULL DEFAULT '',
    who_hears     TEXT NOT NULL DEFAULT '',     -- who gets feedback
    residents     TEXT NOT NULL DEFAULT '' CHECK (residents IN ('', 'ja', 'nee')), -- at the table?
    residents_why TEXT NOT NULL DEFAULT '',
    case_reference TEXT NOT NULL DEFAULT '',    -- targeted: reference, basis and functions, nothing else
    case_basis    TEXT NOT NULL DEFAULT '',
    case_decided_by TEXT NOT NULL DEFAULT '',
    case_informed TEXT NOT NULL DEFAULT '' CHECK (case_informed IN ('', 'ja', 'nee')),
    case_reason   TEXT NOT NULL DEFAULT '',
    rights_test_id @INT@ NOT NULL DEFAULT 0,
    state         TEXT NOT NULL CHECK (state IN ('voorbereiding', 'uitvoering', 'teruggeblikt', 'gestopt')),
    urgent        @INT@ NOT NULL DEFAULT 0,     -- begun under a spoeduitzondering
    review_on     TEXT NOT NULL DEFAULT '',
    observed      TEXT NOT NULL DEFAULT '',     -- the look back: what we saw,
    compared      TEXT NOT NULL DEFAULT '' CHECK (compared IN ('', 'zoals_verwacht', 'deels', 'anders', 'niet_te_zeggen')),
    learned       TEXT NOT NULL DEFAULT '',     -- and what we do differently next time
    reviewed_at   @INT@ NOT NULL DEFAULT 0,
    stop_reason   TEXT NOT NULL DEFAULT '',     -- why it was stopped
    begun_at      @INT@ NOT NULL DEFAULT 0,     -- from here on the expectation is fixed
    created_by    @INT@ NOT NULL DEFAULT 0,
    created_at    @INT@ NOT NULL,
    keep_until    TEXT NOT NULL,
    version       @INT@ NOT NULL DEFAULT 1
) @STRICT@;
CREATE INDEX approach_by_kwestie ON approach (kwestie_id, created_at);
CREATE INDEX approach_by_review ON approach (state, review_on);
CREATE INDEX approach_by_keeping ON approach (keep_until);
CREATE INDEX approach_by_circle ON approach (circle_id, created_at, id);

-- The expectation of an approach that has begun is not changed but corrected: what stood there stays.
CREATE TABLE approach_correction (
    id          @INT@ NOT NULL PRIMARY KEY,
    approach_id @INT@ NOT NULL REFERENCES approach (id),
    expect_what TEXT NOT NULL,                  -- as it was before this correction
    expect_by   TEXT NOT NULL,
    expect_seen TEXT NOT NULL,
    reason      TEXT NOT NULL,
    account_id  @INT@ NOT NULL,
    at          @INT@ NOT NULL
) @STRICT@;
CREATE INDEX correction_by_approach ON approach_correction (approach_id, at);

CREATE TABLE approach_step (
    id          @INT@ NOT NULL PRIMARY KEY,
    approach_id @INT@ NOT NULL REFERENCES approach (id),
    position    @INT@ NOT NULL,
    title       TEXT NOT NULL,
    who         TEXT NOT NULL DEFAULT '',       -- function or organisation
    state       TEXT NOT NULL CHECK (state IN ('open', 'gedaan', 'overgeslagen')),
    reason      TEXT NOT NULL DEFAULT '',       -- why it was skipped
    version     @INT@ NOT NULL DEFAULT 1
) @STRICT@;
CREATE INDEX step_by_approach ON approach_step (approach_id, position, id);

-- Who does what before when: of an approach, or of a decision in a meeting.
CREATE TABLE action_task (
    id              @INT@ NOT NULL PRIMARY KEY,
    circle_id       @INT@ NOT NULL REFERENCES circle (id), -- that of the kwestie or the agenda item
    approach_id     @INT@ NOT NULL DEFAULT 0,
    item_id         @INT@ NOT NULL DEFAULT 0,
    title           TEXT NOT NULL,
    owner_id        @INT@ NOT NULL REFERENCES account (id),
    organisation_id @INT@ NOT NULL REFERENCES organisation (id),
    due_on          TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('open', 'bezig', 'gedaan', 'vervallen')),
    note            TEXT NOT NULL DEFAULT '',   -- what came of it
    done_at         @INT@ NOT NULL DEFAULT 0,
    created_by      @INT@ NOT NULL DEFAULT 0,
    created_at      @INT@ NOT NULL,
    keep_until      TEXT NOT NULL,
    version         @INT@ NOT NULL DEFAULT 1
) @STRICT@;
CREATE INDEX task_by_owner ON action_task (owner_id, state, due_on);
CREATE INDEX task_by_approach ON action_task (approach_id, due_on);
CREATE INDEX task_by_item ON action_task (item_id, due_on);
CREATE INDEX task_by_due ON action_task (state, due_on);
CREATE INDEX task_by_keeping ON action_task (keep_until);

-- The network: organisations and functions, never private people. No faith, origin or politics.
CREATE TABLE network_contact (
    id             @INT@ NOT NULL PRIMARY KEY,
    partnership_id @INT@ NOT NULL REFERENCES partnership (id),
    organisation   TEXT NOT NULL,               -- "Buurtvereniging Het Anker"
    function       TEXT NOT NULL,               -- "voorzitter"
    domain         TEXT NOT NULL,               -- code: wonen, welzijn, onderwijs, ...
    municipality   TEXT NOT NULL REFERENCES municipality (code),
    area_id        @INT@ NOT NULL REFERENCES area (id),
    reach          TEXT NOT NULL DEFAULT '',    -- public telephone number or address of the organisation
    strength       TEXT NOT NULL CHECK (strength IN ('nieuw', 'los', 'goed', 'hecht')), -- our own view of the tie
    owner_id       @INT@ NOT NULL DEFAULT 0,    -- who keeps in touch
    agreed         @INT@ NOT NULL CHECK (agreed = 1), -- they know that they are listed, and agree
    agreed_on      TEXT NOT NULL,               -- the day on which they said so
    ends_on        TEXT NOT NULL,               -- asked again before this day, or destroyed on it
    changed_at     @INT@ NOT NULL,
    version        @INT@ NOT NULL DEFAULT 1
) @STRICT@;
CREATE INDEX contact_by_name ON network_contact (partnership_id, organisation, id);
CREATE INDEX contact_by_area ON network_contact (partnership_id, municipality, area_id, domain);
CREATE INDEX contact_by_end ON network_contact (ends_on);

-- What we heard and what we gave back.
CREATE TABLE contact_moment (
    id             @INT@ NOT NULL PRIMARY KEY,
    partnership_id @INT@ NOT NULL REFERENCES partnership (id),
    contact_id     @INT@ NOT NULL DEFAULT 0,
    kwestie_id     @INT@ NOT NULL DEFAULT 0,
    municipality   TEXT NOT NULL REFERENCES municipality (code),
    area_id        @INT@ NOT NULL REFERENCES area (id),
    domain         TEXT NOT NULL,
    on_day         TEXT NOT NULL,
    heard          TEXT NOT NULL,
    given_back     TEXT NOT NULL DEFAULT '',
    account_id     @INT@ NOT NULL,
    keep_until     TEXT NOT NULL,
    version        @INT@ NOT NULL DEFAULT 1
) @STRICT@;
CREATE INDEX moment_by_day ON contact_moment (on_day, id);
CREATE INDEX moment_by_area ON contact_moment (partnership_id, municipality, area_id, domain, on_day);
CREATE INDEX moment_by_contact ON contact_moment (contact_id, on_day);
CREATE INDEX moment_by_kwestie ON contact_moment (kwestie_id, on_day);
CREATE INDEX moment_by_keeping ON contact_moment (keep_until);

-- Communication, for each audience.
CREATE TABLE kwestie_message (
    id          @INT@ NOT NULL PRIMARY KEY,
    kwestie_id  @INT@ NOT NULL REFERENCES kwestie (id),
    audience    TEXT NOT NULL,
    need        TEXT NOT NULL DEFAULT '',
    feeling     TEXT NOT NULL DEFAULT '',
    acknowledge TEXT NOT NULL DEFAULT '',
    fact        TEXT NOT NULL DEFAULT '',
    we_do       TEXT NOT NULL DEFAULT '',
    you_can     TEXT NOT NULL DEFAULT '',
    when_more   TEXT NOT NULL DEFAULT '',
    sender      TEXT NOT NULL DEFAULT '',
    channel     TEXT NOT NULL DEFAULT '',
    moment      TEXT NOT NULL DEFAULT '',
    reader      TEXT NOT NULL DEFAULT '',       -- who of the audience reads along
    version     @INT@ NOT NULL DEFAULT 1
) @STRICT@;
CREATE INDEX message_by_kwestie ON kwestie_message (kwestie_id, audience, id);

-- The statement explorer: what will each role hear?
CREATE TABLE kwestie_statement (
    id           @INT@ NOT NULL PRIMARY KEY,
    kwestie_id   @INT@ NOT NULL REFERENCES kwestie (id),
    statement    TEXT NOT NULL,
    hears_pusher_a TEXT NOT NULL DEFAULT '',
    hears_pusher_b TEXT NOT NULL DEFAULT '',
    hears_joiner TEXT NOT NULL DEFAULT '',
    hears_middle TEXT NOT NULL DEFAULT '',
    hears_bridge TEXT NOT NULL DEFAULT '',
    hears_scapegoat TEXT NOT NULL DEFAULT '',
    way_back     TEXT NOT NULL DEFAULT '' CHECK (way_back IN ('', 'ja', 'moeilijk', 'nee')),
    profits      TEXT NOT NULL DEFAULT '',
    middle_needs TEXT NOT NULL DEFAULT '',
    conclusion   TEXT NOT NULL DEFAULT '',      -- for who decides
    account_id   @INT@ NOT NULL,
    at           @INT@ NOT NULL,
    version      @INT@ NOT NULL DEFAULT 1
) @STRICT@;

-- What awaits someone, on the start page.
CREATE INDEX item_by_proposer ON agenda_item (proposed_by, state);
CREATE INDEX promise_by_day ON kwestie_history (kind, state, due_on);
CREATE INDEX signal_by_assignee ON signal (assigned_to, status, due_on);
CREATE INDEX statement_by_kwestie ON kwestie_statement (kwestie_id, at, id);
