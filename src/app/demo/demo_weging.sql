-- Weighings of the demo.

-- query demo_weigh_items many
-- What was on the agenda of a meeting that has been.
-- unscoped for the demo, in a database that it made
-- arg now int
SELECT i.id, i.circle_id, i.title, i.kind, m.begins_at
  FROM meeting m /*scan*/
  JOIN agenda_item i /*scan*/ ON i.meeting_id = m.id
 WHERE m.ends_at < :now AND i.state IN ('geagendeerd', 'behandeld') AND i.kind IN ('signaal', 'trend')
 ORDER BY m.begins_at, i.position, i.id
 LIMIT 500;

-- query demo_weigh_signals many
-- unscoped for the demo, in a database that it made
-- arg item_id int
SELECT s.observation, s.theme, s.outcome
  FROM agenda_item_signal x
  JOIN signal s ON s.id = x.signal_id
 WHERE x.item_id = :item_id AND s.status NOT IN ('vernietigd', 'geanonimiseerd')
 ORDER BY s.received_at, s.id
 LIMIT 50;

-- query demo_weigh_people many
-- arg circle_id int
SELECT a.id, a.organisation_id, a.function, o.name AS organisation, r.role
  FROM circle_member m
  JOIN account a ON a.id = m.account_id
  JOIN organisation o ON o.id = a.organisation_id
  JOIN account_role r ON r.account_id = a.id
 WHERE m.circle_id = :circle_id AND a.state = 'active'
 ORDER BY CASE WHEN r.role = 'procesregisseur' THEN 0 ELSE 1 END, o.name, a.id, r.role
 LIMIT 200;

-- query demo_weigh_reopen exec
-- unscoped for the demo, in a database that it made
-- arg item_id int
UPDATE agenda_item SET state = 'geagendeerd' WHERE id = :item_id;

-- query demo_weigh_set one
-- unscoped for the demo, in a database that it made
-- arg item_id int
SELECT set_id FROM weighing WHERE item_id = :item_id;

-- query demo_weigh_version one
-- unscoped for the demo, in a database that it made
-- arg item_id int
SELECT version FROM weighing WHERE item_id = :item_id;

-- query demo_weigh_answer exec
-- What someone did not know was found out since.
-- unscoped for the demo, in a database that it made
-- arg item_id int
-- arg organisation_id int
-- arg by int
-- arg now int
UPDATE info_request
   SET organisation_id = :organisation_id, purpose = 'Nodig om te wegen',
       legal_basis = 'Convenant van het samenwerkingsverband', state = 'gedeeld',
       answer = 'Nagevraagd bij de collega''s: er zijn geen andere waarnemingen bekend.',
       asked_by = :by, asked_at = :now, answered_by = :by, answered_at = :now + 172800
 WHERE item_id = :item_id AND state = 'open' AND criterion_id > 0;

-- query demo_weigh_done exec
-- What was to be done by now, was done.
-- unscoped for the demo, in a database that it made
-- arg today text
-- arg now int
UPDATE action_task
   SET state = 'gedaan', done_at = :now, note = 'Gedaan zoals afgesproken.'
 WHERE item_id > 0 AND state = 'open' AND due_on < :today;
