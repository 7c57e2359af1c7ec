-- What is told by e-mail: the outbox, and what each person chose.

-- query bericht_choice one
-- arg account_id int
-- col choice text
SELECT coalesce((SELECT c.choice FROM mail_choice c WHERE c.account_id = :account_id), 'dagelijks') AS choice;

-- query bericht_choose exec
-- arg account_id int
-- arg choice text
INSERT INTO mail_choice (account_id, choice) VALUES (:account_id, :choice)
ON CONFLICT (account_id) DO UPDATE SET choice = :choice;

-- query bericht_circle many
-- Who is in a circle: a row for each role of each person.
-- arg circle_id int
SELECT a.id, r.role
  FROM circle_member m
  JOIN account a ON a.id = m.account_id AND a.state = 'active'
  JOIN account_role r ON r.account_id = a.id
 WHERE m.circle_id = :circle_id
 ORDER BY a.id;

-- query bericht_region many
-- Who works in a region: a row for each role of each person.
-- arg partnership_id int
SELECT a.id, r.role
  FROM partnership_organisation po
  JOIN account a ON a.organisation_id = po.organisation_id AND a.state = 'active'
  JOIN account_role r ON r.account_id = a.id
 WHERE po.partnership_id = :partnership_id
 ORDER BY a.id;

-- query bericht_organisation many
-- Who works for an organisation: a row for each role of each person.
-- arg organisation_id int
SELECT a.id, r.role
  FROM account a
  JOIN account_role r ON r.account_id = a.id
 WHERE a.organisation_id = :organisation_id AND a.state = 'active'
 ORDER BY a.id;

-- query bericht_add exec
-- Twice does nothing.
-- arg id int
-- arg account_id int
-- arg kind text
-- arg path text
-- arg once text
-- arg due_at int
-- arg now int
INSERT INTO mail_out (id, account_id, kind, path, once, due_at, state, changed_at)
VALUES (:id, :account_id, :kind, :path, :once, :due_at, 'wacht', :now)
ON CONFLICT DO NOTHING;

-- query bericht_forget exec
-- Sent or not: it may be told again.
-- arg once text
DELETE FROM mail_out WHERE once = :once;

-- query bericht_drop exec
-- arg once text
-- arg account_id int
DELETE FROM mail_out
 WHERE once = :once AND state = 'wacht' AND (:account_id = 0 OR account_id = :account_id);

-- query bericht_drop_others exec
-- As the last, for all but one.
-- arg once text
-- arg account_id int
DELETE FROM mail_out WHERE once = :once AND state = 'wacht' AND account_id <> :account_id;

-- ---- sending ------------------------------------------------------------------------------------

-- query bericht_move exec
-- What waits for someone and was not tried yet, to another moment; what is due after `upto` stays.
-- arg account_id int
-- arg upto int
-- arg due_at int
UPDATE mail_out SET due_at = :due_at
 WHERE account_id = :account_id AND due_at <= :upto AND state = 'wacht' AND tries = 0;

-- query bericht_any many
-- Whether anything is due.
-- arg now int
SELECT id FROM mail_out WHERE state = 'wacht' AND due_at <= :now LIMIT 1;

-- query bericht_unwanted exec
-- What is due for who switched mail off or can't come in (any more). An invitation and a test go
-- to whoever they are for.
-- arg now int
UPDATE mail_out SET state = 'niet_gewenst', changed_at = :now
 WHERE state = 'wacht' AND due_at <= :now
   AND ((kind NOT IN ('uitnodiging', 'proef')
         AND EXISTS (SELECT 1 FROM mail_choice c
                      WHERE c.account_id = mail_out.account_id AND c.choice = 'uit'))
        OR NOT EXISTS (SELECT 1 FROM account a
                        WHERE a.id = mail_out.account_id
                          AND a.state = CASE mail_out.kind WHEN 'uitnodiging' THEN 'invited'
                                                           ELSE 'active' END));

