-- A report by the code of its follow link.

-- query melden_follow one
-- unscoped who has the code of the follow link may see what became of that one report
-- arg code_hash text
SELECT s.id, s.number, s.received_at, s.status, s.unsure, s.reporter_id, f.added, f.created_at,
       m.name AS municipality
  FROM follow_link f
  JOIN signal s ON s.id = f.signal_id
  JOIN municipality m ON m.code = s.municipality
 WHERE f.code_hash = :code_hash;
