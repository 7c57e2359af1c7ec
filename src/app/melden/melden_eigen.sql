-- One's own reports.

-- query melden_own many
-- Newest first, those before a moment and id.
-- arg viewer int
-- arg before_at int
-- arg before_id int
-- arg n int
-- col feedback text
SELECT s.id, s.number, s.received_at, s.status, s.theme, s.observation, a.name AS area,
       m.name AS municipality,
       coalesce((SELECT e.body FROM signal_event e
                  WHERE e.signal_id = s.id AND e.kind = 'terugkoppeling' AND e.undone = 0
                  ORDER BY e.at DESC, e.id DESC LIMIT 1), '') AS feedback
  FROM signal s
  JOIN area a ON a.id = s.area_id
  JOIN municipality m ON m.code = s.municipality
 WHERE {own_signal}
   AND s.received_at <= :before_at AND (s.received_at < :before_at OR s.id < :before_id)
 ORDER BY s.received_at DESC, s.id DESC
 LIMIT :n;

-- query melden_own_get one
-- arg id int
-- arg viewer int
-- col added int
SELECT s.id, s.number, s.received_at, s.status, s.theme, s.observation, s.interpretation,
       s.observed_from, s.observed_to, a.name AS area, m.name AS municipality,
       coalesce(f.added, -1) AS added
  FROM signal s
  JOIN area a ON a.id = s.area_id
  JOIN municipality m ON m.code = s.municipality
  LEFT JOIN follow_link f ON f.signal_id = s.id
 WHERE s.id = :id AND {own_signal};
