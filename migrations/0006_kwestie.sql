-- A kwestie: a theme or event that keeps people divided. It gathers everything about one thing.
CREATE TABLE kwestie (
    id              @INT@ NOT NULL PRIMARY KEY,
    number          TEXT NOT NULL UNIQUE,       -- K-2026-003
    title           TEXT NOT NULL,
    core            TEXT NOT NULL,              -- in one sentence
    municipality    TEXT NOT NULL REFERENCES municipality (code),
    area_id         @INT@ NOT NULL REFERENCES area (id),
    theme           TEXT NOT NULL,
    phase           TEXT NOT NULL CHECK (phase IN ('voedingsbodem', 'incidenten', 'symbolisch', 'onrust', 'crisis')),
    status          TEXT NOT NULL CHECK (status IN ('open', 'volgen', 'gesloten')),
    circle_id       @INT@ NOT NULL UNIQUE REFERENCES circle (id),
    organisation_id @INT@ NOT NULL,
    created_by      @INT@ NOT NULL DEFAULT 0,
    created_at      @INT@ NOT NULL,
    changed_at      @INT@ NOT NULL,
    keep_until      TEXT NOT NULL,
    version         @INT@ NOT NULL DEFAULT 1
) @STRICT@;
CREATE INDEX kwestie_by_change ON kwestie (changed_at, id);
CREATE INDEX kwestie_by_municipality ON kwestie (municipality, status);
CREATE INDEX kwestie_by_keeping ON kwestie (keep_until);

-- Who is in it and why; their rights follow from circle_member.
CREATE TABLE kwestie_member (
    kwestie_id @INT@ NOT NULL REFERENCES kwestie (id),
    account_id @INT@ NOT NULL REFERENCES account (id),
    task       TEXT NOT NULL,                   -- what this person has to do here
    added_by   @INT@ NOT NULL DEFAULT 0,
    added_at   @INT@ NOT NULL,
    PRIMARY KEY (kwestie_id, account_id)
) @STRICT@;
CREATE INDEX member_by_account ON kwestie_member (account_id, kwestie_id);

CREATE TABLE kwestie_signal (
    kwestie_id @INT@ NOT NULL REFERENCES kwestie (id),
    signal_id  @INT@ NOT NULL REFERENCES signal (id),
    added_by   @INT@ NOT NULL DEFAULT 0,
    added_at   @INT@ NOT NULL,
    PRIMARY KEY (kwestie_id, signal_id)
) @STRICT@;
CREATE INDEX kwestie_of_signal ON kwestie_signal (signal_id, kwestie_id);

CREATE TABLE kwestie_trigger (
    kwestie_id @INT@ NOT NULL REFERENCES kwestie (id),
    trigger_id @INT@ NOT NULL REFERENCES trigger_event (id),
    PRIMARY KEY (kwestie_id, trigger_id)
) @STRICT@;
CREATE INDEX kwestie_of_trigger ON kwestie_trigger (trigger_id, kwestie_id);

-- History and promises: what happened here before, and what was promised to whom.
CREATE TABLE kwestie_history (
    id         @INT@ NOT NULL PRIMARY KEY,
    kwestie_id @INT@ NOT NULL REFERENCES kwestie (id),
    kind       TEXT NOT NULL CHECK (kind IN ('gebeurtenis', 'belofte')),
    on_day     TEXT NOT NULL,
    body       TEXT NOT NULL,
    by_whom    TEXT NOT NULL DEFAULT '',        -- function or organisation
    state      TEXT NOT NULL DEFAULT '' CHECK (state IN ('', 'open', 'nagekomen', 'niet_nagekomen', 'vervallen')),
    due_on     TEXT NOT NULL DEFAULT '',
    version    @INT@ NOT NULL DEFAULT 1
) @STRICT@;
CREATE INDEX history_by_kwestie ON kwestie_history (kwestie_id, on_day);

-- Facts beside rumours: claim, status, who says so, answer, date.
CREATE TABLE kwestie_claim (
    id          @INT@ NOT NULL PRIMARY KEY,
    kwestie_id  @INT@ NOT NULL REFERENCES kwestie (id),
    claim       TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('bevestigd', 'weerlegd', 'onbekend')),
    says_who    TEXT NOT NULL DEFAULT '',
    answer      TEXT NOT NULL DEFAULT '',
    answered_on TEXT NOT NULL DEFAULT '',
    answered_at TEXT NOT NULL DEFAULT '',       -- where: "bewonersbrief", "website"
    checked_on  TEXT NOT NULL,
    version     @INT@ NOT NULL DEFAULT 1
) @STRICT@;
CREATE INDEX claim_by_kwestie ON kwestie_claim (kwestie_id, state, checked_on);
