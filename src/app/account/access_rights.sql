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

-- guard analysis_run visible_region
-- guard analysis_week visible_region
-- guard analysis_sum visible_region
-- guard analysis_quiet visible_region
-- guard warning visible_region
-- guard trend visible_region
-- guard trigger_event visible_region

-- guard meeting visible_region
-- guard meeting_series visible_region

-- fragment visible_contact
-- t is the contact: whoever works for its municipality, and the organisation of who keeps in touch.
-- It is not shared any further. Both lists are made once for a statement, not for each row.
(t.municipality IN (SELECT vo.municipality
                      FROM account va
                      JOIN organisation vo ON vo.id = va.organisation_id AND vo.kind = 'gemeente'
                     WHERE va.id = :viewer)
 OR t.owner_id IN (SELECT ow.id
                     FROM account va
                     JOIN account ow ON ow.organisation_id = va.organisation_id
                    WHERE va.id = :viewer));

-- guard network_contact visible_contact

-- fragment counted_moment
-- cm is the moment: its region; when it belongs to a kwestie, the members of that alone. For numbers
-- and days only.
(cm.partnership_id IN (SELECT vp.partnership_id
                         FROM account va
                         JOIN partnership_organisation vp ON vp.organisation_id = va.organisation_id
                        WHERE va.id = :viewer)
 AND (cm.kwestie_id = 0
      OR cm.kwestie_id IN (SELECT vm.kwestie_id FROM kwestie_member vm WHERE vm.account_id = :viewer)));

-- fragment visible_moment
-- cm is the moment: when it was with a contact of the register and not for a kwestie, whoever may see
-- that contact, and who wrote it.
({counted_moment}
 AND (cm.kwestie_id <> 0 OR cm.contact_id = 0 OR cm.account_id = :viewer
      OR EXISTS (SELECT 1 FROM network_contact t WHERE t.id = cm.contact_id AND {visible_contact})));

-- guard contact_moment visible_moment counted_moment

-- fragment visible_item
-- i is the agenda item: whoever is at the table for it, and who leads the consultation of its region.
(i.circle_id IN (SELECT vm.circle_id FROM circle_member vm WHERE vm.account_id = :viewer)
 OR EXISTS (SELECT 1
              FROM account va
              JOIN account_role vr ON vr.account_id = va.id AND vr.role = 'procesregisseur'
              JOIN partnership_organisation vp ON vp.organisation_id = va.organisation_id
             WHERE va.id = :viewer AND vp.partnership_id = i.partnership_id));

-- guard agenda_item visible_item
-- guard weighing visible_item
-- guard weighing_note visible_item

-- fragment asked_request
-- q is the request: the organisation that is asked answers it, also without seeing the item.
q.organisation_id IN (SELECT va.organisation_id FROM account va WHERE va.id = :viewer);

-- guard info_request visible_item asked_request

-- fragment own_score
-- c is the score: until the spread is shown nobody else sees it.
c.account_id = :viewer;

-- fragment shown_score
-- c is the score, w the weighing, i its item: the marks, after the scores were closed.
(w.scores_closed_at > 0 AND {visible_item});

-- guard score own_score shown_score

-- fragment own_reflection
-- f is the reflection: for its author alone.
f.account_id = :viewer;

-- guard reflection own_reflection

-- fragment visible_approach
-- p is the approach: the members of its kwestie.
p.circle_id IN (SELECT vm.circle_id FROM circle_member vm WHERE vm.account_id = :viewer);

-- guard approach visible_approach

-- fragment visible_task
-- t is the action: whoever must do it, and the circle of the kwestie or agenda item it came from.
(t.owner_id = :viewer
 OR t.circle_id IN (SELECT vm.circle_id FROM circle_member vm WHERE vm.account_id = :viewer));

-- guard action_task visible_task
