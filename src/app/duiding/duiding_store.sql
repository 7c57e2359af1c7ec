-- What a run found: the weeks and the silence of the last run, and warnings with their places.

-- query store_weeks_clear exec
-- unscoped the keeper writes what it computed for a region
-- arg partnership_id int
DELETE FROM analysis_week WHERE partnership_id = :partnership_id;

-- query store_weeks exec sqlite
-- unscoped the keeper writes what it computed for a region
-- arg list text
-- arg partnership_id int
-- arg run_id int
-- The list holds arrays, with commas between them: place, theme, week, observed, expected, low, high, alarm.
INSERT INTO analysis_week (partnership_id, place, theme, week_on, observed, expected, low, high,
                           alarm, run_id)
SELECT :partnership_id, json_extract(j.value, '$[0]'), json_extract(j.value, '$[1]'),
       json_extract(j.value, '$[2]'), json_extract(j.value, '$[3]'),
       json_extract(j.value, '$[4]'), json_extract(j.value, '$[5]'),
       json_extract(j.value, '$[6]'), json_extract(j.value, '$[7]'), :run_id
  FROM json_each('[' || :list || ']') AS j /*scan*/;

-- query store_weeks exec pg
-- unscoped the keeper writes what it computed for a region
-- arg list text
-- arg partnership_id int
-- arg run_id int
INSERT INTO analysis_week (partnership_id, place, theme, week_on, observed, expected, low, high,
                           alarm, run_id)
SELECT :partnership_id, x.v ->> 0, x.v ->> 1, x.v ->> 2, CAST(x.v ->> 3 AS bigint),
       CAST(x.v ->> 4 AS double precision), CAST(x.v ->> 5 AS double precision),
       CAST(x.v ->> 6 AS double precision), x.v ->> 7, :run_id
  FROM json_array_elements(CAST('[' || :list || ']' AS json)) AS x (v);

-- query store_sums_clear exec
-- unscoped the keeper writes what it computed for a region
-- arg partnership_id int
DELETE FROM analysis_sum WHERE partnership_id = :partnership_id;

-- query store_sums exec
-- The weeks of the region and its municipalities, added up. The dates are Mondays. Usual: -1 when one
-- of the weeks has too little history, or there is none.
-- unscoped the keeper writes what it computed for a region
-- arg partnership_id int
-- arg run_id int
-- arg last_on text
-- arg month_on text
-- arg quarter_on text
-- arg year_on text
INSERT INTO analysis_sum (partnership_id, place, theme, month, quarter, year, usual_month,
                          usual_quarter, usual_year, alarm, run_id)
SELECT t.partnership_id, t.place, t.theme,
       CAST(sum(CASE WHEN t.week_on >= :month_on THEN t.observed ELSE 0 END) AS bigint),
       CAST(sum(CASE WHEN t.week_on >= :quarter_on THEN t.observed ELSE 0 END) AS bigint),
       CAST(sum(t.observed) AS bigint),
       CASE WHEN min(CASE WHEN t.week_on >= :month_on THEN t.expected END) >= 0
            THEN sum(CASE WHEN t.week_on >= :month_on THEN t.expected END) ELSE -1 END,
       CASE WHEN min(CASE WHEN t.week_on >= :quarter_on THEN t.expected END) >= 0
            THEN sum(CASE WHEN t.week_on >= :quarter_on THEN t.expected END) ELSE -1 END,
       CASE WHEN min(t.expected) >= 0 THEN sum(t.expected) ELSE -1 END,
       max(CASE WHEN t.week_on = :last_on THEN t.alarm ELSE '' END), :run_id
  FROM analysis_week t
 WHERE t.partnership_id = :partnership_id AND t.week_on >= :year_on AND substr(t.place, 1, 1) <> 'a'
 GROUP BY t.partnership_id, t.place, t.theme;

-- query store_quiet_clear exec
-- unscoped the keeper writes what it computed for a region
-- arg partnership_id int
DELETE FROM analysis_quiet WHERE partnership_id = :partnership_id;

