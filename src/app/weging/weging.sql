-- The weighing of an agenda item: its phases, its texts, and what was said.

-- query weging_get many
-- No row while it has not begun.
-- arg viewer int
-- arg item_id int
SELECT w.item_id, w.set_id, c.number AS set_number, c.name AS set_name, w.phase, w.picture,
       w.disproof, w.judgement, w.opened_at, w.scores_closed_at, w.scores_closed_by, w.outcome,
       w.decision, w.reason, w.until_on, w.until_question, w.case_reference, w.case_basis,
       w.case_decided_by, w.case_informed, w.case_reason, w.trend_id, w.feedback, w.decided_at,
       w.version
  FROM agenda_item i
  JOIN weighing w ON w.item_id = i.id
  JOIN criteria_set c ON c.id = w.set_id
 WHERE i.id = :item_id AND {visible_item};

-- query weging_now one
-- unscoped for weging.h, whose callers have checked
-- arg item_id int
SELECT w.phase, w.set_id, w.scores_closed_at, i.partnership_id, i.circle_id, i.kind, i.title,
       i.municipality, i.kwestie_id, i.trend_id, i.approach_id, i.case_reference, i.case_basis,
       i.meeting_id, w.picture, w.disproof, w.judgement
  FROM weighing w
  JOIN agenda_item i ON i.id = w.item_id
 WHERE w.item_id = :item_id;

-- query weging_add exec
-- arg item_id int
-- arg set_id int
-- arg now int
INSERT INTO weighing (item_id, set_id, phase, opened_at) VALUES (:item_id, :set_id, 'beeld', :now);

-- query weging_set_picture many
-- No row when a colleague was first, or the scores were closed already.
-- unscoped for weging.h, whose callers have checked
-- arg item_id int
-- arg version int
-- arg picture text
-- arg disproof text
UPDATE weighing SET picture = :picture, disproof = :disproof, version = version + 1
 WHERE item_id = :item_id AND version = :version AND phase IN ('beeld', 'scoren')
RETURNING version;

-- query weging_set_judgement many
-- unscoped for weging.h, whose callers have checked
-- arg item_id int
-- arg version int
-- arg judgement text
UPDATE weighing SET judgement = :judgement, version = version + 1
 WHERE item_id = :item_id AND version = :version AND phase = 'oordeel'
RETURNING version;

-- query weging_move many
-- From one phase to the next; no row when it is not in the first.
-- unscoped for weging.h, whose callers have checked
-- arg item_id int
-- arg phase_from text
-- arg phase_to text
UPDATE weighing SET phase = :phase_to, version = version + 1
 WHERE item_id = :item_id AND phase = :phase_from
RETURNING version;

-- query weging_decide many
-- The last phase, once.
-- unscoped for weging.h, whose callers have checked
-- arg item_id int
-- arg version int
-- arg outcome text
-- arg decision text
-- arg reason text
-- arg until_on text
-- arg until_question text
-- arg case_reference text
-- arg case_basis text
-- arg case_decided_by text
-- arg case_informed text
-- arg case_reason text
-- arg trend_id int
-- arg feedback text
-- arg now int
-- arg by int
UPDATE weighing
   SET phase = 'klaar', outcome = :outcome, decision = :decision, reason = :reason,
       until_on = :until_on, until_question = :until_question, case_reference = :case_reference,
       case_basis = :case_basis, case_decided_by = :case_decided_by, case_informed = :case_informed,
       case_reason = :case_reason, trend_id = :trend_id, feedback = :feedback, decided_at = :now,
       decided_by = :by, version = version + 1
 WHERE item_id = :item_id AND version = :version AND phase = 'besluit'
RETURNING version;

-- ---- what was said ----

-- query weging_notes many
-- In the order in which they came.
-- arg viewer int
-- arg item_id int
SELECT n.id, n.kind, n.lens, n.body, n.by_function, n.account_id, n.at
  FROM agenda_item i
  JOIN weighing_note n ON n.item_id = i.id
 WHERE i.id = :item_id AND {visible_item}
 ORDER BY n.at, n.id
 LIMIT 200;

-- query weging_count_notes one
-- unscoped for weging.h, whose callers have checked
-- arg item_id int
-- arg kind text
-- col n int
SELECT count(*) AS n FROM weighing_note WHERE item_id = :item_id AND kind = :kind;

-- query weging_note_add exec
-- arg id int
-- arg item_id int
-- arg kind text
-- arg lens text
-- arg body text
-- arg by_function text
-- arg account_id int
-- arg now int
INSERT INTO weighing_note (id, item_id, kind, lens, body, by_function, account_id, at)
VALUES (:id, :item_id, :kind, :lens, :body, :by_function, :account_id, :now);

