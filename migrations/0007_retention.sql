-- What was destroyed or anonymised, when and on which ground; and what may not be for now.
CREATE TABLE destruction_run (
    id          @INT@ NOT NULL PRIMARY KEY,
    number      TEXT NOT NULL UNIQUE,           -- V-2026-012: the declaration of destruction
    started_at  @INT@ NOT NULL,
    finished_at @INT@ NOT NULL DEFAULT 0,
    account_id  @INT@ NOT NULL DEFAULT 0,       -- 0: the nightly run
    today       TEXT NOT NULL,
    items       @INT@ NOT NULL DEFAULT 0
) @STRICT@;
CREATE INDEX destruction_by_time ON destruction_run (started_at, id);

CREATE TABLE destruction (
    id      @INT@ NOT NULL PRIMARY KEY,
    run_id  @INT@ NOT NULL REFERENCES destruction_run (id),
    what    TEXT NOT NULL,                      -- 'signal', 'reporter_contact', ...
    object  TEXT NOT NULL,                      -- its number; never content
    action  TEXT NOT NULL CHECK (action IN ('vernietigd', 'geanonimiseerd')),
    term    TEXT NOT NULL,                      -- name of the setting that decided
    due_on  TEXT NOT NULL
) @STRICT@;
CREATE INDEX destruction_by_run ON destruction (run_id, what, object);

-- vernietigingsstop: a legal claim, an inquiry
CREATE TABLE retention_pause (
    id         @INT@ NOT NULL PRIMARY KEY,
    reason     TEXT NOT NULL,
    what       TEXT NOT NULL,                   -- a kind of record, or 'alles'
    object_id  @INT@ NOT NULL DEFAULT 0,        -- one record; 0: all of that kind
    object     TEXT NOT NULL DEFAULT '',
    from_on    TEXT NOT NULL,
    until_on   TEXT NOT NULL,                   -- a pause ends by itself
    account_id @INT@ NOT NULL,
    ended_at   @INT@ NOT NULL DEFAULT 0
) @STRICT@;
CREATE INDEX pause_by_end ON retention_pause (until_on, ended_at);

-- What the keeper does, and when it last did so: a restart, or a second machine, does not do it again.
CREATE TABLE keeper_task (
    name    TEXT NOT NULL PRIMARY KEY,
    last_at @INT@ NOT NULL,                     -- when it last began
    failed  @INT@ NOT NULL DEFAULT 0            -- how often it failed since it last went well
) @STRICT@;
