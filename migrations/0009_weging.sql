-- Weighing together: picture, judgement, decision; in that order, which the program keeps.

-- A published set of criteria never changes: a new version comes beside it, and what was weighed by
-- the old one stays readable.
CREATE TABLE criteria_set (
    id             @INT@ NOT NULL PRIMARY KEY,
    partnership_id @INT@ NOT NULL REFERENCES partnership (id),
    number         @INT@ NOT NULL,              -- version, from 1
    name           TEXT NOT NULL,
    note           TEXT NOT NULL DEFAULT '',    -- why it changed
    state          TEXT NOT NULL CHECK (state IN ('concept', 'gepubliceerd', 'vervangen')),
    published_at   @INT@ NOT NULL DEFAULT 0,
    version        @INT@ NOT NULL DEFAULT 1,
    UNIQUE (partnership_id, number)
) @STRICT@;
CREATE TABLE criterion (
    id       @INT@ NOT NULL PRIMARY KEY,
    set_id   @INT@ NOT NULL REFERENCES criteria_set (id),
    position @INT@ NOT NULL,
    question TEXT NOT NULL,
    help     TEXT NOT NULL DEFAULT ''
) @STRICT@;
CREATE INDEX criterion_by_set ON criterion (set_id, position, id);

-- The weighing of one agenda item.
CREATE TABLE weighing (
    item_id       @INT@ NOT NULL PRIMARY KEY REFERENCES agenda_item (id),
    set_id        @INT@ NOT NULL REFERENCES criteria_set (id),
    phase         TEXT NOT NULL CHECK (phase IN ('beeld', 'scoren', 'oordeel', 'besluit', 'klaar')),
    picture       TEXT NOT NULL DEFAULT '',     -- what we see together
    disproof      TEXT NOT NULL DEFAULT '',     -- what would prove us wrong
    judgement     TEXT NOT NULL DEFAULT '',     -- what we make of it together
    opened_at     @INT@ NOT NULL,
    scores_closed_at @INT@ NOT NULL DEFAULT 0,
    scores_closed_by @INT@ NOT NULL DEFAULT 0,  -- 0: everyone had scored
    outcome       TEXT NOT NULL DEFAULT '',     -- code of an outcome
    decision      TEXT NOT NULL DEFAULT '',     -- the decision in words
    reason        TEXT NOT NULL DEFAULT '',
    until_on      TEXT NOT NULL DEFAULT '',     -- "volgen tot"
    until_question TEXT NOT NULL DEFAULT '',    -- to be answered then
    case_reference TEXT NOT NULL DEFAULT '',    -- number in the outside case system, nothing of the case
    case_basis    TEXT NOT NULL DEFAULT '',     -- legal basis
    case_decided_by TEXT NOT NULL DEFAULT '',   -- function
    case_informed TEXT NOT NULL DEFAULT '' CHECK (case_informed IN ('', 'ja', 'nee')),
    case_reason   TEXT NOT NULL DEFAULT '',     -- why the person was not informed
    trend_id      @INT@ NOT NULL DEFAULT 0,     -- the concept that an outcome 'trend' made
    feedback      TEXT NOT NULL DEFAULT '',     -- to the reporters, without what is confidential
    decided_at    @INT@ NOT NULL DEFAULT 0,
    decided_by    @INT@ NOT NULL DEFAULT 0,
    version       @INT@ NOT NULL DEFAULT 1
) @STRICT@;
CREATE INDEX weighing_by_decision ON weighing (decided_at, outcome);

-- Who is asked to score. The spread is shown when each has done so, or the chair closes.
CREATE TABLE weighing_scorer (
    item_id    @INT@ NOT NULL REFERENCES weighing (item_id),
    account_id @INT@ NOT NULL REFERENCES account (id),
    done_at    @INT@ NOT NULL DEFAULT 0,
    PRIMARY KEY (item_id, account_id)
) @STRICT@;
CREATE INDEX scorer_by_account ON weighing_scorer (account_id, done_at);

