-- Agenda items, as the C functions of overleg.h change them. Their callers have checked the rights.

-- query agenda_item_add exec
-- arg id int
-- arg partnership_id int
-- arg wanted_id int
-- arg circle_id int
-- arg kind text
-- arg title text
-- arg municipality text
-- arg question text
-- arg minutes int
-- arg kwestie_id int
-- arg trend_id int
-- arg approach_id int
-- arg came_from_id int
-- arg case_reference text
-- arg case_basis text
-- arg proposed_by int
-- arg now int
-- arg not_before text
-- arg keep_until text
INSERT INTO agenda_item (id, partnership_id, wanted_id, circle_id, kind, title, municipality, question,
                         minutes, state, kwestie_id, trend_id, approach_id, came_from_id,
                         case_reference, case_basis, proposed_by, proposed_at, not_before, keep_until)
VALUES (:id, :partnership_id, :wanted_id, :circle_id, :kind, :title, :municipality, :question,
        :minutes, 'voorgesteld', :kwestie_id, :trend_id, :approach_id, :came_from_id,
        :case_reference, :case_basis, :proposed_by, :now, :not_before, :keep_until);

-- query agenda_item_now one
-- unscoped for overleg.h, whose callers have checked
-- arg id int
SELECT id, partnership_id, meeting_id, circle_id, kind, state, proposed_by, municipality
  FROM agenda_item
 WHERE id = :id;

-- query agenda_item_put many
-- No row when it does not wait.
-- unscoped for overleg.h, whose callers have checked
-- arg id int
-- arg meeting_id int
-- arg keep_until text
UPDATE agenda_item
   SET meeting_id = :meeting_id, wanted_id = 0, state = 'geagendeerd', state_reason = '',
       keep_until = :keep_until,
       position = (SELECT coalesce(max(o.position), 0) + 1 FROM agenda_item o
                    WHERE o.meeting_id = :meeting_id
                      AND o.municipality = agenda_item.municipality),
       version = version + 1
 WHERE id = :id AND state IN ('voorgesteld', 'doorgeschoven', 'niet_geagendeerd')
RETURNING id;

-- query agenda_item_off many
-- No row when it was discussed, or is off already in this way.
-- unscoped for overleg.h, whose callers have checked
-- arg id int
-- arg state text
-- arg reason text
UPDATE agenda_item
   SET meeting_id = 0, wanted_id = 0, position = 0, state = :state, state_reason = :reason,
       version = version + 1
 WHERE id = :id AND state IN ('voorgesteld', 'doorgeschoven', 'geagendeerd')
RETURNING id;

-- query agenda_item_treated many
-- No row when it is on no agenda.
-- unscoped for overleg.h, whose callers have checked
-- arg id int
UPDATE agenda_item SET state = 'behandeld', version = version + 1
 WHERE id = :id AND state = 'geagendeerd'
RETURNING id;

-- query agenda_meeting_now one
-- unscoped for overleg.h, whose callers have checked
-- arg id int
SELECT partnership_id, number, state, ends_at, sequence, keep_until FROM meeting WHERE id = :id;

-- query agenda_return_to many
-- The meeting on which an item comes back: of the series in which that was promised.
-- unscoped for overleg.h, whose callers have checked
-- arg item_id int
-- arg now int
SELECT m.id
  FROM agenda_item i
  JOIN agenda_item e ON e.id = i.came_from_id
  JOIN meeting em ON em.id = e.meeting_id
  JOIN meeting m ON m.series_id = em.series_id
 WHERE i.id = :item_id AND i.state = 'voorgesteld' AND i.not_before <> ''
   AND m.state = 'gepland' AND m.held_on >= i.not_before AND m.begins_at > :now
 ORDER BY m.held_on, m.id
 LIMIT 1;

-- query agenda_returning many
-- What waits to come back, and can.
-- unscoped for the keeper, who shows nothing to anyone
-- arg now int
-- arg most int
SELECT i.id
  FROM partnership p /*scan*/
  JOIN agenda_item i ON i.partnership_id = p.id AND i.state = 'voorgesteld' AND i.not_before <> ''
                    AND i.came_from_id <> 0
 WHERE EXISTS (SELECT 1
                 FROM agenda_item e
                 JOIN meeting em ON em.id = e.meeting_id
                 JOIN meeting m ON m.series_id = em.series_id
                WHERE e.id = i.came_from_id AND m.state = 'gepland'
                  AND m.held_on >= i.not_before AND m.begins_at > :now)
 ORDER BY i.not_before, i.id
 LIMIT :most;

