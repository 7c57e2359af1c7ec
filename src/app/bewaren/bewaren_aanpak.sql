-- Destroying approaches, with their steps, corrections and actions.

-- query erase_approaches_of many
-- unscoped the law asks for this, whoever may see the approach
-- arg kwestie_id int
SELECT p.id FROM approach p WHERE p.kwestie_id = :kwestie_id;

-- query erase_approach_tasks exec
-- unscoped the same reason as the statement before
-- arg id int
DELETE FROM action_task WHERE approach_id = :id;

-- query erase_approach_steps exec
-- arg id int
DELETE FROM approach_step WHERE approach_id = :id;

-- query erase_approach_corrections exec
-- arg id int
DELETE FROM approach_correction WHERE approach_id = :id;

-- query erase_approach_items exec
-- The item of a meeting has a term of its own; it no longer points here.
-- unscoped the same reason as the first statement
-- arg id int
UPDATE agenda_item SET approach_id = 0 WHERE approach_id = :id;

-- query erase_approach exec
-- unscoped the same reason as the first statement
-- arg id int
DELETE FROM approach WHERE id = :id;

-- query erase_task exec
-- unscoped the law asks for this, whoever may see the action
-- arg id int
DELETE FROM action_task WHERE id = :id;
