-- Destroying and anonymising: what becomes of each kind of record.

-- query erase_signal_get one
-- unscoped the caller has found the signal by the rights of whoever decides
-- arg id int
SELECT number, status, received_at, keep_until FROM signal WHERE id = :id;

-- query erase_signal_anonymise exec
-- What stays: number, municipality, theme, kind, way, origin, lens, urgency and the month. Place,
-- people and words go.
-- unscoped the law asks for this, whoever may see the signal
-- arg id int
-- arg month_at int
UPDATE signal
   SET observation = '(vernietigd)', interpretation = '', rights = '', online_check = '',
       privacy_reason = '', reason = '', reference = '', trigger_kind = '', source_role = '',
       reporter_id = 0, organisation_id = 0, assigned_to = 0, unsure = 0, import_id = 0, granted = 0,
       area_id = coalesce((SELECT min(g.id) FROM area g
                            WHERE g.municipality = signal.municipality AND g.kind = 'geheel'), area_id),
       observed_from = substr(observed_from, 1, 7) || '-01',
       observed_to = substr(observed_to, 1, 7) || '-01',
       due_on = substr(due_on, 1, 7) || '-01', keep_until = substr(keep_until, 1, 7) || '-01',
       received_at = :month_at, status_at = :month_at, status = 'geanonimiseerd',
       version = version + 1
 WHERE id = :id;

-- query erase_signal_destroy exec
-- What stays: number, municipality and dates. The columns that must hold a code get one that says
-- nothing.
-- unscoped the caller has found the signal by the rights of whoever decides
-- arg id int
-- arg now int
UPDATE signal
   SET observation = '(vernietigd)', interpretation = '', rights = '', online_check = '',
       privacy_reason = '', reason = '', reference = '', trigger_kind = '', source_role = '',
       reporter_id = 0, organisation_id = 0, assigned_to = 0, unsure = 0, import_id = 0, granted = 0,
       area_id = coalesce((SELECT min(g.id) FROM area g
                            WHERE g.municipality = signal.municipality AND g.kind = 'geheel'), area_id),
       theme = '', kind = 'onbekend', way = 'onbekend', origin = 'eigen', lens = '',
       urgency = 'gewoon', status_at = :now, status = 'vernietigd', version = version + 1
 WHERE id = :id;

-- query erase_events exec
-- The steps stay, without words, people and moments.
-- arg signal_id int
-- arg at int
UPDATE signal_event SET body = '', detail = '', account_id = 0, at = :at WHERE signal_id = :signal_id;

-- query erase_events_all exec
-- arg signal_id int
DELETE FROM signal_event WHERE signal_id = :signal_id;

-- query erase_grants exec
-- arg signal_id int
DELETE FROM signal_grant WHERE signal_id = :signal_id;

-- query erase_review_words exec
-- What someone wrote about a signal that was looked at again. The verdict stays: it is counted.
-- arg signal_id int
UPDATE signal_review SET reason = '', reviewed_by = 0, version = version + 1
 WHERE signal_id = :signal_id AND (reason <> '' OR reviewed_by <> 0);

-- query erase_follow_link exec
-- arg signal_id int
DELETE FROM follow_link WHERE signal_id = :signal_id;

-- query erase_signal_contact_keys exec
-- arg signal_id int
DELETE FROM reporter_contact_key
 WHERE contact_id IN (SELECT c.id FROM reporter_contact c WHERE c.signal_id = :signal_id);

-- query erase_signal_contact exec
-- arg signal_id int
DELETE FROM reporter_contact WHERE signal_id = :signal_id;

-- query erase_gathered_by exec
-- That the signal was part of a kwestie stays, for its count; who put it there does not.
-- arg signal_id int
UPDATE kwestie_signal SET added_by = 0 WHERE signal_id = :signal_id;

-- query erase_gathered exec
-- arg signal_id int
DELETE FROM kwestie_signal WHERE signal_id = :signal_id;

-- query erase_search exec sqlite
-- Merges the parts of the index into one. Until then a word that was destroyed stands in it still,
-- with a mark beside it.
INSERT INTO signal_search (signal_search) VALUES ('optimize');

-- query erase_search exec pg
-- Moves what waits to the index itself, where VACUUM finds and removes it.
DO $$ BEGIN PERFORM gin_clean_pending_list('signal_search'); END $$;

-- query erase_contact_keys exec
-- arg id int
DELETE FROM reporter_contact_key WHERE contact_id = :id;

-- query erase_contact exec
-- arg id int
DELETE FROM reporter_contact WHERE id = :id;

-- query erase_trend_receipts exec
-- arg id int
DELETE FROM trend_receipt WHERE trend_id = :id;

-- query erase_trend exec
-- unscoped the law asks for this, whoever may see the trend
-- arg id int
DELETE FROM trend WHERE id = :id;

-- query erase_trigger_links exec
-- arg id int
DELETE FROM kwestie_trigger WHERE trigger_id = :id;

-- query erase_trigger exec
-- unscoped the law asks for this, whoever may see the trigger
-- arg id int
DELETE FROM trigger_event WHERE id = :id;

-- query erase_network_moments exec
-- What was heard keeps its own term; with whom is not known any more.
-- unscoped the law asks for this, or whoever is listed does
-- arg id int
UPDATE contact_moment SET contact_id = 0, version = version + 1 WHERE contact_id = :id;

-- query erase_network_contact exec
-- unscoped the same reason as the statement before
-- arg id int
DELETE FROM network_contact WHERE id = :id;

-- query erase_moment exec
-- unscoped the law asks for this, whoever may see it
-- arg id int
DELETE FROM contact_moment WHERE id = :id;

-- query erase_draft exec
-- arg account_id int
-- arg form text
DELETE FROM draft WHERE account_id = :account_id AND form = :form;

-- query erase_import exec
-- arg id int
DELETE FROM import_batch WHERE id = :id;

-- ---- what has no declaration: traces of access

-- query erase_sessions exec
-- arg now int
DELETE FROM session WHERE expires_at <= :now;

-- query erase_invitations exec
-- arg before int
DELETE FROM invitation WHERE expires_at <= :before;

-- query erase_login_failures exec
-- arg now int
-- arg before int
DELETE FROM login_failure WHERE since <= :before AND until <= :now;

-- query erase_rates exec
-- arg before int
DELETE FROM rate WHERE since <= :before;

-- query erase_reviews exec
-- Samples hold no content: which signals were looked at again, and how that was judged.
-- arg today text
DELETE FROM signal_review
 WHERE draw_id IN (SELECT d.id FROM review_draw d WHERE d.keep_until < :today);

-- query erase_draws exec
-- arg today text
DELETE FROM review_draw WHERE keep_until < :today;

-- query erase_run exec
-- unscoped the law asks for this, whoever may see the run
-- arg id int
DELETE FROM analysis_run WHERE id = :id;

-- query erase_warning_areas exec
-- arg id int
DELETE FROM warning_area WHERE warning_id = :id;

-- query erase_warning exec
-- unscoped the law asks for this, whoever may see the warning
-- arg id int
DELETE FROM warning WHERE id = :id;

-- query erase_kwestie_warnings exec
-- What the warnings were about stays; that a kwestie came of it goes with the kwestie.
-- unscoped the law asks for this, whoever may see the warning
-- arg id int
UPDATE warning SET kwestie_id = 0 WHERE kwestie_id = :id;
