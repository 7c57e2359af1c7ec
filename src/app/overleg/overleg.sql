-- The pages of series and meetings.

-- query meeting_coming many
-- From a day on, the nearest first; how many items of each the viewer sees.
-- arg viewer int
-- arg today text
-- arg at_most int
-- col items int
SELECT t.id, t.number, t.held_on, t.begins_at, t.ends_at, t.closes_at, t.place, t.state, x.name,
       (SELECT count(*) FROM agenda_item i WHERE i.meeting_id = t.id AND {visible_item}) AS items
  FROM meeting t
  JOIN meeting_series x ON x.id = t.series_id
 WHERE {visible_region} AND t.held_on >= :today
 ORDER BY t.held_on, t.id
 LIMIT :at_most;

-- query meeting_past many
-- Before a place in the list, the last first.
-- arg viewer int
-- arg before_on text
-- arg before_id int
-- arg at_most int
-- col items int
SELECT t.id, t.number, t.held_on, t.begins_at, t.ends_at, t.place, t.state, x.name,
       (SELECT count(*) FROM agenda_item i WHERE i.meeting_id = t.id AND {visible_item}) AS items
  FROM meeting t
  JOIN meeting_series x ON x.id = t.series_id
 WHERE {visible_region}
   AND t.held_on <= :before_on AND (t.held_on < :before_on OR t.id < :before_id)
 ORDER BY t.held_on DESC, t.id DESC
 LIMIT :at_most;

-- query meeting_get one
-- arg viewer int
-- arg id int
SELECT t.id, t.number, t.series_id, t.partnership_id, t.planned_on, t.held_on, t.begins_at, t.ends_at,
       t.closes_at, t.place, t.link, t.state, t.note, t.sequence, t.changed_at, t.agenda_version,
       t.keep_until, t.version, x.name
  FROM meeting t
  JOIN meeting_series x ON x.id = t.series_id
 WHERE t.id = :id AND {visible_region};

-- query meeting_open many
-- Meetings to come in a region, for which items can be proposed until their agenda closes.
-- arg viewer int
-- arg partnership_id int
-- arg today text
-- arg at_most int
SELECT t.id, t.number, t.held_on, t.closes_at, x.name
  FROM meeting t
  JOIN meeting_series x ON x.id = t.series_id
 WHERE {visible_region} AND t.partnership_id = :partnership_id AND t.held_on >= :today
   AND t.state IN ('gepland', 'bezig')
 ORDER BY t.held_on, t.id
 LIMIT :at_most;

-- query meeting_change many
-- No row when it is not the viewer's, or no longer has this version. Calendars take the highest
-- sequence.
-- arg viewer int
-- arg id int
-- arg version int
-- arg held_on text
-- arg begins_at int
-- arg ends_at int
-- arg closes_at int
-- arg place text
-- arg link text
-- arg note text
-- arg now int
-- arg keep_until text
UPDATE meeting AS t
   SET held_on = :held_on, begins_at = :begins_at, ends_at = :ends_at, closes_at = :closes_at,
       place = :place, link = :link, note = :note, changed_at = :now, keep_until = :keep_until,
       sequence = sequence + CASE WHEN begins_at <> :begins_at OR ends_at <> :ends_at
                                    OR place <> :place OR link <> :link THEN 1 ELSE 0 END,
       version = version + 1
 WHERE t.id = :id AND t.version = :version AND {visible_region}
RETURNING sequence;

-- query meeting_step many
-- As meeting_change: a state, with a note to everyone.
-- arg viewer int
-- arg id int
-- arg version int
-- arg note text
UPDATE meeting AS t SET note = :note
 WHERE t.id = :id AND t.version = :version AND {visible_region}
RETURNING id;

-- query meeting_reorder many
-- No row when the agenda was changed by someone else.
-- arg viewer int
-- arg id int
-- arg agenda_version int
UPDATE meeting AS t SET agenda_version = agenda_version + 1
 WHERE t.id = :id AND t.agenda_version = :agenda_version AND {visible_region}
RETURNING id;

-- query meeting_previous one
-- When the last meeting of the same series before this one began; 0 when there is none.
-- arg viewer int
-- arg series_id int
-- arg before_on text
-- col begins_at int
SELECT coalesce(max(t.begins_at), 0) AS begins_at
  FROM meeting t
 WHERE t.series_id = :series_id AND t.held_on < :before_on AND t.state <> 'vervallen'
   AND {visible_region};

-- ---- series ----

-- query series_list many
-- arg viewer int
SELECT t.id, t.name, t.anchor_on, t.every_days, t.starts_at, t.lasts_minutes, t.closes_days,
       t.closes_at, t.place, t.link, t.active, t.version, p.name AS region
  FROM meeting_series t
  JOIN partnership p ON p.id = t.partnership_id
 WHERE {visible_region}
 ORDER BY t.active DESC, t.name, t.id;

