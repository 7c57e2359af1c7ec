-- Weighings of the demo.

-- query demo_weigh_items many
-- What was on the agenda of a meeting that has been.
-- unscoped for the demo, in a database that it made
-- arg now int
-- col trend text
SELECT i.id, i.meeting_id, i.title, i.kind, i.municipality, m.begins_at,
       COALESCE((SELECT t.body FROM trend t WHERE t.id = i.trend_id), '') AS trend
  FROM meeting m /*scan*/
  JOIN agenda_item i /*scan*/ ON i.meeting_id = m.id
 WHERE m.ends_at < :now AND i.state IN ('geagendeerd', 'behandeld') AND i.kind IN ('signaal', 'trend')
 ORDER BY m.begins_at, i.position, i.id
 LIMIT 500;

-- query demo_weigh_signals many
-- unscoped for the demo, in a database that it made
-- arg item_id int
SELECT s.observation, s.theme, s.lens, s.outcome, s.observed_from, a.name AS place
  FROM agenda_item_signal x
  JOIN signal s ON s.id = x.signal_id
  JOIN area a ON a.id = s.area_id
 WHERE x.item_id = :item_id AND s.status NOT IN ('vernietigd', 'geanonimiseerd')
 ORDER BY s.received_at, s.id
 LIMIT 50;

-- query demo_weigh_people many
-- Who was there and is at the table for this item: who leads, then the municipality, then the rest.
-- unscoped for the demo, in a database that it made
-- arg item_id int
-- arg meeting_id int
-- arg municipality text
SELECT a.id, a.organisation_id, a.function, o.name AS organisation, r.role
  FROM meeting_attendance t
  JOIN account a ON a.id = t.account_id
  JOIN organisation o ON o.id = a.organisation_id
  JOIN account_role r ON r.account_id = a.id
 WHERE t.meeting_id = :meeting_id AND t.state = 'aanwezig'
   AND (r.role = 'procesregisseur'
        OR EXISTS (SELECT 1 FROM agenda_item_party p
                    WHERE p.item_id = :item_id AND p.organisation_id = a.organisation_id))
 ORDER BY CASE WHEN r.role = 'procesregisseur' THEN 0
               WHEN o.municipality = :municipality AND o.municipality <> '' THEN 1
               ELSE 2 END, o.name, a.id, r.role
 LIMIT 200;

-- query demo_weigh_told one
-- unscoped for the demo, in a database that it made
-- arg item_id int
-- col n int
SELECT count(*) AS n FROM signal_event
 WHERE kind = 'terugkoppeling'
   AND signal_id IN (SELECT signal_id FROM agenda_item_signal WHERE item_id = :item_id);

-- query demo_weigh_untell exec
-- The reporter reads what the table decided, and not what the plan wrote before.
-- unscoped for the demo, in a database that it made
-- arg item_id int
DELETE FROM signal_event
 WHERE kind = 'terugkoppeling'
   AND signal_id IN (SELECT signal_id FROM agenda_item_signal WHERE item_id = :item_id);

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
-- arg answer text
-- arg by int
-- arg answered_by int
-- arg now int
UPDATE info_request
   SET organisation_id = :organisation_id, purpose = 'Nodig om te wegen',
       legal_basis = 'Convenant van het samenwerkingsverband', state = 'gedeeld',
       answer = :answer, asked_by = :by, asked_at = :now, answered_by = :answered_by,
       answered_at = :now + 172800
 WHERE item_id = :item_id AND state = 'open' AND criterion_id > 0;

-- query demo_weigh_later exec
-- What a decision asked of a partner, was answered a few days after.
-- unscoped for the demo, in a database that it made
-- arg item_id int
-- arg now int
UPDATE info_request
   SET legal_basis = 'Convenant van het samenwerkingsverband', state = 'gedeeld',
       answer = 'In de afgelopen maand is dit twee keer zelf gezien. Het werd niet meer.',
       answered_by = (SELECT MIN(a.id) FROM account a
                       WHERE a.organisation_id = info_request.organisation_id),
       answered_at = :now + 345600
 WHERE item_id = :item_id AND state = 'open';

-- query demo_weigh_back exec
-- What came back by itself after an older meeting, was not needed again.
-- unscoped for the demo, in a database that it made
-- arg item_id int
UPDATE agenda_item
   SET state = 'ingetrokken', state_reason = 'Na vier weken kwamen er geen nieuwe vragen.'
 WHERE came_from_id = :item_id AND state = 'voorgesteld';

-- query demo_weigh_done exec
-- What was to be done by now, was done.
-- unscoped for the demo, in a database that it made
-- arg today text
-- arg now int
UPDATE action_task
   SET state = 'gedaan', done_at = :now, note = 'Gedaan zoals afgesproken.'
 WHERE item_id > 0 AND state = 'open' AND due_on < :today;
