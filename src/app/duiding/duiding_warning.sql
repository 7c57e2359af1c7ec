-- Warnings, and the records behind them.

-- query notice_list many
-- Warnings of the regions of the viewer. state: one of them; 'open': those that wait for someone; '':
-- all. Those that wait come in the order of warning_order (rank); the others all have rank 0. Of one
-- rank the newest first.
-- arg viewer int
-- arg partnership_id int
-- arg state text
-- arg by_level int
-- arg after_rank int
-- arg before_at int
-- arg before_id int
-- arg at_most int
-- col rank int
-- col closed int
SELECT t.id, t.number, t.kind, t.theme, t.place, t.name, t.first_on, t.last_on, t.observed, t.expected,
       t.recurrence, t.level, t.state, t.state_reason, t.made_at, t.new_reporter,
       :by_level * {warning_order} AS rank, {warning_closed} AS closed
  FROM warning t
 WHERE t.partnership_id = :partnership_id
   AND (:state = '' OR t.state = :state OR (:state = 'open' AND t.state IN ('nieuw', 'volgen')))
   AND :by_level * {warning_order} >= :after_rank
   AND (:by_level * {warning_order} > :after_rank
        OR (t.made_at <= :before_at AND (t.made_at < :before_at OR t.id < :before_id)))
   AND {visible_region}
 ORDER BY rank, t.made_at DESC, t.id DESC
 LIMIT :at_most;

-- query notice_get one
-- arg viewer int
-- arg id int
-- col closed int
-- col state_who text
-- col kwestie text
SELECT t.id, t.number, t.partnership_id, t.run_id, t.last_run_id, t.kind, t.method, t.theme, t.place,
       t.name, t.first_on, t.last_on, t.observed, t.expected, t.statistic, t.p, t.recurrence, t.level,
       t.sources, t.without_source, t.without_incident, t.new_reporter, t.state, t.state_reason,
       t.state_at, t.kwestie_id, t.made_at, t.seen_at, t.version, {warning_closed} AS closed,
       coalesce(w.function, '') AS state_who,
       coalesce((SELECT k.number FROM kwestie k WHERE k.id = t.kwestie_id AND {visible_kwestie}),
                '') AS kwestie
  FROM warning t
  LEFT JOIN account w ON w.id = t.state_by
 WHERE t.id = :id AND {visible_region};

-- query notice_areas many
-- The places of a concentration, without those from which nothing came and nothing was expected. A
-- municipality as a whole has its own name. is_open: the viewer handles signals there; the others come
-- last, in the order of their names.
-- arg viewer int
-- arg id int
-- col name text
-- col part_of text
-- col is_open int
SELECT ar.id, ar.municipality, m.name AS municipality_name, ar.lon, ar.lat, wa.observed, wa.expected,
       CASE ar.kind WHEN 'geheel' THEN m.name ELSE ar.name END AS name,
       CASE ar.kind WHEN 'geheel' THEN 'hele gemeente' ELSE m.name END AS part_of,
       CASE WHEN op.municipality IS NULL THEN 0 ELSE 1 END AS is_open
  FROM warning t
  JOIN warning_area wa ON wa.warning_id = t.id
  JOIN area ar ON ar.id = wa.area_id
  JOIN municipality m ON m.code = ar.municipality
  LEFT JOIN (SELECT DISTINCT oo.municipality
               FROM circle_member cm
               JOIN organisation oo ON oo.circle_id = cm.circle_id AND oo.kind = 'gemeente'
                                   AND oo.active = 1
              WHERE cm.account_id = :viewer) op ON op.municipality = ar.municipality
 WHERE t.id = :id AND (wa.observed > 0 OR wa.expected >= 0.05) AND {visible_region}
 ORDER BY CASE WHEN op.municipality IS NULL THEN 1 ELSE 0 END,
          CASE WHEN op.municipality IS NULL THEN 0 ELSE wa.observed END DESC, ar.name
 LIMIT 400;

-- query notice_around many
-- The villages and districts of the municipalities in which those places lie.
-- arg viewer int
-- arg id int
SELECT ar.id, ar.name, ar.lon, ar.lat
  FROM warning t
  JOIN area ar ON ar.active = 1 AND ar.kind <> 'geheel'
   AND ar.municipality IN (SELECT wr.municipality FROM warning_area wa JOIN area wr ON wr.id = wa.area_id
                            WHERE wa.warning_id = t.id AND (wa.observed > 0 OR wa.expected >= 0.05))
 WHERE t.id = :id AND {visible_region}
 ORDER BY ar.id
 LIMIT 300;

-- query notice_villages many
-- For a warning about a series of a municipality, or of one place in it: what came from its places in
-- the weeks of the warning. weeks: how many of these the last run still has; expected -1: too little
-- history to say.
-- arg viewer int
-- arg id int
-- col name text
-- col part_of text
-- col place text
-- col weeks int
-- col observed int
-- col expected real
SELECT ar.id, ar.lon, ar.lat, ar.kind,
       CASE ar.kind WHEN 'geheel' THEN m.name ELSE ar.name END AS name,
       CASE ar.kind WHEN 'geheel' THEN 'hele gemeente' ELSE '' END AS part_of,
       'a' || ar.id AS place, count(k.week_on) AS weeks,
       CAST(coalesce(sum(k.observed), 0) AS bigint) AS observed,
       CASE WHEN coalesce(min(k.expected), -1) < 0 THEN -1 ELSE sum(k.expected) END AS expected
  FROM warning t
  JOIN area ar ON ar.municipality = CASE WHEN substr(t.place, 1, 1) = 'a'
                                         THEN (SELECT x.municipality FROM area x
                                                WHERE x.id = CAST(substr(t.place, 2) AS bigint))
                                         ELSE t.place END
  JOIN municipality m ON m.code = ar.municipality
  LEFT JOIN analysis_week k ON k.partnership_id = t.partnership_id AND k.place = 'a' || ar.id
       AND k.theme = t.theme AND k.week_on BETWEEN t.first_on AND t.last_on
 WHERE t.id = :id AND {visible_region}
   AND (ar.active = 1 OR k.week_on IS NOT NULL)
 GROUP BY ar.id, ar.lon, ar.lat, ar.kind, ar.name, m.name
 ORDER BY observed DESC, name, ar.id
 LIMIT 300;

