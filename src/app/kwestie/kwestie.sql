-- Kwesties, their members and what they are about.

-- query kwestie_list many
-- Those of the viewer, last changed first, after a place in that order. An empty filter lets all
-- pass; an empty status all that are not closed.
-- arg viewer int
-- arg status text
-- arg municipality text
-- arg theme text
-- arg phase text
-- arg before_at int
-- arg before_id int
-- arg at_most int
-- col place text
-- col signals int
SELECT k.id, k.number, k.title, k.theme, k.phase, k.status, k.changed_at,
       CASE WHEN ar.kind = 'geheel' THEN m.name ELSE ar.name || ' (' || m.name || ')' END AS place,
       (SELECT count(*) FROM kwestie_signal x WHERE x.kwestie_id = k.id) AS signals
  FROM kwestie k
  JOIN municipality m ON m.code = k.municipality
  JOIN area ar ON ar.id = k.area_id
 WHERE {visible_kwestie}
   AND (k.status = :status OR :status = 'alle' OR (:status = '' AND k.status <> 'gesloten'))
   AND (:municipality = '' OR k.municipality = :municipality)
   AND (:theme = '' OR k.theme = :theme)
   AND (:phase = '' OR k.phase = :phase)
   AND k.changed_at <= :before_at AND (k.changed_at < :before_at OR k.id < :before_id)
 ORDER BY k.changed_at DESC, k.id DESC
 LIMIT :at_most;

-- query kwestie_municipalities many
-- Those of the kwesties of the viewer, to choose from in the filter.
-- arg viewer int
SELECT m.code, m.name
  FROM municipality m
 WHERE m.code IN (SELECT k.municipality FROM kwestie k WHERE {visible_kwestie})
 ORDER BY m.name;

-- query kwestie_choices many
-- Those of the viewer that are not closed, last changed first: to add signals to.
-- arg viewer int
-- arg at_most int
SELECT k.id, k.number, k.title
  FROM kwestie k
 WHERE {visible_kwestie} AND k.status <> 'gesloten'
 ORDER BY k.changed_at DESC, k.id DESC
 LIMIT :at_most;

-- query kwestie_get one
-- arg viewer int
-- arg id int
-- col organisation text
SELECT k.id, k.number, k.title, k.core, k.municipality, k.area_id, k.theme, k.phase, k.status,
       k.circle_id, k.created_at, k.changed_at, k.keep_until, k.version,
       coalesce(o.name, '') AS organisation
  FROM kwestie k
  LEFT JOIN organisation o ON o.id = k.organisation_id
 WHERE k.id = :id AND {visible_kwestie};

-- query kwestie_add exec
-- arg id int
-- arg number text
-- arg title text
-- arg core text
-- arg municipality text
-- arg area_id int
-- arg theme text
-- arg phase text
-- arg circle_id int
-- arg organisation_id int
-- arg created_by int
-- arg now int
-- arg keep_until text
INSERT INTO kwestie (id, number, title, core, municipality, area_id, theme, phase, status, circle_id,
                     organisation_id, created_by, created_at, changed_at, keep_until)
VALUES (:id, :number, :title, :core, :municipality, :area_id, :theme, :phase, 'open', :circle_id,
        :organisation_id, :created_by, :now, :now, :keep_until);

-- query kwestie_change one
-- E_NOT_FOUND when it is not the viewer's, or no longer has this version.
-- arg viewer int
-- arg id int
-- arg version int
-- arg title text
-- arg core text
-- arg municipality text
-- arg area_id int
-- arg theme text
-- arg phase text
UPDATE kwestie AS k
   SET title = :title, core = :core, municipality = :municipality, area_id = :area_id,
       theme = :theme, phase = :phase, version = version + 1
 WHERE k.id = :id AND k.version = :version AND {visible_kwestie}
RETURNING version;

-- query kwestie_set_status one
-- E_NOT_FOUND when it is not the viewer's, or no longer has this version.
-- arg viewer int
-- arg id int
-- arg version int
-- arg status text
UPDATE kwestie AS k SET status = :status, version = version + 1
 WHERE k.id = :id AND k.version = :version AND {visible_kwestie}
