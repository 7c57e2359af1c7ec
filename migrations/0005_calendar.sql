-- What is coming (triggers) and what is going on elsewhere (trends).
CREATE TABLE trigger_event (
    id             @INT@ NOT NULL PRIMARY KEY,
    partnership_id @INT@ NOT NULL REFERENCES partnership (id),
    kind           TEXT NOT NULL,
    title          TEXT NOT NULL,
    municipality   TEXT NOT NULL DEFAULT '',    -- empty: the whole region
    area_id        @INT@ NOT NULL DEFAULT 0,
    starts_on      TEXT NOT NULL,
    ends_on        TEXT NOT NULL,
    state          TEXT NOT NULL CHECK (state IN ('aangekondigd', 'besloten', 'gewijzigd', 'vervallen')),
    questions      TEXT NOT NULL DEFAULT '',    -- to answer beforehand, one a line
    source         TEXT NOT NULL DEFAULT '',
    created_by     @INT@ NOT NULL DEFAULT 0,
    changed_at     @INT@ NOT NULL,
    keep_until     TEXT NOT NULL,
    version        @INT@ NOT NULL DEFAULT 1,
    CHECK (starts_on <= ends_on)
) @STRICT@;
CREATE INDEX trigger_by_day ON trigger_event (partnership_id, starts_on);
CREATE INDEX trigger_by_keeping ON trigger_event (keep_until);

CREATE TABLE trend (
    id              @INT@ NOT NULL PRIMARY KEY,
    partnership_id  @INT@ NOT NULL REFERENCES partnership (id),
    level           TEXT NOT NULL CHECK (level IN ('landelijk', 'regionaal', 'lokaal')),
    theme           TEXT NOT NULL DEFAULT '',
    municipality    TEXT NOT NULL DEFAULT '',
    title           TEXT NOT NULL,
    body            TEXT NOT NULL,
    source          TEXT NOT NULL,
    source_url      TEXT NOT NULL DEFAULT '',
    state           TEXT NOT NULL CHECK (state IN ('concept', 'gedeeld', 'ingetrokken')),
    organisation_id @INT@ NOT NULL,             -- whose it is
    created_by      @INT@ NOT NULL DEFAULT 0,
    changed_at      @INT@ NOT NULL,
    published_at    @INT@ NOT NULL DEFAULT 0,
    keep_until      TEXT NOT NULL,
    version         @INT@ NOT NULL DEFAULT 1
) @STRICT@;
CREATE INDEX trend_by_partnership ON trend (partnership_id, state, changed_at);
CREATE INDEX trend_by_keeping ON trend (keep_until);

CREATE TABLE trend_receipt (
    trend_id        @INT@ NOT NULL REFERENCES trend (id),
    organisation_id @INT@ NOT NULL REFERENCES organisation (id),
    read_at         @INT@ NOT NULL,
    PRIMARY KEY (trend_id, organisation_id)
) @STRICT@;

-- A secret address for a calendar program.
CREATE TABLE calendar_feed (
    token_hash TEXT NOT NULL PRIMARY KEY,
    account_id @INT@ NOT NULL UNIQUE REFERENCES account (id),
    created_at @INT@ NOT NULL
) @STRICT@;
