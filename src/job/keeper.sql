-- When each task of the keeper last began.

-- query keeper_get one
-- arg name text
SELECT last_at, failed FROM keeper_task WHERE name = :name;

-- query keeper_claim many
-- Write down that a task begins; no row when another keeper was first.
-- arg name text
-- arg last_at int
-- arg now int
INSERT INTO keeper_task (name, last_at) VALUES (:name, :now)
ON CONFLICT (name) DO UPDATE SET last_at = :now WHERE keeper_task.last_at = :last_at
RETURNING name;

-- query keeper_done exec
-- arg name text
-- arg failures int
UPDATE keeper_task SET failed = :failures WHERE name = :name;
