-- Rights tests of intended actions.

-- query afwegen_toetsen many
-- arg viewer int
-- arg id int
-- arg at_most int
-- col confirmer text
SELECT t.id, t.title, t.rights, t.result, t.answered_by, t.answered_at, t.confirmed_by,
       t.confirmed_at, a.function AS answerer, coalesce(c.function, '') AS confirmer
  FROM kwestie k
  JOIN rights_test t ON t.kwestie_id = k.id
  JOIN account a ON a.id = t.answered_by
  LEFT JOIN account c ON c.id = t.confirmed_by
 WHERE k.id = :id AND {visible_kwestie}
 ORDER BY t.id
 LIMIT :at_most;

-- query afwegen_toets one
-- arg viewer int
-- arg kwestie_id int
-- arg id int
-- col confirmer text
-- col confirmer_organisation text
SELECT t.id, t.title, t.rights, t.whose, t.legal_basis, t.aim, t.necessary, t.proportionate,
       t.lightest, t.content_neutral, t.if_nothing, t.result, t.answered_by, t.answered_at,
       t.confirmed_by, t.confirmed_at, t.confirm_note, t.version, a.function AS answerer,
       o.name AS answerer_organisation, coalesce(c.function, '') AS confirmer,
       coalesce(co.name, '') AS confirmer_organisation
  FROM kwestie k
  JOIN rights_test t ON t.kwestie_id = k.id
  JOIN account a ON a.id = t.answered_by
  JOIN organisation o ON o.id = a.organisation_id
  LEFT JOIN account c ON c.id = t.confirmed_by
  LEFT JOIN organisation co ON co.id = c.organisation_id
 WHERE k.id = :kwestie_id AND t.id = :id AND {visible_kwestie};

-- query afwegen_toets_add exec
-- arg id int
-- arg kwestie_id int
-- arg title text
-- arg rights text
-- arg whose text
-- arg legal_basis text
-- arg aim text
-- arg necessary text
-- arg proportionate text
-- arg lightest text
-- arg content_neutral text
-- arg if_nothing text
-- arg result text
-- arg account_id int
-- arg now int
INSERT INTO rights_test (id, kwestie_id, title, rights, whose, legal_basis, aim, necessary,
                         proportionate, lightest, content_neutral, if_nothing, result, answered_by,
                         answered_at)
VALUES (:id, :kwestie_id, :title, :rights, :whose, :legal_basis, :aim, :necessary, :proportionate,
        :lightest, :content_neutral, :if_nothing, :result, :account_id, :now);

-- query afwegen_toets_change one
-- Its confirmation falls away. E_NOT_FOUND when it is not the viewer's, or no longer has this
-- version.
-- arg viewer int
-- arg kwestie_id int
-- arg id int
-- arg version int
-- arg title text
-- arg rights text
-- arg whose text
-- arg legal_basis text
-- arg aim text
-- arg necessary text
-- arg proportionate text
-- arg lightest text
-- arg content_neutral text
-- arg if_nothing text
-- arg result text
-- arg now int
UPDATE rights_test
   SET title = :title, rights = :rights, whose = :whose, legal_basis = :legal_basis, aim = :aim,
       necessary = :necessary, proportionate = :proportionate, lightest = :lightest,
       content_neutral = :content_neutral, if_nothing = :if_nothing, result = :result,
       answered_by = :viewer, answered_at = :now, confirmed_by = 0, confirmed_at = 0,
       confirm_note = '', version = version + 1
 WHERE id = :id AND kwestie_id = :kwestie_id AND version = :version
   AND EXISTS (SELECT 1 FROM kwestie k WHERE k.id = :kwestie_id AND {visible_kwestie})
RETURNING version;

-- query afwegen_toets_confirm one
-- By another person than who answered it. E_NOT_FOUND when it is not the viewer's, no longer has
-- this version, is confirmed already, or was answered by the viewer.
-- arg viewer int
-- arg kwestie_id int
-- arg id int
-- arg version int
-- arg note text
-- arg now int
UPDATE rights_test
   SET confirmed_by = :viewer, confirmed_at = :now, confirm_note = :note, version = version + 1
 WHERE id = :id AND kwestie_id = :kwestie_id AND version = :version AND confirmed_by = 0
   AND answered_by <> :viewer
   AND EXISTS (SELECT 1 FROM kwestie k WHERE k.id = :kwestie_id AND {visible_kwestie})
RETURNING version;
