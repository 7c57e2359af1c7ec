-- Who sees the numbers of a warning.

-- fragment warning_closed
-- t is the warning: of how many municipalities that it is about the viewer does not handle signals.
(SELECT count(*)
   FROM partnership_organisation co
   JOIN organisation oo ON oo.id = co.organisation_id AND oo.kind = 'gemeente' AND oo.active = 1
  WHERE co.partnership_id = t.partnership_id
    AND NOT EXISTS (SELECT 1 FROM circle_member cm
                     WHERE cm.circle_id = oo.circle_id AND cm.account_id = :viewer)
    AND (t.place = '' OR substr(t.place, 1, 1) = 'o' OR oo.municipality = t.place
         OR EXISTS (SELECT 1 FROM warning_area wa JOIN area ar ON ar.id = wa.area_id
                     WHERE wa.warning_id = t.id AND ar.municipality = oo.municipality)
         OR EXISTS (SELECT 1 FROM area ar
                     WHERE ar.id = CASE WHEN substr(t.place, 1, 1) = 'a'
                                        THEN CAST(substr(t.place, 2) AS bigint) ELSE 0 END
                       AND ar.municipality = oo.municipality)));

-- fragment warning_signal
-- t is the warning, s a signal in its days: whether it is about its places and its theme.
(t.theme = '' OR s.theme = t.theme)
 AND CASE WHEN EXISTS (SELECT 1 FROM warning_area wx WHERE wx.warning_id = t.id)
          THEN EXISTS (SELECT 1 FROM warning_area wx
                        WHERE wx.warning_id = t.id AND wx.area_id = s.area_id)
          WHEN substr(t.place, 1, 1) = 'a'
          THEN s.area_id = CAST(substr(t.place, 2) AS bigint)
          WHEN substr(t.place, 1, 1) = 'o'
          THEN s.organisation_id = CAST(substr(t.place, 2) AS bigint)
          WHEN t.place <> '' THEN s.municipality = t.place
          ELSE s.municipality IN (SELECT wo.municipality
                                    FROM partnership_organisation wp
                                    JOIN organisation wo ON wo.id = wp.organisation_id AND wo.kind = 'gemeente'
                                   WHERE wp.partnership_id = t.partnership_id) END;

-- fragment warning_order
-- t is the warning: 0 the most unusual. Of one level those that rest on one new reporter come last.
(CASE t.level WHEN 'rood' THEN 0 WHEN 'oranje' THEN 2 ELSE 4 END + t.new_reporter);
