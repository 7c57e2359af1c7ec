-- Information requests: a question to a partner, with its purpose and legal basis.

-- query ask_add exec
-- arg id int
-- arg item_id int
-- arg criterion_id int
-- arg organisation_id int
-- arg question text
-- arg purpose text
-- arg legal_basis text
-- arg due_on text
-- arg asked_by int
-- arg now int
INSERT INTO info_request (id, item_id, criterion_id, organisation_id, question, purpose, legal_basis,
                          due_on, state, asked_by, asked_at)
VALUES (:id, :item_id, :criterion_id, :organisation_id, :question, :purpose, :legal_basis, :due_on,
        'open', :asked_by, :now);

-- query ask_answered many
-- unscoped for agenda_answer(), whose callers have checked
-- arg id int
-- arg state text
-- arg answer text
-- arg by int
-- arg now int
UPDATE info_request
   SET state = :state, answer = :answer, answered_by = :by, answered_at = :now, version = version + 1
 WHERE id = :id AND state = 'open'
RETURNING id;

-- query ask_of_item many
-- arg viewer int
-- arg item_id int
-- arg at_most int
-- col organisation text
-- col asker text
-- col answerer text
SELECT q.id, q.question, q.purpose, q.legal_basis, q.due_on, q.state, q.answer, q.asked_at,
       q.answered_at, q.organisation_id, coalesce(o.name, '') AS organisation,
       coalesce(a.function, '') AS asker, coalesce(b.function, '') AS answerer
  FROM agenda_item i
  JOIN info_request q ON q.item_id = i.id
  LEFT JOIN organisation o ON o.id = q.organisation_id
  LEFT JOIN account a ON a.id = q.asked_by
  LEFT JOIN account b ON b.id = q.answered_by
 WHERE i.id = :item_id AND {visible_item}
 ORDER BY q.asked_at, q.id
 LIMIT :at_most;

-- query ask_list many
-- What the organisation of the viewer is asked: open ones (the first to be answered first) or the
-- rest (the last asked first).
-- arg viewer int
-- arg answered int
-- arg at_most int
-- col asker text
SELECT q.id, q.question, q.due_on, q.state, q.asked_at,
       coalesce(CASE WHEN a.function = '' THEN ao.name ELSE a.function || ', ' || ao.name END, '') AS asker
  FROM info_request q
  LEFT JOIN account a ON a.id = q.asked_by
  LEFT JOIN organisation ao ON ao.id = a.organisation_id
 WHERE {asked_request}
   AND ((:answered = 0 AND q.state = 'open') OR (:answered = 1 AND q.state <> 'open'))
 ORDER BY CASE WHEN :answered = 0 THEN q.due_on ELSE '' END, q.asked_at DESC, q.id
 LIMIT :at_most;

-- query ask_get one
-- For the organisation that is asked, and for who sees the item (sees_item 1).
-- arg viewer int
-- arg id int
-- col sees_item int
-- col is_asked int
-- col asker text
-- col organisation text
-- col meeting_id int
SELECT q.id, q.item_id, q.organisation_id, q.question, q.purpose, q.legal_basis, q.due_on, q.state,
       q.answer, q.asked_by, q.asked_at, q.answered_at, q.version, i.meeting_id,
       CASE WHEN {visible_item} THEN 1 ELSE 0 END AS sees_item,
       CASE WHEN {asked_request} THEN 1 ELSE 0 END AS is_asked,
       coalesce(CASE WHEN a.function = '' THEN ao.name ELSE a.function || ', ' || ao.name END, '') AS asker,
       coalesce(o.name, '') AS organisation
  FROM info_request q
  JOIN agenda_item i ON i.id = q.item_id
  LEFT JOIN organisation o ON o.id = q.organisation_id
  LEFT JOIN account a ON a.id = q.asked_by
  LEFT JOIN organisation ao ON ao.id = a.organisation_id
 WHERE q.id = :id AND ({asked_request} OR {visible_item});

-- query ask_answer many
-- No row when it was answered, changed or withdrawn meanwhile, or is for another organisation.
-- arg viewer int
-- arg id int
-- arg version int
-- arg state text
-- arg answer text
-- arg now int
UPDATE info_request AS q
   SET state = :state, answer = :answer, answered_by = :viewer, answered_at = :now,
       version = version + 1
 WHERE q.id = :id AND q.version = :version AND q.state = 'open' AND {asked_request}
RETURNING id;

-- query ask_direct many
-- A question that nobody was asked yet, such as one from the weighing, goes to an organisation; or
-- it is withdrawn.
-- arg viewer int
-- arg id int
-- arg version int
-- arg state text
-- arg organisation_id int
-- arg question text
-- arg purpose text
-- arg legal_basis text
-- arg due_on text
UPDATE info_request AS q
   SET organisation_id = :organisation_id, question = :question, purpose = :purpose,
       legal_basis = :legal_basis, due_on = :due_on, state = :state, version = version + 1
 WHERE q.id = :id AND q.version = :version AND q.state = 'open'
   AND EXISTS (SELECT 1 FROM agenda_item i WHERE i.id = q.item_id AND {visible_item})
RETURNING id;

-- query ask_open_count one
-- arg viewer int
-- col n int
SELECT count(*) AS n FROM info_request q WHERE {asked_request} AND q.state = 'open';
