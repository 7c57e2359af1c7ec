-- What must be there before an approach may begin.

-- query gate_rights_test many
-- arg viewer int
-- arg kwestie_id int
-- arg id int
SELECT r.id, r.title, r.result, r.confirmed_by
  FROM kwestie k
  JOIN rights_test r ON r.kwestie_id = k.id
 WHERE k.id = :kwestie_id AND r.id = :id AND {visible_kwestie};
