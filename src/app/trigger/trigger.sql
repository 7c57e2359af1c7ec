-- The trigger calendar.

-- query trigger_list many
-- What is coming, or what is past, in the regions of the viewer; the nearest first.
-- arg viewer int
-- arg today text
-- arg past int
-- arg at_most int
-- col place text
SELECT t.id, t.kind, t.title, t.starts_on, t.ends_on, t.state, t.source,
       CASE WHEN t.municipality = '' THEN 'Hele regio'
            WHEN a.kind IS NULL OR a.kind = 'geheel' THEN m.name
            ELSE a.name || ' (' || m.name || ')' END AS place
  FROM trigger_event t
  LEFT JOIN municipality m ON m.code = t.municipality
  LEFT JOIN area a ON a.id = t.area_id
 WHERE {visible_region}
   AND ((:past = 0 AND t.ends_on >= :today) OR (:past = 1 AND t.ends_on < :today))
 ORDER BY CASE WHEN :past = 1 THEN '' ELSE t.starts_on END, t.starts_on DESC, t.id
 LIMIT :at_most;

-- query trigger_get one
-- arg viewer int
-- arg id int
SELECT t.id, t.partnership_id, t.kind, t.title, t.municipality, t.area_id, t.starts_on, t.ends_on,
       t.state, t.questions, t.source, t.changed_at, t.keep_until, t.version
  FROM trigger_event t
 WHERE t.id = :id AND {visible_region};

-- query trigger_add exec
-- arg id int
-- arg partnership_id int
-- arg kind text
-- arg title text
-- arg municipality text
-- arg area_id int
-- arg starts_on text
-- arg ends_on text
-- arg state text
-- arg questions text
-- arg source text
-- arg created_by int
-- arg now int
-- arg keep_until text
INSERT INTO trigger_event (id, partnership_id, kind, title, municipality, area_id, starts_on, ends_on,
                           state, questions, source, created_by, changed_at, keep_until)
VALUES (:id, :partnership_id, :kind, :title, :municipality, :area_id, :starts_on, :ends_on, :state,
        :questions, :source, :created_by, :now, :keep_until);

-- query trigger_change one
-- E_NOT_FOUND when it is gone, not the viewer's, or no longer has this version.
-- arg viewer int
-- arg id int
-- arg version int
-- arg kind text
-- arg title text
-- arg municipality text
-- arg area_id int
-- arg starts_on text
-- arg ends_on text
-- arg state text
-- arg questions text
-- arg source text
-- arg now int
-- arg keep_until text
UPDATE trigger_event AS t
   SET kind = :kind, title = :title, municipality = :municipality, area_id = :area_id,
       starts_on = :starts_on, ends_on = :ends_on, state = :state, questions = :questions,
       source = :source, changed_at = :now, keep_until = :keep_until, version = version + 1
 WHERE t.id = :id AND t.version = :version AND {visible_region}
RETURNING version;

-- query trigger_feed_owner one
-- Whose calendar a secret address shows.
-- arg token_hash text
SELECT f.account_id, a.name
  FROM calendar_feed f
  JOIN account a ON a.id = f.account_id
 WHERE f.token_hash = :token_hash AND a.state = 'active';

-- query trigger_feed_count one
-- arg viewer int
-- col n int
SELECT count(*) AS n FROM calendar_feed WHERE account_id = :viewer;

-- query trigger_feed_put exec
-- The old address stops working.
-- arg token_hash text
-- arg viewer int
-- arg now int
INSERT INTO calendar_feed (token_hash, account_id, created_at) VALUES (:token_hash, :viewer, :now)
ON CONFLICT (account_id) DO UPDATE SET token_hash = :token_hash, created_at = :now;

-- query trigger_feed_drop exec
-- arg viewer int
DELETE FROM calendar_feed WHERE account_id = :viewer;

-- query trigger_feed many
-- For a calendar program: everything from a day on.
-- arg viewer int
-- arg since text
-- arg at_most int
-- col place text
SELECT t.id, t.kind, t.title, t.starts_on, t.ends_on, t.state, t.source, t.changed_at, t.version,
       t.questions,
       CASE WHEN t.municipality = '' THEN 'Hele regio'
            WHEN a.kind IS NULL OR a.kind = 'geheel' THEN m.name
            ELSE a.name || ' (' || m.name || ')' END AS place
  FROM trigger_event t
  LEFT JOIN municipality m ON m.code = t.municipality
  LEFT JOIN area a ON a.id = t.area_id
 WHERE {visible_region} AND t.ends_on >= :since
 ORDER BY t.starts_on, t.id
 LIMIT :at_most;
