-- The signals of an item, when its weighing is decided. The decision is the right to change them.

-- query weging_signals many
-- unscoped for weging.h: the signals of the item that is decided on
-- arg item_id int
SELECT s.id, s.number, s.status, s.theme, s.municipality
  FROM agenda_item_signal x
  JOIN signal s ON s.id = x.signal_id
 WHERE x.item_id = :item_id
 ORDER BY s.received_at, s.id
 LIMIT 100;

-- query weging_signal_set exec
-- unscoped for weging.h: a signal of the item that is decided on
-- arg id int
-- arg status text
-- arg outcome text
-- arg reason text
-- arg reference text
-- arg due_on text
-- arg keep_until text
-- arg now int
UPDATE signal
   SET status = :status,
       status_at = CASE WHEN status = :status THEN status_at ELSE :now END, outcome = :outcome, reason = :reason,
       reference = CASE WHEN :reference = '' THEN reference ELSE :reference END,
       due_on = CASE WHEN :due_on = '' THEN due_on ELSE :due_on END,
       keep_until = CASE WHEN :keep_until = '' THEN keep_until ELSE :keep_until END,
       version = version + 1
 WHERE id = :id;

-- query weging_signal_event exec
-- arg id int
-- arg signal_id int
-- arg now int
-- arg account_id int
-- arg kind text
-- arg status_from text
-- arg status_to text
-- arg body text
INSERT INTO signal_event (id, signal_id, at, account_id, kind, status_from, status_to, body)
VALUES (:id, :signal_id, :now, :account_id, :kind, :status_from, :status_to, :body);

-- query weging_contact_term exec
-- Who has heard what became of it, need not be reached much longer.
-- arg signal_id int
-- arg keep_until text
UPDATE reporter_contact SET keep_until = :keep_until WHERE signal_id = :signal_id;

-- query weging_meeting_number many
-- unscoped for weging.h: a number to stand in the history of a signal
-- arg id int
SELECT number FROM meeting WHERE id = :id;
