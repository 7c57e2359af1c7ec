-- The register of organisations and functions, and what of it is missing where.

-- query netwerk_list many
-- By name; what has ended is not used any more. :mine is 0 for everyone's. :silent_since: only those
-- without contact from that day on. :ends_before: only those that end before that day.
-- arg viewer int
-- arg today text
-- arg municipality text
-- arg domain text
-- arg mine int
-- arg silent_since text
-- arg ends_before text
-- arg after_name text
-- arg after_id int
-- arg at_most int
-- col place text
-- col owner text
-- col last_on text
SELECT t.id, t.organisation, t.function, t.domain, t.strength, t.ends_on,
       CASE ar.kind WHEN 'geheel' THEN m.name ELSE ar.name || ' (' || m.name || ')' END AS place,
       coalesce((SELECT o.name FROM account o WHERE o.id = t.owner_id), '') AS owner,
       coalesce((SELECT max(cm.on_day) FROM contact_moment cm
                  WHERE cm.contact_id = t.id AND {visible_moment}), '') AS last_on
  FROM network_contact t
  JOIN area ar ON ar.id = t.area_id
  JOIN municipality m ON m.code = t.municipality
 WHERE {visible_contact} AND t.ends_on > :today
   AND (:municipality = '' OR t.municipality = :municipality)
   AND (:domain = '' OR t.domain = :domain)
   AND (:mine = 0 OR t.owner_id = :viewer)
   AND (:ends_before = '' OR t.ends_on < :ends_before)
   AND (:silent_since = ''
        OR NOT EXISTS (SELECT 1 FROM contact_moment cm
                        WHERE cm.contact_id = t.id AND cm.on_day >= :silent_since AND {visible_moment}))
   AND t.organisation >= :after_name AND (t.organisation > :after_name OR t.id > :after_id)
 ORDER BY t.organisation, t.id
 LIMIT :at_most;

-- query netwerk_get one
-- arg viewer int
-- arg id int
-- col owner text
SELECT t.id, t.partnership_id, t.organisation, t.function, t.domain, t.municipality, t.area_id, t.reach,
       t.strength, t.owner_id, t.agreed_on, t.ends_on, t.changed_at, t.version, p.name AS region,
       coalesce((SELECT o.name || ', ' || g.name
                   FROM account o JOIN organisation g ON g.id = o.organisation_id
                  WHERE o.id = t.owner_id), '') AS owner
  FROM network_contact t
  JOIN partnership p ON p.id = t.partnership_id
 WHERE t.id = :id AND {visible_contact};

-- query netwerk_add exec
-- arg id int
-- arg partnership_id int
-- arg organisation text
-- arg function text
-- arg domain text
-- arg municipality text
-- arg area_id int
-- arg reach text
-- arg strength text
-- arg owner_id int
-- arg agreed_on text
-- arg ends_on text
-- arg now int
INSERT INTO network_contact (id, partnership_id, organisation, function, domain, municipality, area_id,
                             reach, strength, owner_id, agreed, agreed_on, ends_on, changed_at)
VALUES (:id, :partnership_id, :organisation, :function, :domain, :municipality, :area_id, :reach,
        :strength, :owner_id, 1, :agreed_on, :ends_on, :now);

-- query netwerk_change one
-- E_NOT_FOUND when it is gone, not the viewer's, or no longer has this version.
-- arg viewer int
-- arg id int
-- arg version int
-- arg partnership_id int
-- arg organisation text
-- arg function text
-- arg domain text
-- arg municipality text
-- arg area_id int
-- arg reach text
-- arg strength text
-- arg owner_id int
-- arg agreed_on text
-- arg ends_on text
-- arg now int
UPDATE network_contact AS t
   SET partnership_id = :partnership_id, organisation = :organisation, function = :function, domain = :domain,
       municipality = :municipality, area_id = :area_id, reach = :reach, strength = :strength,
       owner_id = :owner_id, agreed_on = :agreed_on, ends_on = :ends_on, changed_at = :now,
       version = version + 1
 WHERE t.id = :id AND t.version = :version AND {visible_contact}
RETURNING version;

-- query netwerk_region_of many
-- The region of the viewer that a municipality is in; more than one when it is in several.
-- arg viewer int
-- arg municipality text
SELECT po.partnership_id
  FROM account v
  JOIN partnership_organisation po ON po.organisation_id = v.organisation_id
  JOIN partnership_organisation other ON other.partnership_id = po.partnership_id
  JOIN organisation o ON o.id = other.organisation_id
 WHERE v.id = :viewer AND o.municipality = :municipality AND o.kind = 'gemeente'
 GROUP BY po.partnership_id
 ORDER BY po.partnership_id;

