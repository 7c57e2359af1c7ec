-- What is gathered in a kwestie: signals and triggers.

-- query kwestie_signals many
-- The linked signals, last seen first. Members see their lines because they are linked; may_open
-- says whether the viewer may open the signal itself.
-- arg viewer int
-- arg id int
-- arg at_most int
-- col place text
-- col may_open int
SELECT s.id, s.number, s.observed_from, s.observed_to, s.status, s.observation,
       CASE WHEN ar.kind = 'geheel' THEN m.name ELSE ar.name || ' (' || m.name || ')' END AS place,
       CASE WHEN {visible_signal} THEN 1 ELSE 0 END AS may_open
  FROM kwestie k
  JOIN kwestie_signal x ON x.kwestie_id = k.id
  JOIN signal s ON s.id = x.signal_id
  JOIN municipality m ON m.code = s.municipality
  JOIN area ar ON ar.id = s.area_id
 WHERE k.id = :id AND {visible_kwestie}
 ORDER BY s.observed_from DESC, s.id
 LIMIT :at_most;

-- query kwestie_signal_pick one
-- A signal that the viewer may gather in a kwestie.
-- arg viewer int
-- arg id int
-- col place text
SELECT s.id, s.number, s.theme, s.municipality, s.area_id, s.observed_from, s.observation,
       CASE WHEN ar.kind = 'geheel' THEN m.name ELSE ar.name || ' (' || m.name || ')' END AS place
  FROM signal s
  JOIN municipality m ON m.code = s.municipality
  JOIN area ar ON ar.id = s.area_id
 WHERE s.id = :id AND {visible_signal} AND s.status NOT IN ('vernietigd', 'geanonimiseerd');

-- query kwestie_signal_by_number many
-- arg viewer int
-- arg id int
-- arg number text
-- col place text
SELECT s.id, s.number, s.observed_from, s.status, s.observation,
       CASE WHEN ar.kind = 'geheel' THEN m.name ELSE ar.name || ' (' || m.name || ')' END AS place
  FROM signal s
  JOIN municipality m ON m.code = s.municipality
  JOIN area ar ON ar.id = s.area_id
 WHERE s.number = :number AND {visible_signal}
   AND s.status NOT IN ('vernietigd', 'geanonimiseerd')
   AND NOT EXISTS (SELECT 1 FROM kwestie_signal x WHERE x.kwestie_id = :id AND x.signal_id = s.id);

-- query kwestie_signal_search many sqlite
-- Signals with these words that are not linked yet, newest first.
-- arg viewer int
-- arg id int
-- arg words text
-- arg at_most int
-- col id int
-- col number text
-- col observed_from text
-- col status text
-- col observation text
-- col place text
SELECT s.id, s.number, s.observed_from, s.status, s.observation,
       CASE WHEN ar.kind = 'geheel' THEN m.name ELSE ar.name || ' (' || m.name || ')' END AS place
  FROM signal_search
  JOIN signal s ON s.n = signal_search.rowid
  JOIN municipality m ON m.code = s.municipality
  JOIN area ar ON ar.id = s.area_id
 WHERE signal_search MATCH :words AND {visible_signal}
   AND s.status NOT IN ('vernietigd', 'geanonimiseerd')
   AND NOT EXISTS (SELECT 1 FROM kwestie_signal x WHERE x.kwestie_id = :id AND x.signal_id = s.id)
 ORDER BY s.observed_from DESC, s.id
 LIMIT :at_most;

-- query kwestie_signal_search many pg
-- arg viewer int
-- arg id int
-- arg words text
-- arg at_most int
-- col id int
-- col number text
-- col observed_from text
-- col status text
-- col observation text
-- col place text
SELECT s.id, s.number, s.observed_from, s.status, s.observation,
       CASE WHEN ar.kind = 'geheel' THEN m.name ELSE ar.name || ' (' || m.name || ')' END AS place
  FROM signal s
  JOIN municipality m ON m.code = s.municipality
  JOIN area ar ON ar.id = s.area_id
 WHERE s.search @@ to_tsquery('dutch', :words) AND {visible_signal}
   AND s.status NOT IN ('vernietigd', 'geanonimiseerd')
   AND NOT EXISTS (SELECT 1 FROM kwestie_signal x WHERE x.kwestie_id = :id AND x.signal_id = s.id)
 ORDER BY s.observed_from DESC, s.id
 LIMIT :at_most;

-- query kwestie_signal_near many
-- Signals of the same theme in the same municipality: where a search begins.
-- arg viewer int
-- arg id int
-- arg municipality text
-- arg theme text
-- arg at_most int
-- col place text
SELECT s.id, s.number, s.observed_from, s.status, s.observation,
       CASE WHEN ar.kind = 'geheel' THEN m.name ELSE ar.name || ' (' || m.name || ')' END AS place
  FROM signal s
  JOIN municipality m ON m.code = s.municipality
  JOIN area ar ON ar.id = s.area_id
 WHERE s.municipality = :municipality AND s.theme = :theme AND {visible_signal}
   AND s.status NOT IN ('vernietigd', 'geanonimiseerd')
   AND NOT EXISTS (SELECT 1 FROM kwestie_signal x WHERE x.kwestie_id = :id AND x.signal_id = s.id)
 ORDER BY s.received_at DESC, s.id DESC
 LIMIT :at_most;

-- ---- linking and unlinking a signal; the caller has checked what the viewer may do ----

