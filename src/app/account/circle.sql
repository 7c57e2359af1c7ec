-- Circles: who sees what, as it follows from organisation and role.

-- query circle_add exec
-- arg id int
-- arg kind text
-- arg name text
INSERT INTO circle (id, kind, name) VALUES (:id, :kind, :name);

-- query circle_name exec
-- arg id int
-- arg name text
UPDATE circle SET name = :name WHERE id = :id;

-- query circle_member_add exec
-- arg account_id int
-- arg circle_id int
-- arg source text
INSERT INTO circle_member (account_id, circle_id, source) VALUES (:account_id, :circle_id, :source)
ON CONFLICT DO NOTHING;

-- query circle_member_drop exec
-- arg account_id int
-- arg circle_id int
DELETE FROM circle_member WHERE account_id = :account_id AND circle_id = :circle_id;

-- query circle_forget_roles exec
-- arg account_id int
DELETE FROM circle_member WHERE account_id = :account_id AND source = 'role';

-- query circle_join_by_role exec
-- The circles that follow from role and organisation: one's own organisation; the partnership; and
-- for who leads the consultation those of all municipalities in it.
-- arg account_id int
INSERT INTO circle_member (account_id, circle_id, source)
SELECT a.id, o.circle_id, 'role'
  FROM account a
  JOIN organisation o ON o.id = a.organisation_id
 WHERE a.id = :account_id AND a.state = 'active'
   AND EXISTS (SELECT 1 FROM account_role r WHERE r.account_id = a.id
                  AND r.role IN ('adviseur', 'procesregisseur', 'deelnemer'))
 UNION
SELECT a.id, p.circle_id, 'role'
  FROM account a
  JOIN partnership_organisation po ON po.organisation_id = a.organisation_id
  JOIN partnership p ON p.id = po.partnership_id
 WHERE a.id = :account_id AND a.state = 'active'
   AND EXISTS (SELECT 1 FROM account_role r WHERE r.account_id = a.id
                  AND r.role IN ('adviseur', 'procesregisseur', 'deelnemer'))
 UNION
SELECT a.id, o.circle_id, 'role'
  FROM account a
  JOIN partnership_organisation mine ON mine.organisation_id = a.organisation_id
  JOIN partnership_organisation other ON other.partnership_id = mine.partnership_id
  JOIN organisation o ON o.id = other.organisation_id AND o.kind = 'gemeente'
 WHERE a.id = :account_id AND a.state = 'active'
   AND EXISTS (SELECT 1 FROM account_role r WHERE r.account_id = a.id AND r.role = 'procesregisseur')
ON CONFLICT DO NOTHING;

-- query circle_of_municipality one
-- The circle in which the signals of a municipality are handled; E_NOT_FOUND when that municipality
-- does not work with this installation.
-- arg municipality text
SELECT circle_id, id AS organisation_id FROM organisation
 WHERE municipality = :municipality AND kind = 'gemeente' AND active = 1;

-- query circle_of_region one
-- The circle of the partnership that a municipality takes part in, the oldest when there are more.
-- arg municipality text
-- col circle_id int
-- col partnership_id int
SELECT p.circle_id AS circle_id, p.id AS partnership_id
  FROM organisation o
  JOIN partnership_organisation po ON po.organisation_id = o.id
  JOIN partnership p ON p.id = po.partnership_id
 WHERE o.municipality = :municipality AND o.kind = 'gemeente'
 ORDER BY p.name
 LIMIT 1;

-- query circle_mine many
-- The circles that someone is in, for a choice in a form.
-- arg viewer int
SELECT c.id, c.kind, c.name
  FROM circle_member m
  JOIN circle c ON c.id = m.circle_id
 WHERE m.account_id = :viewer
 ORDER BY c.kind, c.name;

-- query circle_contains one
-- How often (0 or 1) someone is in a circle.
-- arg viewer int
-- arg circle_id int
-- col n int
SELECT count(*) AS n FROM circle_member WHERE account_id = :viewer AND circle_id = :circle_id;
