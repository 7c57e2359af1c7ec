-- Following a signal up: everything that changes it.

-- query signal_follow_get one
-- arg id int
-- arg viewer int
-- col what text
SELECT s.id, s.number, s.version, s.status, s.status_at, s.due_on, s.keep_until, s.outcome, s.reason,
       s.reference, s.followed_up, s.assigned_to, s.lens, s.kind, s.theme, s.circle_id, s.received_at,
       s.confidentiality, s.reporter_id, substr(s.observation, 1, 300) AS what
  FROM signal s
 WHERE s.id = :id AND {followed_signal};

-- query signal_follow_step many
-- arg id int
-- arg viewer int
-- arg version int
-- arg status text
-- arg status_at int
-- arg due_on text
-- arg keep_until text
-- arg outcome text
-- arg reason text
-- arg reference text
-- arg followed_up int
-- arg assigned_to int
UPDATE signal AS s
   SET status = :status, status_at = :status_at, due_on = :due_on, keep_until = :keep_until,
       outcome = :outcome, reason = :reason, reference = :reference, followed_up = :followed_up,
       assigned_to = :assigned_to, version = version + 1
 WHERE s.id = :id AND s.version = :version AND {followed_signal}
RETURNING id;

-- query signal_follow_correct many
-- arg id int
-- arg viewer int
-- arg version int
-- arg lens text
-- arg kind text
-- arg theme text
UPDATE signal AS s
   SET lens = :lens, kind = :kind, theme = :theme, version = version + 1
 WHERE s.id = :id AND s.version = :version AND {followed_signal}
RETURNING id;

-- query signal_follow_colleagues many
-- Who is in this circle, once for each role; which role may follow up says app/account/role.c.
-- arg circle_id int
SELECT a.id, a.name, r.role
  FROM circle_member m
  JOIN account a ON a.id = m.account_id
  JOIN account_role r ON r.account_id = a.id
 WHERE m.circle_id = :circle_id AND a.state = 'active'
 ORDER BY a.name, a.id;

-- query signal_follow_mine many
-- What someone did lately and may still undo, the newest first.
-- arg viewer int
-- arg since int
-- arg most int
SELECT id, signal_id, kind, status_from, status_to, detail
  FROM signal_event
 WHERE account_id = :viewer AND at >= :since AND undone = 0 AND kind IN ('status', 'overdracht')
 ORDER BY at DESC, id DESC
 LIMIT :most;

-- query signal_follow_undone exec
-- arg id int
UPDATE signal_event SET undone = 1 WHERE id = :id;

-- query signal_follow_contact_term exec
-- After feedback the term of the contact details begins.
-- arg signal_id int
-- arg keep_until text
UPDATE reporter_contact SET keep_until = :keep_until WHERE signal_id = :signal_id;
