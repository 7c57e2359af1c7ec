-- The pages of agenda items.

-- query agenda_of many
-- The items of a meeting that the viewer sees, a block for each municipality, in order.
-- arg viewer int
-- arg meeting_id int
-- arg at_most int
-- col place text
-- col signals int
-- col open_questions int
SELECT i.id, i.kind, i.title, i.municipality, i.question, i.position, i.minutes, i.state, i.version,
       coalesce(m.name, '') AS place,
       (SELECT count(*) FROM agenda_item_signal x WHERE x.item_id = i.id) AS signals,
       (SELECT count(*) FROM info_request q WHERE q.item_id = i.id AND q.state = 'open') AS open_questions
  FROM agenda_item i
  LEFT JOIN municipality m ON m.code = i.municipality
 WHERE i.meeting_id = :meeting_id AND {visible_item}
 ORDER BY CASE WHEN i.municipality = '' THEN 0 ELSE 1 END, m.name, i.position, i.id
 LIMIT :at_most;

-- query agenda_lengths many
-- unscoped how long each item takes, so that who sees some of them knows when those begin
-- arg meeting_id int
-- arg at_most int
SELECT i.id, i.municipality, i.position, i.minutes
  FROM agenda_item i
  LEFT JOIN municipality m ON m.code = i.municipality
 WHERE i.meeting_id = :meeting_id
 ORDER BY CASE WHEN i.municipality = '' THEN 0 ELSE 1 END, m.name, i.position, i.id
 LIMIT :at_most;

-- query agenda_position exec
-- unscoped the chair orders the whole agenda, in a transaction that has checked its version
-- arg id int
-- arg position int
UPDATE agenda_item SET position = :position WHERE id = :id;

-- query agenda_waiting many
-- Items that wait for a meeting and may be on one that is held on a day.
-- unscoped the item is by its own fragment; of the meeting only its day
-- arg viewer int
-- arg partnership_id int
-- arg held_on text
-- arg at_most int
-- col place text
-- col wanted_on text
SELECT i.id, i.kind, i.title, i.minutes, i.state, i.state_reason, i.wanted_id, i.proposed_at,
       coalesce(m.name, '') AS place, coalesce(o.held_on, '') AS wanted_on
  FROM agenda_item i
  LEFT JOIN municipality m ON m.code = i.municipality
  LEFT JOIN meeting o ON o.id = i.wanted_id AND o.partnership_id = i.partnership_id
 WHERE i.partnership_id = :partnership_id AND i.state IN ('voorgesteld', 'doorgeschoven')
   AND i.not_before <= :held_on AND {visible_item}
 ORDER BY i.proposed_at, i.id
 LIMIT :at_most;

-- query agenda_list many
-- All items that the viewer sees, last proposed first, after a place in that order; of one state,
-- or (empty) of all.
-- unscoped the item is by its own fragment; of the meeting only its day
-- arg viewer int
-- arg state text
-- arg before_at int
-- arg before_id int
-- arg at_most int
-- col place text
-- col held_on text
SELECT i.id, i.meeting_id, i.kind, i.title, i.state, i.state_reason, i.proposed_at,
       coalesce(m.name, '') AS place, coalesce(o.held_on, '') AS held_on
  FROM agenda_item i
  LEFT JOIN municipality m ON m.code = i.municipality
  LEFT JOIN meeting o ON o.id = i.meeting_id AND o.partnership_id = i.partnership_id
 WHERE i.partnership_id IN (SELECT vp.partnership_id
                              FROM account va
                              JOIN partnership_organisation vp ON vp.organisation_id = va.organisation_id
                             WHERE va.id = :viewer)
   AND {visible_item} AND (:state = '' OR i.state = :state)
   AND i.proposed_at <= :before_at AND (i.proposed_at < :before_at OR i.id < :before_id)
 ORDER BY i.proposed_at DESC, i.id DESC
 LIMIT :at_most;

