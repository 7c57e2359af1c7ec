-- The dossier of one signal.

-- query signal_show_get one
-- arg id int
-- arg viewer int
-- col assigned text
-- col organisation text
-- col may_follow int
SELECT s.id, s.number, s.municipality, s.area_id, s.circle_id, s.confidentiality, s.received_at,
       s.observed_from, s.observed_to, s.way, s.kind, s.theme, s.trigger_kind, s.source_role, s.origin,
       s.lens, s.urgency, s.unsure, s.observation, s.interpretation, s.rights, s.online_check,
       s.privacy_reason, s.assigned_to, s.status, s.status_at, s.due_on, s.outcome, s.reason,
       s.reference, s.followed_up, s.keep_until, s.version, m.name AS municipality_name,
       m.region_code, a.name AS area_name, c.name AS circle_name,
       coalesce(w.name, '') AS assigned, coalesce(o.name, '') AS organisation,
       CASE WHEN {followed_signal} THEN 1 ELSE 0 END AS may_follow
  FROM signal s
  JOIN area a ON a.id = s.area_id
  JOIN municipality m ON m.code = s.municipality
  JOIN circle c ON c.id = s.circle_id
  LEFT JOIN account w ON w.id = s.assigned_to
  LEFT JOIN organisation o ON o.id = s.organisation_id
 WHERE s.id = :id AND {visible_signal};

-- query signal_show_events many
-- What happened with it, the newest last; after the signal itself was found to be visible.
-- arg id int
-- col who text
SELECT e.id, e.at, e.account_id, e.kind, e.status_from, e.status_to, e.body, e.detail, e.undone,
       coalesce(w.name, '') AS who
  FROM signal_event e
  LEFT JOIN account w ON w.id = e.account_id
 WHERE e.signal_id = :id
 ORDER BY e.at, e.id;

-- query signal_show_kwesties many
-- arg id int
-- arg viewer int
SELECT k.id, k.number, k.title
  FROM kwestie_signal ks
  JOIN kwestie k ON k.id = ks.kwestie_id
 WHERE ks.signal_id = :id AND {visible_kwestie}
 ORDER BY k.number;

-- query signal_show_items many
-- The agenda items that the signal is with.
-- arg id int
-- arg viewer int
SELECT i.id, i.title, i.state
  FROM agenda_item_signal x
  JOIN agenda_item i ON i.id = x.item_id
 WHERE x.signal_id = :id AND {visible_item}
 ORDER BY i.proposed_at DESC, i.id;

-- query signal_show_contact one
-- How many contacts of the reporter there are: 0 or 1.
-- arg id int
-- col n int
SELECT count(*) AS n FROM reporter_contact WHERE signal_id = :id;

-- query signal_like_candidates many
-- Signals that may be about the same thing: the same theme, in the same region, seen in the same
-- months, and visible to the viewer. The same municipality first, then the nearest in time.
-- arg id int
-- arg viewer int
-- arg theme text
-- arg municipality text
-- arg region_code text
-- arg from_on text
-- arg to_on text
-- arg most int
SELECT s.id, s.number, s.municipality, s.area_id, s.observed_from, s.observed_to, s.status,
       s.observation, m.name AS municipality_name, a.name AS area_name
  FROM signal s
  JOIN municipality m ON m.code = s.municipality
  JOIN area a ON a.id = s.area_id
 WHERE s.theme = :theme
   AND s.observed_from >= :from_on AND s.observed_from <= :to_on
   AND s.id <> :id
   AND s.status NOT IN ('vernietigd', 'geanonimiseerd')
   AND m.region_code = :region_code
   AND {visible_signal}
 ORDER BY CASE WHEN s.municipality = :municipality THEN 0 ELSE 1 END, s.observed_from DESC, s.id
 LIMIT :most;
