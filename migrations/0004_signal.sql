-- A signal: what someone saw or heard, where and when. Never who.
CREATE TABLE signal (
    n               @ID@,                        -- row number of the search index
    id              @INT@ NOT NULL UNIQUE,
    number          TEXT NOT NULL UNIQUE,        -- S-2026-0042
    municipality    TEXT NOT NULL REFERENCES municipality (code),
    area_id         @INT@ NOT NULL REFERENCES area (id),
    circle_id       @INT@ NOT NULL REFERENCES circle (id), -- who sees it: follows from confidentiality
    confidentiality TEXT NOT NULL CHECK (confidentiality IN ('gemeente', 'kring', 'regio')),
    received_at     @INT@ NOT NULL,
    observed_from   TEXT NOT NULL,
    observed_to     TEXT NOT NULL,
    way             TEXT NOT NULL CHECK (way IN ('onrust', 'gedrag', 'uiting', 'onbekend')),
    kind            TEXT NOT NULL CHECK (kind IN ('klimaat', 'groepen', 'overheid', 'evenement', 'gerucht',
                    'radicalisering', 'incident', 'onbekend')),
    theme           TEXT NOT NULL,
    trigger_kind    TEXT NOT NULL DEFAULT '',
    source_role     TEXT NOT NULL,
    origin          TEXT NOT NULL CHECK (origin IN ('eigen', 'horen_zeggen', 'openbare_bron')),
    lens            TEXT NOT NULL DEFAULT '' CHECK (lens IN ('', 'ervaren', 'aangetoond', 'mogelijk')),
    urgency         TEXT NOT NULL CHECK (urgency IN ('laag', 'gewoon', 'hoog')),
    unsure          @INT@ NOT NULL DEFAULT 0,    -- "ik weet niet of dit iets is": asks for a conversation
    observation     TEXT NOT NULL CHECK (observation <> ''),
    interpretation  TEXT NOT NULL DEFAULT '',    -- the reporter's own
    rights          TEXT NOT NULL DEFAULT '',    -- fundamental rights it touches, codes with commas
    online_check    TEXT NOT NULL DEFAULT '',    -- answers to the five questions about a public source
    privacy_reason  TEXT NOT NULL DEFAULT '',    -- why the reporter kept what the privacy check pointed at
    reporter_id     @INT@ NOT NULL DEFAULT 0,    -- account; 0: a resident
    organisation_id @INT@ NOT NULL DEFAULT 0,    -- the reporter's, at that moment
    assigned_to     @INT@ NOT NULL DEFAULT 0,    -- who follows it up
    status          TEXT NOT NULL CHECK (status IN ('ontvangen', 'navraag', 'gereed', 'geagendeerd', 'gewogen',
                    'afgesloten', 'kwestie', 'verwezen', 'niet_geagendeerd', 'vernietigd', 'geanonimiseerd')),
    status_at       @INT@ NOT NULL,
    due_on          TEXT NOT NULL,               -- day on which the next step must be taken
    outcome         TEXT NOT NULL DEFAULT '',
    reason          TEXT NOT NULL DEFAULT '',
    reference       TEXT NOT NULL DEFAULT '',    -- casusverwijzing: number in the outside system
    followed_up     @INT@ NOT NULL DEFAULT 0,    -- navraag was done
    granted         @INT@ NOT NULL DEFAULT 0,    -- how many circles beside circle_id may see it
    keep_until      TEXT NOT NULL,
    import_id       @INT@ NOT NULL DEFAULT 0,
    version         @INT@ NOT NULL DEFAULT 1,
    CHECK (observed_from <= observed_to)
) @STRICT@;

-- Everything that the list filters on stands in the index, so that passing over what someone may
-- not see costs no look at the table.
CREATE INDEX signal_list ON signal (received_at, id, circle_id, granted, reporter_id, status, municipality,
                                    theme, way, urgency, area_id, assigned_to, source_role, due_on);
CREATE INDEX signal_by_municipality ON signal (municipality, received_at, id, theme);
CREATE INDEX signal_by_circle ON signal (circle_id);
CREATE INDEX signal_by_reporter ON signal (reporter_id, received_at);
-- What waits for someone is counted from the index alone.
CREATE INDEX signal_by_status ON signal (status, due_on, id, circle_id, granted, assigned_to);
CREATE INDEX signal_by_keeping ON signal (keep_until, status);
CREATE INDEX signal_by_theme ON signal (theme, observed_from);
CREATE INDEX signal_by_import ON signal (import_id, id);

-- Circles beside its own that may see a signal: those of the kwesties it is gathered in.
CREATE TABLE signal_grant (
    signal_id @INT@ NOT NULL REFERENCES signal (id),
    circle_id @INT@ NOT NULL REFERENCES circle (id),
    PRIMARY KEY (signal_id, circle_id)
) @STRICT@;
CREATE INDEX grant_by_circle ON signal_grant (circle_id, signal_id);

@SQLITE@
CREATE VIRTUAL TABLE signal_search USING fts5(observation, interpretation, content='signal', content_rowid='n',
    tokenize='dutch');
