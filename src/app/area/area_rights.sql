-- Who may change the villages and districts of which municipality.

-- fragment editable_municipality
-- The codes: of every municipality that works with us for who manages (:manage = 1), otherwise that
-- of the viewer's own organisation.
SELECT eo.municipality FROM organisation eo
 WHERE eo.kind = 'gemeente' AND eo.active = 1
   AND (:manage = 1
        OR eo.id IN (SELECT ev.organisation_id FROM account ev WHERE ev.id = :viewer));
