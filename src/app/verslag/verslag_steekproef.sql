-- The sample of signals that were kept off the agenda, and what the chair thought of each.

-- query review_draw_get one
-- arg viewer int
-- arg quarter text
-- arg partnership_id int
SELECT t.id, t.seed, t.candidates, t.drawn_at
  FROM review_draw t
 WHERE t.partnership_id = :partnership_id AND t.quarter = :quarter AND {visible_region};

-- query review_candidates many
-- The signals that were kept off the agenda in a period and still are, in order of id.
-- arg viewer int
-- arg partnership_id int
-- arg from_at int
-- arg to_at int
-- arg at_most int
SELECT s.id
  FROM partnership_organisation po
  JOIN organisation o ON o.id = po.organisation_id AND o.kind = 'gemeente'
  JOIN signal s ON s.municipality = o.municipality AND s.status = 'niet_geagendeerd'
 WHERE po.partnership_id = :partnership_id AND {visible_signal}
   AND EXISTS (SELECT 1 FROM signal_event e
                WHERE e.signal_id = s.id AND e.status_to = 'niet_geagendeerd' AND e.undone = 0
                  AND e.at >= :from_at AND e.at < :to_at)
 ORDER BY s.id
 LIMIT :at_most;

-- query review_draw_add exec
-- arg id int
-- arg partnership_id int
-- arg quarter text
-- arg seed int
-- arg candidates int
-- arg now int
-- arg by int
-- arg keep_until text
INSERT INTO review_draw (id, partnership_id, quarter, seed, candidates, drawn_at, drawn_by, keep_until)
VALUES (:id, :partnership_id, :quarter, :seed, :candidates, :now, :by, :keep_until);

-- query review_add exec
-- arg id int
-- arg draw_id int
-- arg signal_id int
INSERT INTO signal_review (id, draw_id, signal_id) VALUES (:id, :draw_id, :signal_id);

-- query review_list many
-- The drawn signals that the viewer sees.
-- arg viewer int
-- arg draw_id int
-- col place text
SELECT v.id, v.verdict, v.reason, s.number, s.theme, s.observation, s.reason AS rejected_because,
       coalesce(m.name, '') AS place
  FROM signal_review v
  JOIN signal s ON s.id = v.signal_id
  LEFT JOIN municipality m ON m.code = s.municipality
 WHERE v.draw_id = :draw_id AND {visible_signal}
 ORDER BY s.number
 LIMIT 100;

-- query review_get one
-- arg viewer int
-- arg draw_id int
-- arg id int
-- col place text
SELECT v.id, v.verdict, v.reason, v.version, s.id AS signal_id, s.number, s.theme, s.observation,
       s.interpretation, s.reason AS rejected_because, coalesce(m.name, '') AS place
  FROM signal_review v
  JOIN signal s ON s.id = v.signal_id
  LEFT JOIN municipality m ON m.code = s.municipality
 WHERE v.id = :id AND v.draw_id = :draw_id AND {visible_signal};

-- query review_set one
-- E_NOT_FOUND when it no longer has this version.
-- arg id int
-- arg version int
-- arg verdict text
-- arg reason text
-- arg now int
-- arg by int
UPDATE signal_review
   SET verdict = :verdict, reason = :reason, reviewed_at = :now, reviewed_by = :by,
       version = version + 1
 WHERE id = :id AND version = :version
RETURNING version;

-- query review_counts many
-- How the samples of a year turned out; nothing of a signal.
-- arg viewer int
-- arg partnership_id int
-- arg first text
-- arg last text
-- col right_n int
-- col wrong_n int
-- col open_n int
SELECT t.quarter, count(CASE WHEN v.verdict = 'juist' THEN 1 END) AS right_n,
       count(CASE WHEN v.verdict = 'niet_juist' THEN 1 END) AS wrong_n,
       count(CASE WHEN v.verdict = '' THEN 1 END) AS open_n
  FROM review_draw t
  LEFT JOIN signal_review v ON v.draw_id = t.id
 WHERE t.partnership_id = :partnership_id AND t.quarter >= :first AND t.quarter <= :last
   AND {visible_region}
 GROUP BY t.quarter
 ORDER BY t.quarter;
