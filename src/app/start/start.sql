-- The start page: what waits for someone. Each statement walks an index and stops early.

-- query start_waiting one
-- The signals that still wait for someone, among those that the viewer sees. Only open ones are
-- looked at, so that this stays as quick when the years go by.
-- arg viewer int
-- arg today text
-- col unasked int
-- col late int
-- col ready int
-- col mine int
SELECT count(CASE WHEN s.status = 'ontvangen' THEN 1 END) AS unasked,
       count(CASE WHEN s.due_on < :today THEN 1 END) AS late,
       count(CASE WHEN s.status = 'gereed' THEN 1 END) AS ready,
       count(CASE WHEN s.assigned_to = :viewer THEN 1 END) AS mine
  FROM signal s
 WHERE {signal_is_open}
   AND {visible_signal};

-- query start_newest many
-- The five newest signals that the viewer sees.
-- arg viewer int
-- col what text
SELECT s.id, s.number, s.received_at, s.status, s.theme, a.name AS area,
       substr(s.observation, 1, 121) AS what
  FROM (SELECT s.n
          FROM signal s
         WHERE s.received_at >= 0 AND s.status <> 'vernietigd' AND {visible_signal}
         ORDER BY s.received_at DESC, s.id DESC
         LIMIT 5) p
  JOIN signal s ON s.n = p.n
  JOIN area a ON a.id = s.area_id
 ORDER BY s.received_at DESC, s.id DESC;

-- query start_reports many
-- The last three signals that the viewer reported.
-- arg viewer int
-- col what text
SELECT s.number, s.received_at, s.status, substr(s.observation, 1, 121) AS what
  FROM signal s
 WHERE {own_signal}
 ORDER BY s.received_at DESC
 LIMIT 3;

-- query start_triggers many
-- What is coming, the nearest first.
-- arg viewer int
-- arg today text
-- arg until text
-- col place text
SELECT t.id, t.title, t.starts_on, coalesce(m.name, 'Hele regio') AS place
  FROM trigger_event t
  LEFT JOIN municipality m ON m.code = t.municipality
 WHERE {visible_region} AND t.starts_on <= :until AND t.ends_on >= :today
   AND t.state <> 'vervallen'
 ORDER BY t.starts_on, t.id
 LIMIT 5;

-- query start_trends many
-- The last three trends that were shared.
-- arg viewer int
SELECT t.id, t.title, t.published_at, o.name AS organisation
  FROM trend t
  JOIN organisation o ON o.id = t.organisation_id
 WHERE {visible_region} AND t.state = 'gedeeld'
 ORDER BY t.published_at DESC, t.id
 LIMIT 3;

-- query start_kwesties many
-- The kwesties of the viewer that are not closed, last changed first.
-- arg viewer int
SELECT k.id, k.title, k.changed_at, m.name AS municipality
  FROM kwestie k
  JOIN municipality m ON m.code = k.municipality
 WHERE {visible_kwestie} AND k.status <> 'gesloten'
 ORDER BY k.changed_at DESC, k.id
 LIMIT 5;

-- query start_keeping one
-- unscoped how many signals are beyond their term, for who guards the terms; no content
-- arg today text
-- col due int
SELECT count(*) AS due
  FROM signal s
 WHERE s.keep_until <= :today AND s.status NOT IN ('vernietigd', 'geanonimiseerd');

-- query start_log one
-- How many lines the log got since a moment.
-- arg since_ms int
-- col lines int
SELECT count(*) AS lines FROM audit WHERE start_ms >= :since_ms;

-- query start_people one
-- col invited int
-- col active int
SELECT count(CASE WHEN state = 'invited' THEN 1 END) AS invited,
       count(CASE WHEN state = 'active' THEN 1 END) AS active
  FROM account /*scan*/;
