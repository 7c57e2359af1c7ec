-- The lists that a region makes: criteria, in versions, and outcomes.

-- query criteria_list many
-- All versions, the newest first.
-- arg viewer int
SELECT t.id, t.partnership_id, p.name AS partnership, t.number, t.name, t.note, t.state,
       t.published_at
  FROM criteria_set t
  JOIN partnership p ON p.id = t.partnership_id
 WHERE {visible_region}
 ORDER BY p.name, t.partnership_id, t.number DESC
 LIMIT 200;

-- query criteria_get one
-- arg viewer int
-- arg id int
SELECT t.id, t.partnership_id, t.number, t.name, t.note, t.state, t.published_at, t.version
  FROM criteria_set t
 WHERE t.id = :id AND {visible_region};

-- query criteria_questions many
-- arg viewer int
-- arg set_id int
SELECT c.id, c.position, c.question, c.help
  FROM criteria_set t
  JOIN criterion c ON c.set_id = t.id
 WHERE t.id = :set_id AND {visible_region}
 ORDER BY c.position, c.id
 LIMIT 40;

-- query criteria_of_set many
-- unscoped for weging.h, whose callers have checked
-- arg set_id int
SELECT id, position, question, help FROM criterion WHERE set_id = :set_id
 ORDER BY position, id
 LIMIT 40;

-- query criteria_current many
-- unscoped for weging.h, whose callers have checked
-- arg partnership_id int
SELECT id FROM criteria_set WHERE partnership_id = :partnership_id AND state = 'gepubliceerd'
 ORDER BY number DESC
 LIMIT 1;

-- query criteria_concept many
-- unscoped for weging.h, whose callers have checked
-- arg partnership_id int
SELECT id FROM criteria_set WHERE partnership_id = :partnership_id AND state = 'concept' LIMIT 1;

-- query criteria_last one
-- unscoped for weging.h, whose callers have checked
-- arg partnership_id int
-- col number int
SELECT coalesce(max(number), 0) AS number FROM criteria_set WHERE partnership_id = :partnership_id;

-- query criteria_add exec
-- arg id int
-- arg partnership_id int
-- arg number int
-- arg name text
-- arg note text
-- arg state text
-- arg published_at int
INSERT INTO criteria_set (id, partnership_id, number, name, note, state, published_at)
VALUES (:id, :partnership_id, :number, :name, :note, :state, :published_at);

-- query criteria_add_question exec
-- arg id int
-- arg set_id int
-- arg position int
-- arg question text
-- arg help text
INSERT INTO criterion (id, set_id, position, question, help)
VALUES (:id, :set_id, :position, :question, :help);

-- query criteria_drop_questions exec
-- Of a concept only: what was published never changes.
-- unscoped for weging.h, whose callers have checked
-- arg set_id int
DELETE FROM criterion
 WHERE set_id = :set_id
   AND EXISTS (SELECT 1 FROM criteria_set s WHERE s.id = :set_id AND s.state = 'concept');

-- query criteria_change many
-- No row when a colleague was first, or it was published.
-- arg viewer int
-- arg id int
-- arg version int
-- arg name text
-- arg note text
UPDATE criteria_set AS t SET name = :name, note = :note, version = version + 1
 WHERE t.id = :id AND t.version = :version AND t.state = 'concept' AND {visible_region}
RETURNING version;

-- query criteria_publish many
-- arg viewer int
-- arg id int
-- arg version int
-- arg now int
UPDATE criteria_set AS t
   SET state = 'gepubliceerd', published_at = :now, version = version + 1
 WHERE t.id = :id AND t.version = :version AND t.state = 'concept' AND {visible_region}
RETURNING partnership_id, number;

-- query criteria_replace exec
-- arg viewer int
-- arg partnership_id int
-- arg id int
UPDATE criteria_set AS t SET state = 'vervangen', version = version + 1
 WHERE t.partnership_id = :partnership_id AND t.state = 'gepubliceerd' AND t.id <> :id
   AND {visible_region};

-- query region_mine many
-- arg viewer int
SELECT p.id, p.name
  FROM account va
  JOIN partnership_organisation vp ON vp.organisation_id = va.organisation_id
  JOIN partnership p ON p.id = vp.partnership_id
 WHERE va.id = :viewer
 ORDER BY p.name
 LIMIT 50;

-- ---- outcomes ----

-- query outcome_list many
-- arg viewer int
SELECT t.partnership_id, p.name AS partnership, t.code, t.label, t.consequence, t.position, t.active
  FROM outcome t
  JOIN partnership p ON p.id = t.partnership_id
 WHERE {visible_region}
 ORDER BY p.name, t.partnership_id, t.position, t.code
 LIMIT 400;

-- query outcome_get one
-- arg viewer int
-- arg partnership_id int
-- arg code text
SELECT t.code, t.label, t.consequence, t.position, t.active, t.version
  FROM outcome t
 WHERE t.partnership_id = :partnership_id AND t.code = :code AND {visible_region};

-- query outcome_active many
-- To choose from in this region.
-- unscoped for weging.h, whose callers have checked
-- arg partnership_id int
SELECT code, label, consequence
  FROM outcome
 WHERE partnership_id = :partnership_id AND active = 1
 ORDER BY position, code
 LIMIT 60;

-- query outcome_of many
-- unscoped for weging.h, whose callers have checked
-- arg partnership_id int
-- arg code text
SELECT label, consequence FROM outcome WHERE partnership_id = :partnership_id AND code = :code;

-- query outcome_count one
-- unscoped for weging.h, whose callers have checked
-- arg partnership_id int
-- col n int
SELECT count(*) AS n FROM outcome WHERE partnership_id = :partnership_id;

-- query outcome_add exec
-- arg partnership_id int
-- arg code text
-- arg label text
-- arg consequence text
-- arg position int
-- arg active int
INSERT INTO outcome (partnership_id, code, label, consequence, position, active)
VALUES (:partnership_id, :code, :label, :consequence, :position, :active);

-- query outcome_change many
-- arg viewer int
-- arg partnership_id int
-- arg code text
-- arg version int
-- arg label text
-- arg consequence text
-- arg position int
-- arg active int
UPDATE outcome AS t
   SET label = :label, consequence = :consequence, position = :position, active = :active,
       version = version + 1
 WHERE t.partnership_id = :partnership_id AND t.code = :code AND t.version = :version
   AND {visible_region}
RETURNING version;