-- Until the scoring is closed only the scorer sees these. At that moment account_id becomes a number
-- that says nothing, another for each criterion: whose they were is known nowhere any more.
CREATE TABLE score (
    item_id      @INT@ NOT NULL REFERENCES weighing (item_id),
    account_id   @INT@ NOT NULL,
    criterion_id @INT@ NOT NULL REFERENCES criterion (id),
    value        TEXT NOT NULL CHECK (value IN ('onbekend', 'geen', 'licht', 'duidelijk', 'sterk')),
    reason       TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (item_id, account_id, criterion_id)
) @STRICT@;
CREATE INDEX score_by_criterion ON score (criterion_id);

-- What is said about it, with a lens; other explanations; dissent by name of the function.
CREATE TABLE weighing_note (
    id      @INT@ NOT NULL PRIMARY KEY,
    item_id @INT@ NOT NULL REFERENCES weighing (item_id),
    kind    TEXT NOT NULL CHECK (kind IN ('uitspraak', 'verklaring', 'afwijkend')),
    lens    TEXT NOT NULL DEFAULT '' CHECK (lens IN ('', 'ervaren', 'aangetoond', 'mogelijk')),
    body    TEXT NOT NULL,
    by_function TEXT NOT NULL DEFAULT '',       -- dissent: "politie, informatiecoördinator"
    account_id @INT@ NOT NULL,
    at      @INT@ NOT NULL,
    version @INT@ NOT NULL DEFAULT 1
) @STRICT@;
CREATE INDEX note_by_item ON weighing_note (item_id, kind, id);

-- The outcomes to choose from, and what each does.
CREATE TABLE outcome (
    partnership_id @INT@ NOT NULL REFERENCES partnership (id),
    code           TEXT NOT NULL,
    label          TEXT NOT NULL,
    consequence    TEXT NOT NULL CHECK (consequence IN ('geen', 'terug', 'vraag', 'actie', 'verwijzing', 'trend', 'vernietigen')),
    position       @INT@ NOT NULL,
    active         @INT@ NOT NULL DEFAULT 1,
    version        @INT@ NOT NULL DEFAULT 1,
    PRIMARY KEY (partnership_id, code)
) @STRICT@;

-- The steps that signals took, for the figures of a year. Not what came in: that is most of it.
CREATE INDEX event_by_step ON signal_event (status_to, at, signal_id, status_from, undone) WHERE status_from <> '';

-- Looking again at what was kept off the agenda: a sample of each quarter, drawn with a seed so that
-- anyone can draw it again, and judged by the chair.
CREATE TABLE review_draw (
    id             @INT@ NOT NULL PRIMARY KEY,
    partnership_id @INT@ NOT NULL REFERENCES partnership (id),
    quarter        TEXT NOT NULL,               -- 2026-3
    seed           @INT@ NOT NULL,
    candidates     @INT@ NOT NULL,              -- how many there were to draw from, in order of id
    drawn_at       @INT@ NOT NULL,
    drawn_by       @INT@ NOT NULL DEFAULT 0,
    keep_until     TEXT NOT NULL,
    UNIQUE (partnership_id, quarter)
) @STRICT@;
CREATE INDEX draw_by_keeping ON review_draw (keep_until);
CREATE TABLE signal_review (
    id          @INT@ NOT NULL PRIMARY KEY,
    draw_id     @INT@ NOT NULL REFERENCES review_draw (id),
    signal_id   @INT@ NOT NULL,                 -- no reference: the signal may be destroyed before it
    verdict     TEXT NOT NULL DEFAULT '' CHECK (verdict IN ('', 'juist', 'niet_juist')),
    reason      TEXT NOT NULL DEFAULT '',
    reviewed_at @INT@ NOT NULL DEFAULT 0,
    reviewed_by @INT@ NOT NULL DEFAULT 0,
    version     @INT@ NOT NULL DEFAULT 1,
    UNIQUE (draw_id, signal_id)
) @STRICT@;
CREATE INDEX review_by_signal ON signal_review (signal_id);
