-- What awaits someone, one statement for each kind: the first few by day, and how many there are.

-- query work_signals many
-- To follow up: mine, or nobody's in my circle.
-- arg viewer int
-- arg at_most int
-- col title text
-- col total int
SELECT s.id, substr(s.observation, 1, 121) AS title, s.due_on, a.name AS place, p.total
  FROM (SELECT s.n, count(*) OVER () AS total
          FROM signal s
         WHERE s.status IN ('ontvangen', 'navraag') AND s.assigned_to IN (0, :viewer)
           AND {followed_signal}
         ORDER BY s.due_on, s.id
         LIMIT :at_most) p
  JOIN signal s ON s.n = p.n
  JOIN area a ON a.id = s.area_id
 ORDER BY s.due_on, s.id;

-- query work_items many
-- What I proposed for the consultation and was not discussed yet.
-- arg viewer int
-- arg at_most int
-- col held_on text
-- col total int
SELECT i.id, i.title, i.state, i.meeting_id, coalesce(t.held_on, '') AS held_on,
       count(*) OVER () AS total
  FROM agenda_item i
  LEFT JOIN meeting t ON t.id = i.meeting_id AND {visible_region}
 WHERE i.proposed_by = :viewer AND i.state IN ('voorgesteld', 'doorgeschoven') AND {visible_item}
 ORDER BY held_on, i.id
 LIMIT :at_most;

-- query work_requests many
-- What my organisation is asked before a meeting.
-- arg viewer int
-- arg at_most int
-- col title text
-- col total int
SELECT q.id, substr(q.question, 1, 121) AS title, q.due_on, count(*) OVER () AS total
  FROM info_request q
 WHERE q.state = 'open' AND {asked_request}
 ORDER BY q.due_on, q.id
 LIMIT :at_most;

-- query work_scores many
-- Weighings in which I must still score.
-- arg viewer int
-- arg at_most int
-- col held_on text
-- col total int
SELECT i.id, i.title, i.meeting_id, coalesce(t.held_on, '') AS held_on, count(*) OVER () AS total
  FROM weighing_scorer x
  JOIN weighing w ON w.item_id = x.item_id
  JOIN agenda_item i ON i.id = x.item_id
  LEFT JOIN meeting t ON t.id = i.meeting_id AND {visible_region}
 WHERE x.account_id = :viewer AND x.done_at = 0 AND w.phase = 'scoren' AND w.scores_closed_at = 0
   AND {visible_item}
 ORDER BY held_on, i.id
 LIMIT :at_most;

-- query work_signatures many
-- Kwesties whose core one other person signed, as it stands now.
-- arg viewer int
-- arg at_most int
-- col total int
SELECT k.id, k.title, k.number, count(*) OVER () AS total
  FROM kwestie k
 WHERE {visible_kwestie} AND k.status <> 'gesloten'
   AND 1 = (SELECT count(*) FROM kwestie_signature g WHERE g.kwestie_id = k.id AND g.core = k.core)
   AND NOT EXISTS (SELECT 1 FROM kwestie_signature g
                    WHERE g.kwestie_id = k.id AND g.account_id = :viewer AND g.core = k.core)
 ORDER BY k.id
 LIMIT :at_most;

-- query work_terms many
-- Days of weighing on my kwesties: to look at the last choice again; and, when not before `since`, to
-- look at the aftercare of the last scaling, and the last safe day of a decision.
-- arg viewer int
-- arg until text
-- arg since text
-- arg at_most int
-- col kwestie_id int
-- col title text
-- col kind text
-- col day text
-- col total int
SELECT d.kwestie_id, d.title, d.kind, d.day, count(*) OVER () AS total
  FROM (SELECT k.id AS kwestie_id, k.title, 'ruimte' AS kind, c.review_on AS day
          FROM kwestie k
          JOIN kwestie_choice c ON c.kwestie_id = k.id
         WHERE {visible_kwestie} AND k.status <> 'gesloten'
           AND c.review_on <> '' AND c.review_on <= :until
           AND NOT EXISTS (SELECT 1 FROM kwestie_choice x
                            WHERE x.kwestie_id = k.id
                              AND (x.at > c.at OR (x.at = c.at AND x.id > c.id)))
        UNION ALL
        SELECT k.id, k.title, 'nazorg', s.aftercare_on
          FROM kwestie k
          JOIN kwestie_scale s ON s.kwestie_id = k.id
         WHERE {visible_kwestie} AND k.status <> 'gesloten'
           AND s.aftercare_on >= :since AND s.aftercare_on <= :until
           AND NOT EXISTS (SELECT 1 FROM kwestie_scale x
                            WHERE x.kwestie_id = k.id
                              AND (x.at > s.at OR (x.at = s.at AND x.id > s.id)))
        UNION ALL
        SELECT k.id, k.title, 'moment', n.last_safe_on
          FROM kwestie k
          JOIN kwestie_analysis n ON n.kwestie_id = k.id
         WHERE {visible_kwestie} AND k.status <> 'gesloten'
           AND n.last_safe_on >= :since AND n.last_safe_on <= :until) d
 ORDER BY d.day, d.kwestie_id, d.kind
 LIMIT :at_most;