RETURNING version;

-- query kwestie_touch one
-- Something in it changed: it comes first in the list, and is kept for a full term from now on.
-- E_NOT_FOUND when it is not the viewer's.
-- arg viewer int
-- arg id int
-- arg now int
-- arg keep_until text
UPDATE kwestie AS k SET changed_at = :now, keep_until = :keep_until
 WHERE k.id = :id AND {visible_kwestie}
RETURNING number, circle_id, core;

-- query kwestie_circle one
-- unscoped for kwestie_add_member() and kwestie_link_signal(), whose callers have checked
-- arg id int
SELECT circle_id, number FROM kwestie WHERE id = :id;

-- ---- members ----

-- query kwestie_members many
-- arg viewer int
-- arg id int
-- col added_by_name text
SELECT x.account_id, a.name, a.function, o.name AS organisation, x.task, x.added_at,
       coalesce(b.name, '') AS added_by_name
  FROM kwestie k
  JOIN kwestie_member x ON x.kwestie_id = k.id
  JOIN account a ON a.id = x.account_id
  JOIN organisation o ON o.id = a.organisation_id
  LEFT JOIN account b ON b.id = x.added_by
 WHERE k.id = :id AND {visible_kwestie}
 ORDER BY a.name, a.id;

-- query kwestie_member_roles many
-- The roles of all members who can log in: at least one must be able to write.
-- arg viewer int
-- arg id int
SELECT x.account_id, r.role
  FROM kwestie k
  JOIN kwestie_member x ON x.kwestie_id = k.id
  JOIN account a ON a.id = x.account_id
  JOIN account_role r ON r.account_id = a.id
 WHERE k.id = :id AND a.state = 'active' AND {visible_kwestie};

-- query kwestie_member_add exec
-- arg kwestie_id int
-- arg account_id int
-- arg task text
-- arg added_by int
-- arg now int
INSERT INTO kwestie_member (kwestie_id, account_id, task, added_by, added_at)
VALUES (:kwestie_id, :account_id, :task, :added_by, :now);

-- query kwestie_member_drop exec
-- arg kwestie_id int
-- arg account_id int
DELETE FROM kwestie_member WHERE kwestie_id = :kwestie_id AND account_id = :account_id;

-- query kwestie_people many
-- Who works in the regions of the viewer and is no member yet, with each of their roles. :name is
-- part of a name, in a LIKE pattern.
-- arg viewer int
-- arg id int
-- arg name text
-- arg at_most int
SELECT a.id, a.name, a.function, o.name AS organisation, r.role
  FROM account v
  JOIN partnership_organisation mine ON mine.organisation_id = v.organisation_id
  JOIN partnership_organisation other ON other.partnership_id = mine.partnership_id
  JOIN organisation o ON o.id = other.organisation_id
  JOIN account a ON a.organisation_id = o.id
  JOIN account_role r ON r.account_id = a.id
 WHERE v.id = :viewer AND a.state = 'active' AND lower(a.name) LIKE lower(:name) ESCAPE '!'
   AND NOT EXISTS (SELECT 1 FROM kwestie_member x
                    WHERE x.kwestie_id = :id AND x.account_id = a.id)
 GROUP BY a.id, a.name, a.function, o.name, r.role
 ORDER BY a.name, a.id, r.role
 LIMIT :at_most;

-- query kwestie_person many
-- The same for one person: no rows when someone is not in the regions of the viewer.
-- arg viewer int
-- arg account_id int
SELECT r.role
  FROM account v
  JOIN partnership_organisation mine ON mine.organisation_id = v.organisation_id
  JOIN partnership_organisation other ON other.partnership_id = mine.partnership_id
  JOIN account a ON a.organisation_id = other.organisation_id
  JOIN account_role r ON r.account_id = a.id
 WHERE v.id = :viewer AND a.id = :account_id AND a.state = 'active';
