-- Retention: runs and their lines, pauses, what comes due.

-- query bewaren_due many
-- The table that is read whole is d itself: what is due, found along the indexes of keep_until.
-- What must go today, the oldest first; not what a pause keeps.
-- unscoped the law asks for this destruction, whoever may see the record
-- arg today text
-- arg upto text
-- arg draft_upto int
-- arg at_most int
-- col what text
-- col id int
-- col object text
-- col due_on text
-- col at int
-- col term text
-- col parent int
SELECT d.what, d.id, d.object, d.due_on, d.at, d.term, d.parent
  FROM {bewaren_keepable} d /*scan*/
 WHERE NOT {bewaren_paused}
 ORDER BY d.due_on, d.what, d.id, d.object
 LIMIT :at_most;

-- query bewaren_coming many
-- How many of each kind are due on a day or before, and how many of those a pause keeps.
-- unscoped counts only
-- arg today text
-- arg upto text
-- arg draft_upto int
-- col what text
-- col n int
-- col paused int
SELECT d.what AS what, count(*) AS n, sum(CASE WHEN {bewaren_paused} THEN 1 ELSE 0 END) AS paused
  FROM {bewaren_keepable} d /*scan*/
 GROUP BY d.what;

-- query bewaren_signal_paused one
-- Whether a pause keeps one signal.
-- arg id int
-- arg today text
-- col n int
SELECT count(*) AS n
  FROM (SELECT 'signal' AS what, :id AS id, 0 AS parent) d /*scan*/
 WHERE {bewaren_paused};

-- query bewaren_record_paused one
-- Whether a pause keeps one record of any kind that belongs to nothing else.
-- arg what text
-- arg id int
-- arg today text
-- col n int
SELECT count(*) AS n
  FROM (SELECT CAST(:what AS TEXT) AS what, :id AS id, 0 AS parent) d /*scan*/
 WHERE {bewaren_paused};

-- query bewaren_kind_paused one
-- Whether a pause keeps all of a kind.
-- arg what text
-- arg today text
-- col n int
SELECT count(*) AS n
  FROM retention_pause
 WHERE until_on >= :today AND ended_at = 0 AND from_on <= :today AND object_id = 0
   AND what IN ('alles', :what);

-- ---- runs

-- query bewaren_run_open many
-- A run that was broken off, to go on with; at most one.
SELECT id, number, items FROM destruction_run /*scan*/ WHERE finished_at = 0 ORDER BY started_at LIMIT 1;

-- query bewaren_run_add exec
-- arg id int
-- arg number text
-- arg now int
-- arg account_id int
-- arg today text
INSERT INTO destruction_run (id, number, started_at, account_id, today)
VALUES (:id, :number, :now, :account_id, :today);

-- query bewaren_run_count exec
-- arg id int
-- arg more int
UPDATE destruction_run SET items = items + :more WHERE id = :id;

-- query bewaren_run_finish exec
-- arg id int
-- arg now int
UPDATE destruction_run SET finished_at = :now WHERE id = :id;

-- query bewaren_line_add exec
-- arg id int
-- arg run_id int
-- arg what text
-- arg object text
-- arg action text
-- arg term text
-- arg due_on text
INSERT INTO destruction (id, run_id, what, object, action, term, due_on)
VALUES (:id, :run_id, :what, :object, :action, :term, :due_on);

-- query bewaren_runs many
-- The latest runs.
SELECT id, number, started_at, finished_at, account_id, today, items
  FROM destruction_run
 WHERE started_at > 0
 ORDER BY started_at DESC, id DESC
 LIMIT 100;

-- query bewaren_run_get one
-- arg id int
-- col by_whom text
SELECT d.id, d.number, d.started_at, d.finished_at, d.account_id, d.today, d.items,
       coalesce((SELECT p.name FROM account p WHERE p.id = d.account_id), '') AS by_whom
  FROM destruction_run d
 WHERE d.id = :id;

-- query bewaren_run_sums many
-- arg run_id int
-- col n int
SELECT what, action, term, count(*) AS n
  FROM destruction
 WHERE run_id = :run_id
 GROUP BY what, action, term
 ORDER BY what, action, term;

-- query bewaren_run_lines many
-- arg run_id int
SELECT what, object, action, term, due_on
  FROM destruction
 WHERE run_id = :run_id
 ORDER BY what, object
 LIMIT 9000;

-- ---- pauses

-- query bewaren_pauses many
-- Those that are in force, then those that ended.
-- col by_whom text
SELECT p.id, p.reason, p.what, p.object_id, p.object, p.from_on, p.until_on, p.ended_at,
       coalesce((SELECT a.name FROM account a WHERE a.id = p.account_id), '') AS by_whom
  FROM retention_pause p /*scan*/
 ORDER BY CASE p.ended_at WHEN 0 THEN 0 ELSE 1 END, p.until_on DESC, p.id
 LIMIT 200;

-- query bewaren_pause_add exec
-- arg id int
-- arg reason text
-- arg what text
-- arg object_id int
-- arg object text
-- arg from_on text
-- arg until_on text
-- arg account_id int
INSERT INTO retention_pause (id, reason, what, object_id, object, from_on, until_on, account_id)
VALUES (:id, :reason, :what, :object_id, :object, :from_on, :until_on, :account_id);

-- query bewaren_pause_end one
-- E_NOT_FOUND when there is no such pause, or it has ended.
-- arg id int
-- arg now int
-- arg today text
UPDATE retention_pause SET ended_at = :now
 WHERE id = :id AND ended_at = 0 AND until_on >= :today
RETURNING what, object;

-- query bewaren_signal_number one
-- unscoped whoever sets a pause has the number from the case itself; only whether it exists shows
-- arg number text
SELECT id FROM signal WHERE number = :number;

-- query bewaren_kwestie_number one
-- unscoped the same reason as the statement before
-- arg number text
SELECT id FROM kwestie WHERE number = :number;
