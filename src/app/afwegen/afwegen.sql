-- Weighing on a kwestie: the analysis, participation and the right moment, and who signed the core.

-- query afwegen_kwestie one
-- arg viewer int
-- arg id int
SELECT k.id, k.number, k.title, k.core, k.phase, k.status, k.created_at, k.circle_id
  FROM kwestie k
 WHERE k.id = :id AND {visible_kwestie};

-- query afwegen_touch one
-- As kwestie_touch: E_NOT_FOUND when it is not the viewer's.
-- arg viewer int
-- arg id int
-- arg now int
-- arg keep_until text
UPDATE kwestie AS k SET changed_at = :now, keep_until = :keep_until
 WHERE k.id = :id AND {visible_kwestie}
RETURNING number, core, circle_id;

-- ---- the analysis ----

-- query afwegen_analysis one
-- What is not filled in yet is empty, with the version that a first row begins with.
-- arg viewer int
-- arg id int
-- col breeding_grounds text
-- col dividing_lines text
-- col middle text
-- col middle_question text
-- col network text
-- col unknown text
-- col if_nothing text
-- col line text
-- col alternatives text
-- col line_reason text
-- col participation text
-- col participation_reason text
-- col last_safe_on text
-- col too_early text
-- col too_late text
-- col if_wait text
-- col version int
-- col participation_version int
-- col timing_version int
SELECT coalesce(n.breeding_grounds, '') AS breeding_grounds,
       coalesce(n.dividing_lines, '') AS dividing_lines,
       coalesce(n.middle, '') AS middle,
       coalesce(n.middle_question, '') AS middle_question,
       coalesce(n.network, '') AS network,
       coalesce(n.unknown, '') AS unknown,
       coalesce(n.if_nothing, '') AS if_nothing,
       coalesce(n.line, '') AS line,
       coalesce(n.alternatives, '') AS alternatives,
       coalesce(n.line_reason, '') AS line_reason,
       coalesce(n.participation, '') AS participation,
       coalesce(n.participation_reason, '') AS participation_reason,
       coalesce(n.last_safe_on, '') AS last_safe_on,
       coalesce(n.too_early, '') AS too_early,
       coalesce(n.too_late, '') AS too_late,
       coalesce(n.if_wait, '') AS if_wait,
       coalesce(n.version, 1) AS version,
       coalesce(n.participation_version, 1) AS participation_version,
       coalesce(n.timing_version, 1) AS timing_version
  FROM kwestie k
  LEFT JOIN kwestie_analysis n ON n.kwestie_id = k.id
 WHERE k.id = :id AND {visible_kwestie};

-- query afwegen_begin exec
-- The row that the next three change.
-- arg id int
INSERT INTO kwestie_analysis (kwestie_id) VALUES (:id) ON CONFLICT DO NOTHING;

-- query afwegen_change one
-- E_NOT_FOUND when it is not the viewer's, or no longer has this version.
-- arg viewer int
-- arg id int
-- arg version int
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
UPDATE kwestie_analysis
   SET breeding_grounds = :breeding_grounds, dividing_lines = :dividing_lines, middle = :middle,
       middle_question = :middle_question, network = :network, unknown = :unknown,
       if_nothing = :if_nothing, line = :line, alternatives = :alternatives,
       line_reason = :line_reason, version = version + 1
 WHERE kwestie_id = :id AND version = :version
   AND EXISTS (SELECT 1 FROM kwestie k WHERE k.id = :id AND {visible_kwestie})
RETURNING version;

-- query afwegen_change_participation one
-- arg viewer int
-- arg id int
-- arg version int
-- arg participation text
-- arg reason text
UPDATE kwestie_analysis
   SET participation = :participation, participation_reason = :reason,
       participation_version = participation_version + 1
 WHERE kwestie_id = :id AND participation_version = :version
   AND EXISTS (SELECT 1 FROM kwestie k WHERE k.id = :id AND {visible_kwestie})
RETURNING participation_version;

