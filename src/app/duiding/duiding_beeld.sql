-- The picture of a region, read from what the last run counted (analysis_week, and analysis_sum) and
-- from indexed parts of what it is about. Small numbers are hidden before anything is shown (duiding_hide.h).

-- query beeld_region many
-- The regions of the viewer, by name.
-- arg viewer int
SELECT t.partnership_id, p.name
  FROM partnership_organisation t
  JOIN partnership p ON p.id = t.partnership_id
 WHERE {visible_region}
 GROUP BY t.partnership_id, p.name
 ORDER BY p.name, t.partnership_id
 LIMIT 20;

-- query beeld_runs many
-- The last runs, the newest first.
-- arg viewer int
-- arg partnership_id int
SELECT t.id, t.number, t.kind, t.as_of, t.state, t.asked_at, t.begun_at, t.ended_at, t.must_stop, t.done,
       t.total, t.signals, t.trouble, t.settings, t.seed, t.program, t.input_hash, t.result_hash
  FROM analysis_run t
 WHERE t.partnership_id = :partnership_id AND {visible_region}
 ORDER BY t.asked_at DESC, t.id DESC
 LIMIT 10;

-- query beeld_run many
-- arg viewer int
-- arg id int
SELECT t.id, t.number, t.kind, t.as_of, t.state, t.asked_at, t.ended_at, t.signals, t.settings, t.seed,
       t.program, t.input_hash, t.result_hash
  FROM analysis_run t
 WHERE t.id = :id AND {visible_region};

-- query beeld_last_week many
-- The Monday of the last week that was counted.
-- arg viewer int
-- arg partnership_id int
SELECT t.week_on
  FROM analysis_week t
 WHERE t.partnership_id = :partnership_id AND t.place = '' AND t.theme = '' AND {visible_region}
 ORDER BY t.week_on DESC
 LIMIT 1;

-- query beeld_places many
-- The municipalities of a region; is_open: the viewer is among those who handle its signals.
-- arg viewer int
-- arg partnership_id int
-- col is_open int
SELECT m.code, m.name,
       max(CASE WHEN EXISTS (SELECT 1 FROM circle_member vm
                              WHERE vm.circle_id = o.circle_id AND vm.account_id = :viewer)
                THEN 1 ELSE 0 END) AS is_open
  FROM partnership_organisation po
  JOIN organisation o ON o.id = po.organisation_id AND o.kind = 'gemeente' AND o.active = 1
  JOIN municipality m ON m.code = o.municipality
 WHERE po.partnership_id = :partnership_id
 GROUP BY m.code, m.name
 ORDER BY m.name, m.code
 LIMIT 400;

-- query beeld_counts many
-- How many signals each place had about each theme in the last 4 weeks, 13 weeks and year.
-- arg viewer int
-- arg partnership_id int
SELECT t.place, t.theme, t.month, t.quarter, t.year
  FROM analysis_sum t
 WHERE t.partnership_id = :partnership_id
   AND t.place IN (SELECT o.municipality
                     FROM partnership_organisation po
                     JOIN organisation o ON o.id = po.organisation_id AND o.kind = 'gemeente'
                    WHERE po.partnership_id = :partnership_id)
   AND t.theme <> '' AND {visible_region}
 ORDER BY t.place, t.theme
 LIMIT 9000;

-- query beeld_usual many
-- What was counted and what is usual for each place, about one theme ('': all); alarm: what its last
-- week says.
-- arg viewer int
-- arg partnership_id int
-- arg theme text
SELECT t.place, t.month, t.quarter, t.year, t.usual_month, t.usual_quarter, t.usual_year, t.alarm
  FROM analysis_sum t
 WHERE t.partnership_id = :partnership_id AND t.theme = :theme
   AND t.place IN (SELECT o.municipality
                     FROM partnership_organisation po
                     JOIN organisation o ON o.id = po.organisation_id AND o.kind = 'gemeente'
                    WHERE po.partnership_id = :partnership_id)
   AND {visible_region}
 LIMIT 400;

-- query beeld_themes many
-- The same of one place ('': the whole region), for each theme ('': all).
-- arg viewer int
-- arg partnership_id int
-- arg place text
SELECT t.theme, t.month, t.quarter, t.year, t.usual_month, t.usual_quarter, t.usual_year, t.alarm
  FROM analysis_sum t
 WHERE t.partnership_id = :partnership_id AND t.place = :place AND {visible_region}
 ORDER BY t.theme
 LIMIT 100;

-- query beeld_weeks_open many
-- The weeks of the municipalities of which the viewer is among those who handle the signals (is_open
-- of beeld_places), together.
-- arg viewer int
-- arg partnership_id int
-- arg from_on text
-- col observed int
SELECT t.theme, t.week_on, CAST(sum(t.observed) AS bigint) AS observed
  FROM analysis_week t
 WHERE t.partnership_id = :partnership_id AND t.week_on >= :from_on AND t.theme <> ''
   AND t.place IN (SELECT o.municipality
                     FROM partnership_organisation po
                     JOIN organisation o ON o.id = po.organisation_id AND o.kind = 'gemeente'
                          AND o.active = 1
                     JOIN circle_member vm ON vm.circle_id = o.circle_id AND vm.account_id = :viewer
                    WHERE po.partnership_id = :partnership_id)
   AND {visible_region}
 GROUP BY t.theme, t.week_on
 LIMIT 9000;

