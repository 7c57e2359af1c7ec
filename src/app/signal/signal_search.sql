-- Signals with certain words: newest first too, so that paging is the same.
--
-- On SQLite there are two ways, one of which gets a LIMIT of 0 and so is not gone at all. Words that
-- at most 2,000 signals have: fetch those signals, and sort them. Words that more have: walk the list
-- (the + keeps SQLite from fetching) until there is a page of signals that are among those found.

-- query signal_search_older many sqlite
-- The page before a place, of signals with these words, newest first.
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
-- col version int
-- col received_at int
-- col theme text
-- col status text
-- col due_on text
-- col urgency text
-- col unsure int
-- col assigned_to int
-- col municipality text
-- col area text
-- col assigned text
-- col what text
-- col more text
SELECT {signal_row},
       s.observation AS what, s.interpretation AS more
  FROM (
        SELECT * FROM (SELECT s.n
          FROM signal s
         WHERE s.n IN (SELECT f.rowid FROM signal_search f WHERE f.signal_search MATCH :words)
           AND (s.received_at, s.id) < (:at, :id)
           AND {signal_filter}
           AND {visible_signal}
         ORDER BY s.received_at DESC, s.id DESC
         LIMIT CASE WHEN {signal_words_are_rare} THEN :most ELSE 0 END)
         UNION ALL
        SELECT * FROM (SELECT s.n
          FROM signal s
         WHERE +s.n IN (SELECT f.rowid FROM signal_search f WHERE f.signal_search MATCH :words)
           AND (s.received_at, s.id) < (:at, :id)
           AND {signal_filter}
           AND {visible_signal}
         ORDER BY s.received_at DESC, s.id DESC
         LIMIT CASE WHEN {signal_words_are_rare} THEN 0 ELSE :most END)
       ) p /*scan*/
  JOIN signal s ON s.n = p.n
  {signal_row_names}
 ORDER BY s.received_at DESC, s.id DESC;

-- query signal_search_older many pg
-- The page before a place, of signals with these words, newest first.
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
-- col version int
-- col received_at int
-- col theme text
-- col status text
-- col due_on text
-- col urgency text
-- col unsure int
-- col assigned_to int
-- col municipality text
-- col area text
-- col assigned text
-- col what text
-- col more text
SELECT {signal_row},
       s.observation AS what, s.interpretation AS more
  FROM (SELECT s.n
          FROM signal s
         WHERE s.search @@ to_tsquery('dutch', :words)
           AND (s.received_at, s.id) < (:at, :id)
           AND {signal_filter}
           AND {visible_signal}
         ORDER BY s.received_at DESC, s.id DESC
         LIMIT :most) p /*scan*/
  JOIN signal s ON s.n = p.n
  {signal_row_names}
 ORDER BY s.received_at DESC, s.id DESC;

-- query signal_search_newer many sqlite
-- The page after a place, of signals with these words, oldest first.
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
-- col version int
-- col received_at int
-- col theme text
-- col status text
-- col due_on text
-- col urgency text
-- col unsure int
-- col assigned_to int
-- col municipality text
-- col area text
-- col assigned text
-- col what text
-- col more text
SELECT {signal_row},
       s.observation AS what, s.interpretation AS more
  FROM (
        SELECT * FROM (SELECT s.n
          FROM signal s
         WHERE s.n IN (SELECT f.rowid FROM signal_search f WHERE f.signal_search MATCH :words)
           AND (s.received_at, s.id) > (:at, :id)
           AND {signal_filter}
           AND {visible_signal}
         ORDER BY s.received_at ASC, s.id ASC
         LIMIT CASE WHEN {signal_words_are_rare} THEN :most ELSE 0 END)
         UNION ALL
        SELECT * FROM (SELECT s.n
          FROM signal s
         WHERE +s.n IN (SELECT f.rowid FROM signal_search f WHERE f.signal_search MATCH :words)
           AND (s.received_at, s.id) > (:at, :id)
           AND {signal_filter}
           AND {visible_signal}
         ORDER BY s.received_at ASC, s.id ASC
         LIMIT CASE WHEN {signal_words_are_rare} THEN 0 ELSE :most END)
       ) p /*scan*/
  JOIN signal s ON s.n = p.n
  {signal_row_names}
 ORDER BY s.received_at ASC, s.id ASC;

-- query signal_search_newer many pg
-- The page after a place, of signals with these words, oldest first.
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
-- col version int
-- col received_at int
-- col theme text
-- col status text
-- col due_on text
-- col urgency text
-- col unsure int
-- col assigned_to int
-- col municipality text
-- col area text
-- col assigned text
-- col what text
-- col more text
SELECT {signal_row},
       s.observation AS what, s.interpretation AS more
  FROM (SELECT s.n
          FROM signal s
         WHERE s.search @@ to_tsquery('dutch', :words)
           AND (s.received_at, s.id) > (:at, :id)
           AND {signal_filter}
           AND {visible_signal}
         ORDER BY s.received_at ASC, s.id ASC
         LIMIT :most) p /*scan*/
  JOIN signal s ON s.n = p.n
  {signal_row_names}
 ORDER BY s.received_at ASC, s.id ASC;

-- query signal_search_number one
-- arg viewer int
-- arg number text
SELECT s.id FROM signal s WHERE s.number = :number AND {visible_signal};
