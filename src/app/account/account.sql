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
