-- What was done with data, by whom and why: in the shape of the standard Logboek Dataverwerkingen
-- (Logius), each line chained to the one before it by its hash. Lines are only added.
CREATE TABLE audit (
    n             @INT@ NOT NULL PRIMARY KEY,        -- 1, 2, 3 without gaps
    trace_id      TEXT NOT NULL,                     -- 32 hex digits: one request
    span_id       TEXT NOT NULL,                     -- 16 hex digits: one processing in it
    parent_span   TEXT NOT NULL DEFAULT '',
    name          TEXT NOT NULL,                     -- what was done: 'signal.read'
    start_ms      @INT@ NOT NULL,
    end_ms        @INT@ NOT NULL,
    status_code   @INT@ NOT NULL CHECK (status_code IN (0, 1, 2)), -- unset, ok, error
    resource      TEXT NOT NULL,                     -- 'weerglas'
    activity      TEXT NOT NULL,                     -- dpl.core.processing_activity_id: URI in the register
    subject       TEXT NOT NULL DEFAULT '',          -- dpl.core.data_subject_id, pseudonymised
    subject_type  TEXT NOT NULL DEFAULT '',
    actor_id      @INT@ NOT NULL DEFAULT 0,          -- 0: nobody with an account, or the program itself
    actor         TEXT NOT NULL,                     -- function and organisation at that moment
    object_kind   TEXT NOT NULL DEFAULT '',
    object_id     @INT@ NOT NULL DEFAULT 0,
    object        TEXT NOT NULL DEFAULT '',          -- 'S-2026-0042'
    detail        TEXT NOT NULL DEFAULT '',          -- never content: which fields, which reason
    previous_hash TEXT NOT NULL,
    hash          TEXT NOT NULL
) @STRICT@;
CREATE INDEX audit_by_time ON audit (start_ms, n);
CREATE INDEX audit_by_actor ON audit (actor_id, n);
CREATE INDEX audit_by_number ON audit (object, n);
CREATE INDEX audit_by_name ON audit (name, n);

-- Where the chain begins, after lines beyond their term were destroyed.
CREATE TABLE audit_anchor (
    one  @INT@ NOT NULL PRIMARY KEY CHECK (one = 1),
    n    @INT@ NOT NULL,
    hash TEXT NOT NULL,
    seal TEXT NOT NULL                               -- keyed hash of n and hash
) @STRICT@;

-- The end of the chain as it was on some night, with what checking it found: so that lines cut off
-- the end are missed.
CREATE TABLE audit_head (
    id     @INT@ NOT NULL PRIMARY KEY,
    at     @INT@ NOT NULL,
    n      @INT@ NOT NULL,
    hash   TEXT NOT NULL,
    lines  @INT@ NOT NULL,                           -- how many were right
    result TEXT NOT NULL,                            -- what was wrong; empty when nothing
    seal   TEXT NOT NULL                             -- keyed hash of the rest
) @STRICT@;
CREATE INDEX audit_head_by_time ON audit_head (at, id);
CREATE INDEX audit_head_by_line ON audit_head (n);

@SQLITE@
CREATE TRIGGER audit_is_only_added_to BEFORE UPDATE ON audit
BEGIN
    SELECT raise(ABORT, 'the audit log is only added to');
END;
CREATE TRIGGER audit_keeps_its_term BEFORE DELETE ON audit
WHEN OLD.n > coalesce((SELECT n FROM audit_anchor), 0)
BEGIN
    SELECT raise(ABORT, 'the audit log is only added to');
END;
@END@
@PG@
CREATE FUNCTION audit_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.n <= coalesce((SELECT n FROM audit_anchor), 0) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the audit log is only added to' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER audit_is_only_added_to BEFORE UPDATE OR DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION audit_is_only_added_to();
@END@
