-- What can be chosen in the form of a report.

-- query melden_areas many
-- The areas of the municipalities that work with this installation: the reporter's own first, each
-- beginning with the whole of it.
-- arg own text
-- col turn int
-- col rank int
SELECT a.id, a.municipality, m.name AS municipality_name, a.name,
       CASE a.municipality WHEN :own THEN 0 ELSE 1 END AS turn,
       CASE a.kind WHEN 'geheel' THEN 0 ELSE 1 END AS rank
  FROM municipality m
  JOIN area a ON a.municipality = m.code
 WHERE m.code IN (SELECT o.municipality FROM organisation o /*scan*/
                   WHERE o.kind = 'gemeente' AND o.active = 1)
   AND a.active = 1
 ORDER BY turn, m.name, rank, a.name;
