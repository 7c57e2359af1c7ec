-- Duiden: what the program computed about the signals of a region, and the warnings that came of it.
CREATE TABLE analysis_run (
    id             @INT@ NOT NULL PRIMARY KEY,
    number         TEXT NOT NULL UNIQUE,        -- D-2026-0012
    partnership_id @INT@ NOT NULL REFERENCES partnership (id),
    kind           TEXT NOT NULL CHECK (kind IN ('nacht', 'vraag')), -- every night, or someone asked
    as_of          TEXT NOT NULL,               -- the last day that it looks at
    state          TEXT NOT NULL CHECK (state IN ('wacht', 'bezig', 'klaar', 'gestopt', 'mislukt')),
    asked_by       @INT@ NOT NULL DEFAULT 0,    -- account; 0: the program
    asked_at       @INT@ NOT NULL,
    begun_at       @INT@ NOT NULL DEFAULT 0,
    ended_at       @INT@ NOT NULL DEFAULT 0,
    beat_at        @INT@ NOT NULL DEFAULT 0,    -- when it last told how far it is: one that is silent died
    must_stop      @INT@ NOT NULL DEFAULT 0,
    tries          @INT@ NOT NULL DEFAULT 0,    -- how often it was taken up after it fell silent
    done           @INT@ NOT NULL DEFAULT 0,    -- steps of `total`
    total          @INT@ NOT NULL DEFAULT 0,
    seed           @INT@ NOT NULL,
    settings       TEXT NOT NULL DEFAULT '',    -- all that the result depends on, as "name=value" lines
    program        TEXT NOT NULL DEFAULT '',    -- version
    input_hash     TEXT NOT NULL DEFAULT '',    -- of the counts that it looked at
    result_hash    TEXT NOT NULL DEFAULT '',
    signals        @INT@ NOT NULL DEFAULT 0,    -- how many it looked at
    trouble        TEXT NOT NULL DEFAULT '',    -- why it failed
    keep_until     TEXT NOT NULL
) @STRICT@;
CREATE INDEX run_by_state ON analysis_run (state, asked_at);
CREATE INDEX run_by_region ON analysis_run (partnership_id, asked_at, id);
CREATE INDEX run_by_keeping ON analysis_run (keep_until);

-- Counts of the last run with what is usual: one row for a week, a theme ('' for all of them) and a
-- place: '' for the region, the code of a municipality, or 'a' and the id of an area.
CREATE TABLE analysis_week (
    partnership_id @INT@ NOT NULL REFERENCES partnership (id),
    place          TEXT NOT NULL,
    theme          TEXT NOT NULL,
    week_on        TEXT NOT NULL,               -- its Monday
    observed       @INT@ NOT NULL,
    expected       @REAL@ NOT NULL,             -- -1: too little history to say
    low            @REAL@ NOT NULL,
    high           @REAL@ NOT NULL,
    alarm          TEXT NOT NULL DEFAULT '' CHECK (alarm IN ('', 'hoog', 'stil')),
    run_id         @INT@ NOT NULL,
    PRIMARY KEY (partnership_id, place, theme, week_on)
) @STRICT@@SQLITE@, WITHOUT ROWID@END@;

-- The same of the region and its municipalities, added up to the last 4, 13 and 52 weeks: what Beeld
-- reads, a hundredth of the weeks. -1: too little history to say.
CREATE TABLE analysis_sum (
    partnership_id @INT@ NOT NULL REFERENCES partnership (id),
    place          TEXT NOT NULL,
    theme          TEXT NOT NULL,
    month          @INT@ NOT NULL,              -- observed
    quarter        @INT@ NOT NULL,
    year           @INT@ NOT NULL,
    usual_month    @REAL@ NOT NULL,             -- expected
    usual_quarter  @REAL@ NOT NULL,
    usual_year     @REAL@ NOT NULL,
    alarm          TEXT NOT NULL CHECK (alarm IN ('', 'hoog', 'stil')), -- of the last week
    run_id         @INT@ NOT NULL,
    PRIMARY KEY (partnership_id, place, theme)
) @STRICT@@SQLITE@, WITHOUT ROWID@END@;

-- The strongest concentration of each day: what the empirical recurrence interval rests on. The hash
-- is that of the settings: days of other settings do not count.
CREATE TABLE analysis_day (
    partnership_id @INT@ NOT NULL REFERENCES partnership (id),
    theme          TEXT NOT NULL,
    day            TEXT NOT NULL,
    settings_hash  TEXT NOT NULL,
    statistic      @REAL@ NOT NULL,
    p              @REAL@ NOT NULL,
    PRIMARY KEY (partnership_id, theme, day, settings_hash)
) @STRICT@;

