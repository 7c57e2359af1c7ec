-- What an export takes along: never a reporter, never a contact.

-- query signal_export_list many
-- One part of an export, newest first.
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
SELECT s.id, s.number, s.received_at, s.observed_from, s.observed_to, s.way, s.kind, s.theme,
       s.trigger_kind, s.source_role, s.origin, s.lens, s.urgency, s.status, s.due_on, s.outcome,
       s.observation, s.interpretation,
       m.name AS municipality, a.name AS area
  FROM (SELECT s.n
          FROM signal s
         WHERE (s.received_at, s.id) < (:at, :id)
           AND {signal_filter}
           AND {visible_signal}
         ORDER BY s.received_at DESC, s.id DESC
         LIMIT :most) p /*scan*/
  JOIN signal s ON s.n = p.n
  JOIN area a ON a.id = s.area_id
  JOIN municipality m ON m.code = s.municipality
 ORDER BY s.received_at DESC, s.id DESC;

-- query signal_export_search many sqlite
-- One part of an export, newest first.
-- arg words text
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
-- col id int
-- col number text
-- col received_at int
-- col observed_from text
-- col observed_to text
-- col way text
-- col kind text
-- col theme text
-- col trigger_kind text
-- col source_role text
-- col origin text
-- col lens text
-- col urgency text
-- col status text
-- col due_on text
-- col outcome text
-- col observation text
-- col interpretation text
-- col municipality text
-- col area text
SELECT s.id, s.number, s.received_at, s.observed_from, s.observed_to, s.way, s.kind, s.theme,
       s.trigger_kind, s.source_role, s.origin, s.lens, s.urgency, s.status, s.due_on, s.outcome,
       s.observation, s.interpretation,
       m.name AS municipality, a.name AS area
  FROM (SELECT s.n
          FROM signal s
         WHERE s.n IN (SELECT f.rowid FROM signal_search f WHERE f.signal_search MATCH :words)
           AND (s.received_at, s.id) < (:at, :id)
           AND {signal_filter}
           AND {visible_signal}
         ORDER BY s.received_at DESC, s.id DESC
         LIMIT :most) p /*scan*/
  JOIN signal s ON s.n = p.n
  JOIN area a ON a.id = s.area_id
  JOIN municipality m ON m.code = s.municipality
 ORDER BY s.received_at DESC, s.id DESC;

-- query signal_export_search many pg
-- One part of an export, newest first.
-- arg words text
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
-- col id int
-- col number text
-- col received_at int
-- col observed_from text
-- col observed_to text
-- col way text
-- col kind text
-- col theme text
-- col trigger_kind text
-- col source_role text
-- col origin text
-- col lens text
-- col urgency text
-- col status text
-- col due_on text
-- col outcome text
-- col observation text
-- col interpretation text
-- col municipality text
-- col area text
SELECT s.id, s.number, s.received_at, s.observed_from, s.observed_to, s.way, s.kind, s.theme,
       s.trigger_kind, s.source_role, s.origin, s.lens, s.urgency, s.status, s.due_on, s.outcome,
       s.observation, s.interpretation,
       m.name AS municipality, a.name AS area
  FROM (SELECT s.n
          FROM signal s
         WHERE s.search @@ to_tsquery('dutch', :words)
           AND (s.received_at, s.id) < (:at, :id)
           AND {signal_filter}
           AND {visible_signal}
         ORDER BY s.received_at DESC, s.id DESC
         LIMIT :most) p /*scan*/
  JOIN signal s ON s.n = p.n
  JOIN area a ON a.id = s.area_id
  JOIN municipality m ON m.code = s.municipality
 ORDER BY s.received_at DESC, s.id DESC;