-- query afwegen_change_timing one
-- arg viewer int
-- arg id int
-- arg version int
-- arg last_safe_on text
-- arg too_early text
-- arg too_late text
-- arg if_wait text
UPDATE kwestie_analysis
   SET last_safe_on = :last_safe_on, too_early = :too_early, too_late = :too_late,
       if_wait = :if_wait, timing_version = timing_version + 1
 WHERE kwestie_id = :id AND timing_version = :version
   AND EXISTS (SELECT 1 FROM kwestie k WHERE k.id = :id AND {visible_kwestie})
RETURNING timing_version;

-- query afwegen_triggers many
-- What is linked to the kwestie in the calendar, in order of time. Members from elsewhere see that
-- it comes, as in the dossier; may_open: whether the calendar lets the viewer open it.
-- arg viewer int
-- arg id int
-- col may_open int
SELECT t.id, t.title, t.starts_on, t.ends_on, t.state,
       CASE WHEN {visible_region} THEN 1 ELSE 0 END AS may_open
  FROM kwestie k
  JOIN kwestie_trigger x ON x.kwestie_id = k.id
  JOIN trigger_event t ON t.id = x.trigger_id
 WHERE k.id = :id AND {visible_kwestie}
 ORDER BY t.starts_on, t.id
 LIMIT 100;

-- ---- who signed the core ----

-- query afwegen_signatures many
-- Under the core as it reads now.
-- arg viewer int
-- arg id int
SELECT s.account_id, s.signed_at, a.name, a.function, o.name AS organisation
  FROM kwestie k
  JOIN kwestie_signature s ON s.kwestie_id = k.id AND s.core = k.core
  JOIN account a ON a.id = s.account_id
  JOIN organisation o ON o.id = a.organisation_id
 WHERE k.id = :id AND {visible_kwestie}
 ORDER BY s.signed_at, s.account_id
 LIMIT 100;

-- query afwegen_sign many
-- No row when the viewer signed this core already.
-- arg viewer int
-- arg id int
-- arg now int
INSERT INTO kwestie_signature (kwestie_id, account_id, core, signed_at)
SELECT k.id, :viewer, k.core, :now FROM kwestie k WHERE k.id = :id AND {visible_kwestie}
ON CONFLICT DO NOTHING
RETURNING signed_at;

-- query afwegen_unsign many
-- arg viewer int
-- arg id int
DELETE FROM kwestie_signature WHERE kwestie_id = :id AND account_id = :viewer
RETURNING signed_at;

-- query afwegen_drop_stale many
-- Signatures under another core than the one there is now.
-- unscoped afwegen_core_changed(), whose callers have checked
-- arg id int
DELETE FROM kwestie_signature
 WHERE kwestie_id = :id
   AND core <> (SELECT k.core FROM kwestie k WHERE k.id = :id)
RETURNING account_id;

-- ---- the private note ----

-- query afwegen_reflection many
-- One row or none: sealed, to the key of its author.
-- arg viewer int
-- arg kwestie_id int
SELECT f.sealed, f.changed_at, f.wipe_on
  FROM reflection f
 WHERE f.kwestie_id = :kwestie_id AND {own_reflection};

-- query afwegen_reflection_put exec
-- unscoped what is written is the viewer's own
-- arg viewer int
-- arg kwestie_id int
-- arg sealed bytes
-- arg now int
-- arg wipe_on text
INSERT INTO reflection (account_id, kwestie_id, sealed, changed_at, wipe_on)
VALUES (:viewer, :kwestie_id, :sealed, :now, :wipe_on)
ON CONFLICT (account_id, kwestie_id)
DO UPDATE SET sealed = excluded.sealed, changed_at = excluded.changed_at,
              wipe_on = excluded.wipe_on;

-- query afwegen_reflection_drop many
-- arg viewer int
-- arg kwestie_id int
DELETE FROM reflection AS f WHERE f.kwestie_id = :kwestie_id AND {own_reflection}
RETURNING changed_at;

-- query afwegen_reflections_wipe many
-- unscoped the keeper wipes what is due, without opening it
-- arg today text
DELETE FROM reflection WHERE wipe_on <= :today
RETURNING account_id;
