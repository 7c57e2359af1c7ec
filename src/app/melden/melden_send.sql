-- Storing a report, and more about it.

-- query melden_link_add exec
-- arg code_hash text
-- arg signal_id int
-- arg now int
INSERT INTO follow_link (code_hash, signal_id, created_at) VALUES (:code_hash, :signal_id, :now);

-- query melden_link one
-- What adding to a report depends on. The caller has shown that it may: as the reporter, or by the
-- code of the follow link.
-- unscoped the caller has looked the signal up by its follow code or as its reporter
-- arg signal_id int
SELECT s.number, s.status, s.reporter_id, f.added
  FROM signal s
  JOIN follow_link f ON f.signal_id = s.id
 WHERE s.id = :signal_id;

-- query melden_link_count exec
-- arg signal_id int
UPDATE follow_link SET added = added + 1 WHERE signal_id = :signal_id;

-- query melden_addition exec
-- arg id int
-- arg signal_id int
-- arg at int
-- arg account_id int
-- arg body text
-- arg detail text
INSERT INTO signal_event (id, signal_id, at, account_id, kind, body, detail)
VALUES (:id, :signal_id, :at, :account_id, 'aanvulling', :body, :detail);

-- query melden_draft_get one
-- arg account_id int
-- arg form text
SELECT content, saved_at FROM draft WHERE account_id = :account_id AND form = :form;

-- query melden_draft_put exec
-- arg account_id int
-- arg form text
-- arg content text
-- arg now int
INSERT INTO draft (account_id, form, content, saved_at) VALUES (:account_id, :form, :content, :now)
ON CONFLICT (account_id, form) DO UPDATE SET content = :content, saved_at = :now;

-- query melden_draft_drop exec
-- arg account_id int
-- arg form text
DELETE FROM draft WHERE account_id = :account_id AND form = :form;
