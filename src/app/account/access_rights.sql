-- Who may see which rows: one predicate for every surface (list, search, count, export, feed).
-- A statement on a guarded table carries its fragment, or says why it need not; sqlc sees to it.

-- fragment visible_signal
-- s is the signal. Its own circle, or the circle of a kwestie in which it is gathered. The second is
-- counted: PostgreSQL would make a hash of all grants for an EXISTS, to look at a few signals.
(EXISTS (SELECT 1 FROM circle_member vm WHERE vm.account_id = :viewer AND vm.circle_id = s.circle_id)
 OR (s.granted > 0
     AND 0 < (SELECT count(*) FROM signal_grant vg JOIN circle_member vm ON vm.circle_id = vg.circle_id
               WHERE vg.signal_id = s.id AND vm.account_id = :viewer)));

-- fragment own_signal
-- s is the signal. Whoever reported it sees what they wrote and what became of it, nothing more.
s.reporter_id = :viewer;

-- fragment followed_signal
-- s is the signal. Who follows up works in its own circle: being gathered in a kwestie is not enough.
EXISTS (SELECT 1 FROM circle_member vm WHERE vm.account_id = :viewer AND vm.circle_id = s.circle_id);

-- guard signal visible_signal own_signal followed_signal
-- guard signal_search visible_signal own_signal followed_signal

-- fragment visible_kwestie
-- k is the kwestie: its members only.
k.circle_id IN (SELECT vm.circle_id FROM circle_member vm WHERE vm.account_id = :viewer);

-- guard kwestie visible_kwestie

-- fragment visible_region
-- t has a partnership_id: the partnerships that the viewer's organisation takes part in.
t.partnership_id IN (SELECT vp.partnership_id
                       FROM account va
                       JOIN partnership_organisation vp ON vp.organisation_id = va.organisation_id
                      WHERE va.id = :viewer);

-- guard trend visible_region
-- guard trigger_event visible_region
