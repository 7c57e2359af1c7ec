-- What an administrator sees and changes: organisations, partnerships and people. No statement here
-- reads a signal, a kwestie or a trend.

-- query beheer_counts one
-- col organisations int
-- col partnerships int
-- col people int
SELECT (SELECT count(*) FROM organisation /*scan*/ WHERE active = 1) AS organisations,
       (SELECT count(*) FROM partnership /*scan*/) AS partnerships,
       (SELECT count(*) FROM account /*scan*/ WHERE state <> 'left') AS people;

-- ---- organisations --------------------------------------------------------------------------------

-- query beheer_organisations many
-- col place text
-- col people int
SELECT o.id, o.name, o.kind, o.active, coalesce(m.name, '') AS place,
       (SELECT count(*) FROM account a WHERE a.organisation_id = o.id AND a.state <> 'left') AS people
  FROM organisation o /*scan*/
  LEFT JOIN municipality m ON m.code = o.municipality
 ORDER BY o.name;

-- query beheer_organisation one
-- arg id int
-- col people int
SELECT o.id, o.name, o.kind, o.municipality, o.active, o.version, o.circle_id,
       (SELECT count(*) FROM account a WHERE a.organisation_id = o.id AND a.state <> 'left') AS people
  FROM organisation o WHERE o.id = :id;

-- query beheer_organisation_change one
-- E_NOT_FOUND when it has another version by now.
-- arg id int
-- arg version int
-- arg name text
-- arg kind text
-- arg municipality text
-- arg active int
UPDATE organisation
   SET name = :name, kind = :kind, municipality = :municipality, active = :active,
       version = version + 1
 WHERE id = :id AND version = :version
RETURNING circle_id;

-- query beheer_municipality_taken one
-- How many other organisations are this municipality.
-- arg id int
-- arg municipality text
-- col n int
SELECT count(*) AS n FROM organisation
 WHERE municipality = :municipality AND kind = 'gemeente' AND active = 1 AND id <> :id;

-- query beheer_municipalities many
SELECT code, name FROM municipality /*scan*/ ORDER BY name;

-- query beheer_neighbours many
-- Everyone whose circles may change when this organisation does.
-- arg organisation_id int
SELECT DISTINCT a.id
  FROM partnership_organisation mine
  JOIN partnership_organisation other ON other.partnership_id = mine.partnership_id
  JOIN account a ON a.organisation_id = other.organisation_id
 WHERE mine.organisation_id = :organisation_id AND a.state = 'active';

-- ---- partnerships ---------------------------------------------------------------------------------

-- query beheer_partnerships many
-- col organisations int
SELECT p.id, p.name,
       (SELECT count(*) FROM partnership_organisation po WHERE po.partnership_id = p.id) AS organisations
  FROM partnership p /*scan*/
 ORDER BY p.name;

-- query beheer_partnership one
-- arg id int
SELECT id, name, circle_id, version FROM partnership WHERE id = :id;

-- query beheer_partnership_change one
-- arg id int
-- arg version int
-- arg name text
UPDATE partnership SET name = :name, version = version + 1
 WHERE id = :id AND version = :version
RETURNING circle_id;

-- query beheer_partnership_choice many
-- All organisations, and which are in it.
-- arg id int
-- col is_in int
SELECT o.id, o.name,
       CASE WHEN EXISTS (SELECT 1 FROM partnership_organisation po
                          WHERE po.partnership_id = :id AND po.organisation_id = o.id)
            THEN 1 ELSE 0 END AS is_in
  FROM organisation o /*scan*/
 ORDER BY o.name;

-- query beheer_partnership_clear exec
-- arg id int
DELETE FROM partnership_organisation WHERE partnership_id = :id;

-- query beheer_partnership_people many
-- arg id int
SELECT a.id
  FROM partnership_organisation po
  JOIN account a ON a.organisation_id = po.organisation_id
 WHERE po.partnership_id = :id AND a.state = 'active';

-- query beheer_circle_rename exec
-- arg id int
-- arg name text
UPDATE circle SET name = :name WHERE id = :id;

-- ---- people ---------------------------------------------------------------------------------------

-- query beheer_people many
-- arg pattern text
-- arg most int
-- arg from int
SELECT a.id, a.name, a.email, a.function, a.state, a.login_at, o.name AS organisation
  FROM account a /*scan*/
  JOIN organisation o ON o.id = a.organisation_id
 WHERE lower(a.name) LIKE :pattern ESCAPE '!' OR a.email LIKE :pattern ESCAPE '!'
    OR lower(o.name) LIKE :pattern ESCAPE '!'
 ORDER BY a.name, a.id
 LIMIT :most OFFSET :from;

-- query beheer_people_count one
-- arg pattern text
-- col n int
SELECT count(*) AS n
  FROM account a /*scan*/
  JOIN organisation o ON o.id = a.organisation_id
 WHERE lower(a.name) LIKE :pattern ESCAPE '!' OR a.email LIKE :pattern ESCAPE '!'
    OR lower(o.name) LIKE :pattern ESCAPE '!';

-- query beheer_people_roles many
-- The roles of the people of one page of the list.
-- arg pattern text
-- arg most int
-- arg from int
SELECT r.account_id, r.role
  FROM account_role r
 WHERE r.account_id IN (
       SELECT a.id
         FROM account a /*scan*/
         JOIN organisation o ON o.id = a.organisation_id
        WHERE lower(a.name) LIKE :pattern ESCAPE '!' OR a.email LIKE :pattern ESCAPE '!'
           OR lower(o.name) LIKE :pattern ESCAPE '!'
        ORDER BY a.name, a.id
        LIMIT :most OFFSET :from)
 ORDER BY r.account_id, r.role;

-- query beheer_person one
-- arg id int
-- col has_factor int
SELECT a.id, a.email, a.name, a.function, a.source_role, a.organisation_id, a.state, a.login_at,
       a.version, CASE WHEN a.totp IS NULL THEN 0 ELSE 1 END AS has_factor
  FROM account a WHERE a.id = :id;

-- query beheer_person_roles many
-- arg account_id int
SELECT role FROM account_role WHERE account_id = :account_id ORDER BY role;

-- query beheer_person_change one
-- arg id int
-- arg version int
-- arg name text
-- arg function text
-- arg source_role text
-- arg organisation_id int
UPDATE account
   SET name = :name, function = :function, source_role = :source_role,
       organisation_id = :organisation_id, version = version + 1
 WHERE id = :id AND version = :version
RETURNING version;

-- query beheer_organisation_choices many
SELECT id, name FROM organisation /*scan*/ WHERE active = 1 ORDER BY name;
