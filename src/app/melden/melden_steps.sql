-- What became of a report.

-- query melden_events many
-- The steps that a reporter may know of. Of all that was written, only the feedback meant for the
-- reporter leaves this statement.
-- arg signal_id int
-- col feedback text
SELECT at, kind, status_from, status_to,
       CASE kind WHEN 'terugkoppeling' THEN body ELSE '' END AS feedback
  FROM signal_event
 WHERE signal_id = :signal_id AND undone = 0
   AND kind IN ('ontvangen', 'navraag', 'status', 'terugkoppeling', 'aanvulling', 'kwestie')
 ORDER BY at, id;
