-- Series and meetings, as the C functions of overleg.h change them.

-- query meeting_series_put exec
-- arg id int
-- arg partnership_id int
-- arg name text
-- arg anchor_on text
-- arg every_days int
-- arg starts_at text
-- arg lasts_minutes int
-- arg closes_days int
-- arg closes_at text
-- arg place text
-- arg link text
INSERT INTO meeting_series (id, partnership_id, name, anchor_on, every_days, starts_at, lasts_minutes,
                            closes_days, closes_at, place, link)
VALUES (:id, :partnership_id, :name, :anchor_on, :every_days, :starts_at, :lasts_minutes,
        :closes_days, :closes_at, :place, :link);

-- query meeting_series_now one
-- unscoped for overleg.h, whose callers have checked
-- arg id int
SELECT id, partnership_id, name, anchor_on, every_days, starts_at, lasts_minutes, closes_days,
       closes_at, place, link
  FROM meeting_series
 WHERE id = :id AND active = 1;

-- query meeting_series_active many
-- unscoped for the keeper, who shows nothing to anyone
SELECT id FROM meeting_series /*scan*/ WHERE active = 1 ORDER BY id;

-- query meeting_put many
-- No row when this day of the series has a meeting already.
-- arg id int
-- arg number text
-- arg series_id int
-- arg partnership_id int
-- arg held_on text
-- arg begins_at int
-- arg ends_at int
-- arg closes_at int
-- arg place text
-- arg link text
-- arg now int
-- arg keep_until text
INSERT INTO meeting (id, number, series_id, partnership_id, planned_on, held_on, begins_at, ends_at,
                     closes_at, place, link, state, changed_at, keep_until)
VALUES (:id, :number, :series_id, :partnership_id, :held_on, :held_on, :begins_at, :ends_at,
        :closes_at, :place, :link, 'gepland', :now, :keep_until)
ON CONFLICT DO NOTHING
RETURNING id;

-- query meeting_on many
-- unscoped for overleg.h, whose callers have checked
-- arg series_id int
-- arg planned_on text
SELECT id FROM meeting WHERE series_id = :series_id AND planned_on = :planned_on;

-- query meeting_state_set many
-- unscoped for overleg.h, whose callers have checked
-- arg id int
-- arg state text
-- arg now int
UPDATE meeting
   SET state = :state, changed_at = :now, version = version + 1,
       sequence = sequence + CASE WHEN (state = 'vervallen') <> (:state = 'vervallen') THEN 1 ELSE 0 END
 WHERE id = :id
RETURNING id;

-- query meeting_attendance_put exec
-- arg meeting_id int
-- arg account_id int
-- arg state text
-- arg deputy_id int
-- arg handover text
INSERT INTO meeting_attendance (meeting_id, account_id, organisation_id, state, deputy_id, handover)
SELECT :meeting_id, a.id, a.organisation_id, :state, :deputy_id, :handover
  FROM account a
 WHERE a.id = :account_id
ON CONFLICT (meeting_id, account_id) DO UPDATE
   SET state = :state, deputy_id = :deputy_id, handover = :handover,
       version = meeting_attendance.version + 1;
