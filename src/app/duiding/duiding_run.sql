-- The queue of runs, how far each is, and the days that a run is compared with.

-- query run_pending many
-- A run of a region that waits or is being done.
-- unscoped the caller has settled for which region it asks
-- arg partnership_id int
SELECT r.id, r.number
  FROM analysis_run r
 WHERE r.state IN ('wacht', 'bezig') AND r.partnership_id = :partnership_id
 ORDER BY r.asked_at, r.id
 LIMIT 1;

-- query run_add exec
-- arg id int
-- arg number text
-- arg partnership_id int
-- arg kind text
-- arg as_of text
-- arg asked_by int
-- arg asked_at int
-- arg seed int
-- arg keep_until text
INSERT INTO analysis_run (id, number, partnership_id, kind, as_of, state, asked_by, asked_at, seed,
                          keep_until)
VALUES (:id, :number, :partnership_id, :kind, :as_of, 'wacht', :asked_by, :asked_at, :seed,
        :keep_until);

-- query run_regions many
-- Regions without a run about a day, and how many accounts could look at one.
-- unscoped the keeper works for all regions
-- arg as_of text
-- arg at_most int
SELECT p.id
  FROM partnership p /*scan*/
 WHERE NOT EXISTS (SELECT 1 FROM analysis_run r
                    WHERE r.partnership_id = p.id AND r.kind = 'nacht' AND r.as_of >= :as_of)
 ORDER BY p.id
 LIMIT :at_most;

-- query run_next many
-- The run whose turn it is: one that waits, was laid aside, or has died.
-- unscoped the keeper works for all regions
-- arg dead_before int
SELECT r.id, r.number, r.partnership_id, r.as_of, r.kind, r.state, r.asked_at, r.begun_at,
       r.beat_at, r.tries, r.seed, r.must_stop, r.settings
  FROM analysis_run r
 WHERE r.state IN ('wacht', 'bezig') AND r.beat_at < :dead_before
 ORDER BY r.asked_at, r.id
 LIMIT 1;

-- query run_claim many
-- Take it; no row when another machine was first.
-- unscoped the keeper works for all regions
-- arg id int
-- arg state text
-- arg beat_at int
-- arg tries int
-- arg now int
UPDATE analysis_run
   SET state = 'bezig', beat_at = :now, tries = :tries,
       begun_at = CASE WHEN begun_at = 0 THEN :now ELSE begun_at END
 WHERE id = :id AND state = :state AND beat_at = :beat_at
RETURNING id;

-- query run_beat many
-- How far it is. No row when it is no longer this machine's.
-- unscoped the keeper works for all regions
-- arg id int
-- arg was int
-- arg now int
-- arg done int
-- arg total int
UPDATE analysis_run SET beat_at = :now, done = :done, total = :total
 WHERE id = :id AND state = 'bezig' AND beat_at = :was
RETURNING must_stop;

-- query run_end many
-- unscoped the keeper works for all regions
-- arg id int
-- arg was int
-- arg state text
-- arg now int
-- arg trouble text
UPDATE analysis_run SET state = :state, ended_at = :now, trouble = :trouble
 WHERE id = :id AND state = 'bezig' AND beat_at = :was
RETURNING id;

-- query run_result exec
-- unscoped the keeper works for all regions
-- arg id int
-- arg settings text
-- arg program text
-- arg input_hash text
-- arg result_hash text
-- arg signals int
UPDATE analysis_run
   SET settings = :settings, program = :program, input_hash = :input_hash,
       result_hash = :result_hash, signals = :signals, done = total
 WHERE id = :id;

-- query run_of_number one
-- unscoped whoever may use the command line has the whole database
-- arg number text
SELECT r.id, r.partnership_id, r.as_of, r.state, r.asked_at, r.seed, r.settings, r.program,
       r.input_hash, r.result_hash
  FROM analysis_run r
 WHERE r.number = :number;

-- query run_to_stop one
-- arg id int
-- arg viewer int
SELECT t.number, t.state FROM analysis_run t WHERE t.id = :id AND {visible_region};

-- query run_stop exec
-- arg id int
-- arg viewer int
-- arg now int
UPDATE analysis_run AS t
   SET must_stop = 1,
       state = CASE WHEN t.state = 'wacht' THEN 'gestopt' ELSE t.state END,
       ended_at = CASE WHEN t.state = 'wacht' THEN :now ELSE t.ended_at END
 WHERE t.id = :id AND t.state IN ('wacht', 'bezig') AND {visible_region};

-- query past_days many
-- arg partnership_id int
-- arg settings_hash text
-- arg from_day text
-- arg upto_day text
SELECT d.theme, d.day, d.p
  FROM analysis_day d
 WHERE d.partnership_id = :partnership_id AND d.settings_hash = :settings_hash
   AND d.day >= :from_day AND d.day <= :upto_day;

-- query past_put exec
-- behind
-- arg partnership_id int
-- arg theme text
-- arg day text
-- arg settings_hash text
-- arg statistic real
-- arg p real
INSERT INTO analysis_day (partnership_id, theme, day, settings_hash, statistic, p)
VALUES (:partnership_id, :theme, :day, :settings_hash, :statistic, :p)
ON CONFLICT (partnership_id, theme, day, settings_hash)
DO UPDATE SET statistic = :statistic, p = :p;

-- query past_forget exec
-- Days that no run looks back at any more.
-- arg partnership_id int
-- arg before_day text
DELETE FROM analysis_day WHERE partnership_id = :partnership_id AND day < :before_day;

-- query choice_get one
-- arg partnership_id int
SELECT c.false_alarm, c.version FROM analysis_choice c WHERE c.partnership_id = :partnership_id;

-- query choice_add many
-- No row when somebody chose in the meantime.
-- arg partnership_id int
-- arg code text
-- arg account int
-- arg now int
INSERT INTO analysis_choice (partnership_id, false_alarm, changed_by, changed_at)
VALUES (:partnership_id, :code, :account, :now)
ON CONFLICT (partnership_id) DO NOTHING
RETURNING version;

-- query choice_change many
-- arg partnership_id int
-- arg code text
-- arg account int
-- arg now int
-- arg was int
UPDATE analysis_choice
   SET false_alarm = :code, changed_by = :account, changed_at = :now, version = version + 1
 WHERE partnership_id = :partnership_id AND version = :was
RETURNING version;

-- query run_reasons many
-- What people followed or made a kwestie of in the year before a day. What was followed until it was
-- over has who followed it; what nobody looked at has nobody.
-- unscoped the keeper works for all regions
-- arg partnership_id int
-- arg from_day text
-- arg upto_day text
-- arg at_most int
SELECT w.theme, w.first_on, w.last_on
  FROM warning w
 WHERE w.partnership_id = :partnership_id AND w.kind <> 'stil'
   AND (w.state IN ('volgen', 'kwestie') OR (w.state = 'voorbij' AND w.state_by <> 0))
   AND w.last_on >= :from_day AND w.last_on < :upto_day
 ORDER BY w.first_on, w.last_on, w.theme
 LIMIT :at_most;