-- query agenda_change many
-- No row when it is not the viewer's, or no longer has this version.
-- arg viewer int
-- arg id int
-- arg version int
-- arg title text
-- arg municipality text
-- arg question text
-- arg minutes int
-- arg not_before text
-- arg position int
UPDATE agenda_item AS i
   SET title = :title, municipality = :municipality, question = :question, minutes = :minutes,
       not_before = :not_before,
       position = CASE WHEN municipality = :municipality THEN position ELSE :position END,
       version = version + 1
 WHERE i.id = :id AND i.version = :version AND i.state <> 'behandeld' AND {visible_item}
RETURNING id;

-- query agenda_change_case many
-- The same for a casusverwijzing, which has a number and a legal basis only.
-- arg viewer int
-- arg id int
-- arg version int
-- arg title text
-- arg municipality text
-- arg case_reference text
-- arg case_basis text
-- arg minutes int
-- arg position int
UPDATE agenda_item AS i
   SET title = :title, municipality = :municipality, case_reference = :case_reference,
       case_basis = :case_basis, minutes = :minutes,
       position = CASE WHEN municipality = :municipality THEN position ELSE :position END,
       version = version + 1
 WHERE i.id = :id AND i.version = :version AND i.state <> 'behandeld' AND {visible_item}
RETURNING id;

-- query agenda_version many
-- Whether it still has this version: first in a write that does not change the row itself.
-- arg viewer int
-- arg id int
-- arg version int
UPDATE agenda_item AS i SET version = version + 1
 WHERE i.id = :id AND i.version = :version AND {visible_item}
RETURNING id;

-- ---- signals ----

-- query agenda_signals_seen many
-- The signals of an item, as far as the viewer may see them.
-- arg viewer int
-- arg item_id int
-- arg at_most int
-- col place text
SELECT s.id, s.number, s.observed_from, s.status, s.observation,
       CASE WHEN ar.kind = 'geheel' THEN m.name ELSE ar.name || ' (' || m.name || ')' END AS place
  FROM agenda_item_signal x
  JOIN signal s ON s.id = x.signal_id
  JOIN municipality m ON m.code = s.municipality
  JOIN area ar ON ar.id = s.area_id
 WHERE x.item_id = :item_id AND {visible_signal}
 ORDER BY s.observed_from DESC, s.id
 LIMIT :at_most;

-- query agenda_signal_count one
-- arg item_id int
-- col n int
SELECT count(*) AS n FROM agenda_item_signal WHERE item_id = :item_id;

-- query agenda_signal_pick one
-- A signal that the viewer may bring to the table: of their own circle, and followed up.
-- arg viewer int
-- arg id int
SELECT s.id, s.number, s.municipality, s.theme, s.status, s.observed_from, s.observation
  FROM signal s
 WHERE s.id = :id AND {followed_signal} AND s.status IN ('gereed', 'geagendeerd', 'gewogen', 'kwestie');

-- query agenda_ready_signals many
-- What is ready and not with an item yet.
-- unscoped the items are only asked whether one has this signal
-- arg viewer int
-- arg at_most int
-- col place text
SELECT s.id, s.number, s.theme, s.due_on, s.observation,
       CASE WHEN ar.kind = 'geheel' THEN m.name ELSE ar.name || ' (' || m.name || ')' END AS place
  FROM signal s
  JOIN municipality m ON m.code = s.municipality
  JOIN area ar ON ar.id = s.area_id
 WHERE s.status = 'gereed' AND {followed_signal}
   AND NOT EXISTS (SELECT 1
                     FROM agenda_item_signal x
                     JOIN agenda_item i ON i.id = x.item_id
                    WHERE x.signal_id = s.id AND i.state IN ('voorgesteld', 'geagendeerd', 'doorgeschoven'))
 ORDER BY s.due_on, s.id
 LIMIT :at_most;

-- query agenda_new_trends many
-- Trends shared since a moment that are not on an agenda.
-- unscoped the items are only asked whether one has this trend
-- arg viewer int
-- arg since int
-- arg at_most int
SELECT t.id, t.title, t.theme, t.municipality, t.published_at
  FROM trend t
 WHERE {visible_region} AND t.state = 'gedeeld' AND t.published_at >= :since
   AND NOT EXISTS (SELECT 1 FROM agenda_item i
                    WHERE i.trend_id = t.id AND i.partnership_id = t.partnership_id)
 ORDER BY t.published_at DESC, t.id
 LIMIT :at_most;

