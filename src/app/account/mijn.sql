-- One's own account.

-- query mijn_get one
-- arg id int
-- col has_factor int
SELECT a.email, a.name, a.function, a.password, a.totp, o.name AS organisation,
       CASE WHEN a.totp IS NULL THEN 0 ELSE 1 END AS has_factor, a.password_at
  FROM account a JOIN organisation o ON o.id = a.organisation_id
 WHERE a.id = :id;

-- query mijn_sessions many
-- arg account_id int
-- arg now int
SELECT id, token_hash, device, address, created_at, seen_at
  FROM session
 WHERE account_id = :account_id AND stage = 'full' AND expires_at > :now
 ORDER BY seen_at DESC;

-- query mijn_session_end one
-- One of one's own sessions; E_NOT_FOUND when it is someone else's.
-- arg account_id int
-- arg id int
DELETE FROM session WHERE id = :id AND account_id = :account_id RETURNING device;

-- query mijn_sessions_end_others exec
-- arg account_id int
-- arg token_hash text
DELETE FROM session WHERE account_id = :account_id AND token_hash <> :token_hash;

-- query mijn_rewrap one
-- The same keys under another password; E_NOT_FOUND when the password was changed in the meantime.
-- arg id int
-- arg old text
-- arg password text
-- arg wrapped_key bytes
-- arg key_salt bytes
-- arg now int
UPDATE account
   SET password = :password, wrapped_key = :wrapped_key, key_salt = :key_salt, password_at = :now,
       version = version + 1
 WHERE id = :id AND password = :old
RETURNING version;

-- query mijn_roles many
-- arg account_id int
SELECT role FROM account_role WHERE account_id = :account_id ORDER BY role;