-- query store_quiet exec
-- behind
-- arg partnership_id int
-- arg place text
-- arg state text
-- arg last_on text
-- arg observed int
-- arg expected real
-- arg low real
-- arg run_id int
INSERT INTO analysis_quiet (partnership_id, place, state, last_on, observed, expected, low, run_id)
VALUES (:partnership_id, :place, :state, :last_on, :observed, :expected, :low, :run_id);

-- query warning_open many
-- Warnings that a new finding may be the same as.
-- unscoped the keeper writes what it computed for a region
-- arg partnership_id int
-- arg seen_from int
-- arg at_most int
SELECT w.id, w.kind, w.theme, w.place, w.first_on, w.last_on, w.level, w.state
  FROM warning w
 WHERE w.partnership_id = :partnership_id AND w.state <> 'voorbij' AND w.seen_at >= :seen_from
 ORDER BY w.made_at DESC, w.id
 LIMIT :at_most;

-- query warning_areas many
-- unscoped the keeper writes what it computed for a region
-- arg warning_id int
SELECT wa.area_id FROM warning_area wa WHERE wa.warning_id = :warning_id ORDER BY wa.area_id;

-- query warning_add exec
-- arg id int
-- arg number text
-- arg partnership_id int
-- arg run_id int
-- arg kind text
-- arg theme text
-- arg made_at int
-- arg keep_until text
INSERT INTO warning (id, number, partnership_id, run_id, last_run_id, kind, method, theme, place,
                     name, first_on, last_on, observed, expected, statistic, p, recurrence, level,
                     state, state_at, made_at, seen_at, keep_until)
VALUES (:id, :number, :partnership_id, :run_id, :run_id, :kind, '', :theme, '', '', '', '', 0, 0,
        0, 1, 0, 'geel', 'nieuw', :made_at, :made_at, :made_at, :keep_until);

-- query warning_numbers exec
-- What the last run that saw it makes of it: numbers and days that belong together.
-- unscoped the keeper writes what it computed for a region
-- arg id int
-- arg run_id int
-- arg kind text
-- arg method text
-- arg place text
-- arg name text
-- arg first_on text
-- arg last_on text
-- arg observed int
-- arg expected real
-- arg statistic real
-- arg p real
-- arg recurrence real
-- arg level text
-- arg sources text
-- arg without_source text
-- arg without_incident text
-- arg new_reporter int
-- arg now int
UPDATE warning
   SET last_run_id = :run_id, kind = :kind, method = :method, place = :place, name = :name, first_on = :first_on,
       last_on = :last_on, observed = :observed, expected = :expected, statistic = :statistic,
       p = :p, recurrence = :recurrence, level = :level, sources = :sources,
       without_source = :without_source, without_incident = :without_incident,
       new_reporter = :new_reporter, seen_at = :now
 WHERE id = :id;

-- query warning_seen exec
-- What was set aside stays as it was then; it is only known that it is still there.
-- unscoped the keeper writes what it computed for a region
-- arg id int
-- arg run_id int
-- arg now int
UPDATE warning SET last_run_id = :run_id, seen_at = :now WHERE id = :id;

-- query warning_areas_clear exec
-- arg warning_id int
DELETE FROM warning_area WHERE warning_id = :warning_id;

-- query warning_area_add exec
-- behind
-- arg warning_id int
-- arg area_id int
-- arg observed int
-- arg expected real
INSERT INTO warning_area (warning_id, area_id, observed, expected)
VALUES (:warning_id, :area_id, :observed, :expected);

-- query warning_over exec
-- What was not seen for so long is over.
-- unscoped the keeper writes what it computed for a region
-- arg partnership_id int
-- arg seen_before int
-- arg now int
UPDATE warning SET state = 'voorbij', state_at = :now
 WHERE partnership_id = :partnership_id AND state IN ('nieuw', 'volgen')
   AND seen_at < :seen_before;
