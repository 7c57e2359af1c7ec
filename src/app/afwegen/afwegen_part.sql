-- The parties, the position of the municipality, the role cards, the choice, scaling, and the
-- exception for direct danger.

-- query afwegen_parties many
-- Who is missing first.
-- arg viewer int
-- arg id int
SELECT p.id, p.name, p.interest, p.need, p.feeling, p.own_words, p.checked, p.checked_on, p.missing,
       p.version
  FROM kwestie k
  JOIN kwestie_party p ON p.kwestie_id = k.id
 WHERE k.id = :id AND {visible_kwestie}
 ORDER BY p.missing DESC, p.name, p.id
 LIMIT 100;

-- query afwegen_party one
-- arg viewer int
-- arg kwestie_id int
-- arg id int
SELECT p.id, p.name, p.interest, p.need, p.feeling, p.own_words, p.checked, p.checked_on, p.missing,
       p.version
  FROM kwestie k
  JOIN kwestie_party p ON p.kwestie_id = k.id
 WHERE k.id = :kwestie_id AND p.id = :id AND {visible_kwestie};

-- query afwegen_party_add exec
-- arg id int
-- arg kwestie_id int
-- arg name text
-- arg interest text
-- arg need text
-- arg feeling text
-- arg own_words text
-- arg checked int
-- arg checked_on text
-- arg missing int
INSERT INTO kwestie_party (id, kwestie_id, name, interest, need, feeling, own_words, checked,
                           checked_on, missing)
VALUES (:id, :kwestie_id, :name, :interest, :need, :feeling, :own_words, :checked, :checked_on,
        :missing);

-- query afwegen_party_change one
-- E_NOT_FOUND when it is not the viewer's, or no longer has this version.
-- arg viewer int
-- arg kwestie_id int
-- arg id int
-- arg version int
-- arg name text
-- arg interest text
-- arg need text
-- arg feeling text
-- arg own_words text
-- arg checked int
-- arg checked_on text
-- arg missing int
UPDATE kwestie_party
   SET name = :name, interest = :interest, need = :need, feeling = :feeling,
       own_words = :own_words, checked = :checked, checked_on = :checked_on, missing = :missing,
       version = version + 1
 WHERE id = :id AND kwestie_id = :kwestie_id AND version = :version
   AND EXISTS (SELECT 1 FROM kwestie k WHERE k.id = :kwestie_id AND {visible_kwestie})
RETURNING version;

-- query afwegen_party_drop one
-- arg viewer int
-- arg kwestie_id int
-- arg id int
DELETE FROM kwestie_party
 WHERE id = :id AND kwestie_id = :kwestie_id
   AND EXISTS (SELECT 1 FROM kwestie k WHERE k.id = :kwestie_id AND {visible_kwestie})
RETURNING name;

-- ---- the position of the municipality ----

-- query afwegen_positions many
-- The last first: that one counts.
-- arg viewer int
-- arg id int
SELECT p.id, p.positions, p.from_on, p.reason, p.irreversible, p.irreversible_reason, p.at,
       a.function, o.name AS organisation
  FROM kwestie k
  JOIN kwestie_position p ON p.kwestie_id = k.id
  JOIN account a ON a.id = p.account_id
  JOIN organisation o ON o.id = a.organisation_id
 WHERE k.id = :id AND {visible_kwestie}
 ORDER BY p.from_on DESC, p.at DESC, p.id DESC
 LIMIT 100;

-- query afwegen_position_add exec
-- arg id int
-- arg kwestie_id int
-- arg positions text
-- arg from_on text
-- arg reason text
-- arg irreversible int
-- arg irreversible_reason text
-- arg account_id int
-- arg now int
INSERT INTO kwestie_position (id, kwestie_id, positions, from_on, reason, irreversible,
                              irreversible_reason, account_id, at)
VALUES (:id, :kwestie_id, :positions, :from_on, :reason, :irreversible, :irreversible_reason,
        :account_id, :now);

-- ---- role cards ----

-- query afwegen_roles many
-- arg viewer int
-- arg id int
SELECT c.account_id, c.role, c.does, c.does_not, c.covered_by, c.version, a.name, a.function,
       o.name AS organisation
  FROM kwestie k
  JOIN kwestie_role c ON c.kwestie_id = k.id
  JOIN account a ON a.id = c.account_id
  JOIN organisation o ON o.id = a.organisation_id
 WHERE k.id = :id AND {visible_kwestie}
 ORDER BY a.name, a.id
 LIMIT 200;

