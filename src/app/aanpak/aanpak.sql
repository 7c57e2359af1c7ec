-- Approaches: what we do about a kwestie, what we expect of it, and what came of it.

-- query aanpak_kwestie many
-- The kwestie that an approach is for; no row when the viewer is no member.
-- arg viewer int
-- arg id int
SELECT k.id, k.number, k.title, k.status, k.circle_id FROM kwestie k
 WHERE k.id = :id AND {visible_kwestie};

-- query aanpak_kwestie_touch exec
-- Something in it changed: it comes first in its list, and is kept for a full term from now on.
-- arg viewer int
-- arg id int
-- arg now int
-- arg keep_until text
UPDATE kwestie AS k SET changed_at = :now, keep_until = :keep_until
 WHERE k.id = :id AND {visible_kwestie};

-- query aanpak_list many
-- Those of the viewer, the newest first, after a place in that order. kwestie_id 0 and an empty
-- state let all pass; 'lopend' is what is prepared or carried out.
-- arg viewer int
-- arg kwestie_id int
-- arg state text
-- arg today text
-- arg before_at int
-- arg before_id int
-- arg at_most int
-- col late int
-- col open_tasks int
SELECT p.id, p.number, p.title, p.kind, p.state, p.urgent, p.review_on, p.created_at, p.kwestie_id,
       k.title AS kwestie, k.number AS kwestie_number,
       (SELECT count(*) FROM action_task t
         WHERE t.approach_id = p.id AND t.state IN ('open', 'bezig') AND {visible_task}) AS open_tasks,
       (SELECT count(*) FROM action_task t
         WHERE t.approach_id = p.id AND t.state IN ('open', 'bezig') AND t.due_on < :today
           AND {visible_task}) AS late
  FROM approach p
  JOIN kwestie k ON k.id = p.kwestie_id
 WHERE {visible_approach} AND {visible_kwestie}
   AND (:kwestie_id = 0 OR p.kwestie_id = :kwestie_id)
   AND (p.state = :state OR :state = 'alle'
        OR (:state = '' AND p.state IN ('voorbereiding', 'uitvoering')))
   AND p.created_at <= :before_at AND (p.created_at < :before_at OR p.id < :before_id)
 ORDER BY p.created_at DESC, p.id DESC
 LIMIT :at_most;

-- query aanpak_get one
-- arg viewer int
-- arg id int
-- col by_whom text
SELECT p.id, p.number, p.kwestie_id, p.circle_id, p.kind, p.title, p.process, p.goal, p.audience,
       p.audience_fit, p.expect_what, p.expect_by, p.expect_seen, p.who_sees, p.who_decides,
       p.who_hears, p.residents, p.residents_why, p.case_reference, p.case_basis,
       p.case_decided_by, p.case_informed, p.case_reason, p.rights_test_id, p.state, p.urgent,
       p.review_on, p.observed, p.compared, p.learned, p.reviewed_at, p.stop_reason, p.begun_at,
       p.created_at, p.keep_until, p.version, k.number AS kwestie_number, k.title AS kwestie,
       coalesce(a.function, '') AS by_whom
  FROM approach p
  JOIN kwestie k ON k.id = p.kwestie_id
  LEFT JOIN account a ON a.id = p.created_by
 WHERE p.id = :id AND {visible_approach} AND {visible_kwestie};

-- query aanpak_add exec
-- arg id int
-- arg number text
-- arg kwestie_id int
-- arg circle_id int
-- arg kind text
-- arg title text
-- arg process text
-- arg goal text
-- arg audience text
-- arg audience_fit text
-- arg expect_what text
-- arg expect_by text
-- arg expect_seen text
-- arg who_sees text
-- arg who_decides text
-- arg who_hears text
-- arg residents text
-- arg residents_why text
-- arg case_reference text
-- arg case_basis text
-- arg case_decided_by text
-- arg case_informed text
-- arg case_reason text
-- arg rights_test_id int
-- arg review_on text
-- arg created_by int
-- arg now int
-- arg keep_until text
INSERT INTO approach (id, number, kwestie_id, circle_id, kind, title, process, goal, audience,
                      audience_fit, expect_what, expect_by, expect_seen, who_sees, who_decides,
                      who_hears, residents, residents_why, case_reference, case_basis,
                      case_decided_by, case_informed, case_reason, rights_test_id, state, review_on,
                      created_by, created_at, keep_until)
