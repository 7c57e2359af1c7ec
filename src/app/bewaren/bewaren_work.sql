-- What goes with a kwestie, an agenda item and a meeting, and then these themselves.

-- query erase_kwestie_grants exec
-- unscoped the law asks for this, whoever may see the kwestie
-- arg id int
DELETE FROM signal_grant WHERE circle_id = (SELECT k.circle_id FROM kwestie k WHERE k.id = :id);

-- query erase_kwestie_granted exec
-- unscoped a count of rights, not a look at a signal
-- arg id int
UPDATE signal
   SET granted = (SELECT count(*) FROM signal_grant g WHERE g.signal_id = signal.id)
 WHERE id IN (SELECT l.signal_id FROM kwestie_signal l WHERE l.kwestie_id = :id);

-- query erase_kwestie_circle exec
-- unscoped the same reason as the statement before
-- arg id int
DELETE FROM circle_member WHERE circle_id = (SELECT k.circle_id FROM kwestie k WHERE k.id = :id);

-- query erase_kwestie_circle_name exec
-- unscoped the same reason as the statement before
-- arg id int
-- arg number text
UPDATE circle SET name = :number WHERE id = (SELECT k.circle_id FROM kwestie k WHERE k.id = :id);

-- query erase_kwestie_members exec
-- arg id int
DELETE FROM kwestie_member WHERE kwestie_id = :id;

-- query erase_kwestie_signals exec
-- arg id int
DELETE FROM kwestie_signal WHERE kwestie_id = :id;

-- query erase_kwestie_triggers exec
-- arg id int
DELETE FROM kwestie_trigger WHERE kwestie_id = :id;

-- query erase_kwestie_history exec
-- arg id int
DELETE FROM kwestie_history WHERE kwestie_id = :id;

-- query erase_kwestie_claims exec
-- arg id int
DELETE FROM kwestie_claim WHERE kwestie_id = :id;

-- What was weighed on it, private notes included.
-- query erase_kwestie_analysis exec
-- arg id int
DELETE FROM kwestie_analysis WHERE kwestie_id = :id;

-- query erase_kwestie_parties exec
-- arg id int
DELETE FROM kwestie_party WHERE kwestie_id = :id;

-- query erase_kwestie_signatures exec
-- arg id int
DELETE FROM kwestie_signature WHERE kwestie_id = :id;

-- query erase_kwestie_positions exec
-- arg id int
DELETE FROM kwestie_position WHERE kwestie_id = :id;

-- query erase_kwestie_roles exec
-- arg id int
DELETE FROM kwestie_role WHERE kwestie_id = :id;

-- query erase_kwestie_rights_tests exec
-- arg id int
DELETE FROM rights_test WHERE kwestie_id = :id;

-- query erase_kwestie_choices exec
-- arg id int
DELETE FROM kwestie_choice WHERE kwestie_id = :id;

-- query erase_kwestie_scales exec
-- arg id int
DELETE FROM kwestie_scale WHERE kwestie_id = :id;

-- query erase_kwestie_urgents exec
-- arg id int
DELETE FROM kwestie_urgent WHERE kwestie_id = :id;

-- query erase_kwestie_reflections exec
-- unscoped they go with the kwestie, without being opened
-- arg id int
DELETE FROM reflection WHERE kwestie_id = :id;
-- query erase_kwestie_messages exec
-- arg id int
DELETE FROM kwestie_message WHERE kwestie_id = :id;

-- query erase_kwestie_statements exec
-- arg id int
DELETE FROM kwestie_statement WHERE kwestie_id = :id;

-- query erase_kwestie_moments exec
-- unscoped the law asks for this, whoever may see them
-- arg id int
DELETE FROM contact_moment WHERE kwestie_id = :id;

-- query erase_kwestie exec
-- keep_until '9999-12-31' says that nothing is left to destroy.
-- unscoped the law asks for this, whoever may see the kwestie
-- arg id int
UPDATE kwestie
   SET title = '(vernietigd)', core = '(vernietigd)', created_by = 0, status = 'gesloten',
       keep_until = '9999-12-31', version = version + 1
 WHERE id = :id;

-- query erase_kwestie_items exec
-- Agenda items have a term of their own; they only lose the kwestie.
-- unscoped the law asks for this, whoever may see the item
-- arg id int
UPDATE agenda_item SET kwestie_id = 0 WHERE kwestie_id = :id;

-- ---- agenda items and meetings. The circle of an item stays, without members: an action may point
-- at it, and it holds nothing.

-- query erase_on_agenda exec
-- arg signal_id int
DELETE FROM agenda_item_signal WHERE signal_id = :signal_id;

-- query erase_item_grants exec
-- unscoped the law asks for this, whoever may see the item
-- arg id int
DELETE FROM signal_grant WHERE circle_id = (SELECT i.circle_id FROM agenda_item i WHERE i.id = :id);

-- query erase_item_granted exec
-- unscoped a count of rights, not a look at a signal
-- arg id int
UPDATE signal
   SET granted = (SELECT count(*) FROM signal_grant g WHERE g.signal_id = signal.id)
 WHERE id IN (SELECT l.signal_id FROM agenda_item_signal l WHERE l.item_id = :id);

-- query erase_item_circle exec
-- unscoped the law asks for this, whoever may see the item
-- arg id int
DELETE FROM circle_member WHERE circle_id = (SELECT i.circle_id FROM agenda_item i WHERE i.id = :id);

-- query erase_item_scores exec
-- unscoped the law asks for this, whoever may see the item
-- arg id int
DELETE FROM score WHERE item_id = :id;

-- query erase_item_scorers exec
-- arg id int
DELETE FROM weighing_scorer WHERE item_id = :id;

-- query erase_item_notes exec
-- unscoped the law asks for this, whoever may see the item
-- arg id int
DELETE FROM weighing_note WHERE item_id = :id;

-- query erase_item_weighing exec
-- unscoped the law asks for this, whoever may see the item
-- arg id int
DELETE FROM weighing WHERE item_id = :id;

-- query erase_item_requests exec
-- unscoped the law asks for this, whoever may see the item
-- arg id int
DELETE FROM info_request WHERE item_id = :id;

-- query erase_item_signals exec
-- arg id int
DELETE FROM agenda_item_signal WHERE item_id = :id;

-- query erase_item_parties exec
-- arg id int
DELETE FROM agenda_item_party WHERE item_id = :id;

-- query erase_item_people exec
-- arg id int
DELETE FROM agenda_item_person WHERE item_id = :id;

-- query erase_item exec
-- unscoped the law asks for this, whoever may see the item
-- arg id int
DELETE FROM agenda_item WHERE id = :id;

-- query erase_attendance exec
-- arg id int
DELETE FROM meeting_attendance WHERE meeting_id = :id;

-- query erase_meeting exec
-- unscoped the law asks for this, whoever may see the meeting
-- arg id int
DELETE FROM meeting WHERE id = :id;

-- ---- trends, triggers, drafts, imports
