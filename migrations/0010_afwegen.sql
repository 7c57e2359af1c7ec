-- Weighing on the kwestie itself: the analysis, the rights, the choice, the right moment.

-- One row for each kwestie, made when the first field is filled in.
CREATE TABLE kwestie_analysis (
    kwestie_id     @INT@ NOT NULL PRIMARY KEY REFERENCES kwestie (id),
    breeding_grounds TEXT NOT NULL DEFAULT '',  -- codes with commas
    dividing_lines TEXT NOT NULL DEFAULT '',    -- codes with commas
    middle         TEXT NOT NULL DEFAULT '',    -- who, how large
    middle_question TEXT NOT NULL DEFAULT '',   -- what the middle asks, in its own words
    network        TEXT NOT NULL DEFAULT '',    -- whom we know, and whom we do not (witte vlekken)
    unknown        TEXT NOT NULL DEFAULT '',    -- what we do not know
    if_nothing     TEXT NOT NULL DEFAULT '',    -- what if we do nothing
    line           TEXT NOT NULL DEFAULT '',    -- chosen line
    alternatives   TEXT NOT NULL DEFAULT '',
    line_reason    TEXT NOT NULL DEFAULT '',
    participation  TEXT NOT NULL DEFAULT '' CHECK (participation IN ('', 'informeren', 'raadplegen', 'adviseren', 'meewerken', 'meebeslissen')),
    participation_reason TEXT NOT NULL DEFAULT '',
    last_safe_on   TEXT NOT NULL DEFAULT '',    -- last day on which a decision is in time
    too_early      TEXT NOT NULL DEFAULT '',
    too_late       TEXT NOT NULL DEFAULT '',
    if_wait        TEXT NOT NULL DEFAULT '',
    version        @INT@ NOT NULL DEFAULT 1,    -- of the canvas; the next two of what has its own form
    participation_version @INT@ NOT NULL DEFAULT 1,
    timing_version @INT@ NOT NULL DEFAULT 1
) @STRICT@;

-- A group with a stake in it, in its own words. Never a person.
CREATE TABLE kwestie_party (
    id         @INT@ NOT NULL PRIMARY KEY,
    kwestie_id @INT@ NOT NULL REFERENCES kwestie (id),
    name       TEXT NOT NULL,                   -- "bewoners rond het plein"
    interest   TEXT NOT NULL DEFAULT '',
    need       TEXT NOT NULL DEFAULT '',
    feeling    TEXT NOT NULL DEFAULT '',
    own_words  TEXT NOT NULL DEFAULT '',
    checked    @INT@ NOT NULL DEFAULT 0,        -- they have read this and agree
    checked_on TEXT NOT NULL DEFAULT '',
    missing    @INT@ NOT NULL DEFAULT 0,        -- we have not spoken with them: flagged
    version    @INT@ NOT NULL DEFAULT 1
) @STRICT@;
CREATE INDEX party_by_kwestie ON kwestie_party (kwestie_id, id);

-- Two people sign the core; a signature is for one text and falls away when that changes.
CREATE TABLE kwestie_signature (
    kwestie_id @INT@ NOT NULL REFERENCES kwestie (id),
    account_id @INT@ NOT NULL REFERENCES account (id),
    core       TEXT NOT NULL,                   -- what was signed
    signed_at  @INT@ NOT NULL,
    PRIMARY KEY (kwestie_id, account_id)
) @STRICT@;

-- The position of the municipality over time; the last one counts.
CREATE TABLE kwestie_position (
    id         @INT@ NOT NULL PRIMARY KEY,
    kwestie_id @INT@ NOT NULL REFERENCES kwestie (id),
    positions  TEXT NOT NULL,                   -- codes with commas: partij, veroorzaker, besluitnemer, ...
    from_on    TEXT NOT NULL,
    reason     TEXT NOT NULL,
    irreversible @INT@ NOT NULL DEFAULT 0,      -- there is no easy way back: a pole was chosen
    irreversible_reason TEXT NOT NULL DEFAULT '',
    account_id @INT@ NOT NULL,
    at         @INT@ NOT NULL
) @STRICT@;
CREATE INDEX position_by_kwestie ON kwestie_position (kwestie_id, from_on, id);

-- The role of one member of staff in this kwestie.
CREATE TABLE kwestie_role (
    kwestie_id @INT@ NOT NULL REFERENCES kwestie (id),
    account_id @INT@ NOT NULL REFERENCES account (id),
    role       TEXT NOT NULL,                   -- luisteraar, woordvoerder, handhaver, ...
    does       TEXT NOT NULL DEFAULT '',
    does_not   TEXT NOT NULL DEFAULT '',
    covered_by TEXT NOT NULL DEFAULT '',        -- function: "wie dekt mij"
    version    @INT@ NOT NULL DEFAULT 1,
    PRIMARY KEY (kwestie_id, account_id)
) @STRICT@;

