-- Contact details of reporters. The guard on signal keeps them to who follows the signal up.

-- query contact_signal one
-- arg id int
-- arg viewer int
SELECT s.number, s.municipality FROM signal s WHERE s.id = :id AND {followed_signal};

-- query contact_get one
-- arg signal_id int
SELECT id, sealed, keep_until FROM reporter_contact WHERE signal_id = :signal_id;

-- query contact_count one
-- arg signal_id int
-- col n int
SELECT count(*) AS n FROM reporter_contact WHERE signal_id = :signal_id;

-- query contact_add exec
-- arg id int
-- arg signal_id int
-- arg sealed bytes
-- arg now int
-- arg keep_until text
INSERT INTO reporter_contact (id, signal_id, sealed, created_at, keep_until)
VALUES (:id, :signal_id, :sealed, :now, :keep_until);

-- query contact_drop exec
-- arg id int
DELETE FROM reporter_contact WHERE id = :id;

-- query contact_readers many
-- People of a municipality with their roles, who have keys and no copy of this contact's key. Which
-- roles may open it is decided in app/account/role.c.
-- arg municipality text
-- arg contact_id int
-- col public_key bytes
SELECT a.id, r.role, coalesce(a.public_key, '') AS public_key
  FROM organisation o
  JOIN account a ON a.organisation_id = o.id
  JOIN account_role r ON r.account_id = a.id
 WHERE o.municipality = :municipality AND o.kind = 'gemeente' AND o.active = 1
   AND a.state = 'active' AND a.public_key IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM reporter_contact_key k
                    WHERE k.contact_id = :contact_id AND k.account_id = a.id)
 ORDER BY a.id, r.role;

-- query contact_key one
-- arg contact_id int
-- arg account_id int
SELECT sealed FROM reporter_contact_key WHERE contact_id = :contact_id AND account_id = :account_id;

-- query contact_key_add exec
-- arg contact_id int
-- arg account_id int
-- arg sealed bytes
INSERT INTO reporter_contact_key (contact_id, account_id, sealed)
VALUES (:contact_id, :account_id, :sealed);

-- query contact_key_drop exec
-- arg contact_id int
-- arg account_id int
DELETE FROM reporter_contact_key WHERE contact_id = :contact_id AND account_id = :account_id;