-- query netwerk_colleagues many
-- Who can keep in touch: people of the viewer's own organisation, and who does it now.
-- arg viewer int
-- arg owner_id int
-- arg at_most int
SELECT a.id, a.name, a.function
  FROM account a
 WHERE (a.state = 'active'
        AND a.organisation_id IN (SELECT v.organisation_id FROM account v WHERE v.id = :viewer))
    OR a.id = :owner_id
 ORDER BY a.name, a.id
 LIMIT :at_most;

-- ---- coverage ----

-- query netwerk_areas many
-- The places of one municipality in the regions of the viewer; the whole first.
-- arg viewer int
-- arg municipality text
-- col rank int
SELECT ar.id, ar.name, m.name AS municipality_name,
       CASE ar.kind WHEN 'geheel' THEN 0 ELSE 1 END AS rank
  FROM area ar
  JOIN municipality m ON m.code = ar.municipality
 WHERE ar.active = 1 AND ar.municipality = :municipality
   AND ar.municipality IN (
       SELECT o.municipality
         FROM account v
         JOIN partnership_organisation mine ON mine.organisation_id = v.organisation_id
         JOIN partnership_organisation other ON other.partnership_id = mine.partnership_id
         JOIN organisation o ON o.id = other.organisation_id AND o.kind = 'gemeente' AND o.active = 1
        WHERE v.id = :viewer)
 ORDER BY rank, ar.name;

-- query netwerk_area one
-- arg viewer int
-- arg id int
-- col is_whole int
SELECT ar.id, ar.name, ar.municipality, m.name AS municipality_name,
       CASE ar.kind WHEN 'geheel' THEN 1 ELSE 0 END AS is_whole
  FROM area ar
  JOIN municipality m ON m.code = ar.municipality
 WHERE ar.id = :id AND ar.active = 1
   AND ar.municipality IN (
       SELECT o.municipality
         FROM account v
         JOIN partnership_organisation mine ON mine.organisation_id = v.organisation_id
         JOIN partnership_organisation other ON other.partnership_id = mine.partnership_id
         JOIN organisation o ON o.id = other.organisation_id AND o.kind = 'gemeente' AND o.active = 1
        WHERE v.id = :viewer);

-- query netwerk_cover_entries many
-- How many entries each place has for each domain: numbers for the whole region, so that a blank spot
-- is blank for everyone.
-- unscoped numbers only; which entries they are shows to visible_contact
-- arg viewer int
-- arg today text
-- arg municipality text
-- arg at_most int
-- col n int
SELECT t.municipality, t.area_id, t.domain, count(*) AS n
  FROM network_contact t
 WHERE {visible_region} AND t.ends_on > :today
   AND (:municipality = '' OR t.municipality = :municipality)
 GROUP BY t.municipality, t.area_id, t.domain
 ORDER BY t.municipality, t.area_id, t.domain
 LIMIT :at_most;

-- query netwerk_cover_moments many
-- The last contact of each place for each domain: days, for the whole region.
-- arg viewer int
-- arg municipality text
-- arg at_most int
-- col last_on text
SELECT cm.municipality, cm.area_id, cm.domain, max(cm.on_day) AS last_on
  FROM contact_moment cm
 WHERE {counted_moment} AND (:municipality = '' OR cm.municipality = :municipality)
 GROUP BY cm.municipality, cm.area_id, cm.domain
 ORDER BY cm.municipality, cm.area_id, cm.domain
 LIMIT :at_most;

-- query netwerk_known many
-- How many entries there are for a place, each domain: its own and those of the whole municipality.
-- unscoped numbers only; which entries they are shows to visible_contact
-- arg viewer int
-- arg today text
-- arg municipality text
-- arg area_id int
-- col n int
SELECT t.domain, count(*) AS n
  FROM network_contact t
  JOIN area ar ON ar.id = t.area_id
 WHERE {visible_region} AND t.ends_on > :today AND t.municipality = :municipality
   AND (t.area_id = :area_id OR ar.kind = 'geheel')
 GROUP BY t.domain
 ORDER BY t.domain;

-- query netwerk_whom many
-- Whom to call in a place: its own entries first, then those of the whole municipality.
-- arg viewer int
-- arg today text
-- arg municipality text
-- arg area_id int
-- arg at_most int
-- col elsewhere int
-- col owner text
-- col last_on text
SELECT t.id, t.organisation, t.function, t.domain, t.reach, t.strength,
       CASE t.area_id WHEN :area_id THEN 0 ELSE 1 END AS elsewhere,
       coalesce((SELECT o.name FROM account o WHERE o.id = t.owner_id), '') AS owner,
       coalesce((SELECT max(cm.on_day) FROM contact_moment cm
                  WHERE cm.contact_id = t.id AND {visible_moment}), '') AS last_on
  FROM network_contact t
  JOIN area ar ON ar.id = t.area_id
 WHERE {visible_contact} AND t.ends_on > :today AND t.municipality = :municipality
   AND (t.area_id = :area_id OR ar.kind = 'geheel')
 ORDER BY elsewhere, t.domain, t.organisation, t.id
 LIMIT :at_most;
