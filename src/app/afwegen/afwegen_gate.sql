-- The gate before an approach, and the exception for direct danger.

-- query afwegen_gate one
-- unscoped afwegen_gate(), whose callers have checked
-- arg id int
-- col signatures int
-- col positions int
-- col tests int
-- col urgent_until int
-- col urgent_by text
SELECT k.core,
       (SELECT count(*) FROM kwestie_signature s WHERE s.kwestie_id = k.id AND s.core = k.core)
           AS signatures,
       (SELECT count(*) FROM kwestie_position p WHERE p.kwestie_id = k.id) AS positions,
       (SELECT count(*) FROM rights_test t
         WHERE t.kwestie_id = k.id AND t.confirmed_by <> 0 AND t.result = 'ja') AS tests,
       coalesce((SELECT max(u.until_at) FROM kwestie_urgent u WHERE u.kwestie_id = k.id), 0)
           AS urgent_until,
       coalesce((SELECT u.decided_by FROM kwestie_urgent u WHERE u.kwestie_id = k.id
                  ORDER BY u.until_at DESC, u.id DESC LIMIT 1), '') AS urgent_by
  FROM kwestie k
 WHERE k.id = :id;
