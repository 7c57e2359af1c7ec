-- What must be there before an approach may begin.

-- query gate_rights_test many
-- arg viewer int
-- arg kwestie_id int
-- arg id int
SELECT r.id, r.title, r.result, r.confirmed_by
  FROM kwestie k
  JOIN rights_test r ON r.kwestie_id = k.id
 WHERE k.id = :kwestie_id AND r.id = :id AND {visible_kwestie};

-- query gate_kwestie one
-- signatures: of the core as it stands now; urgent: an exception that is in force.
-- arg viewer int
-- arg id int
-- arg now int
-- col signatures int
-- col positions int
-- col tests int
-- col parties int
-- col urgent int
SELECT (SELECT count(*) FROM kwestie_signature g
         WHERE g.kwestie_id = k.id AND g.core = k.core) AS signatures,
       (SELECT count(*) FROM kwestie_position o WHERE o.kwestie_id = k.id) AS positions,
       (SELECT count(*) FROM rights_test r
         WHERE r.kwestie_id = k.id AND r.confirmed_by <> 0) AS tests,
       (SELECT count(*) FROM kwestie_party y WHERE y.kwestie_id = k.id) AS parties,
       (SELECT count(*) FROM kwestie_urgent u
         WHERE u.kwestie_id = k.id AND u.until_at > :now) AS urgent
  FROM kwestie k
 WHERE k.id = :id AND {visible_kwestie};
