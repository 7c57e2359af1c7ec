-- Figures of a region: totals only. Whoever sees them sees nothing of a signal or an item, and what
-- is small is hidden before it is shown (stats/suppress.h). So these do not go by the rights on
-- signals and items, but by those on the region.

-- query verslag_region many
-- The regions of the viewer, by name.
-- arg viewer int
SELECT t.partnership_id, p.name
  FROM partnership_organisation t
  JOIN partnership p ON p.id = t.partnership_id
 WHERE {visible_region}
 GROUP BY t.partnership_id, p.name
 ORDER BY p.name, t.partnership_id
 LIMIT 20;

-- query verslag_places many
-- arg partnership_id int
SELECT m.code, m.name
  FROM partnership_organisation po
  JOIN organisation o ON o.id = po.organisation_id AND o.kind = 'gemeente'
  JOIN municipality m ON m.code = o.municipality
 WHERE po.partnership_id = :partnership_id
 GROUP BY m.code, m.name
 ORDER BY m.name, m.code
 LIMIT 400;

-- query verslag_received many
-- How many signals came in, by municipality, theme and quarter.
-- unscoped totals of a region of the viewer; small numbers are hidden before they are shown
-- arg partnership_id int
-- arg q1 int
-- arg q2 int
-- arg q3 int
-- arg q4 int
-- arg q5 int
-- col quarter int
-- col n int
SELECT x.municipality, x.theme, x.quarter, count(*) AS n
  FROM (SELECT s.municipality AS municipality, s.theme AS theme,
               CASE WHEN s.received_at < :q2 THEN 0 WHEN s.received_at < :q3 THEN 1
                    WHEN s.received_at < :q4 THEN 2 ELSE 3 END AS quarter
          FROM partnership_organisation po
          JOIN organisation o ON o.id = po.organisation_id AND o.kind = 'gemeente'
          JOIN signal s ON s.municipality = o.municipality
         WHERE po.partnership_id = :partnership_id
           AND s.received_at >= :q1 AND s.received_at < :q5) x
 GROUP BY x.municipality, x.theme, x.quarter
 LIMIT 40000;

-- query verslag_decided many
-- How many items were decided, by outcome and quarter.
-- unscoped as verslag_received
-- arg partnership_id int
-- arg q1 int
-- arg q2 int
-- arg q3 int
-- arg q4 int
-- arg q5 int
-- col quarter int
-- col n int
SELECT x.outcome, x.quarter, count(*) AS n
  FROM (SELECT w.outcome AS outcome,
               CASE WHEN w.decided_at < :q2 THEN 0 WHEN w.decided_at < :q3 THEN 1
                    WHEN w.decided_at < :q4 THEN 2 ELSE 3 END AS quarter
          FROM weighing w
          JOIN agenda_item i ON i.id = w.item_id
         WHERE w.decided_at >= :q1 AND w.decided_at < :q5 AND w.phase = 'klaar'
           AND i.partnership_id = :partnership_id) x
 GROUP BY x.outcome, x.quarter;

-- query verslag_chosen many
-- How many signals were put on the agenda, and how many were kept off it, by quarter. Each count is
-- a stretch of the index: to group all steps of a year would take them in memory first.
-- unscoped as verslag_received
-- arg partnership_id int
-- arg q1 int
-- arg q2 int
-- arg q3 int
-- arg q4 int
-- arg q5 int
-- col status_to text
-- col quarter int
-- col n int
SELECT x.status_to AS status_to, p.quarter AS quarter,
       (SELECT count(DISTINCT e.signal_id)
          FROM signal_event e
          JOIN signal s ON s.id = e.signal_id
         WHERE e.status_to = x.status_to AND e.status_from <> '' AND e.undone = 0
           AND e.at >= p.from_at AND e.at < p.to_at
           AND s.municipality IN (SELECT o.municipality
                                    FROM partnership_organisation po
                                    JOIN organisation o ON o.id = po.organisation_id
                                   WHERE po.partnership_id = :partnership_id
                                     AND o.kind = 'gemeente')) AS n
  FROM (SELECT 'geagendeerd' AS status_to UNION ALL SELECT 'niet_geagendeerd') x
  CROSS JOIN (SELECT 0 AS quarter, :q1 AS from_at, :q2 AS to_at
              UNION ALL SELECT 1, :q2, :q3
              UNION ALL SELECT 2, :q3, :q4
              UNION ALL SELECT 3, :q4, :q5) p;

-- query verslag_lead many
-- The days between receiving and first weighing a signal: how many signals took each number of days,
-- by the quarter in which they were weighed. What came in this year was not weighed before it.
-- unscoped as verslag_received
-- arg partnership_id int
-- arg q1 int
-- arg q2 int
-- arg q3 int
-- arg q4 int
-- arg q5 int
-- col quarter int
-- col days int
-- col n int
SELECT x.quarter, x.days, count(*) AS n
  FROM (SELECT CASE WHEN min(e.at) < :q2 THEN 0 WHEN min(e.at) < :q3 THEN 1
                    WHEN min(e.at) < :q4 THEN 2 ELSE 3 END AS quarter,
               (min(e.at) - s.received_at) / 86400 AS days
          FROM signal_event e
          JOIN signal s ON s.id = e.signal_id
         WHERE e.status_to IN ('gewogen', 'verwezen', 'afgesloten', 'vernietigd')
           AND e.status_from = 'geagendeerd' AND e.status_from <> '' AND e.undone = 0
           AND e.at >= :q1 AND e.at < :q5
           AND (s.received_at >= :q1
                OR NOT EXISTS (SELECT 1 FROM signal_event b
                                WHERE b.signal_id = e.signal_id AND b.at < :q1
                                  AND b.status_from = 'geagendeerd' AND b.undone = 0
                                  AND b.status_to IN ('gewogen', 'verwezen', 'afgesloten', 'vernietigd')))
           AND s.municipality IN (SELECT o.municipality
                                    FROM partnership_organisation po
                                    JOIN organisation o ON o.id = po.organisation_id
                                   WHERE po.partnership_id = :partnership_id
                                     AND o.kind = 'gemeente')
         GROUP BY s.id, s.received_at) x
 GROUP BY x.quarter, x.days
 ORDER BY x.days, x.quarter;

-- query verslag_held one
-- How many meetings were held from a day to a day.
-- arg viewer int
-- arg partnership_id int
-- arg from_on text
-- arg until_on text
-- col n int
SELECT count(*) AS n FROM meeting t
 WHERE t.partnership_id = :partnership_id AND t.state = 'afgerond'
   AND t.held_on >= :from_on AND t.held_on < :until_on AND {visible_region};

-- query verslag_trends many
-- What was shared in the region in a period, the last first.
-- arg viewer int
-- arg partnership_id int
-- arg from_at int
-- arg to_at int
-- arg at_most int
-- col place text
SELECT t.level, t.theme, t.title, t.body, t.source, t.published_at, coalesce(m.name, '') AS place
  FROM trend t
  LEFT JOIN municipality m ON m.code = t.municipality
 WHERE t.partnership_id = :partnership_id AND t.state = 'gedeeld'
   AND t.published_at >= :from_at AND t.published_at < :to_at AND {visible_region}
 ORDER BY t.published_at DESC, t.id
 LIMIT :at_most;