VALUES (:id, :number, :kwestie_id, :circle_id, :kind, :title, :process, :goal, :audience,
        :audience_fit, :expect_what, :expect_by, :expect_seen, :who_sees, :who_decides, :who_hears,
        :residents, :residents_why, :case_reference, :case_basis, :case_decided_by, :case_informed,
        :case_reason, :rights_test_id, 'voorbereiding', :review_on, :created_by, :now, :keep_until);

-- query aanpak_change one
-- What may change as long as it lasts. E_NOT_FOUND when it is not the viewer's, is over, or no
-- longer has this version. The expectation has a statement of its own.
-- arg viewer int
-- arg id int
-- arg version int
-- arg title text
-- arg goal text
-- arg audience text
-- arg audience_fit text
-- arg who_sees text
-- arg who_decides text
-- arg who_hears text
-- arg residents text
-- arg residents_why text
-- arg rights_test_id int
-- arg review_on text
-- arg keep_until text
UPDATE approach AS p
   SET title = :title, goal = :goal, audience = :audience, audience_fit = :audience_fit,
       who_sees = :who_sees, who_decides = :who_decides, who_hears = :who_hears,
       residents = :residents, residents_why = :residents_why, rights_test_id = :rights_test_id,
       review_on = :review_on, keep_until = :keep_until, version = version + 1
 WHERE p.id = :id AND p.version = :version AND p.kind = 'breed'
   AND p.state IN ('voorbereiding', 'uitvoering') AND {visible_approach}
RETURNING version;

-- query aanpak_expect exec
-- Before it begins only: afterwards no statement but aanpak_correct changes what was expected.
-- arg viewer int
-- arg id int
-- arg expect_what text
-- arg expect_by text
-- arg expect_seen text
UPDATE approach AS p
   SET expect_what = :expect_what, expect_by = :expect_by, expect_seen = :expect_seen
 WHERE p.id = :id AND p.state = 'voorbereiding' AND {visible_approach};

-- query aanpak_change_case one
-- arg viewer int
-- arg id int
-- arg version int
-- arg case_reference text
-- arg case_basis text
-- arg case_decided_by text
-- arg case_informed text
-- arg case_reason text
-- arg rights_test_id int
-- arg review_on text
UPDATE approach AS p
   SET case_reference = :case_reference, case_basis = :case_basis,
       case_decided_by = :case_decided_by, case_informed = :case_informed,
       case_reason = :case_reason, rights_test_id = :rights_test_id, review_on = :review_on,
       version = version + 1
 WHERE p.id = :id AND p.version = :version AND p.kind = 'gericht'
   AND p.state IN ('voorbereiding', 'uitvoering') AND {visible_approach}
RETURNING version;

-- query aanpak_begin one
-- arg viewer int
-- arg id int
-- arg version int
-- arg urgent int
-- arg now int
UPDATE approach AS p
   SET state = 'uitvoering', urgent = :urgent, begun_at = :now, version = version + 1
 WHERE p.id = :id AND p.version = :version AND p.state = 'voorbereiding' AND {visible_approach}
RETURNING version;

-- query aanpak_stop one
-- arg viewer int
-- arg id int
-- arg version int
-- arg reason text
UPDATE approach AS p SET state = 'gestopt', stop_reason = :reason, version = version + 1
 WHERE p.id = :id AND p.version = :version AND p.state IN ('voorbereiding', 'uitvoering')
   AND {visible_approach}
RETURNING version;

-- query aanpak_look_back one
-- arg viewer int
-- arg id int
-- arg version int
-- arg observed text
-- arg compared text
-- arg learned text
-- arg now int
-- arg keep_until text
UPDATE approach AS p
   SET observed = :observed, compared = :compared, learned = :learned, reviewed_at = :now,
       state = 'teruggeblikt', keep_until = :keep_until, version = version + 1
 WHERE p.id = :id AND p.version = :version AND p.state IN ('uitvoering', 'teruggeblikt')
   AND {visible_approach}
RETURNING version;

-- ---- corrections of what was expected ----

-- query aanpak_correct one
-- arg viewer int
-- arg id int
-- arg version int
-- arg expect_what text
-- arg expect_by text
-- arg expect_seen text
UPDATE approach AS p
   SET expect_what = :expect_what, expect_by = :expect_by, expect_seen = :expect_seen,
       version = version + 1
 WHERE p.id = :id AND p.version = :version AND p.kind = 'breed' AND p.state = 'uitvoering'
   AND {visible_approach}
RETURNING version;

