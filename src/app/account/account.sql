-- People and organisations.

-- query partnership_add exec
-- arg id int
-- arg name text
-- arg circle_id int
INSERT INTO partnership (id, name, circle_id) VALUES (:id, :name, :circle_id);

-- query organisation_add exec
-- arg id int
-- arg name text
-- arg kind text
-- arg municipality text
-- arg circle_id int
INSERT INTO organisation (id, name, kind, municipality, circle_id)
VALUES (:id, :name, :kind, :municipality, :circle_id);

-- query organisation_join exec
-- arg partnership_id int
-- arg organisation_id int
INSERT INTO partnership_organisation (partnership_id, organisation_id)
VALUES (:partnership_id, :organisation_id) ON CONFLICT DO NOTHING;

-- query account_add exec
-- arg id int
-- arg email text
-- arg name text
-- arg function text
-- arg source_role text
-- arg organisation_id int
-- arg now int
INSERT INTO account (id, email, name, function, source_role, organisation_id, state, created_at)
VALUES (:id, :email, :name, :function, :source_role, :organisation_id, 'invited', :now);

-- query account_role_add exec
-- arg account_id int
-- arg role text
INSERT INTO account_role (account_id, role) VALUES (:account_id, :role) ON CONFLICT DO NOTHING;

-- query account_role_drop exec
-- arg account_id int
DELETE FROM account_role WHERE account_id = :account_id;

-- query account_set_password one
-- A new password means new keys, no second factor yet, and that all sessions were ended.
-- arg id int
-- arg password text
-- arg public_key bytes
-- arg wrapped_key bytes
-- arg key_salt bytes
-- arg now int
UPDATE account
   SET password = :password, password_at = :now, public_key = :public_key,
       wrapped_key = :wrapped_key, key_salt = :key_salt, totp = NULL, totp_step = 0,
       state = CASE state WHEN 'invited' THEN 'active' ELSE state END, version = version + 1
 WHERE id = :id
RETURNING version;

-- query account_end_sessions exec
-- arg account_id int
DELETE FROM session WHERE account_id = :account_id;

-- query invitation_add exec
-- arg token_hash text
-- arg account_id int
-- arg purpose text
-- arg now int
-- arg expires_at int
INSERT INTO invitation (token_hash, account_id, purpose, created_at, expires_at)
VALUES (:token_hash, :account_id, :purpose, :now, :expires_at);

-- query invitation_forget exec
-- Links that were not used: a new one replaces them.
-- arg account_id int
DELETE FROM invitation WHERE account_id = :account_id AND used_at = 0;

-- query invitation_get one
-- E_NOT_FOUND when the link was used, is too old, or the account may not come in.
-- arg token_hash text
-- arg now int
SELECT i.purpose, a.id, a.email, a.name
  FROM invitation i
  JOIN account a ON a.id = i.account_id
 WHERE i.token_hash = :token_hash AND i.used_at = 0 AND i.expires_at > :now
   AND a.state IN ('invited', 'active');

-- query invitation_use one
-- A link counts once; E_NOT_FOUND the second time.
-- arg token_hash text
-- arg now int
UPDATE invitation SET used_at = :now
 WHERE token_hash = :token_hash AND used_at = 0 AND expires_at > :now
RETURNING purpose;

-- query account_state_set one
-- An account without a password can't be active: it is invited.
-- arg id int
-- arg state text
UPDATE account
   SET state = CASE WHEN :state = 'active' AND password = '' THEN 'invited' ELSE :state END,
       version = version + 1
 WHERE id = :id
RETURNING state;

-- query account_leave_circles exec
-- arg account_id int
DELETE FROM circle_member WHERE account_id = :account_id;

-- query account_return one
-- Someone who had left: as new, with a password to be chosen.
-- arg id int
UPDATE account SET state = 'invited', password = '', totp = NULL, version = version + 1
 WHERE id = :id AND state = 'left'
RETURNING state;

-- query account_managers one
-- How many can administer: others, and this account itself (0 or 1).
-- arg id int
-- col others int
-- col self int
SELECT coalesce(sum(CASE WHEN a.id <> :id THEN 1 ELSE 0 END), 0) AS others,
       coalesce(sum(CASE WHEN a.id = :id THEN 1 ELSE 0 END), 0) AS self
  FROM account_role r /*scan*/
  JOIN account a ON a.id = r.account_id
 WHERE r.role = 'beheerder' AND a.state = 'active';

-- query account_find one
-- arg email text
SELECT id, name, state FROM account WHERE email = :email;

-- query account_list many
-- For the command line.
SELECT a.id, a.email, a.name, a.state, a.login_at, o.name AS organisation
  FROM account a /*scan*/
  JOIN organisation o ON o.id = a.organisation_id
 ORDER BY a.email;

-- query account_organisation_find one
-- arg name text
SELECT id FROM organisation WHERE name = :name;

-- query account_organisation_count one
-- col n int
SELECT count(*) AS n FROM organisation /*scan*/;