-- Private reflection: sealed to its author, wiped by itself, never part of the file.
CREATE TABLE reflection (
    account_id @INT@ NOT NULL REFERENCES account (id),
    kwestie_id @INT@ NOT NULL REFERENCES kwestie (id),
    sealed     @BYTES@ NOT NULL,
    changed_at @INT@ NOT NULL,
    wipe_on    TEXT NOT NULL,
    PRIMARY KEY (account_id, kwestie_id)
) @STRICT@;
CREATE INDEX reflection_by_wiping ON reflection (wipe_on);
CREATE INDEX reflection_by_kwestie ON reflection (kwestie_id);

-- The rights test of one intended action: answered by one, confirmed by another.
CREATE TABLE rights_test (
    id           @INT@ NOT NULL PRIMARY KEY,
    kwestie_id   @INT@ NOT NULL REFERENCES kwestie (id),
    title        TEXT NOT NULL,                 -- the intended action
    rights       TEXT NOT NULL,                 -- codes with commas; 'geen' when none is touched
    whose        TEXT NOT NULL DEFAULT '',
    legal_basis  TEXT NOT NULL DEFAULT '',
    aim          TEXT NOT NULL DEFAULT '',
    necessary    TEXT NOT NULL DEFAULT '',
    proportionate TEXT NOT NULL DEFAULT '',
    lightest     TEXT NOT NULL DEFAULT '',
    content_neutral TEXT NOT NULL DEFAULT '',   -- asked when the right to demonstrate is touched
    if_nothing   TEXT NOT NULL DEFAULT '',
    result       TEXT NOT NULL CHECK (result IN ('ja', 'nee', 'juridisch_advies')), -- may it be done so?
    answered_by  @INT@ NOT NULL,
    answered_at  @INT@ NOT NULL,
    confirmed_by @INT@ NOT NULL DEFAULT 0,
    confirmed_at @INT@ NOT NULL DEFAULT 0,
    confirm_note TEXT NOT NULL DEFAULT '',
    version      @INT@ NOT NULL DEFAULT 1
) @STRICT@;
CREATE INDEX rights_test_by_kwestie ON rights_test (kwestie_id, id);

-- ruimte laten <-> begrenzen
CREATE TABLE kwestie_choice (
    id         @INT@ NOT NULL PRIMARY KEY,
    kwestie_id @INT@ NOT NULL REFERENCES kwestie (id),
    room       TEXT NOT NULL,                   -- what speaks for leaving room
    limits     TEXT NOT NULL,                   -- what speaks for setting limits
    chosen     TEXT NOT NULL CHECK (chosen IN ('ruimte', 'begrenzen', 'beide')),
    reason     TEXT NOT NULL,
    review_on  TEXT NOT NULL,
    account_id @INT@ NOT NULL,
    at         @INT@ NOT NULL
) @STRICT@;
CREATE INDEX choice_by_kwestie ON kwestie_choice (kwestie_id, at, id);

-- Scaling up and down.
CREATE TABLE kwestie_scale (
    id         @INT@ NOT NULL PRIMARY KEY,
    kwestie_id @INT@ NOT NULL REFERENCES kwestie (id),
    level      TEXT NOT NULL CHECK (level IN ('regulier', 'kernteam', 'driehoek', 'crisis')),
    reason     TEXT NOT NULL,
    decided_by TEXT NOT NULL,                   -- function
    aftercare  TEXT NOT NULL DEFAULT '',        -- asked when scaling down
    aftercare_on TEXT NOT NULL DEFAULT '',
    account_id @INT@ NOT NULL,
    at         @INT@ NOT NULL
) @STRICT@;
CREATE INDEX scale_by_kwestie ON kwestie_scale (kwestie_id, at, id);

-- spoeduitzondering: direct danger; an approach may begin before the analysis, and everyone sees it.
CREATE TABLE kwestie_urgent (
    id         @INT@ NOT NULL PRIMARY KEY,
    kwestie_id @INT@ NOT NULL REFERENCES kwestie (id),
    reason     TEXT NOT NULL,
    decided_by TEXT NOT NULL,                   -- function
    account_id @INT@ NOT NULL,
    at         @INT@ NOT NULL,
    until_at   @INT@ NOT NULL                   -- after this the gate is closed again
) @STRICT@;
CREATE INDEX urgent_by_kwestie ON kwestie_urgent (kwestie_id, until_at);