-- query aanpak_correction_add exec
-- What stands there now, kept before it is corrected.
-- arg viewer int
-- arg id int
-- arg approach_id int
-- arg reason text
-- arg now int
INSERT INTO approach_correction (id, approach_id, expect_what, expect_by, expect_seen, reason,
                                 account_id, at)
SELECT :id, p.id, p.expect_what, p.expect_by, p.expect_seen, :reason, :viewer, :now
  FROM approach p
 WHERE p.id = :approach_id AND {visible_approach};

-- query aanpak_corrections many
-- arg viewer int
-- arg id int
-- col by_whom text
SELECT c.expect_what, c.expect_by, c.expect_seen, c.reason, c.at,
       coalesce(a.function, '') AS by_whom
  FROM approach p
  JOIN approach_correction c ON c.approach_id = p.id
  LEFT JOIN account a ON a.id = c.account_id
 WHERE p.id = :id AND {visible_approach}
 ORDER BY c.at, c.id;

-- ---- steps ----

-- query aanpak_steps many
-- arg viewer int
-- arg id int
SELECT s.id, s.title, s.who, s.state, s.reason, s.version
  FROM approach p
  JOIN approach_step s ON s.approach_id = p.id
 WHERE p.id = :id AND {visible_approach}
 ORDER BY s.position, s.id;

-- query aanpak_step_get one
-- arg viewer int
-- arg approach_id int
-- arg id int
SELECT s.id, s.title, s.who, s.state, s.reason, s.version
  FROM approach p
  JOIN approach_step s ON s.approach_id = p.id
 WHERE p.id = :approach_id AND s.id = :id AND {visible_approach};

-- query aanpak_step_last one
-- arg approach_id int
-- col position int
SELECT coalesce(max(position), 0) AS position FROM approach_step WHERE approach_id = :approach_id;

-- query aanpak_step_add exec
-- arg id int
-- arg approach_id int
-- arg position int
-- arg title text
-- arg who text
-- arg state text
-- arg reason text
INSERT INTO approach_step (id, approach_id, position, title, who, state, reason)
VALUES (:id, :approach_id, :position, :title, :who, :state, :reason);

-- query aanpak_step_change one
-- arg viewer int
-- arg approach_id int
-- arg id int
-- arg version int
-- arg title text
-- arg who text
-- arg state text
-- arg reason text
UPDATE approach_step
   SET title = :title, who = :who, state = :state, reason = :reason, version = version + 1
 WHERE id = :id AND approach_id = :approach_id AND version = :version
   AND EXISTS (SELECT 1 FROM approach p WHERE p.id = :approach_id
                  AND p.state IN ('voorbereiding', 'uitvoering') AND {visible_approach})
RETURNING version;

-- query aanpak_keep exec
-- Something in it changed: it is kept for a full term from now on. A targeted approach is not: its
-- term begins once.
-- arg viewer int
-- arg id int
-- arg keep_until text
UPDATE approach AS p SET keep_until = :keep_until
 WHERE p.id = :id AND p.kind = 'breed' AND {visible_approach};

-- ---- rights tests of the kwestie, to choose from ----

-- query aanpak_rights_tests many
-- arg viewer int
-- arg kwestie_id int
SELECT r.id, r.title, r.result, r.confirmed_by
  FROM kwestie k
  JOIN rights_test r ON r.kwestie_id = k.id
 WHERE k.id = :kwestie_id AND {visible_kwestie}
 ORDER BY r.id DESC
 LIMIT 100;

-- ---- the look back on the agenda of the consultation ----

-- query aanpak_region many
-- The region of the kwestie's municipality, when the viewer works there too; its organisation.
-- arg viewer int
-- arg kwestie_id int
SELECT x.partnership_id, o.id AS organisation_id, k.municipality
  FROM kwestie k
  JOIN organisation o ON o.municipality = k.municipality AND o.kind = 'gemeente'
  JOIN partnership_organisation x ON x.organisation_id = o.id
  JOIN account v ON v.id = :viewer
  JOIN partnership_organisation mine
    ON mine.partnership_id = x.partnership_id AND mine.organisation_id = v.organisation_id
 WHERE k.id = :kwestie_id AND {visible_kwestie}
 ORDER BY x.partnership_id, o.id
 LIMIT 1;

-- query aanpak_on_agenda one
-- How many items wait for a meeting, or are on one, about this approach.
-- unscoped whether it is there already matters to who proposes it, also when they are not in it
-- arg approach_id int
-- col n int
SELECT count(*) AS n FROM agenda_item i
 WHERE i.approach_id = :approach_id AND i.state IN ('voorgesteld', 'geagendeerd', 'doorgeschoven');
