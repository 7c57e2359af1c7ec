-- Imports: the file until it was taken in, and what it made.

-- query import_add exec
-- arg id int
-- arg viewer int
-- arg name text
-- arg content bytes
-- arg lines int
-- arg now int
INSERT INTO import_batch (id, account_id, name, content, rows, state, created_at)
VALUES (:id, :viewer, :name, :content, :lines, 'preview', :now);

-- query import_list many
-- The own imports of late, without their content; the newest first.
-- arg viewer int
-- arg since int
SELECT id, name, rows, state, created_at FROM import_batch
 WHERE account_id = :viewer AND created_at >= :since
 ORDER BY created_at DESC, id
 LIMIT 50;

-- query import_get one
-- arg viewer int
-- arg id int
SELECT id, name, content, rows, state, created_at FROM import_batch
 WHERE id = :id AND account_id = :viewer;

-- query import_finish one
-- From a preview to done (or dropped), once: the file goes. created_at becomes the moment at which
-- it was taken in.
-- arg viewer int
-- arg id int
-- arg state text
-- arg lines int
-- arg nothing bytes
-- arg now int
UPDATE import_batch
   SET state = :state, rows = :lines, content = :nothing, created_at = :now
 WHERE id = :id AND account_id = :viewer AND state = 'preview'
RETURNING name;

-- query import_undone one
-- arg viewer int
-- arg id int
-- arg since int
UPDATE import_batch
   SET state = 'dropped'
 WHERE id = :id AND account_id = :viewer AND state = 'done' AND created_at >= :since
RETURNING name, rows;

-- query import_touched one
-- How many signals of an import there are, and with how many of them something was done since.
-- unscoped whether an import can be undone does not depend on who may see its signals by now
-- arg id int
-- col n int
-- col touched int
SELECT count(*) AS n,
       coalesce(sum(CASE WHEN s.version > 1 OR s.status <> 'ontvangen' OR s.granted > 0
                           OR EXISTS (SELECT 1 FROM signal_event e
                                       WHERE e.signal_id = s.id AND e.kind <> 'ontvangen')
                           OR EXISTS (SELECT 1 FROM kwestie_signal k WHERE k.signal_id = s.id)
                         THEN 1 ELSE 0 END), 0) AS touched
  FROM signal s
 WHERE s.import_id = :id;

-- query import_remove_events exec
-- A part of the signals of an import, in the order of their ids: first their events.
-- unscoped the own import that is being undone
-- arg id int
-- arg at_most int
DELETE FROM signal_event
 WHERE signal_id IN (SELECT s.id FROM signal s WHERE s.import_id = :id ORDER BY s.id LIMIT :at_most);

-- query import_remove_signals exec
-- unscoped the own import that is being undone
-- arg id int
-- arg at_most int
DELETE FROM signal
 WHERE id IN (SELECT s.id FROM signal s WHERE s.import_id = :id ORDER BY s.id LIMIT :at_most);

-- query import_places many
-- The areas of the municipalities in whose circle someone is; a municipality as a whole is one of
-- them.
-- arg viewer int
SELECT ar.id, ar.municipality, m.name AS municipality_name, ar.name, ar.kind
  FROM circle_member cm
  JOIN organisation o ON o.circle_id = cm.circle_id AND o.kind = 'gemeente' AND o.active = 1
  JOIN municipality m ON m.code = o.municipality
  JOIN area ar ON ar.municipality = m.code AND ar.active = 1
 WHERE cm.account_id = :viewer
 ORDER BY m.code, ar.id;

-- query import_existing many
-- What is in a municipality already, as far as the viewer may follow it up; page by page, beginning
-- after the signal with (received_at, id) = (:at, :id).
-- arg viewer int
-- arg municipality text
-- arg at int
-- arg id int
-- arg at_most int
SELECT s.id, s.received_at, s.area_id, s.observed_from, s.observation
  FROM signal s
 WHERE s.municipality = :municipality AND {followed_signal}
   AND (s.received_at, s.id) > (:at, :id)
 ORDER BY s.received_at, s.id
 LIMIT :at_most;
