-- What has a term of its own, and what may not be destroyed for now. Written once, because listing,
-- counting and destroying must mean the same.

-- fragment bewaren_keepable
-- Everything that is due on :upto or before. d.parent: the signal that contact details belong to,
-- or the kwestie of an approach or a contact;
-- d.at: a moment of the record, from which a due day follows where there is none.
-- CROSS JOIN and + 0 keep SQLite to the indexes of keep_until: what is due is little, the rest is not.
(SELECT 'signal' AS what, s.id AS id, s.number AS object, s.keep_until AS due_on, s.received_at AS at,
        CASE WHEN s.status IN ('ontvangen', 'navraag', 'gereed', 'geagendeerd', 'niet_geagendeerd')
             THEN 'keep_unweighed_days' ELSE 'keep_signal_days' END AS term, 0 AS parent
   FROM signal s
  WHERE s.keep_until <= :upto AND s.status NOT IN ('vernietigd', 'geanonimiseerd')
  UNION ALL
 SELECT 'reporter_contact', c.id, cs.number, c.keep_until, c.created_at, 'keep_contact_days', cs.id
   FROM reporter_contact c
  CROSS JOIN signal cs
  WHERE c.keep_until <= :upto AND cs.id = c.signal_id
  UNION ALL
 SELECT 'kwestie', k.id, k.number, k.keep_until, k.changed_at, 'keep_kwestie_days', 0
   FROM kwestie k
  WHERE k.keep_until <= :upto
  UNION ALL
 SELECT 'approach', ap.id, ap.number, ap.keep_until, ap.created_at, 'keep_kwestie_days', ap.kwestie_id
   FROM approach ap
  WHERE ap.keep_until <= :upto
  UNION ALL
 SELECT 'action_task', ta.id, CAST(ta.id AS TEXT), ta.keep_until, ta.created_at, 'keep_kwestie_days', 0
   FROM action_task ta
  WHERE ta.keep_until <= :upto AND ta.approach_id + 0 = 0
  UNION ALL
 SELECT 'trend', t.id, CAST(t.id AS TEXT), t.keep_until, t.changed_at, 'keep_trend_days', 0
   FROM trend t
  WHERE t.keep_until <= :upto
  UNION ALL
 SELECT 'trigger_event', e.id, CAST(e.id AS TEXT), e.keep_until, e.changed_at, 'keep_trend_days', 0
   FROM trigger_event e
  WHERE e.keep_until <= :upto
  UNION ALL
 SELECT 'agenda_item', i.id, CAST(i.id AS TEXT), i.keep_until, i.proposed_at, 'keep_overleg_days', 0
   FROM agenda_item i
  WHERE i.keep_until <= :upto
  UNION ALL
 SELECT 'meeting', o.id, o.number, o.keep_until, o.begins_at, 'keep_overleg_days', 0
   FROM meeting o
  WHERE o.keep_until <= :upto AND NOT EXISTS (SELECT 1 FROM agenda_item oi WHERE oi.meeting_id = o.id)
  UNION ALL
 SELECT 'network_contact', n.id, CAST(n.id AS TEXT), n.ends_on, n.changed_at, 'keep_network_days', 0
   FROM network_contact n
  WHERE n.ends_on <= :upto
  UNION ALL
 SELECT 'contact_moment', h.id, CAST(h.id AS TEXT), h.keep_until, 0, 'keep_moment_days', h.kwestie_id
   FROM contact_moment h
  WHERE h.keep_until <= :upto
  UNION ALL
 SELECT 'analysis_run', ar.id, ar.number, ar.keep_until, ar.asked_at, 'keep_run_days', 0
   FROM analysis_run ar
  WHERE ar.keep_until <= :upto
  UNION ALL
 SELECT 'warning', w.id, w.number, w.keep_until, w.made_at, 'keep_warning_days', w.kwestie_id
   FROM warning w
  WHERE w.keep_until <= :upto
  UNION ALL
 SELECT 'draft', f.account_id, f.form, '', f.saved_at, 'keep_draft_days', 0
   FROM draft f
  WHERE f.saved_at <= :draft_upto
  UNION ALL
 SELECT 'import_batch', b.id, CAST(b.id AS TEXT), '', b.created_at, 'keep_draft_days', 0
   FROM import_batch b
  WHERE b.created_at <= :draft_upto);

-- fragment bewaren_paused
-- d is one of those. A pause of a signal also keeps the contact details with it; a pause of a
-- kwestie also keeps the signals gathered in it, its approaches and the contacts that belong to it.
EXISTS (SELECT 1 FROM retention_pause p
         WHERE p.until_on >= :today AND p.ended_at = 0 AND p.from_on <= :today
           AND (p.what = 'alles'
                OR (p.what = d.what AND p.object_id IN (0, d.id, d.parent))
                OR (p.what = 'signal' AND d.what = 'reporter_contact' AND p.object_id IN (0, d.parent))
                OR (p.what = 'kwestie' AND d.what = 'approach' AND p.object_id IN (0, d.parent))
                OR (p.what = 'kwestie' AND d.what = 'contact_moment' AND d.parent <> 0
                    AND p.object_id IN (0, d.parent))
                OR (p.what = 'kwestie' AND p.object_id <> 0 AND d.what IN ('signal', 'reporter_contact')
                    AND EXISTS (SELECT 1 FROM kwestie_signal pk
                                 WHERE pk.kwestie_id = p.object_id
                                   AND pk.signal_id = CASE WHEN d.parent <> 0 THEN d.parent ELSE d.id END))));