-- query weging_note_drop many
-- Whoever wrote it, or (any is 1) the chair.
-- unscoped for weging.h, whose callers have checked that the item may be seen
-- arg id int
-- arg item_id int
-- arg account_id int
-- arg any int
DELETE FROM weighing_note
 WHERE id = :id AND item_id = :item_id AND (account_id = :account_id OR :any = 1)
RETURNING kind;

-- query weging_function one
-- As whom someone speaks.
-- arg account_id int
SELECT a.function, o.name AS organisation
  FROM account a JOIN organisation o ON o.id = a.organisation_id
 WHERE a.id = :account_id;

-- ---- what came of it ----

-- query weging_requests many
-- Questions that came of the weighing.
-- arg viewer int
-- arg item_id int
-- col organisation text
-- col position int
SELECT q.id, q.criterion_id, q.organisation_id, coalesce(o.name, '') AS organisation, q.question,
       q.purpose, q.legal_basis, q.due_on, q.state, q.version, coalesce(c.position, 0) AS position
  FROM agenda_item i
  JOIN info_request q ON q.item_id = i.id
  LEFT JOIN organisation o ON o.id = q.organisation_id
  LEFT JOIN criterion c ON c.id = q.criterion_id
 WHERE i.id = :item_id AND {visible_item} AND (q.criterion_id > 0 OR q.state <> 'vervallen')
 ORDER BY position, q.id
 LIMIT 100;

-- query weging_request_direct many
-- Ask a partner what someone could not answer. No row when a colleague was first.
-- arg viewer int
-- arg item_id int
-- arg id int
-- arg version int
-- arg organisation_id int
-- arg question text
-- arg purpose text
-- arg legal_basis text
-- arg due_on text
-- arg now int
UPDATE info_request
   SET organisation_id = :organisation_id, question = :question, purpose = :purpose,
       legal_basis = :legal_basis, due_on = :due_on, asked_by = :viewer, asked_at = :now,
       version = version + 1
 WHERE id = :id AND item_id = :item_id AND version = :version AND state = 'open'
   AND EXISTS (SELECT 1 FROM agenda_item i WHERE i.id = :item_id AND {visible_item})
RETURNING id;

-- query weging_tasks many
-- arg viewer int
-- arg item_id int
SELECT t.id, t.title, t.due_on, t.state, a.name AS owner, a.function, o.name AS organisation
  FROM agenda_item i
  JOIN action_task t ON t.item_id = i.id
  JOIN account a ON a.id = t.owner_id
  JOIN organisation o ON o.id = t.organisation_id
 WHERE i.id = :item_id AND {visible_item} AND {visible_task}
 ORDER BY t.due_on, t.id
 LIMIT 100;

-- query weging_task_add exec
-- arg id int
-- arg circle_id int
-- arg item_id int
-- arg title text
-- arg owner_id int
-- arg organisation_id int
-- arg due_on text
-- arg by int
-- arg now int
-- arg keep_until text
INSERT INTO action_task (id, circle_id, item_id, title, owner_id, organisation_id, due_on, state,
                         created_by, created_at, keep_until)
VALUES (:id, :circle_id, :item_id, :title, :owner_id, :organisation_id, :due_on, 'open', :by, :now,
        :keep_until);

-- query weging_next many
-- The item in which this one comes back.
-- arg viewer int
-- arg item_id int
SELECT i.id, i.meeting_id, i.not_before, i.title
  FROM agenda_item i
 WHERE i.came_from_id = :item_id AND {visible_item}
 ORDER BY i.id
 LIMIT 10;

-- query weging_parties many
-- unscoped for weging.h, whose callers have checked
-- arg item_id int
SELECT p.organisation_id, o.name
  FROM agenda_item_party p JOIN organisation o ON o.id = p.organisation_id
 WHERE p.item_id = :item_id
 ORDER BY o.name
 LIMIT 100;

-- query weging_partners many
-- All organisations that can be asked.
-- arg partnership_id int
SELECT o.id, o.name
  FROM partnership_organisation p JOIN organisation o ON o.id = p.organisation_id
 WHERE p.partnership_id = :partnership_id AND o.active = 1
 ORDER BY o.name
 LIMIT 200;

-- query weging_begun one
-- unscoped for weging.h, whose callers have checked
-- arg item_id int
-- col n int
SELECT i.partnership_id, (SELECT count(*) FROM weighing w WHERE w.item_id = i.id) AS n
  FROM agenda_item i
 WHERE i.id = :item_id;
