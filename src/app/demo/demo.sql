-- Filling a demo: what no form writes, because it lies in the past.

-- query demo_any_account many
-- col one int
SELECT 1 AS one FROM account /*scan*/ LIMIT 1;

-- query demo_no_mail exec
-- What is filled in happened long ago: nobody is told of it. Reminders of what is still to come stay.
-- arg now int
DELETE FROM mail_out
 WHERE state = 'wacht'
   AND (due_at <= :now OR kind NOT IN ('actie_bijna', 'actie_te_laat', 'terugblik')) /*scan*/;

-- query demo_setting_put exec
-- arg name text
-- arg value text
-- arg now int
INSERT INTO setting (name, value, changed_at) VALUES (:name, :value, :now);

-- query demo_area_add exec
-- arg id int
-- arg municipality text
-- arg name text
-- arg kind text
-- arg lon real
-- arg lat real
-- arg inhabitants int
INSERT INTO area (id, municipality, name, kind, lon, lat, inhabitants)
VALUES (:id, :municipality, :name, :kind, :lon, :lat, :inhabitants);

-- query demo_area_whole one
-- arg municipality text
SELECT id FROM area WHERE municipality = :municipality AND kind = 'geheel';

-- query demo_account_seen exec
-- arg id int
-- arg login_at int
UPDATE account SET login_at = :login_at WHERE id = :id;

-- query demo_signal_set exec
-- unscoped the demo fills a database in which nobody works yet
-- arg id int
-- arg status text
-- arg status_at int
-- arg due_on text
-- arg outcome text
-- arg reason text
-- arg reference text
-- arg followed_up int
-- arg assigned_to int
-- arg keep_until text
-- arg version int
UPDATE signal
   SET status = :status, status_at = :status_at, due_on = :due_on, outcome = :outcome,
       reason = :reason, reference = :reference, followed_up = :followed_up,
       assigned_to = :assigned_to, keep_until = :keep_until, version = :version
 WHERE id = :id;

-- query demo_event_add exec
-- arg id int
-- arg signal_id int
-- arg at int
-- arg account_id int
-- arg kind text
-- arg status_from text
-- arg status_to text
-- arg body text
-- arg detail text
INSERT INTO signal_event (id, signal_id, at, account_id, kind, status_from, status_to, body, detail)
VALUES (:id, :signal_id, :at, :account_id, :kind, :status_from, :status_to, :body, :detail);

-- query demo_view_add exec
-- arg id int
-- arg account_id int
-- arg name text
-- arg query text
INSERT INTO saved_view (id, account_id, surface, name, query)
VALUES (:id, :account_id, 'signalen', :name, :query);

-- query demo_link_add exec
-- arg code_hash text
-- arg signal_id int
-- arg created_at int
INSERT INTO follow_link (code_hash, signal_id, created_at) VALUES (:code_hash, :signal_id, :created_at);

-- query demo_kwestie_changed exec
-- unscoped the demo fills a database in which nobody works yet
-- arg id int
-- arg changed_at int
UPDATE kwestie SET changed_at = :changed_at WHERE id = :id;

-- query demo_kwestie_of one
-- A kwestie of the plan, with a rights test of it that was confirmed; 0 without.
-- unscoped the demo fills a database in which nobody works yet
-- arg title text
-- col rights_test_id int
SELECT k.id, k.circle_id,
       coalesce((SELECT min(r.id) FROM rights_test r
                  WHERE r.kwestie_id = k.id AND r.confirmed_by <> 0 AND r.result = 'ja'), 0)
         AS rights_test_id
  FROM kwestie k /*scan*/
 WHERE k.title = :title;

-- query demo_approach_state exec
-- unscoped the demo fills a database in which nobody works yet
-- arg id int
-- arg state text
-- arg begun_at int
-- arg observed text
-- arg compared text
-- arg learned text
-- arg reviewed_at int
UPDATE approach
   SET state = :state, begun_at = :begun_at, observed = :observed, compared = :compared,
       learned = :learned, reviewed_at = :reviewed_at
 WHERE id = :id;

-- query demo_warnings many
-- Warnings that nobody looked at yet, and who leads the overleg.
-- unscoped the demo fills a database in which nobody works yet
-- arg partnership_id int
-- col leader int
SELECT w.id, w.version, w.theme, w.first_on, w.last_on,
       coalesce((SELECT min(r.account_id) FROM account_role r WHERE r.role = 'procesregisseur' /*scan*/),
                0) AS leader
  FROM warning w
 WHERE w.partnership_id = :partnership_id AND w.state = 'nieuw' AND w.new_reporter = 0
 ORDER BY w.made_at, w.id
 LIMIT 50;