-- Something that stands out, or is silent. It never names or ranks people.
CREATE TABLE warning (
    id             @INT@ NOT NULL PRIMARY KEY,
    number         TEXT NOT NULL UNIQUE,        -- W-2026-0007
    partnership_id @INT@ NOT NULL REFERENCES partnership (id),
    run_id         @INT@ NOT NULL,              -- the first that saw it; it may be gone by now
    last_run_id    @INT@ NOT NULL,              -- the last that saw it
    kind           TEXT NOT NULL CHECK (kind IN ('plek', 'reeks', 'stil')), -- a place, a series, silence
    method         TEXT NOT NULL,               -- code of the method
    theme          TEXT NOT NULL,               -- '': all themes together
    place          TEXT NOT NULL,               -- as analysis_week; of a 'plek' the centre
    name           TEXT NOT NULL,               -- of the place, as said in the sentence
    first_on       TEXT NOT NULL,               -- days that it is about
    last_on        TEXT NOT NULL,
    observed       @INT@ NOT NULL,
    expected       @REAL@ NOT NULL,
    statistic      @REAL@ NOT NULL,
    p              @REAL@ NOT NULL,
    recurrence     @REAL@ NOT NULL,             -- days between such warnings without a reason, from a replay
    level          TEXT NOT NULL CHECK (level IN ('geel', 'oranje', 'rood')),
    sources        TEXT NOT NULL DEFAULT '',    -- "code count" lines: which sources reported
    without_source TEXT NOT NULL DEFAULT '',    -- "observed expected" without the busiest source
    without_incident TEXT NOT NULL DEFAULT '',  -- and without the biggest incident
    new_reporter   @INT@ NOT NULL DEFAULT 0,    -- 1: it rests on one source that began lately
    state          TEXT NOT NULL CHECK (state IN ('nieuw', 'volgen', 'kwestie', 'terzijde', 'voorbij')),
    state_reason   TEXT NOT NULL DEFAULT '',
    state_by       @INT@ NOT NULL DEFAULT 0,
    state_at       @INT@ NOT NULL DEFAULT 0,
    kwestie_id     @INT@ NOT NULL DEFAULT 0,
    made_at        @INT@ NOT NULL,
    seen_at        @INT@ NOT NULL,              -- of the last run that saw it
    keep_until     TEXT NOT NULL,
    version        @INT@ NOT NULL DEFAULT 1
) @STRICT@;
CREATE INDEX warning_by_region ON warning (partnership_id, made_at, id);
CREATE INDEX warning_by_state ON warning (partnership_id, state, made_at);
CREATE INDEX warning_by_run ON warning (last_run_id);
CREATE INDEX warning_by_first_run ON warning (run_id);
CREATE INDEX warning_by_kwestie ON warning (kwestie_id);
CREATE INDEX warning_by_keeping ON warning (keep_until);

CREATE TABLE warning_area (
    warning_id @INT@ NOT NULL REFERENCES warning (id),
    area_id    @INT@ NOT NULL REFERENCES area (id),
    observed   @INT@ NOT NULL,
    expected   @REAL@ NOT NULL,
    PRIMARY KEY (warning_id, area_id)
) @STRICT@;
CREATE INDEX warning_area_by_area ON warning_area (area_id);

-- How often a region accepts a warning without a reason. Absent: once a quarter.
CREATE TABLE analysis_choice (
    partnership_id @INT@ NOT NULL PRIMARY KEY REFERENCES partnership (id),
    false_alarm    TEXT NOT NULL CHECK (false_alarm IN ('maand', 'kwartaal', 'jaar')),
    changed_by     @INT@ NOT NULL DEFAULT 0,
    changed_at     @INT@ NOT NULL,
    version        @INT@ NOT NULL DEFAULT 1
) @STRICT@;

-- Where and from whom the last run heard nothing, or less than usual: silence is not peace.
CREATE TABLE analysis_quiet (
    partnership_id @INT@ NOT NULL REFERENCES partnership (id),
    place          TEXT NOT NULL,               -- as analysis_week, or 'o' and the id of an organisation
    state          TEXT NOT NULL CHECK (state IN ('nooit', 'stil', 'minder')),
    last_on        TEXT NOT NULL,               -- last day of which something was reported; '': never
    observed       @INT@ NOT NULL,              -- in the last eight weeks
    expected       @REAL@ NOT NULL,             -- -1: too little history to say
    low            @REAL@ NOT NULL,             -- below this is less than usual
    run_id         @INT@ NOT NULL,
    PRIMARY KEY (partnership_id, place)
) @STRICT@;

-- The counts of the analysis read signals along their days, from the index alone.
CREATE INDEX signal_by_observed ON signal (observed_from, id, municipality, area_id, theme, status, source_role,
                                           reporter_id, organisation_id, received_at);
