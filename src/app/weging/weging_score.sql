-- Scoring: alone first. What is not one's own comes out after the scores were closed, without names.

-- query weging_people many
-- Who is at the table for an item, once for each role, and whether they are there.
-- arg viewer int
-- arg item_id int
-- col attendance text
SELECT a.id, a.name, a.function, a.organisation_id, o.name AS organisation, r.role,
       coalesce(t.state, '') AS attendance
  FROM agenda_item i
  JOIN circle_member m ON m.circle_id = i.circle_id
  JOIN account a ON a.id = m.account_id
  JOIN organisation o ON o.id = a.organisation_id
  JOIN account_role r ON r.account_id = a.id
  LEFT JOIN meeting_attendance t ON t.meeting_id = i.meeting_id AND t.account_id = a.id
 WHERE i.id = :item_id AND a.state = 'active' AND {visible_item}
 ORDER BY o.name, a.function, a.name, a.id
 LIMIT 1000;

-- query weging_scorers many
-- Who was asked, and whether they are done: nothing else.
-- arg viewer int
-- arg item_id int
-- col done int
SELECT x.account_id, a.name, a.function, o.name AS organisation,
       CASE WHEN x.done_at > 0 THEN 1 ELSE 0 END AS done
  FROM agenda_item i
  JOIN weighing_scorer x ON x.item_id = i.id
  JOIN account a ON a.id = x.account_id
  JOIN organisation o ON o.id = a.organisation_id
 WHERE i.id = :item_id AND {visible_item}
 ORDER BY o.name, a.function, a.name, a.id
 LIMIT 200;

-- query weging_scorer_add exec
-- arg item_id int
-- arg account_id int
INSERT INTO weighing_scorer (item_id, account_id) VALUES (:item_id, :account_id)
ON CONFLICT DO NOTHING;

-- query weging_scorer_set many
-- No row for who was not asked, lost sight of the item, or is too late.
-- arg viewer int
-- arg item_id int
-- arg done_at int
UPDATE weighing_scorer
   SET done_at = :done_at
 WHERE item_id = :item_id AND account_id = :viewer
   AND EXISTS (SELECT 1
                 FROM agenda_item i
                 JOIN weighing w ON w.item_id = i.id
                WHERE i.id = :item_id AND w.phase = 'scoren' AND w.scores_closed_at = 0
                  AND {visible_item})
RETURNING account_id;

-- query weging_busy one
-- How many have not finished yet.
-- unscoped a count of who is done
-- arg item_id int
-- col busy int
-- col done int
SELECT count(CASE WHEN x.done_at = 0 THEN 1 END) AS busy,
       count(CASE WHEN x.done_at > 0 THEN 1 END) AS done
  FROM weighing_scorer x
 WHERE x.item_id = :item_id;

-- query weging_own many
-- arg viewer int
-- arg item_id int
SELECT c.criterion_id, c.value, c.reason
  FROM score c
 WHERE c.item_id = :item_id AND {own_score};

-- query weging_own_drop exec
-- arg viewer int
-- arg item_id int
DELETE FROM score AS c WHERE c.item_id = :item_id AND {own_score};

-- query weging_own_add exec
-- arg viewer int
-- arg item_id int
-- arg criterion_id int
-- arg value text
-- arg reason text
INSERT INTO score (item_id, account_id, criterion_id, value, reason)
VALUES (:item_id, :viewer, :criterion_id, :value, :reason);

-- query weging_close many
-- No row when they were closed already.
-- unscoped for weging.h, whose callers have checked
-- arg item_id int
-- arg now int
-- arg by int
UPDATE weighing
   SET scores_closed_at = :now, scores_closed_by = :by, version = version + 1
 WHERE item_id = :item_id AND phase = 'scoren' AND scores_closed_at = 0
RETURNING version;

-- query weging_drop_drafts exec
-- What someone did not finish is not given: it does not count, and is not kept.
-- unscoped it looks at no score
-- arg item_id int
DELETE FROM score
 WHERE item_id = :item_id
   AND account_id IN (SELECT x.account_id FROM weighing_scorer x
                       WHERE x.item_id = :item_id AND x.done_at = 0);

-- query weging_unknown many
-- What someone could not answer, at the moment of closing: it becomes a question of the table.
-- unscoped only after the scores were closed, in the same transaction
-- arg item_id int
SELECT c.criterion_id, k.position, k.question, c.reason
  FROM score c
  JOIN weighing w ON w.item_id = c.item_id
  JOIN criterion k ON k.id = c.criterion_id
 WHERE c.item_id = :item_id AND c.value = 'onbekend' AND w.scores_closed_at > 0
 ORDER BY k.position, c.criterion_id, c.reason;

-- query weging_marks many
-- Every mark with its reason, in an order that says nothing of who gave it.
-- arg viewer int
-- arg item_id int
SELECT c.criterion_id, c.value, c.reason
  FROM agenda_item i
  JOIN weighing w ON w.item_id = i.id
  JOIN score c ON c.item_id = w.item_id
 WHERE i.id = :item_id AND {visible_item} AND {shown_score}
 ORDER BY c.criterion_id, c.value, c.reason;

-- query weging_score_of exec
-- For weging.h: a score that was given elsewhere, such as in the demo.
-- arg item_id int
-- arg account_id int
-- arg criterion_id int
-- arg value text
-- arg reason text
INSERT INTO score (item_id, account_id, criterion_id, value, reason)
VALUES (:item_id, :account_id, :criterion_id, :value, :reason);

-- query weging_scorer_done exec
-- arg item_id int
-- arg account_id int
-- arg done_at int
UPDATE weighing_scorer SET done_at = :done_at WHERE item_id = :item_id AND account_id = :account_id;

-- query weging_given many
-- Every score, in an order that says nothing of who gave it.
-- unscoped only after the scores were closed, in the same transaction
-- arg item_id int
SELECT c.criterion_id, c.value, c.reason
  FROM score c
  JOIN weighing w ON w.item_id = c.item_id
 WHERE c.item_id = :item_id AND w.scores_closed_at > 0
 ORDER BY c.criterion_id, c.value, c.reason;

-- query weging_forget exec
-- unscoped it looks at no score
-- arg item_id int
DELETE FROM score WHERE item_id = :item_id;
