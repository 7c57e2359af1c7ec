-- What the analysis looks at: the places of a region, its organisations, its signals as counts.

-- query input_areas many
-- arg partnership_id int
SELECT a.id, a.municipality, m.name AS municipality_name, a.name, a.kind, a.lon, a.lat, a.active
  FROM partnership_organisation p
  JOIN organisation o ON o.id = p.organisation_id AND o.kind = 'gemeente' AND o.municipality <> ''
  JOIN municipality m ON m.code = o.municipality
  JOIN area a ON a.municipality = o.municipality
 WHERE p.partnership_id = :partnership_id
 ORDER BY a.municipality, a.id;

-- query input_organisations many
-- arg partnership_id int
SELECT o.id, o.name
  FROM partnership_organisation p
  JOIN organisation o ON o.id = p.organisation_id
 WHERE p.partnership_id = :partnership_id AND o.active = 1
 ORDER BY o.id;

-- query input_signals many
-- Signals in the order of the days that they are about, after one that was read. What was destroyed
-- is not counted; of what was made anonymous only the month is known.
-- unscoped counts for the whole region; who may see which of them is settled where they are shown
-- arg after_day text
-- arg after_id int
-- arg upto_day text
-- arg before int
-- arg at_most int
SELECT s.observed_from, s.id, s.area_id, s.theme, s.status, s.source_role, s.reporter_id,
       s.organisation_id, s.received_at
  FROM signal s
 WHERE (s.observed_from, s.id) > (:after_day, :after_id)
   AND s.observed_from <= :upto_day AND s.received_at < :before AND s.status <> 'vernietigd'
 ORDER BY s.observed_from, s.id
 LIMIT :at_most;

-- query input_gathered many
-- Which signals were gathered in a kwestie; of one in several the oldest.
-- arg after_id int
-- arg at_most int
-- col signal_id int
-- col kwestie_id int
SELECT l.signal_id AS signal_id, min(l.kwestie_id) AS kwestie_id
  FROM kwestie_signal l /*scan*/
 WHERE l.signal_id > :after_id
 GROUP BY l.signal_id
 ORDER BY l.signal_id
 LIMIT :at_most;

-- query input_campaigns many
-- When people were asked to report.
-- unscoped the calendar of the region that the run is about
-- arg partnership_id int
-- arg from_day text
-- arg upto_day text
SELECT t.municipality, t.starts_on, t.ends_on
  FROM trigger_event t
 WHERE t.partnership_id = :partnership_id AND t.starts_on <= :upto_day AND t.ends_on >= :from_day
   AND t.kind = 'campagne' AND t.state <> 'vervallen'
 ORDER BY t.starts_on, t.id;