-- query agenda_trend_pick one
-- arg viewer int
-- arg id int
SELECT t.id, t.partnership_id, t.title, t.municipality
  FROM trend t
 WHERE t.id = :id AND {visible_region} AND t.state = 'gedeeld';

-- query agenda_approaches many
-- Approaches whose day to look back has come, and that are not on their way to an agenda.
-- unscoped the items are only asked whether one has this approach
-- arg viewer int
-- arg upto text
-- arg at_most int
SELECT p.id, p.number, p.title, p.review_on
  FROM approach p
 WHERE {visible_approach} AND p.state = 'uitvoering' AND p.review_on <> '' AND p.review_on <= :upto
   AND NOT EXISTS (SELECT 1 FROM agenda_item i
                    WHERE i.approach_id = p.id AND i.state IN ('voorgesteld', 'geagendeerd', 'doorgeschoven'))
 ORDER BY p.review_on, p.id
 LIMIT :at_most;

-- query agenda_approach_pick one
-- arg viewer int
-- arg id int
SELECT p.id, p.number, p.title, p.kwestie_id
  FROM approach p
 WHERE p.id = :id AND {visible_approach};

-- query agenda_kwestie_pick one
-- arg viewer int
-- arg id int
SELECT k.id, k.number, k.title, k.municipality FROM kwestie k WHERE k.id = :id AND {visible_kwestie};

-- ---- who is at the table ----

-- query agenda_regions many
-- The regions of the viewer, in which an item can be proposed.
-- arg viewer int
SELECT vp.partnership_id
  FROM account va
  JOIN partnership_organisation vp ON vp.organisation_id = va.organisation_id
  JOIN partnership p ON p.id = vp.partnership_id
 WHERE va.id = :viewer
 ORDER BY p.name;

-- query agenda_organisations many
-- The organisations of a region with people who come to the consultation, and whether each is at the
-- table for an item (0: none is).
-- arg partnership_id int
-- arg item_id int
-- col there int
SELECT o.id, o.name, o.kind, o.municipality,
       (SELECT count(*) FROM agenda_item_party x
         WHERE x.item_id = :item_id AND x.organisation_id = o.id) AS there
  FROM partnership_organisation p
  JOIN organisation o ON o.id = p.organisation_id
 WHERE p.partnership_id = :partnership_id AND o.active = 1
   AND EXISTS (SELECT 1
                 FROM account a
                 JOIN account_role r ON r.account_id = a.id
                WHERE a.organisation_id = o.id AND a.state IN ('active', 'invited')
                  AND r.role IN ('adviseur', 'procesregisseur', 'deelnemer'))
 ORDER BY o.name;

-- query agenda_people many
-- Who is in an item, and why.
-- arg item_id int
-- col added_by text
SELECT p.account_id, a.name, a.function, o.name AS organisation, o.id AS organisation_id, p.via,
       p.reason, p.added_at, coalesce(b.name, '') AS added_by
  FROM agenda_item_person p
  JOIN account a ON a.id = p.account_id
  JOIN organisation o ON o.id = a.organisation_id
  LEFT JOIN account b ON b.id = p.added_by
 WHERE p.item_id = :item_id
 ORDER BY o.name, a.name, a.id;

-- query agenda_candidates many
-- Who works in the region and is not in an item, once for each role.
-- arg partnership_id int
-- arg item_id int
-- arg at_most int
SELECT a.id, a.name, a.function, o.name AS organisation, r.role
  FROM partnership_organisation p
  JOIN organisation o ON o.id = p.organisation_id
  JOIN account a ON a.organisation_id = o.id
  JOIN account_role r ON r.account_id = a.id
 WHERE p.partnership_id = :partnership_id AND a.state = 'active'
   AND r.role IN ('adviseur', 'procesregisseur', 'deelnemer')
   AND NOT EXISTS (SELECT 1 FROM agenda_item_person x
                    WHERE x.item_id = :item_id AND x.account_id = a.id)
 ORDER BY o.name, a.name, a.id, r.role
 LIMIT :at_most;
