-- The list of signals. The inner query walks the index signal_list, in which everything stands that
-- it looks at; names and texts are fetched for the rows of one page only.

-- query signal_list_first many
-- The first page of what is open, without any other filter: asked for more than all others together,
-- and nothing in it depends on an argument but who asks, so that PostgreSQL makes one plan for all.
-- The limit is SIGNAL_PAGE + 1.
-- arg viewer int
-- col assigned text
-- col what text
-- col more text
SELECT {signal_row},
       substr(s.observation, 1, 141) AS what, '' AS more
  FROM (SELECT s.n
          FROM signal s
         WHERE s.received_at >= 0
           AND {signal_is_open}
           AND {visible_signal}
         ORDER BY s.received_at DESC, s.id DESC
         LIMIT 26) p /*scan*/
  JOIN signal s ON s.n = p.n
  {signal_row_names}
 ORDER BY s.received_at DESC, s.id DESC;

-- query signal_list_older many
-- The page before a place in the list, newest first.
-- arg viewer int
-- arg municipality text
-- arg area_id int
-- arg theme text
-- arg way text
-- arg urgency text
-- arg source_role text
-- arg status text
-- arg assigned_to int
-- arg overdue text
-- arg since int
-- arg until int
-- arg at int
-- arg id int
-- arg most int
-- col assigned text
-- col what text
-- col more text
SELECT {signal_row},
       substr(s.observation, 1, 141) AS what, '' AS more
  FROM (SELECT s.n
          FROM signal s
         WHERE (s.received_at, s.id) < (:at, :id)
           AND {signal_filter}
           AND {visible_signal}
         ORDER BY s.received_at DESC, s.id DESC
         LIMIT :most) p /*scan*/
  JOIN signal s ON s.n = p.n
  {signal_row_names}
 ORDER BY s.received_at DESC, s.id DESC;

-- query signal_list_newer many
-- The page after a place in the list, oldest first.
-- arg viewer int
-- arg municipality text
-- arg area_id int
-- arg theme text
-- arg way text
-- arg urgency text
-- arg source_role text
-- arg status text
-- arg assigned_to int
-- arg overdue text
-- arg since int
-- arg until int
-- arg at int
-- arg id int
-- arg most int
-- col assigned text
-- col what text
-- col more text
SELECT {signal_row},
       substr(s.observation, 1, 141) AS what, '' AS more
  FROM (SELECT s.n
          FROM signal s
         WHERE (s.received_at, s.id) > (:at, :id)
           AND {signal_filter}
           AND {visible_signal}
         ORDER BY s.received_at ASC, s.id ASC
         LIMIT :most) p /*scan*/
  JOIN signal s ON s.n = p.n
  {signal_row_names}
 ORDER BY s.received_at ASC, s.id ASC;

-- query signal_list_municipalities many
-- What a viewer may choose from: the municipalities of the region, and the own one.
-- arg viewer int
-- col code text
-- col name text
SELECT m.code AS code, m.name AS name
  FROM account va
  JOIN partnership_organisation mine ON mine.organisation_id = va.organisation_id
  JOIN partnership_organisation po ON po.partnership_id = mine.partnership_id
  JOIN organisation o ON o.id = po.organisation_id
  JOIN municipality m ON m.code = o.municipality
 WHERE va.id = :viewer
 UNION
SELECT m.code AS code, m.name AS name
  FROM account va
  JOIN organisation o ON o.id = va.organisation_id
  JOIN municipality m ON m.code = o.municipality
 WHERE va.id = :viewer
 ORDER BY 2;

-- query signal_list_areas many
-- arg municipality text
SELECT id, name FROM area WHERE municipality = :municipality AND active = 1 ORDER BY name;

-- query signal_list_has_any many
-- Whether there is anything for this viewer at all.
-- arg viewer int
-- col one int
-- unscoped it goes from the circles of the viewer to a signal in one of them, and shows nothing of it
SELECT 1 AS one
 WHERE EXISTS (SELECT 1 FROM circle_member vm
                 JOIN signal s ON s.circle_id = vm.circle_id
                WHERE vm.account_id = :viewer)
    OR EXISTS (SELECT 1 FROM circle_member vm
                 JOIN signal_grant g ON g.circle_id = vm.circle_id
                WHERE vm.account_id = :viewer);