-- query notice_municipalities many
-- The same for a warning about the whole region: from each municipality.
-- arg viewer int
-- arg id int
-- col weeks int
-- col observed int
-- col expected real
SELECT m.code, m.name, count(k.week_on) AS weeks,
       CAST(coalesce(sum(k.observed), 0) AS bigint) AS observed,
       CASE WHEN coalesce(min(k.expected), -1) < 0 THEN -1 ELSE sum(k.expected) END AS expected
  FROM warning t
  JOIN municipality m ON m.code IN (SELECT o.municipality
                                      FROM partnership_organisation po
                                      JOIN organisation o ON o.id = po.organisation_id
                                       AND o.kind = 'gemeente' AND o.active = 1
                                     WHERE po.partnership_id = t.partnership_id)
  LEFT JOIN analysis_week k ON k.partnership_id = t.partnership_id AND k.place = m.code
       AND k.theme = t.theme AND k.week_on BETWEEN t.first_on AND t.last_on
 WHERE t.id = :id AND t.place = '' AND {visible_region}
 GROUP BY m.code, m.name
 ORDER BY observed DESC, m.name
 LIMIT 400;

-- query notice_signals many
-- The records behind a warning that the viewer may see, the newest first. from_on: the first day of
-- the warning, and before_on no later than its last: a database that knows them only when it has the
-- warning looks at all signals.
-- arg viewer int
-- arg id int
-- arg from_on text
-- arg before_on text
-- arg before_id int
-- arg at_most int
-- col area text
-- col what text
SELECT s.id, s.number, s.observed_from, s.theme, s.status, s.source_role,
       CASE ar.kind WHEN 'geheel' THEN 'hele gemeente' ELSE ar.name END AS area, m.name AS municipality, substr(s.observation, 1, 161) AS what
  FROM warning t
 CROSS JOIN signal s
  JOIN area ar ON ar.id = s.area_id
  JOIN municipality m ON m.code = s.municipality
 WHERE t.id = :id AND s.observed_from BETWEEN t.first_on AND t.last_on AND {warning_signal}
   AND s.observed_from >= :from_on AND s.observed_from <= :before_on
   AND (s.observed_from < :before_on OR s.id < :before_id)
   AND s.status <> 'vernietigd' AND {visible_signal} AND {visible_region}
 ORDER BY s.observed_from DESC, s.id DESC
 LIMIT :at_most;

-- query notice_triggers many
-- What stood in the calendar around it, and where; the nearest first.
-- arg viewer int
-- arg partnership_id int
-- arg from_on text
-- arg until text
SELECT t.id, t.kind, t.title, t.starts_on, t.ends_on, t.municipality
  FROM trigger_event t
 WHERE t.partnership_id = :partnership_id AND t.state <> 'vervallen'
   AND t.starts_on <= :until AND t.ends_on >= :from_on AND {visible_region}
 ORDER BY t.starts_on DESC, t.id
 LIMIT 50;

-- query notice_trends many
-- What was shared about the same theme shortly before.
-- arg viewer int
-- arg partnership_id int
-- arg theme text
-- arg from_at int
-- arg until_at int
SELECT t.id, t.title
  FROM trend t
 WHERE t.partnership_id = :partnership_id AND t.state = 'gedeeld' AND t.theme = :theme
   AND t.published_at >= :from_at AND t.published_at < :until_at AND {visible_region}
 ORDER BY t.published_at DESC, t.id
 LIMIT 3;

-- query notice_weeks many
-- The weeks of its place and theme.
-- arg viewer int
-- arg partnership_id int
-- arg place text
-- arg theme text
-- arg from_on text
SELECT t.week_on, t.observed, t.expected, t.low, t.high, t.alarm
  FROM analysis_week t
 WHERE t.partnership_id = :partnership_id AND t.place = :place AND t.theme = :theme
   AND t.week_on >= :from_on AND {visible_region}
 ORDER BY t.week_on
 LIMIT 60;

-- query notice_set_state one
-- E_NOT_FOUND when it is not the viewer's to see, or no longer has this version. What someone decided
-- stays: a kwestie that was opened from it is not opened again.
-- arg viewer int
-- arg id int
-- arg version int
-- arg state text
-- arg reason text
-- arg kwestie_id int
-- arg now int
UPDATE warning AS t
   SET state = :state, state_reason = :reason, state_by = :viewer, state_at = :now,
       kwestie_id = CASE WHEN :kwestie_id = 0 THEN t.kwestie_id ELSE :kwestie_id END,
       version = version + 1
 WHERE t.id = :id AND t.version = :version AND t.state <> 'kwestie' AND {visible_region}
RETURNING number;
