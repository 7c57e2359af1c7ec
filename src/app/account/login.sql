-- Logging in: what is compared, what is counted, what is written down.

-- query login_account one
-- What belongs to an e-mail address, whatever the state of the account.
-- arg email text
SELECT id, state, password, public_key, wrapped_key, key_salt, totp
  FROM account WHERE email = :email;

-- query login_factor one
-- The second factor of someone whose password was right.
-- arg id int
SELECT totp, totp_step, password, wrapped_key, key_salt FROM account WHERE id = :id;

-- query login_rehash exec
-- The same password under better settings; nothing when it was changed in the meantime.
-- arg id int
-- arg old text
-- arg password text
UPDATE account SET password = :password WHERE id = :id AND password = :old;

-- query login_step one
-- Use up a code of the second factor; E_NOT_FOUND when that code or a later one was used.
-- arg id int
-- arg step int
UPDATE account SET totp_step = :step WHERE id = :id AND totp_step < :step RETURNING totp_step;

-- query login_moment exec
-- arg id int
-- arg now int
UPDATE account SET login_at = :now WHERE id = :id;

-- query login_enrol exec
-- arg id int
-- arg totp bytes
-- arg step int
UPDATE account SET totp = :totp, totp_step = :step, version = version + 1 WHERE id = :id;

-- query login_recovery_forget exec
-- arg account_id int
DELETE FROM recovery_code WHERE account_id = :account_id;

-- query login_recovery_add exec
-- arg account_id int
-- arg code_hash text
INSERT INTO recovery_code (account_id, code_hash) VALUES (:account_id, :code_hash);

-- query login_recovery_use one
-- Use up a recovery code; E_NOT_FOUND when it is not one, or was used.
-- arg account_id int
-- arg code_hash text
-- arg now int
UPDATE recovery_code SET used_at = :now
 WHERE account_id = :account_id AND code_hash = :code_hash AND used_at = 0
RETURNING used_at;

-- query login_recovery_left one
-- arg account_id int
-- col n int
SELECT count(*) AS n FROM recovery_code WHERE account_id = :account_id AND used_at = 0;

-- query login_failure_get one
-- arg bucket text
SELECT n, since, until FROM login_failure WHERE bucket = :bucket;

-- query login_failure_put exec
-- arg bucket text
-- arg n int
-- arg since int
-- arg until int
INSERT INTO login_failure (bucket, n, since, until) VALUES (:bucket, :n, :since, :until)
ON CONFLICT (bucket) DO UPDATE SET n = :n, since = :since, until = :until;

-- query login_failure_drop exec
-- arg bucket text
DELETE FROM login_failure WHERE bucket = :bucket;

-- query login_failure_purge exec
-- arg before int
DELETE FROM login_failure WHERE since < :before;

-- query login_actor one
-- How a line of the log names someone who is not completely in yet.
-- arg id int
SELECT a.function, a.email, a.name, o.name AS organisation
  FROM account a JOIN organisation o ON o.id = a.organisation_id
 WHERE a.id = :id;
