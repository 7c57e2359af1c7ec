-- The consultation (overleg): a series, its meetings, who is there, and what is on the agenda.
CREATE TABLE meeting_series (
    id             @INT@ NOT NULL PRIMARY KEY,
    partnership_id @INT@ NOT NULL REFERENCES partnership (id),
    name           TEXT NOT NULL,               -- "Integraal informatieoverleg"
    anchor_on      TEXT NOT NULL,               -- a day on which it is held; the others follow from it
    every_days     @INT@ NOT NULL DEFAULT 21 CHECK (every_days BETWEEN 1 AND 366),
    starts_at      TEXT NOT NULL,               -- '09:30', time of the Netherlands
    lasts_minutes  @INT@ NOT NULL CHECK (lasts_minutes BETWEEN 15 AND 600),
    closes_days    @INT@ NOT NULL DEFAULT 3 CHECK (closes_days BETWEEN 0 AND 60), -- before the day
    closes_at      TEXT NOT NULL DEFAULT '12:00',
    place          TEXT NOT NULL DEFAULT '',
    link           TEXT NOT NULL DEFAULT '',    -- of a video meeting
    active         @INT@ NOT NULL DEFAULT 1,
    version        @INT@ NOT NULL DEFAULT 1
) @STRICT@;
CREATE INDEX series_by_partnership ON meeting_series (partnership_id, active);

CREATE TABLE meeting (
    id             @INT@ NOT NULL PRIMARY KEY,
    number         TEXT NOT NULL UNIQUE,        -- O-2026-0007
    series_id      @INT@ NOT NULL REFERENCES meeting_series (id),
    partnership_id @INT@ NOT NULL REFERENCES partnership (id),
    planned_on     TEXT NOT NULL,               -- its day in the rhythm of the series
    held_on        TEXT NOT NULL,               -- the day it is held: the chair may choose another
    begins_at      @INT@ NOT NULL,              -- moments
    ends_at        @INT@ NOT NULL,
    closes_at      @INT@ NOT NULL,              -- after this only the chair adds items
    place          TEXT NOT NULL DEFAULT '',
    link           TEXT NOT NULL DEFAULT '',
    state          TEXT NOT NULL CHECK (state IN ('gepland', 'bezig', 'afgerond', 'vervallen')),
    note           TEXT NOT NULL DEFAULT '',    -- of the chair, for everyone
    report         TEXT NOT NULL DEFAULT '',    -- general part of the report; items have their own
    sequence       @INT@ NOT NULL DEFAULT 0,    -- of the invitation: a calendar takes the highest
    changed_at     @INT@ NOT NULL,
    agenda_version @INT@ NOT NULL DEFAULT 1,    -- of what is on the agenda, and its order
    keep_until     TEXT NOT NULL,
    version        @INT@ NOT NULL DEFAULT 1,
    UNIQUE (series_id, planned_on)
) @STRICT@;
CREATE INDEX meeting_by_day ON meeting (partnership_id, held_on);
CREATE INDEX meeting_by_keeping ON meeting (keep_until);

-- Who is there, for each organisation; who comes instead, and what that person must know.
CREATE TABLE meeting_attendance (
    meeting_id      @INT@ NOT NULL REFERENCES meeting (id),
    account_id      @INT@ NOT NULL REFERENCES account (id),
    organisation_id @INT@ NOT NULL REFERENCES organisation (id),
    state           TEXT NOT NULL CHECK (state IN ('verwacht', 'aanwezig', 'afwezig', 'vervangen')),
    deputy_id       @INT@ NOT NULL DEFAULT 0,   -- account that comes instead
    handover        TEXT NOT NULL DEFAULT '',   -- for the deputy and the chair only
    version         @INT@ NOT NULL DEFAULT 1,
    PRIMARY KEY (meeting_id, account_id)
) @STRICT@;
CREATE INDEX attendance_by_account ON meeting_attendance (account_id, meeting_id);
CREATE INDEX attendance_by_deputy ON meeting_attendance (deputy_id, meeting_id);

-- A secret address for a calendar program: the meetings of one person.
CREATE TABLE meeting_feed (
    token_hash TEXT NOT NULL PRIMARY KEY,
    account_id @INT@ NOT NULL UNIQUE REFERENCES account (id),
    created_at @INT@ NOT NULL
) @STRICT@;