-- query beeld_weeks many
-- One place ('': the region), week by week. one: of this theme only; '*': of all.
-- arg viewer int
-- arg partnership_id int
-- arg place text
-- arg one text
-- arg from_on text
SELECT t.theme, t.week_on, t.observed, t.expected, t.low, t.high, t.alarm
  FROM analysis_week t
 WHERE t.partnership_id = :partnership_id AND t.place = :place AND t.week_on >= :from_on
   AND (:one = '*' OR t.theme = :one) AND {visible_region}
 ORDER BY t.theme, t.week_on
 LIMIT 9000;

-- query beeld_warnings many
-- Warnings that still wait for someone: the most unusual first, of these the ones that rest on one
-- new reporter last, and then the newest first.
-- arg viewer int
-- arg partnership_id int
-- arg at_most int
-- col closed int
SELECT t.id, t.number, t.kind, t.theme, t.place, t.name, t.first_on, t.last_on, t.observed, t.expected,
       t.recurrence, t.level, t.state, t.made_at, t.new_reporter, {warning_closed} AS closed
  FROM warning t
 WHERE t.partnership_id = :partnership_id AND t.state IN ('nieuw', 'volgen') AND {visible_region}
 ORDER BY {warning_order}, t.made_at DESC, t.id
 LIMIT :at_most;

-- query beeld_quiet many
-- Where the last run heard nothing, or less than usual; is_open as of beeld_places. Organisations by
-- name: place 'o...'.
-- arg viewer int
-- arg partnership_id int
-- col name text
-- col municipality text
-- col is_open int
SELECT t.place, t.state, t.last_on, coalesce(ar.name, m.name, o.name, '') AS name,
       coalesce(am.name, '') AS municipality,
       CASE WHEN EXISTS (SELECT 1 FROM circle_member vm
                           JOIN organisation vo ON vo.circle_id = vm.circle_id AND vo.kind = 'gemeente'
                          WHERE vm.account_id = :viewer
                            AND vo.municipality = coalesce(ar.municipality, m.code, ''))
            THEN 1 ELSE 0 END AS is_open
  FROM analysis_quiet t
  LEFT JOIN area ar ON ar.id = CASE WHEN substr(t.place, 1, 1) = 'a'
                                    THEN CAST(substr(t.place, 2) AS bigint) ELSE 0 END
  LEFT JOIN municipality am ON am.code = ar.municipality
  LEFT JOIN municipality m ON m.code = t.place
  LEFT JOIN organisation o ON o.id = CASE WHEN substr(t.place, 1, 1) = 'o'
                                          THEN CAST(substr(t.place, 2) AS bigint) ELSE 0 END
 WHERE t.partnership_id = :partnership_id AND {visible_region}
 ORDER BY t.state, municipality, name
 LIMIT 3000;

-- query beeld_triggers many
-- What is coming.
-- arg viewer int
-- arg partnership_id int
-- arg today text
-- arg until text
-- arg at_most int
-- col place text
SELECT t.id, t.kind, t.title, t.starts_on, t.ends_on, coalesce(m.name, 'Hele regio') AS place
  FROM trigger_event t
  LEFT JOIN municipality m ON m.code = t.municipality
 WHERE t.partnership_id = :partnership_id AND t.state <> 'vervallen'
   AND t.ends_on >= :today AND t.starts_on <= :until AND {visible_region}
 ORDER BY t.starts_on, t.id
 LIMIT :at_most;

-- query beeld_meeting many
-- The last consultation that was held.
-- arg viewer int
-- arg partnership_id int
-- arg today text
SELECT t.id, t.number, t.held_on, t.ends_at
  FROM meeting t
 WHERE t.partnership_id = :partnership_id AND t.state = 'afgerond' AND t.held_on <= :today
   AND {visible_region}
 ORDER BY t.held_on DESC
 LIMIT 1;

-- query beeld_new one
-- What the viewer may see and is new since a moment: signals, kwesties and warnings.
-- arg viewer int
-- arg partnership_id int
-- arg since int
-- col signals int
-- col kwesties int
-- col warnings int
SELECT (SELECT count(*) FROM (SELECT 1 FROM signal s
                               WHERE s.received_at >= :since AND {visible_signal}
                               LIMIT 1000) x) AS signals,
       (SELECT count(*) FROM kwestie k WHERE k.created_at >= :since AND {visible_kwestie}) AS kwesties,
       (SELECT count(*) FROM warning t
         WHERE t.partnership_id = :partnership_id AND t.made_at >= :since AND {visible_region}) AS warnings;
