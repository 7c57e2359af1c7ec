-- What the list, the search and the export have in common.

-- fragment signal_is_open
-- s is a signal in which someone still waits for something.
s.status IN ('ontvangen', 'navraag', 'gereed', 'geagendeerd', 'gewogen');

-- fragment signal_words_are_rare
-- Whether at most 2,000 signals have :words (SQLite only).
(SELECT count(*) FROM (SELECT 1 FROM signal_search f
                        WHERE :words <> '' AND f.signal_search MATCH :words LIMIT 2001)) <= 2000;

-- fragment signal_filter
-- s is the signal. An argument that is empty, or 0, narrows nothing; status 'open' is every status
-- in which someone waits; assigned_to -1 is nobody; overdue is the day today, or empty.
(:municipality = '' OR s.municipality = :municipality)
 AND (:area_id = 0 OR s.area_id = :area_id)
 AND (:theme = '' OR s.theme = :theme)
 AND (:way = '' OR s.way = :way)
 AND (:urgency = '' OR s.urgency = :urgency)
 AND (:source_role = '' OR s.source_role = :source_role)
 AND (:status = '' OR s.status = :status
      OR (:status = 'open' AND {signal_is_open}))
 AND (:assigned_to = 0 OR s.assigned_to = :assigned_to OR (:assigned_to = -1 AND s.assigned_to = 0))
 AND (:overdue = ''
      OR (s.due_on < :overdue AND {signal_is_open}))
 AND s.received_at >= :since AND s.received_at < :until;

-- fragment signal_row
-- What a row of the list says of signal s, but for its text; with {signal_row_names} behind FROM.
s.id, s.number, s.version, s.received_at, s.theme, s.status, s.due_on, s.urgency, s.unsure,
       s.assigned_to, m.name AS municipality, a.name AS area, coalesce(w.name, '') AS assigned;

-- fragment signal_row_names
JOIN area a ON a.id = s.area_id
  JOIN municipality m ON m.code = s.municipality
  LEFT JOIN account w ON w.id = s.assigned_to;