-- One thing to talk about. Only its circle (kind 'named') sees it: need to know for each item. The
-- signals it is about are granted to that circle.
CREATE TABLE agenda_item (
    id             @INT@ NOT NULL PRIMARY KEY,
    partnership_id @INT@ NOT NULL REFERENCES partnership (id),
    meeting_id     @INT@ NOT NULL DEFAULT 0,    -- 0: waits for a meeting
    wanted_id      @INT@ NOT NULL DEFAULT 0,    -- the meeting that it was proposed for; 0: any
    circle_id      @INT@ NOT NULL UNIQUE REFERENCES circle (id),
    kind           TEXT NOT NULL CHECK (kind IN ('signaal', 'trend', 'terugblik', 'casusverwijzing', 'leermoment')),
    title          TEXT NOT NULL,
    municipality   TEXT NOT NULL DEFAULT '',    -- its block on the agenda; empty: the whole region
    question       TEXT NOT NULL DEFAULT '',    -- what is asked of the meeting
    position       @INT@ NOT NULL DEFAULT 0,    -- order that the chair chose; ties by id
    minutes        @INT@ NOT NULL DEFAULT 10,
    state          TEXT NOT NULL CHECK (state IN ('voorgesteld', 'geagendeerd', 'behandeld', 'doorgeschoven', 'niet_geagendeerd', 'ingetrokken')),
    state_reason   TEXT NOT NULL DEFAULT '',    -- why it is not on the agenda
    kwestie_id     @INT@ NOT NULL DEFAULT 0,
    trend_id       @INT@ NOT NULL DEFAULT 0,
    approach_id    @INT@ NOT NULL DEFAULT 0,    -- terugblik: the approach looked back on
    came_from_id   @INT@ NOT NULL DEFAULT 0,    -- the item that promised to come back ("volgen tot")
    case_reference TEXT NOT NULL DEFAULT '',    -- casusverwijzing: number in the outside system,
    case_basis     TEXT NOT NULL DEFAULT '',    -- and on which legal basis; nothing of the case
    proposed_by    @INT@ NOT NULL DEFAULT 0,
    proposed_at    @INT@ NOT NULL,
    not_before     TEXT NOT NULL DEFAULT '',    -- day from which it may be suggested for a meeting
    keep_until     TEXT NOT NULL,
    version        @INT@ NOT NULL DEFAULT 1
) @STRICT@;
CREATE INDEX item_by_meeting ON agenda_item (meeting_id, municipality, position, id);
CREATE INDEX item_waiting ON agenda_item (partnership_id, state, not_before);
CREATE INDEX item_by_time ON agenda_item (partnership_id, proposed_at, id);
CREATE INDEX item_by_approach ON agenda_item (approach_id, state);
CREATE INDEX item_by_source ON agenda_item (came_from_id, id);
CREATE INDEX item_by_trend ON agenda_item (trend_id, partnership_id);
CREATE INDEX item_by_kwestie ON agenda_item (kwestie_id, id);
CREATE INDEX item_by_keeping ON agenda_item (keep_until);

CREATE TABLE agenda_item_signal (
    item_id   @INT@ NOT NULL REFERENCES agenda_item (id),
    signal_id @INT@ NOT NULL REFERENCES signal (id),
    PRIMARY KEY (item_id, signal_id)
) @STRICT@;
CREATE INDEX item_of_signal ON agenda_item_signal (signal_id, item_id);

-- Which organisations are at the table for an item. The people follow from it, in circle_member.
CREATE TABLE agenda_item_party (
    item_id         @INT@ NOT NULL REFERENCES agenda_item (id),
    organisation_id @INT@ NOT NULL REFERENCES organisation (id),
    PRIMARY KEY (item_id, organisation_id)
) @STRICT@;
CREATE INDEX item_of_party ON agenda_item_party (organisation_id, item_id);

-- Why each person is in the circle of an item, and who let them in.
CREATE TABLE agenda_item_person (
    item_id    @INT@ NOT NULL REFERENCES agenda_item (id),
    account_id @INT@ NOT NULL REFERENCES account (id),
    via        TEXT NOT NULL CHECK (via IN ('voorstel', 'regie', 'partij', 'naam', 'vervanging')),
    reason     TEXT NOT NULL DEFAULT '',        -- for who was let in by name
    added_by   @INT@ NOT NULL DEFAULT 0,
    added_at   @INT@ NOT NULL,
    PRIMARY KEY (item_id, account_id)
) @STRICT@;
CREATE INDEX item_of_person ON agenda_item_person (account_id, item_id);

-- A question to a partner (before the meeting, or raised by an 'onbekend' in the weighing). It is seen
-- by the circle of the item and answered by the organisation that is asked.
CREATE TABLE info_request (
    id              @INT@ NOT NULL PRIMARY KEY,
    item_id         @INT@ NOT NULL REFERENCES agenda_item (id),
    criterion_id    @INT@ NOT NULL DEFAULT 0,   -- the criterion that someone could not answer
    organisation_id @INT@ NOT NULL DEFAULT 0,   -- who is asked; 0: nobody yet
    question        TEXT NOT NULL,
    purpose         TEXT NOT NULL DEFAULT '',   -- what the answer is needed for
    legal_basis     TEXT NOT NULL DEFAULT '',
    due_on          TEXT NOT NULL DEFAULT '',
    state           TEXT NOT NULL CHECK (state IN ('open', 'gedeeld', 'kan_niet', 'vervallen')),
    answer          TEXT NOT NULL DEFAULT '',   -- what can be shared; or why it can not
    asked_by        @INT@ NOT NULL DEFAULT 0,
    asked_at        @INT@ NOT NULL,
    answered_by     @INT@ NOT NULL DEFAULT 0,
    answered_at     @INT@ NOT NULL DEFAULT 0,
    version         @INT@ NOT NULL DEFAULT 1
) @STRICT@;
CREATE INDEX request_by_item ON info_request (item_id, id);
CREATE INDEX request_by_organisation ON info_request (organisation_id, state, due_on);
