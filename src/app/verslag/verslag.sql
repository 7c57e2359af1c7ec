-- The products of a meeting: what is on it, how it was weighed, what was decided. Every item by the
-- rights of whoever asks.

-- query verslag_meeting one
-- arg viewer int
-- arg id int
-- col is_lead int
SELECT t.id, t.number, t.partnership_id, t.held_on, t.begins_at, t.ends_at, t.place, t.state, t.note,
       t.report, x.name, p.name AS region,
       (SELECT count(*) FROM account_role vr
         WHERE vr.account_id = :viewer AND vr.role = 'procesregisseur') AS is_lead
  FROM meeting t
  JOIN meeting_series x ON x.id = t.series_id
  JOIN partnership p ON p.id = t.partnership_id
 WHERE t.id = :id AND {visible_region};

-- query verslag_meetings many
-- The meetings up to a day, the last first; how many items of each the viewer sees.
-- arg viewer int
-- arg until text
-- arg at_most int
-- col items int
SELECT t.id, t.number, t.held_on, t.state, x.name,
       (SELECT count(*) FROM agenda_item i WHERE i.meeting_id = t.id AND {visible_item}) AS items
  FROM meeting t
  JOIN meeting_series x ON x.id = t.series_id
 WHERE {visible_region} AND t.held_on <= :until AND t.state <> 'vervallen'
 ORDER BY t.held_on DESC, t.id DESC
 LIMIT :at_most;

-- query verslag_present many
-- arg viewer int
-- arg id int
SELECT x.state, c.function, o.name AS organisation
  FROM meeting t
  JOIN meeting_attendance x ON x.meeting_id = t.id
  JOIN account c ON c.id = x.account_id
  JOIN organisation o ON o.id = x.organisation_id
 WHERE t.id = :id AND {visible_region}
 ORDER BY o.name, c.function, c.id
 LIMIT 500;

-- query verslag_items many
-- What is on a meeting, in blocks: the whole region first, then each municipality.
-- arg viewer int
-- arg id int
-- arg at_most int
-- col place text
-- col phase text
-- col picture text
-- col disproof text
-- col judgement text
-- col outcome text
-- col decision text
-- col reason text
-- col until_on text
-- col until_question text
-- col case_reference text
-- col case_basis text
-- col case_decided_by text
-- col case_informed text
-- col case_reason text
-- col feedback text
-- col set_number int
-- col set_name text
SELECT i.id, i.kind, i.title, i.question, i.minutes, i.state,
       CASE WHEN i.municipality = '' THEN 'Hele regio' ELSE coalesce(m.name, '') END AS place,
       coalesce(w.phase, '') AS phase, coalesce(w.picture, '') AS picture,
       coalesce(w.disproof, '') AS disproof, coalesce(w.judgement, '') AS judgement,
       coalesce(w.outcome, '') AS outcome, coalesce(w.decision, '') AS decision,
       coalesce(w.reason, '') AS reason, coalesce(w.until_on, '') AS until_on,
       coalesce(w.until_question, '') AS until_question,
       coalesce(w.case_reference, '') AS case_reference, coalesce(w.case_basis, '') AS case_basis,
       coalesce(w.case_decided_by, '') AS case_decided_by,
       coalesce(w.case_informed, '') AS case_informed, coalesce(w.case_reason, '') AS case_reason,
       coalesce(w.feedback, '') AS feedback, coalesce(cs.number, 0) AS set_number,
       coalesce(cs.name, '') AS set_name
  FROM agenda_item i
  LEFT JOIN municipality m ON m.code = i.municipality
  LEFT JOIN weighing w ON w.item_id = i.id
  LEFT JOIN criteria_set cs ON cs.id = w.set_id
 WHERE i.meeting_id = :id AND {visible_item}
 ORDER BY CASE WHEN i.municipality = '' THEN 0 ELSE 1 END, place, i.position, i.id
 LIMIT :at_most;

-- query verslag_signals many
-- The signals of the items of a meeting: enough to find them, not what they say.
-- arg viewer int
-- arg id int
SELECT x.item_id, s.number, s.theme, s.observed_from, s.observed_to, s.status
  FROM agenda_item i
  JOIN agenda_item_signal x ON x.item_id = i.id
  JOIN signal s ON s.id = x.signal_id
 WHERE i.meeting_id = :id AND {visible_item} AND {visible_signal}
 ORDER BY x.item_id, s.number
 LIMIT 5000;

-- query verslag_scores many
-- How often each mark was given, after the scores were closed; never by whom.
-- arg viewer int
-- arg id int
-- col n int
SELECT c.item_id, k.position, k.question, c.value, count(*) AS n
  FROM agenda_item i
  JOIN weighing w ON w.item_id = i.id
  JOIN score c ON c.item_id = i.id
  JOIN criterion k ON k.id = c.criterion_id
 WHERE i.meeting_id = :id AND w.phase = 'klaar' AND {visible_item} AND {shown_score}
 GROUP BY c.item_id, k.position, k.id, k.question, c.value
 ORDER BY c.item_id, k.position, k.id, c.value
 LIMIT 40000;

-- query verslag_notes many
-- arg viewer int
-- arg id int
SELECT n.item_id, n.kind, n.lens, n.body, n.by_function
  FROM agenda_item i
  JOIN weighing w ON w.item_id = i.id
  JOIN weighing_note n ON n.item_id = i.id
 WHERE i.meeting_id = :id AND w.phase = 'klaar' AND {visible_item}
 ORDER BY n.item_id, n.kind, n.id
 LIMIT 10000;

-- query verslag_tasks many
-- What was agreed on the items of a meeting that the viewer sees, whoever must do it.
-- arg viewer int
-- arg id int
SELECT t.item_id, t.title, t.due_on, t.state, o.name AS organisation
  FROM agenda_item i
  JOIN action_task t ON t.item_id = i.id
  JOIN organisation o ON o.id = t.organisation_id
 WHERE i.meeting_id = :id AND {visible_item} AND ({visible_task} OR t.item_id = i.id)
 ORDER BY t.due_on, t.id
 LIMIT 2000;

-- query verslag_outcomes many
-- The outcomes of the viewer's regions, as they are called now.
-- arg viewer int
-- arg partnership_id int
SELECT t.code, t.label
  FROM outcome t
 WHERE t.partnership_id = :partnership_id AND {visible_region}
 ORDER BY t.position, t.code;