-- query series_get one
-- arg viewer int
-- arg id int
SELECT t.id, t.partnership_id, t.name, t.anchor_on, t.every_days, t.starts_at, t.lasts_minutes,
       t.closes_days, t.closes_at, t.place, t.link, t.active, t.version
  FROM meeting_series t
 WHERE t.id = :id AND {visible_region};

-- query series_change many
-- arg viewer int
-- arg id int
-- arg version int
-- arg name text
-- arg anchor_on text
-- arg every_days int
-- arg starts_at text
-- arg lasts_minutes int
-- arg closes_days int
-- arg closes_at text
-- arg place text
-- arg link text
-- arg active int
UPDATE meeting_series AS t
   SET name = :name, anchor_on = :anchor_on, every_days = :every_days, starts_at = :starts_at,
       lasts_minutes = :lasts_minutes, closes_days = :closes_days, closes_at = :closes_at,
       place = :place, link = :link, active = :active, version = version + 1
 WHERE t.id = :id AND t.version = :version AND {visible_region}
RETURNING id;

-- query series_planned many
-- The meetings of a series that are still to come and on which nothing stands, for when its rhythm
-- changes.
-- unscoped of the items only whether there is one; the meeting by its own fragment
-- arg viewer int
-- arg series_id int
-- arg today text
SELECT t.id, t.planned_on
  FROM meeting t
 WHERE t.series_id = :series_id AND t.held_on > :today AND t.state = 'gepland'
   AND NOT EXISTS (SELECT 1 FROM agenda_item i WHERE i.meeting_id = t.id AND i.state = 'geagendeerd')
   AND {visible_region};

-- ---- who is there ----

-- query meeting_people many
-- Who works for an organisation of the region, once for each role, with what is known of them for
-- this meeting. The role says who comes to the consultation.
-- arg partnership_id int
-- arg meeting_id int
-- arg at_most int
-- col state text
-- col deputy_id int
-- col deputy text
-- col handover text
-- col version int
SELECT a.id, a.name, a.function, o.id AS organisation_id, o.name AS organisation, r.role,
       coalesce(x.state, 'verwacht') AS state, coalesce(x.deputy_id, 0) AS deputy_id,
       coalesce(d.name, '') AS deputy, coalesce(x.handover, '') AS handover,
       coalesce(x.version, 0) AS version
  FROM partnership_organisation p
  JOIN organisation o ON o.id = p.organisation_id
  JOIN account a ON a.organisation_id = o.id
  JOIN account_role r ON r.account_id = a.id
  LEFT JOIN meeting_attendance x ON x.meeting_id = :meeting_id AND x.account_id = a.id
  LEFT JOIN account d ON d.id = x.deputy_id
 WHERE p.partnership_id = :partnership_id AND a.state = 'active'
   AND r.role IN ('adviseur', 'procesregisseur', 'deelnemer')
 ORDER BY o.name, a.name, a.id, r.role
 LIMIT :at_most;

-- ---- calendar ----

-- query meeting_feed_owner one
-- Whose calendar a secret address shows.
-- arg token_hash text
SELECT f.account_id
  FROM meeting_feed f
  JOIN account a ON a.id = f.account_id
 WHERE f.token_hash = :token_hash AND a.state = 'active';

-- query meeting_feed_role many
-- What the owner of an address may do follows from their roles, at every request.
-- arg account_id int
SELECT role FROM account_role WHERE account_id = :account_id;

-- query meeting_feed_count one
-- arg viewer int
-- col n int
SELECT count(*) AS n FROM meeting_feed WHERE account_id = :viewer;

-- query meeting_feed_put exec
-- The old address stops working.
-- arg token_hash text
-- arg viewer int
-- arg now int
INSERT INTO meeting_feed (token_hash, account_id, created_at) VALUES (:token_hash, :viewer, :now)
ON CONFLICT (account_id) DO UPDATE SET token_hash = :token_hash, created_at = :now;

-- query meeting_feed_drop exec
-- arg viewer int
DELETE FROM meeting_feed WHERE account_id = :viewer;

-- query meeting_feed many
-- For a calendar program: the meetings from a day on.
-- arg viewer int
-- arg since text
-- arg at_most int
-- col items int
SELECT t.id, t.number, t.held_on, t.begins_at, t.ends_at, t.closes_at, t.place, t.link, t.state,
       t.sequence, t.changed_at, x.name,
       (SELECT count(*) FROM agenda_item i WHERE i.meeting_id = t.id AND {visible_item}) AS items
  FROM meeting t
  JOIN meeting_series x ON x.id = t.series_id
 WHERE {visible_region} AND t.held_on >= :since
 ORDER BY t.held_on, t.id
 LIMIT :at_most;
