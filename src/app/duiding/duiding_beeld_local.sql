-- The picture of one municipality, for who handles its signals.

-- query local_places many
-- Its villages, districts and itself as a whole, with what came from them in a period about one theme
-- ('': all), as the last run counted it; and what their last week says. expected: -1 when there is too
-- little history to say.
-- arg viewer int
-- arg partnership_id int
-- arg municipality text
-- arg theme text
-- arg from_on text
-- arg last_on text
-- col place text
-- col observed int
-- col expected real
-- col is_silent int
-- col is_high int
SELECT 'a' || ar.id AS place, ar.name, ar.kind, ar.lon, ar.lat,
       CAST(coalesce(sum(t.observed), 0) AS bigint) AS observed,
       CASE WHEN coalesce(min(t.expected), -1) < 0 THEN -1 ELSE sum(t.expected) END AS expected,
       max(CASE WHEN t.alarm = 'stil' AND t.week_on = :last_on THEN 1 ELSE 0 END) AS is_silent,
       max(CASE WHEN t.alarm = 'hoog' AND t.week_on = :last_on THEN 1 ELSE 0 END) AS is_high
  FROM area ar
  LEFT JOIN analysis_week t ON t.partnership_id = :partnership_id AND t.place = 'a' || ar.id
       AND t.theme = :theme AND t.week_on >= :from_on AND {visible_region}
 WHERE ar.municipality = :municipality AND (ar.active = 1 OR t.week_on IS NOT NULL)
   AND EXISTS (SELECT 1
                 FROM partnership_organisation po
                 JOIN organisation o ON o.id = po.organisation_id AND o.kind = 'gemeente' AND o.active = 1
                 JOIN circle_member vm ON vm.circle_id = o.circle_id AND vm.account_id = :viewer
                WHERE po.partnership_id = :partnership_id AND o.municipality = :municipality)
 GROUP BY ar.id, ar.name, ar.kind, ar.lon, ar.lat
 ORDER BY ar.name, ar.id
 LIMIT 300;