CREATE TRIGGER signal_search_add AFTER INSERT ON signal BEGIN
    INSERT INTO signal_search (rowid, observation, interpretation)
    VALUES (NEW.n, NEW.observation, NEW.interpretation);
END;
CREATE TRIGGER signal_search_remove AFTER DELETE ON signal BEGIN
    INSERT INTO signal_search (signal_search, rowid, observation, interpretation)
    VALUES ('delete', OLD.n, OLD.observation, OLD.interpretation);
END;
CREATE TRIGGER signal_search_change AFTER UPDATE OF observation, interpretation ON signal BEGIN
    INSERT INTO signal_search (signal_search, rowid, observation, interpretation)
    VALUES ('delete', OLD.n, OLD.observation, OLD.interpretation);
    INSERT INTO signal_search (rowid, observation, interpretation)
    VALUES (NEW.n, NEW.observation, NEW.interpretation);
END;
@END@
@PG@
ALTER TABLE signal ADD COLUMN search tsvector
    GENERATED ALWAYS AS (to_tsvector('dutch', observation || ' ' || interpretation)) STORED;
CREATE INDEX signal_search ON signal USING gin (search);
@END@

-- What happened with a signal, in order: navraag, duiding, a status, a hand-over, feedback.
CREATE TABLE signal_event (
    id          @INT@ NOT NULL PRIMARY KEY,
    signal_id   @INT@ NOT NULL REFERENCES signal (id),
    at          @INT@ NOT NULL,
    account_id  @INT@ NOT NULL DEFAULT 0,       -- 0: the reporter by the follow link, or the program
    kind        TEXT NOT NULL CHECK (kind IN ('ontvangen', 'navraag', 'duiding', 'status', 'overdracht', 'terugkoppeling',
                'aanvulling', 'gewijzigd', 'kwestie', 'ongedaan')),
    status_from TEXT NOT NULL DEFAULT '',
    status_to   TEXT NOT NULL DEFAULT '',
    body        TEXT NOT NULL DEFAULT '',
    detail      TEXT NOT NULL DEFAULT '',       -- navraag: day, outcome and why, as typed
    undone      @INT@ NOT NULL DEFAULT 0
) @STRICT@;
CREATE INDEX event_by_signal ON signal_event (signal_id, at, id);
CREATE INDEX event_by_account ON signal_event (account_id, at);

-- How to reach a reporter: encrypted, apart from the signal, with a term of its own.
CREATE TABLE reporter_contact (
    id         @INT@ NOT NULL PRIMARY KEY,
    signal_id  @INT@ NOT NULL UNIQUE REFERENCES signal (id),
    sealed     @BYTES@ NOT NULL,               -- under a random key of its own
    created_at @INT@ NOT NULL,
    keep_until TEXT NOT NULL
) @STRICT@;
CREATE INDEX contact_by_keeping ON reporter_contact (keep_until);
CREATE TABLE reporter_contact_key (
    contact_id @INT@ NOT NULL REFERENCES reporter_contact (id),
    account_id @INT@ NOT NULL REFERENCES account (id),
    sealed     @BYTES@ NOT NULL,               -- that key, sealed to this person
    PRIMARY KEY (contact_id, account_id)
) @STRICT@;

-- The reporter's own link. Only the hash of its code is kept.
CREATE TABLE follow_link (
    code_hash  TEXT NOT NULL PRIMARY KEY,
    signal_id  @INT@ NOT NULL UNIQUE REFERENCES signal (id),
    created_at @INT@ NOT NULL,
    added      @INT@ NOT NULL DEFAULT 0         -- how many additions came in
) @STRICT@;

CREATE TABLE saved_view (
    id         @INT@ NOT NULL PRIMARY KEY,
    account_id @INT@ NOT NULL REFERENCES account (id),
    surface    TEXT NOT NULL,                   -- 'signalen'
    name       TEXT NOT NULL,
    query      TEXT NOT NULL,                   -- what stands behind the ? in the address
    UNIQUE (account_id, surface, name)
) @STRICT@;

-- A form that someone began and did not send yet.
CREATE TABLE draft (
    account_id @INT@ NOT NULL REFERENCES account (id),
    form       TEXT NOT NULL,
    content    TEXT NOT NULL,                   -- urlencoded fields
    saved_at   @INT@ NOT NULL,
    PRIMARY KEY (account_id, form)
) @STRICT@;
CREATE INDEX draft_by_age ON draft (saved_at);

CREATE TABLE import_batch (
    id         @INT@ NOT NULL PRIMARY KEY,
    account_id @INT@ NOT NULL REFERENCES account (id),
    name       TEXT NOT NULL,
    content    @BYTES@ NOT NULL,                -- emptied when it was taken in or put aside
    rows       @INT@ NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('preview', 'done', 'dropped')),
    created_at @INT@ NOT NULL
) @STRICT@;
CREATE INDEX import_by_account ON import_batch (account_id, created_at);
CREATE INDEX import_by_age ON import_batch (created_at);