-- query agenda_meeting_touch exec
-- What is on the agenda, or its order, changed.
-- unscoped for overleg.h, whose callers have checked
-- arg id int
UPDATE meeting SET agenda_version = agenda_version + 1 WHERE id = :id;

-- query agenda_items_on many
-- What is on an agenda.
-- unscoped for overleg.h, whose callers have checked
-- arg meeting_id int
SELECT id, circle_id, state FROM agenda_item WHERE meeting_id = :meeting_id;

-- ---- signals ----

-- query agenda_signal_add exec
-- arg item_id int
-- arg signal_id int
INSERT INTO agenda_item_signal (item_id, signal_id) VALUES (:item_id, :signal_id)
ON CONFLICT DO NOTHING;

-- query agenda_signals many
-- unscoped for overleg.h, whose callers have checked
-- arg item_id int
SELECT s.id, s.number, s.status, s.received_at
  FROM agenda_item_signal x
  JOIN signal s ON s.id = x.signal_id
 WHERE x.item_id = :item_id;

-- query agenda_grant_add exec
-- arg signal_id int
-- arg circle_id int
INSERT INTO signal_grant (signal_id, circle_id) VALUES (:signal_id, :circle_id)
ON CONFLICT DO NOTHING;

-- query agenda_grant_drop exec
-- arg signal_id int
-- arg circle_id int
DELETE FROM signal_grant WHERE signal_id = :signal_id AND circle_id = :circle_id;

-- query agenda_grant_count exec
-- unscoped the number of grants follows from what was just granted or taken back
-- arg signal_id int
UPDATE signal
   SET granted = (SELECT count(*) FROM signal_grant g WHERE g.signal_id = signal.id)
 WHERE id = :signal_id;

-- query agenda_signal_status exec
-- unscoped for overleg.h, whose callers have checked
-- arg signal_id int
-- arg status text
-- arg now int
-- arg due_on text
UPDATE signal SET status = :status, status_at = :now, due_on = :due_on, version = version + 1
 WHERE id = :signal_id;

-- query agenda_signal_event exec
-- arg id int
-- arg signal_id int
-- arg now int
-- arg account_id int
-- arg status_from text
-- arg status_to text
-- arg body text
INSERT INTO signal_event (id, signal_id, at, account_id, kind, status_from, status_to, body)
VALUES (:id, :signal_id, :now, :account_id, 'status', :status_from, :status_to, :body);

-- query agenda_signal_elsewhere one
-- On how many agendas a signal stands besides this one.
-- unscoped for overleg.h, whose callers have checked
-- arg signal_id int
-- arg item_id int
-- col n int
SELECT count(*) AS n
  FROM agenda_item_signal x
  JOIN agenda_item i ON i.id = x.item_id
 WHERE x.signal_id = :signal_id AND x.item_id <> :item_id AND i.state = 'geagendeerd';

-- ---- who is at the table ----

-- query agenda_party_add exec
-- arg item_id int
-- arg organisation_id int
INSERT INTO agenda_item_party (item_id, organisation_id) VALUES (:item_id, :organisation_id)
ON CONFLICT DO NOTHING;

-- query agenda_party_drop exec
-- arg item_id int
-- arg organisation_id int
DELETE FROM agenda_item_party WHERE item_id = :item_id AND organisation_id = :organisation_id;

-- query agenda_people_of many
-- Who works at an organisation, once for each role.
-- arg organisation_id int
SELECT a.id, r.role
  FROM account a
  JOIN account_role r ON r.account_id = a.id
 WHERE a.organisation_id = :organisation_id AND a.state IN ('active', 'invited')
 ORDER BY a.id, r.role;

-- query agenda_leads_of many
-- Who leads the consultation of a partnership.
-- arg partnership_id int
SELECT DISTINCT a.id
  FROM partnership_organisation p
  JOIN account a ON a.organisation_id = p.organisation_id
  JOIN account_role r ON r.account_id = a.id AND r.role = 'procesregisseur'
 WHERE p.partnership_id = :partnership_id AND a.state IN ('active', 'invited');