-- query kwestie_signal_add many
-- No row when it was linked already.
-- arg kwestie_id int
-- arg signal_id int
-- arg added_by int
-- arg now int
INSERT INTO kwestie_signal (kwestie_id, signal_id, added_by, added_at)
VALUES (:kwestie_id, :signal_id, :added_by, :now) ON CONFLICT DO NOTHING
RETURNING signal_id;

-- query kwestie_signal_drop many
-- No row when it was not linked.
-- arg kwestie_id int
-- arg signal_id int
DELETE FROM kwestie_signal WHERE kwestie_id = :kwestie_id AND signal_id = :signal_id
RETURNING signal_id;

-- query kwestie_grant_add exec
-- arg signal_id int
-- arg circle_id int
INSERT INTO signal_grant (signal_id, circle_id) VALUES (:signal_id, :circle_id)
ON CONFLICT DO NOTHING;

-- query kwestie_grant_drop exec
-- arg signal_id int
-- arg circle_id int
DELETE FROM signal_grant WHERE signal_id = :signal_id AND circle_id = :circle_id;

-- query kwestie_grant_count exec
-- unscoped the number of grants follows from what was just granted or taken back
-- arg signal_id int
UPDATE signal
   SET granted = (SELECT count(*) FROM signal_grant g WHERE g.signal_id = signal.id)
 WHERE id = :signal_id;

-- query kwestie_signal_state one
-- unscoped a member may unlink what they may no longer see
-- arg signal_id int
-- col kwesties int
-- col status_before text
SELECT s.number, s.status, s.received_at, s.keep_until,
       (SELECT count(*) FROM kwestie_signal x WHERE x.signal_id = s.id) AS kwesties,
       coalesce((SELECT e.status_from FROM signal_event e
                  WHERE e.signal_id = s.id AND e.kind = 'kwestie' AND e.status_to = 'kwestie'
                    AND e.status_from <> 'kwestie'
                  ORDER BY e.at DESC, e.id DESC LIMIT 1), '') AS status_before
  FROM signal s
 WHERE s.id = :signal_id;

-- query kwestie_signal_status exec
-- unscoped as kwestie_signal_state
-- arg signal_id int
-- arg status text
-- arg now int
-- arg keep_until text
UPDATE signal
   SET status = :status, status_at = :now, keep_until = :keep_until, version = version + 1
 WHERE id = :signal_id;

-- query kwestie_signal_event exec
-- arg id int
-- arg signal_id int
-- arg now int
-- arg account_id int
-- arg status_from text
-- arg status_to text
-- arg detail text
INSERT INTO signal_event (id, signal_id, at, account_id, kind, status_from, status_to, detail)
VALUES (:id, :signal_id, :now, :account_id, 'kwestie', :status_from, :status_to, :detail);

-- ---- triggers ----

-- query kwestie_triggers many
-- The linked triggers, in order of time; may_open as for signals.
-- arg viewer int
-- arg id int
-- col place text
-- col may_open int
SELECT t.id, t.kind, t.title, t.starts_on, t.ends_on, t.state,
       CASE WHEN t.municipality = '' THEN 'Hele regio' ELSE coalesce(m.name, '') END AS place,
       CASE WHEN {visible_region} THEN 1 ELSE 0 END AS may_open
  FROM kwestie k
  JOIN kwestie_trigger x ON x.kwestie_id = k.id
  JOIN trigger_event t ON t.id = x.trigger_id
  LEFT JOIN municipality m ON m.code = t.municipality
 WHERE k.id = :id AND {visible_kwestie}
 ORDER BY t.starts_on, t.id;

-- query kwestie_trigger_choices many
-- What stands in the calendar of the viewer from a day on, and is not linked yet.
-- arg viewer int
-- arg id int
-- arg since text
-- arg at_most int
-- col place text
SELECT t.id, t.kind, t.title, t.starts_on, t.ends_on, t.state,
       CASE WHEN t.municipality = '' THEN 'Hele regio' ELSE coalesce(m.name, '') END AS place
  FROM trigger_event t
  LEFT JOIN municipality m ON m.code = t.municipality
 WHERE {visible_region} AND t.ends_on >= :since
   AND NOT EXISTS (SELECT 1 FROM kwestie_trigger x
                    WHERE x.kwestie_id = :id AND x.trigger_id = t.id)
 ORDER BY t.starts_on, t.id
 LIMIT :at_most;

-- query kwestie_trigger_pick one
-- arg viewer int
-- arg id int
SELECT t.id, t.title FROM trigger_event t WHERE t.id = :id AND {visible_region};

-- query kwestie_trigger_title one
-- unscoped a member may unlink what they may no longer see
-- arg id int
SELECT t.title FROM trigger_event t WHERE t.id = :id;

-- query kwestie_trigger_add many
-- No row when it was linked already.
-- arg kwestie_id int
-- arg trigger_id int
INSERT INTO kwestie_trigger (kwestie_id, trigger_id) VALUES (:kwestie_id, :trigger_id)
ON CONFLICT DO NOTHING
RETURNING trigger_id;

-- query kwestie_trigger_drop many
-- No row when it was not linked.
-- arg kwestie_id int
-- arg trigger_id int
DELETE FROM kwestie_trigger WHERE kwestie_id = :kwestie_id AND trigger_id = :trigger_id
RETURNING trigger_id;
