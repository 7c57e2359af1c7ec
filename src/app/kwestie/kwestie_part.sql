-- What was said and what happened: claims, history and promises.

-- query kwestie_claims many
-- What is still to be checked first, then the last checked.
-- arg viewer int
-- arg id int
-- col rank int
SELECT c.id, c.claim, c.state, c.says_who, c.answer, c.answered_on, c.answered_at, c.checked_on,
       CASE c.state WHEN 'onbekend' THEN 0 WHEN 'weerlegd' THEN 1 ELSE 2 END AS rank
  FROM kwestie k
  JOIN kwestie_claim c ON c.kwestie_id = k.id
 WHERE k.id = :id AND {visible_kwestie}
 ORDER BY rank, c.checked_on DESC, c.id;

-- query kwestie_claim_get one
-- arg viewer int
-- arg kwestie_id int
-- arg id int
SELECT c.id, c.claim, c.state, c.says_who, c.answer, c.answered_on, c.answered_at, c.checked_on,
       c.version
  FROM kwestie k
  JOIN kwestie_claim c ON c.kwestie_id = k.id
 WHERE k.id = :kwestie_id AND c.id = :id AND {visible_kwestie};

-- query kwestie_claim_add exec
-- arg id int
-- arg kwestie_id int
-- arg claim text
-- arg state text
-- arg says_who text
-- arg answer text
-- arg answered_on text
-- arg answered_at text
-- arg checked_on text
INSERT INTO kwestie_claim (id, kwestie_id, claim, state, says_who, answer, answered_on, answered_at,
                           checked_on)
VALUES (:id, :kwestie_id, :claim, :state, :says_who, :answer, :answered_on, :answered_at,
        :checked_on);

-- query kwestie_claim_change one
-- E_NOT_FOUND when it is not the viewer's, or no longer has this version.
-- arg viewer int
-- arg kwestie_id int
-- arg id int
-- arg version int
-- arg claim text
-- arg state text
-- arg says_who text
-- arg answer text
-- arg answered_on text
-- arg answered_at text
-- arg checked_on text
UPDATE kwestie_claim
   SET claim = :claim, state = :state, says_who = :says_who, answer = :answer,
       answered_on = :answered_on, answered_at = :answered_at, checked_on = :checked_on,
       version = version + 1
 WHERE id = :id AND kwestie_id = :kwestie_id AND version = :version
   AND EXISTS (SELECT 1 FROM kwestie k WHERE k.id = :kwestie_id AND {visible_kwestie})
RETURNING version;

-- query kwestie_histories many
-- Events and promises, the latest day first.
-- arg viewer int
-- arg id int
SELECT h.id, h.kind, h.on_day, h.body, h.by_whom, h.state, h.due_on
  FROM kwestie k
  JOIN kwestie_history h ON h.kwestie_id = k.id
 WHERE k.id = :id AND {visible_kwestie}
 ORDER BY h.on_day DESC, h.id;

-- query kwestie_history_get one
-- arg viewer int
-- arg kwestie_id int
-- arg id int
SELECT h.id, h.kind, h.on_day, h.body, h.by_whom, h.state, h.due_on, h.version
  FROM kwestie k
  JOIN kwestie_history h ON h.kwestie_id = k.id
 WHERE k.id = :kwestie_id AND h.id = :id AND {visible_kwestie};

-- query kwestie_history_add exec
-- arg id int
-- arg kwestie_id int
-- arg kind text
-- arg on_day text
-- arg body text
-- arg by_whom text
-- arg state text
-- arg due_on text
INSERT INTO kwestie_history (id, kwestie_id, kind, on_day, body, by_whom, state, due_on)
VALUES (:id, :kwestie_id, :kind, :on_day, :body, :by_whom, :state, :due_on);

-- query kwestie_history_change one
-- E_NOT_FOUND when it is not the viewer's, or no longer has this version.
-- arg viewer int
-- arg kwestie_id int
-- arg id int
-- arg version int
-- arg on_day text
-- arg body text
-- arg by_whom text
-- arg state text
-- arg due_on text
UPDATE kwestie_history
   SET on_day = :on_day, body = :body, by_whom = :by_whom, state = :state, due_on = :due_on,
       version = version + 1
 WHERE id = :id AND kwestie_id = :kwestie_id AND version = :version
   AND EXISTS (SELECT 1 FROM kwestie k WHERE k.id = :kwestie_id AND {visible_kwestie})
RETURNING version;