-- query agenda_person_add many
-- No row when this person was in it already; who was a deputy gets the better reason.
-- arg item_id int
-- arg account_id int
-- arg via text
-- arg reason text
-- arg added_by int
-- arg now int
INSERT INTO agenda_item_person (item_id, account_id, via, reason, added_by, added_at)
VALUES (:item_id, :account_id, :via, :reason, :added_by, :now)
ON CONFLICT (item_id, account_id) DO UPDATE
   SET via = :via, reason = :reason, added_by = :added_by, added_at = :now
 WHERE agenda_item_person.via = 'vervanging' AND :via <> 'vervanging'
RETURNING account_id;

-- query agenda_person_drop exec
-- arg item_id int
-- arg account_id int
DELETE FROM agenda_item_person WHERE item_id = :item_id AND account_id = :account_id;

-- query agenda_people_by_party many
-- Who is in an item because of one organisation.
-- arg item_id int
-- arg organisation_id int
SELECT p.account_id
  FROM agenda_item_person p
  JOIN account a ON a.id = p.account_id
 WHERE p.item_id = :item_id AND p.via = 'partij' AND a.organisation_id = :organisation_id;

-- query agenda_deputies_wanted many
-- Who should be in which item of a meeting, because they come for someone who is in it.
-- unscoped for overleg.h, whose callers have checked
-- arg meeting_id int
SELECT DISTINCT i.id AS item_id, i.circle_id, t.deputy_id
  FROM agenda_item i
  JOIN agenda_item_person p ON p.item_id = i.id AND p.via <> 'vervanging'
  JOIN meeting_attendance t ON t.meeting_id = i.meeting_id AND t.account_id = p.account_id
 WHERE i.meeting_id = :meeting_id AND t.state = 'vervangen' AND t.deputy_id <> 0;

-- query agenda_deputies many
-- Who is in which item of a meeting as a deputy.
-- unscoped for overleg.h, whose callers have checked
-- arg meeting_id int
SELECT i.id AS item_id, i.circle_id, p.account_id
  FROM agenda_item i
  JOIN agenda_item_person p ON p.item_id = i.id AND p.via = 'vervanging'
 WHERE i.meeting_id = :meeting_id;

-- query agenda_deputies_of_item many
-- arg item_id int
SELECT account_id FROM agenda_item_person WHERE item_id = :item_id AND via = 'vervanging';

-- ---- looking ----

-- query agenda_item_get one
-- unscoped the item is by its own fragment; of its meeting only what everyone who has the item may see
-- arg viewer int
-- arg id int
-- col place text
-- col meeting_number text
-- col held_on text
-- col meeting_state text
-- col meeting_closes_at int
-- col proposer text
-- col leads int
SELECT i.id, i.partnership_id, i.meeting_id, i.wanted_id, i.circle_id, i.kind, i.title,
       i.municipality, i.question, i.position, i.minutes, i.state, i.state_reason, i.kwestie_id,
       i.trend_id, i.approach_id, i.came_from_id, i.case_reference, i.case_basis, i.proposed_by,
       i.proposed_at, i.not_before, i.keep_until, i.version, coalesce(m.name, '') AS place,
       coalesce(o.number, '') AS meeting_number, coalesce(o.held_on, '') AS held_on,
       coalesce(o.state, '') AS meeting_state, coalesce(o.closes_at, 0) AS meeting_closes_at,
       CASE WHEN a.id IS NULL THEN ''
            WHEN a.function = '' THEN ao.name
            ELSE a.function || ', ' || ao.name END AS proposer,
       (SELECT count(*) FROM account lv
          JOIN account_role lr ON lr.account_id = lv.id AND lr.role = 'procesregisseur'
          JOIN partnership_organisation lp ON lp.organisation_id = lv.organisation_id
         WHERE lv.id = :viewer AND lp.partnership_id = i.partnership_id) AS leads
  FROM agenda_item i
  LEFT JOIN municipality m ON m.code = i.municipality
  LEFT JOIN meeting o ON o.id = CASE WHEN i.meeting_id = 0 THEN i.wanted_id ELSE i.meeting_id END
                     AND o.partnership_id = i.partnership_id
  LEFT JOIN account a ON a.id = i.proposed_by
  LEFT JOIN organisation ao ON ao.id = a.organisation_id
 WHERE i.id = :id AND {visible_item};
