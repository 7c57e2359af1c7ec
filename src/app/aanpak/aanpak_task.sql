-- Actions: who does what before when.

-- query aanpak_tasks many
-- Those of one approach. left_us: the owner no longer sees the approach, or is no longer here.
-- arg viewer int
-- arg id int
-- col left_us int
SELECT t.id, t.title, t.owner_id, t.due_on, t.state, t.note, t.version, a.name AS owner,
       a.function, o.name AS organisation,
       CASE WHEN a.state = 'active'
                 AND EXISTS (SELECT 1 FROM circle_member x
                              WHERE x.account_id = t.owner_id AND x.circle_id = t.circle_id)
            THEN 0 ELSE 1 END AS left_us
  FROM approach p
  JOIN action_task t ON t.approach_id = p.id
  JOIN account a ON a.id = t.owner_id
  JOIN organisation o ON o.id = t.organisation_id
 WHERE p.id = :id AND {visible_approach} AND {visible_task}
 ORDER BY t.due_on, t.id
 LIMIT 200;

-- query aanpak_task_of one
-- arg viewer int
-- arg approach_id int
-- arg id int
SELECT t.id, t.title, t.owner_id, t.due_on, t.state, t.note, t.version
  FROM approach p
  JOIN action_task t ON t.approach_id = p.id
 WHERE p.id = :approach_id AND t.id = :id AND {visible_approach} AND {visible_task};

-- query aanpak_owners many
-- Who can be given an action: the members of the kwestie who work here.
-- arg viewer int
-- arg kwestie_id int
SELECT a.id, a.name, a.function, o.name AS organisation
  FROM kwestie k
  JOIN kwestie_member x ON x.kwestie_id = k.id
  JOIN account a ON a.id = x.account_id
  JOIN organisation o ON o.id = a.organisation_id
 WHERE k.id = :kwestie_id AND a.state = 'active' AND {visible_kwestie}
 ORDER BY a.name, a.id;

-- query aanpak_person one
-- arg id int
SELECT a.name, a.function, a.organisation_id FROM account a WHERE a.id = :id;

-- query aanpak_task_add exec
-- arg id int
-- arg circle_id int
-- arg approach_id int
-- arg item_id int
-- arg title text
-- arg owner_id int
-- arg organisation_id int
-- arg due_on text
-- arg state text
-- arg note text
-- arg done_at int
-- arg created_by int
-- arg now int
-- arg keep_until text
INSERT INTO action_task (id, circle_id, approach_id, item_id, title, owner_id, organisation_id,
                         due_on, state, note, done_at, created_by, created_at, keep_until)
VALUES (:id, :circle_id, :approach_id, :item_id, :title, :owner_id, :organisation_id, :due_on,
        :state, :note, :done_at, :created_by, :now, :keep_until);

-- query aanpak_task_change one
-- By a member. E_NOT_FOUND when it is not the viewer's, or no longer has this version.
-- arg viewer int
-- arg approach_id int
-- arg id int
-- arg version int
-- arg title text
-- arg owner_id int
-- arg organisation_id int
-- arg due_on text
-- arg state text
-- arg note text
-- arg done_at int
UPDATE action_task AS t
   SET title = :title, owner_id = :owner_id, organisation_id = :organisation_id, due_on = :due_on,
       state = :state, note = :note, done_at = :done_at, version = version + 1
 WHERE t.id = :id AND t.approach_id = :approach_id AND t.version = :version AND {visible_task}
   AND EXISTS (SELECT 1 FROM approach p WHERE p.id = :approach_id AND {visible_approach})
RETURNING version;

-- query aanpak_task_kept exec
-- The actions are kept as long as their approach.
-- arg approach_id int
-- arg keep_until text
-- unscoped the caller has just changed the approach by the rights of the viewer
UPDATE action_task SET keep_until = :keep_until WHERE approach_id = :approach_id;

-- ---- what the owner sees and changes ----

-- query aanpak_mine many
-- The viewer's own actions, by day, after a place in that order; done 1: those that are over.
-- arg viewer int
-- arg done int
-- arg after_on text
-- arg after_id int
-- arg at_most int
-- col approach_id int
-- col approach text
-- col came_from text
SELECT t.id, t.title, t.due_on, t.state, t.item_id, coalesce(p.id, 0) AS approach_id,
       coalesce(p.title, '') AS approach, coalesce(k.title, '') AS came_from
  FROM action_task t
  LEFT JOIN approach p ON p.id = t.approach_id AND {visible_approach}
  LEFT JOIN kwestie k ON k.id = p.kwestie_id AND {visible_kwestie}
 WHERE t.owner_id = :viewer AND {visible_task}
   AND ((:done = 0 AND t.state IN ('open', 'bezig'))
        OR (:done = 1 AND t.state IN ('gedaan', 'vervallen')))
   AND t.due_on >= :after_on AND (t.due_on > :after_on OR t.id > :after_id)
 ORDER BY t.due_on, t.id
 LIMIT :at_most;

-- query aanpak_own_task one
-- arg viewer int
-- arg id int
-- col may_open int
-- col approach text
-- col by_whom text
SELECT t.id, t.title, t.due_on, t.state, t.note, t.approach_id, t.item_id, t.version,
       CASE WHEN p.id IS NULL THEN 0 ELSE 1 END AS may_open,
       coalesce(p.title, '') AS approach, coalesce(b.function, '') AS by_whom
  FROM action_task t
  LEFT JOIN approach p ON p.id = t.approach_id AND {visible_approach}
  LEFT JOIN account b ON b.id = t.created_by
 WHERE t.id = :id AND t.owner_id = :viewer AND {visible_task};

-- query aanpak_own_change one
-- By the owner. E_NOT_FOUND when someone else has it by now, or it no longer has this version.
-- arg viewer int
-- arg id int
-- arg version int
-- arg state text
-- arg note text
-- arg done_at int
UPDATE action_task AS t
   SET state = :state, note = :note, done_at = :done_at, version = version + 1
 WHERE t.id = :id AND t.owner_id = :viewer AND t.version = :version AND {visible_task}
RETURNING version, due_on;