-- query bericht_defer exec
-- What became due since the last mail of the day, and is for who wants one mail a day, waits for
-- the next.
-- arg last_mail_at int
-- arg next_mail_at int
-- arg now int
UPDATE mail_out SET due_at = :next_mail_at
 WHERE state = 'wacht' AND due_at > :last_mail_at AND due_at <= :now AND tries = 0
   AND kind NOT IN ('overleg', 'uitnodiging', 'proef')
   AND NOT EXISTS (SELECT 1 FROM mail_choice c
                    WHERE c.account_id = mail_out.account_id AND c.choice <> 'dagelijks');

-- query bericht_next many
-- The one that is longest due, with whom it is for.
-- arg now int
-- col choice text
SELECT m.id, m.account_id, m.kind, m.path, m.once, m.due_at, m.tries, a.email, a.name,
       a.state AS account_state, coalesce(c.choice, 'dagelijks') AS choice
  FROM mail_out m
  JOIN account a ON a.id = m.account_id
  LEFT JOIN mail_choice c ON c.account_id = a.id
 WHERE m.state = 'wacht' AND m.due_at <= :now
 ORDER BY m.due_at, m.id
 LIMIT 1;

-- query bericht_with many
-- All that is due for one person, oldest first.
-- arg account_id int
-- arg now int
-- arg n int
SELECT id, kind, path, due_at, tries
  FROM mail_out
 WHERE account_id = :account_id AND due_at <= :now AND state = 'wacht'
 ORDER BY due_at, id
 LIMIT :n;

-- query bericht_claim many
-- Take it for one try; no row when another process did.
-- arg id int
-- arg was_due_at int
-- arg next_at int
-- arg now int
UPDATE mail_out SET tries = tries + 1, due_at = :next_at, changed_at = :now
 WHERE id = :id AND state = 'wacht' AND due_at = :was_due_at
RETURNING tries;

-- query bericht_mark exec
-- arg id int
-- arg state text
-- arg error text
-- arg now int
UPDATE mail_out
   SET state = :state, error = :error, changed_at = :now,
       due_at = CASE WHEN :state = 'wacht' THEN due_at ELSE :now END
 WHERE id = :id AND state = 'wacht';

-- query bericht_no_server exec
-- What is due and can't be sent, because this installation has no mail server.
-- arg now int
UPDATE mail_out SET state = 'geen_server', changed_at = :now
 WHERE state = 'wacht' AND due_at <= :now;

-- query bericht_hour_count many
-- How many were sent in this hour.
-- arg bucket text
SELECT n FROM rate WHERE bucket = :bucket;

-- query bericht_hour_add exec
-- arg bucket text
-- arg now int
INSERT INTO rate (bucket, n, since) VALUES (:bucket, 1, :now)
ON CONFLICT (bucket) DO UPDATE SET n = rate.n + 1;

-- query bericht_purge exec
-- What was told, or was not, long ago.
-- arg before int
DELETE FROM mail_out
 WHERE state IN ('verstuurd', 'mislukt', 'niet_gewenst', 'geen_server') AND due_at < :before;

-- ---- pages --------------------------------------------------------------------------------------

-- query bericht_mine many
-- The last that were due for someone.
-- arg account_id int
-- arg now int
-- arg n int
SELECT kind, path, state, changed_at
  FROM mail_out
 WHERE account_id = :account_id AND due_at <= :now
 ORDER BY due_at DESC, id DESC
 LIMIT :n;

-- query bericht_counts many
-- col n int
-- col oldest int
SELECT state, count(*) AS n, coalesce(min(due_at), 0) AS oldest
  FROM mail_out /*scan*/
 GROUP BY state;

-- query bericht_troubled many
-- What failed for good, or was tried and waits, newest first.
-- arg state text
-- arg n int
SELECT m.id, m.kind, m.tries, m.error, m.changed_at, m.due_at, a.name, a.email
  FROM mail_out m
  JOIN account a ON a.id = m.account_id
 WHERE m.state = :state AND m.tries > 0
 ORDER BY m.due_at DESC, m.id DESC
 LIMIT :n;

-- query bericht_again many
-- arg id int
-- arg now int
UPDATE mail_out SET state = 'wacht', tries = 0, due_at = :now, changed_at = :now
 WHERE id = :id AND state = 'mislukt'
RETURNING kind;

-- query bericht_all_again exec
-- arg now int
UPDATE mail_out SET state = 'wacht', tries = 0, due_at = :now, changed_at = :now
 WHERE state = 'mislukt';