-- query work_tests many
-- Rights tests that a colleague answered, for a second person to confirm.
-- arg viewer int
-- arg at_most int
-- col total int
SELECT r.id, r.title, r.kwestie_id, k.title AS kwestie, count(*) OVER () AS total
  FROM kwestie k
  JOIN rights_test r ON r.kwestie_id = k.id
 WHERE {visible_kwestie} AND k.status <> 'gesloten' AND r.confirmed_by = 0
   AND r.answered_by <> :viewer
 ORDER BY r.answered_at, r.id
 LIMIT :at_most;

-- query work_tasks many
-- My actions.
-- arg viewer int
-- arg at_most int
-- col total int
SELECT t.id, t.title, t.due_on, t.state, count(*) OVER () AS total
  FROM action_task t
 WHERE t.owner_id = :viewer AND t.state IN ('open', 'bezig') AND {visible_task}
 ORDER BY t.due_on, t.id
 LIMIT :at_most;

-- query work_reviews many
-- Approaches to look back on, from a week before.
-- arg viewer int
-- arg until text
-- arg at_most int
-- col total int
SELECT p.id, p.title, p.review_on, count(*) OVER () AS total
  FROM approach p
 WHERE p.state = 'uitvoering' AND p.review_on <> '' AND p.review_on <= :until
   AND {visible_approach}
 ORDER BY p.review_on, p.id
 LIMIT :at_most;

-- query work_meetings many
-- Meetings that are coming, with how many items on them are mine to see.
-- arg viewer int
-- arg today text
-- arg until text
-- arg at_most int
-- col items int
-- col total int
SELECT t.id, t.number, t.held_on, t.place, count(i.id) AS items, count(*) OVER () AS total
  FROM meeting t
  JOIN agenda_item i ON i.meeting_id = t.id
 WHERE t.held_on >= :today AND t.held_on <= :until AND t.state IN ('gepland', 'bezig')
   AND i.state = 'geagendeerd' AND {visible_region} AND {visible_item}
 GROUP BY t.id, t.number, t.held_on, t.place
 ORDER BY t.held_on, t.id
 LIMIT :at_most;

-- query work_promises many
-- Promises in my kwesties that are due.
-- arg viewer int
-- arg until text
-- arg at_most int
-- col title text
-- col total int
SELECT h.id, h.kwestie_id, substr(h.body, 1, 121) AS title, h.due_on, h.by_whom,
       count(*) OVER () AS total
  FROM kwestie_history h
  JOIN kwestie k ON k.id = h.kwestie_id
 WHERE h.kind = 'belofte' AND h.state = 'open' AND h.due_on <> '' AND h.due_on <= :until
   AND {visible_kwestie}
 ORDER BY h.due_on, h.id
 LIMIT :at_most;

-- query work_trends many
-- Trends of others that nobody of my organisation has read.
-- arg viewer int
-- arg since int
-- arg at_most int
-- col total int
SELECT t.id, t.title, t.published_at, o.name AS organisation, count(*) OVER () AS total
  FROM trend t
  JOIN organisation o ON o.id = t.organisation_id
  JOIN account me ON me.id = :viewer
 WHERE {visible_region} AND t.state = 'gedeeld' AND t.published_at >= :since
   AND t.organisation_id <> me.organisation_id
   AND NOT EXISTS (SELECT 1 FROM trend_receipt x
                    WHERE x.trend_id = t.id AND x.organisation_id = me.organisation_id)
 ORDER BY t.published_at DESC, t.id
 LIMIT :at_most;

-- query work_pauses many
-- Pauses of the destruction that end soon.
-- arg today text
-- arg until text
-- arg at_most int
-- col total int
SELECT id, reason, until_on, count(*) OVER () AS total
  FROM retention_pause
 WHERE until_on >= :today AND until_on <= :until AND ended_at = 0
 ORDER BY until_on, id
 LIMIT :at_most;

-- query work_invitations many
-- Who was invited and has not come in yet; the last day of the link, or 0 when none works.
-- arg now int
-- arg at_most int
-- col ends_at int
-- col total int
SELECT a.id, a.name, o.name AS organisation,
       coalesce((SELECT max(v.expires_at) FROM invitation v
                  WHERE v.account_id = a.id AND v.expires_at > :now), 0) AS ends_at,
       count(*) OVER () AS total
  FROM account a /*scan*/
  JOIN organisation o ON o.id = a.organisation_id
 WHERE a.state = 'invited'
 ORDER BY a.name, a.id
 LIMIT :at_most;
