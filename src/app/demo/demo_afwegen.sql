-- The weighing of the demo, which lies in the past.

-- query demo_weigh_kwestie one
-- unscoped the demo fills a database in which nobody works yet
-- arg title text
SELECT k.id, k.core FROM kwestie k /*scan*/ WHERE k.title = :title;

-- query demo_weigh_analysis exec
-- arg id int
-- arg breeding_grounds text
-- arg dividing_lines text
-- arg middle text
-- arg middle_question text
-- arg network text
-- arg unknown text
-- arg if_nothing text
-- arg line text
-- arg alternatives text
-- arg line_reason text
-- arg participation text
-- arg participation_reason text
-- arg last_safe_on text
-- arg too_early text
-- arg too_late text
-- arg if_wait text
INSERT INTO kwestie_analysis (kwestie_id, breeding_grounds, dividing_lines, middle, middle_question,
                              network, unknown, if_nothing, line, alternatives, line_reason,
                              participation, participation_reason, last_safe_on, too_early,
                              too_late, if_wait)
VALUES (:id, :breeding_grounds, :dividing_lines, :middle, :middle_question, :network, :unknown,
        :if_nothing, :line, :alternatives, :line_reason, :participation, :participation_reason,
        :last_safe_on, :too_early, :too_late, :if_wait);

-- query demo_weigh_party exec
-- arg id int
-- arg kwestie_id int
-- arg name text
-- arg interest text
-- arg need text
-- arg feeling text
-- arg own_words text
-- arg checked int
-- arg checked_on text
-- arg missing int
INSERT INTO kwestie_party (id, kwestie_id, name, interest, need, feeling, own_words, checked,
                           checked_on, missing)
VALUES (:id, :kwestie_id, :name, :interest, :need, :feeling, :own_words, :checked, :checked_on,
        :missing);

-- query demo_weigh_sign exec
-- arg kwestie_id int
-- arg account_id int
-- arg core text
-- arg at int
INSERT INTO kwestie_signature (kwestie_id, account_id, core, signed_at)
VALUES (:kwestie_id, :account_id, :core, :at);

-- query demo_weigh_position exec
-- arg id int
-- arg kwestie_id int
-- arg positions text
-- arg from_on text
-- arg reason text
-- arg irreversible int
-- arg irreversible_reason text
-- arg account_id int
-- arg at int
INSERT INTO kwestie_position (id, kwestie_id, positions, from_on, reason, irreversible,
                              irreversible_reason, account_id, at)
VALUES (:id, :kwestie_id, :positions, :from_on, :reason, :irreversible, :irreversible_reason,
        :account_id, :at);

-- query demo_weigh_role exec
-- arg kwestie_id int
-- arg account_id int
-- arg role text
-- arg does text
-- arg does_not text
-- arg covered_by text
INSERT INTO kwestie_role (kwestie_id, account_id, role, does, does_not, covered_by)
VALUES (:kwestie_id, :account_id, :role, :does, :does_not, :covered_by);

-- query demo_weigh_test exec
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
-- arg answered_by int
-- arg answered_at int
-- arg confirmed_by int
-- arg confirmed_at int
-- arg note text
INSERT INTO rights_test (id, kwestie_id, title, rights, whose, legal_basis, aim, necessary,
                         proportionate, lightest, content_neutral, if_nothing, result, answered_by,
                         answered_at, confirmed_by, confirmed_at, confirm_note)
VALUES (:id, :kwestie_id, :title, :rights, :whose, :legal_basis, :aim, :necessary, :proportionate,
        :lightest, :content_neutral, :if_nothing, :result, :answered_by, :answered_at,
        :confirmed_by, :confirmed_at, :note);

-- query demo_weigh_choice exec
-- arg id int
-- arg kwestie_id int
-- arg room text
-- arg limits text
-- arg chosen text
-- arg reason text
-- arg review_on text
-- arg account_id int
-- arg at int
INSERT INTO kwestie_choice (id, kwestie_id, room, limits, chosen, reason, review_on, account_id, at)
VALUES (:id, :kwestie_id, :room, :limits, :chosen, :reason, :review_on, :account_id, :at);

-- query demo_weigh_scale exec
-- arg id int
-- arg kwestie_id int
-- arg level text
-- arg reason text
-- arg decided_by text
-- arg aftercare text
-- arg aftercare_on text
-- arg account_id int
-- arg at int
INSERT INTO kwestie_scale (id, kwestie_id, level, reason, decided_by, aftercare, aftercare_on,
                           account_id, at)
VALUES (:id, :kwestie_id, :level, :reason, :decided_by, :aftercare, :aftercare_on, :account_id, :at);

-- query demo_weigh_urgent exec
-- arg id int
-- arg kwestie_id int
-- arg reason text
-- arg decided_by text
-- arg account_id int
-- arg at int
-- arg until_at int
INSERT INTO kwestie_urgent (id, kwestie_id, reason, decided_by, account_id, at, until_at)
VALUES (:id, :kwestie_id, :reason, :decided_by, :account_id, :at, :until_at);