-- query afwegen_role_add many
-- No row when there is a card already.
-- arg kwestie_id int
-- arg account_id int
-- arg role text
-- arg does text
-- arg does_not text
-- arg covered_by text
INSERT INTO kwestie_role (kwestie_id, account_id, role, does, does_not, covered_by)
VALUES (:kwestie_id, :account_id, :role, :does, :does_not, :covered_by)
ON CONFLICT DO NOTHING
RETURNING version;

-- query afwegen_role_change one
-- arg kwestie_id int
-- arg account_id int
-- arg version int
-- arg role text
-- arg does text
-- arg does_not text
-- arg covered_by text
UPDATE kwestie_role
   SET role = :role, does = :does, does_not = :does_not, covered_by = :covered_by,
       version = version + 1
 WHERE kwestie_id = :kwestie_id AND account_id = :account_id AND version = :version
RETURNING version;

-- ---- leaving room or setting limits ----

-- query afwegen_choices many
-- The last first: that one counts.
-- arg viewer int
-- arg id int
SELECT c.id, c.room, c.limits, c.chosen, c.reason, c.review_on, c.at, a.function,
       o.name AS organisation
  FROM kwestie k
  JOIN kwestie_choice c ON c.kwestie_id = k.id
  JOIN account a ON a.id = c.account_id
  JOIN organisation o ON o.id = a.organisation_id
 WHERE k.id = :id AND {visible_kwestie}
 ORDER BY c.at DESC, c.id DESC
 LIMIT 100;

-- query afwegen_choice_add exec
-- arg id int
-- arg kwestie_id int
-- arg room text
-- arg limits text
-- arg chosen text
-- arg reason text
-- arg review_on text
-- arg account_id int
-- arg now int
INSERT INTO kwestie_choice (id, kwestie_id, room, limits, chosen, reason, review_on, account_id, at)
VALUES (:id, :kwestie_id, :room, :limits, :chosen, :reason, :review_on, :account_id, :now);

-- ---- scaling ----

-- query afwegen_scales many
-- The last first: that one counts.
-- arg viewer int
-- arg id int
SELECT s.id, s.level, s.reason, s.decided_by, s.aftercare, s.aftercare_on, s.at
  FROM kwestie k
  JOIN kwestie_scale s ON s.kwestie_id = k.id
 WHERE k.id = :id AND {visible_kwestie}
 ORDER BY s.at DESC, s.id DESC
 LIMIT 100;

-- query afwegen_scale_add exec
-- arg id int
-- arg kwestie_id int
-- arg level text
-- arg reason text
-- arg decided_by text
-- arg aftercare text
-- arg aftercare_on text
-- arg account_id int
-- arg now int
INSERT INTO kwestie_scale (id, kwestie_id, level, reason, decided_by, aftercare, aftercare_on,
                           account_id, at)
VALUES (:id, :kwestie_id, :level, :reason, :decided_by, :aftercare, :aftercare_on, :account_id,
        :now);

-- ---- direct danger ----

-- query afwegen_urgents many
-- The last first.
-- arg viewer int
-- arg id int
SELECT u.id, u.reason, u.decided_by, u.at, u.until_at
  FROM kwestie k
  JOIN kwestie_urgent u ON u.kwestie_id = k.id
 WHERE k.id = :id AND {visible_kwestie}
 ORDER BY u.until_at DESC, u.id DESC
 LIMIT 100;

-- query afwegen_urgent_add exec
-- arg id int
-- arg kwestie_id int
-- arg reason text
-- arg decided_by text
-- arg account_id int
-- arg now int
-- arg until_at int
INSERT INTO kwestie_urgent (id, kwestie_id, reason, decided_by, account_id, at, until_at)
VALUES (:id, :kwestie_id, :reason, :decided_by, :account_id, :now, :until_at);

-- query afwegen_urgent_end many
-- What runs now ends now. No row when nothing ran.
-- arg viewer int
-- arg id int
-- arg now int
UPDATE kwestie_urgent SET until_at = :now
 WHERE kwestie_id = :id AND until_at > :now
   AND EXISTS (SELECT 1 FROM kwestie k WHERE k.id = :id AND {visible_kwestie})
RETURNING id;
