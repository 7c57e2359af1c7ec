-- Sessions: who is asking.

-- query session_get one
-- E_NOT_FOUND when there is no such session, it is over, or the account may not come in.
-- arg token_hash text
-- arg now int
-- col public_key bytes
SELECT s.id, s.account_id, s.stage, s.form_token, s.wrapped_key, s.seen_at, s.expires_at,
       a.name, a.function, a.email, a.organisation_id, a.source_role, o.name AS organisation,
       o.municipality, coalesce(a.public_key, '') AS public_key
  FROM session s
  JOIN account a ON a.id = s.account_id
  JOIN organisation o ON o.id = a.organisation_id
 WHERE s.token_hash = :token_hash AND s.expires_at > :now AND a.state = 'active';

-- query session_roles many
-- arg account_id int
SELECT role FROM account_role WHERE account_id = :account_id ORDER BY role;

-- query session_add exec
-- arg token_hash text
-- arg id int
-- arg account_id int
-- arg stage text
-- arg form_token text
-- arg wrapped_key bytes
-- arg now int
-- arg expires_at int
-- arg device text
-- arg address text
INSERT INTO session (token_hash, id, account_id, stage, form_token, wrapped_key, created_at, seen_at,
                     expires_at, device, address)
VALUES (:token_hash, :id, :account_id, :stage, :form_token, :wrapped_key, :now, :now, :expires_at,
        :device, :address);

-- query session_seen exec
-- arg token_hash text
-- arg now int
-- arg expires_at int
UPDATE session SET seen_at = :now, expires_at = :expires_at WHERE token_hash = :token_hash;

-- query session_end exec
-- arg token_hash text
DELETE FROM session WHERE token_hash = :token_hash;

-- query session_purge exec
-- arg now int
DELETE FROM session WHERE expires_at <= :now;
