-- Municipalities and areas.

-- query area_count_municipalities one
-- col n int
SELECT count(*) AS n FROM municipality /*scan*/;

-- query area_municipality_add exec
-- arg code text
-- arg name text
-- arg tooi text
-- arg province_code text
-- arg province text
-- arg region_code text
-- arg region text
-- arg lon real
-- arg lat real
INSERT INTO municipality (code, name, tooi, province_code, province, region_code, region, lon, lat)
VALUES (:code, :name, :tooi, :province_code, :province, :region_code, :region, :lon, :lat);

-- query area_add exec
-- arg id int
-- arg municipality text
-- arg name text
-- arg kind text
-- arg lon real
-- arg lat real
-- arg inhabitants int
INSERT INTO area (id, municipality, name, kind, lon, lat, inhabitants)
VALUES (:id, :municipality, :name, :kind, :lon, :lat, :inhabitants);

-- query area_of_municipality many
-- Villages and districts by name; the whole municipality first.
-- arg municipality text
-- col rank int
SELECT id, name, kind, lon, lat, inhabitants, version, CASE kind WHEN 'geheel' THEN 0 ELSE 1 END AS rank
  FROM area
 WHERE municipality = :municipality AND active = 1
 ORDER BY rank, name;

-- query area_get one
-- arg id int
SELECT a.id, a.municipality, a.name, a.kind, a.lon, a.lat, a.inhabitants, a.active, a.version,
       m.name AS municipality_name
  FROM area a
  JOIN municipality m ON m.code = a.municipality
 WHERE a.id = :id;

-- query area_municipality_get one
-- arg code text
SELECT code, name, tooi, province_code, province, region_code, region, lon, lat
  FROM municipality
 WHERE code = :code;

-- query area_working_municipalities many
-- The municipalities that work with this installation: those with an organisation.
SELECT m.code, m.name
  FROM municipality m
 WHERE m.code IN (SELECT o.municipality FROM organisation o /*scan*/
                   WHERE o.kind = 'gemeente' AND o.active = 1)
 ORDER BY m.name;

-- query area_places many
-- Villages and districts of the municipalities in the regions of the viewer.
-- arg viewer int
-- col rank int
SELECT ar.id, ar.municipality, m.name AS municipality_name, ar.name, ar.kind,
       CASE ar.kind WHEN 'geheel' THEN 0 ELSE 1 END AS rank
  FROM area ar
  JOIN municipality m ON m.code = ar.municipality
 WHERE ar.active = 1
   AND ar.municipality IN (
       SELECT o.municipality
         FROM account v
         JOIN partnership_organisation mine ON mine.organisation_id = v.organisation_id
         JOIN partnership_organisation other ON other.partnership_id = mine.partnership_id
         JOIN organisation o ON o.id = other.organisation_id AND o.kind = 'gemeente' AND o.active = 1
        WHERE v.id = :viewer)
 ORDER BY m.name, rank, ar.name;

-- query area_regions many
-- The partnerships of the viewer's organisation.
-- arg viewer int
SELECT p.id, p.name
  FROM account v
  JOIN partnership_organisation po ON po.organisation_id = v.organisation_id
  JOIN partnership p ON p.id = po.partnership_id
 WHERE v.id = :viewer
 ORDER BY p.name;

-- ---- pages for whoever may change areas: manage 1 is every municipality, 0 only the own ------------

-- query area_editable_municipalities many
-- arg viewer int
-- arg manage int
-- col n int
SELECT m.code, m.name,
       (SELECT count(*) FROM area a
         WHERE a.municipality = m.code AND a.kind <> 'geheel' AND a.active = 1) AS n
  FROM municipality m
 WHERE m.code IN ({editable_municipality}) /*scan*/
 ORDER BY m.name;

-- query area_editable_municipality one
-- arg viewer int
-- arg manage int
-- arg code text
SELECT m.code, m.name, m.lon, m.lat
  FROM municipality m
 WHERE m.code = :code AND m.code IN ({editable_municipality}) /*scan*/;

-- query area_editable_list many
-- Villages and districts, those in use first.
-- arg viewer int
-- arg manage int
-- arg code text
SELECT a.id, a.name, a.kind, a.lon, a.lat, a.inhabitants, a.active, a.version
  FROM area a
 WHERE a.municipality = :code AND a.kind <> 'geheel'
   AND a.municipality IN ({editable_municipality}) /*scan*/
 ORDER BY a.active DESC, a.name;

-- query area_editable_get one
-- arg viewer int
-- arg manage int
-- arg id int
SELECT a.id, a.municipality, a.name, a.kind, a.lon, a.lat, a.inhabitants, a.active, a.version,
       m.name AS municipality_name, m.lon AS municipality_lon, m.lat AS municipality_lat
  FROM area a
  JOIN municipality m ON m.code = a.municipality
 WHERE a.id = :id AND a.kind <> 'geheel'
   AND a.municipality IN ({editable_municipality}) /*scan*/;

-- query area_change one
-- E_NOT_FOUND when it is not there for the viewer, or no longer has this version; E_CONFLICT when
-- the name is taken.
-- arg viewer int
-- arg manage int
-- arg id int
-- arg version int
-- arg name text
-- arg kind text
-- arg lon real
-- arg lat real
-- arg inhabitants int
UPDATE area AS a
   SET name = :name, kind = :kind, lon = :lon, lat = :lat, inhabitants = :inhabitants,
       version = version + 1
 WHERE a.id = :id AND a.version = :version AND a.kind <> 'geheel'
   AND a.municipality IN ({editable_municipality}) /*scan*/
RETURNING version;

-- query area_use one
-- Take out of use, or into use again. E_NOT_FOUND as above.
-- arg viewer int
-- arg manage int
-- arg id int
-- arg version int
-- arg active int
UPDATE area AS a
   SET active = :active, version = version + 1
 WHERE a.id = :id AND a.version = :version AND a.kind <> 'geheel'
   AND a.municipality IN ({editable_municipality}) /*scan*/
RETURNING name, municipality;

-- ---- maps -----------------------------------------------------------------------------------------

-- query area_region_counts many
-- The municipalities in the regions of the viewer, with how many villages and districts each has.
-- arg viewer int
-- col n int
SELECT m.code, m.name,
       (SELECT count(*) FROM area a
         WHERE a.municipality = m.code AND a.kind <> 'geheel' AND a.active = 1) AS n
  FROM municipality m
 WHERE m.code IN (
       SELECT o.municipality
         FROM account v
         JOIN partnership_organisation mine ON mine.organisation_id = v.organisation_id
         JOIN partnership_organisation other ON other.partnership_id = mine.partnership_id
         JOIN organisation o ON o.id = other.organisation_id AND o.kind = 'gemeente' AND o.active = 1
        WHERE v.id = :viewer)
 ORDER BY m.name;

-- query area_on_map many sqlite
-- Municipalities with their borders, path absent when these were not imported. codes: a list of texts
-- in JSON, without its brackets; the rows come in its order.
-- arg codes text
-- col name text
-- col lon real
-- col lat real
-- col path text?
-- col min_x real
-- col min_y real
-- col max_x real
-- col max_y real
-- col label_x real
-- col label_y real
-- col label_room real
SELECT m.name, m.lon, m.lat, b.path, coalesce(b.min_x, 0) AS min_x, coalesce(b.min_y, 0) AS min_y,
       coalesce(b.max_x, 0) AS max_x, coalesce(b.max_y, 0) AS max_y, coalesce(b.label_x, 0) AS label_x,
       coalesce(b.label_y, 0) AS label_y, coalesce(b.label_room, 0) AS label_room
  FROM json_each('[' || :codes || ']') AS j /*scan*/
 CROSS JOIN municipality m ON m.code = j.value
  LEFT JOIN boundary b ON b.code = m.code
 ORDER BY j.key;

-- query area_on_map many pg
-- arg codes text
-- col name text
-- col lon real
-- col lat real
-- col path text?
-- col min_x real
-- col min_y real
-- col max_x real
-- col max_y real
-- col label_x real
-- col label_y real
-- col label_room real
SELECT m.name, m.lon, m.lat, b.path, coalesce(b.min_x, 0) AS min_x, coalesce(b.min_y, 0) AS min_y,
       coalesce(b.max_x, 0) AS max_x, coalesce(b.max_y, 0) AS max_y, coalesce(b.label_x, 0) AS label_x,
       coalesce(b.label_y, 0) AS label_y, coalesce(b.label_room, 0) AS label_room
  FROM json_array_elements_text(CAST('[' || :codes || ']' AS json)) WITH ORDINALITY AS x (code, at)
  JOIN municipality m ON m.code = x.code
  LEFT JOIN boundary b ON b.code = m.code
 ORDER BY x.at;

-- query boundary_clear exec
DELETE FROM boundary /*scan*/;

-- query boundary_add exec
-- arg code text
-- arg name text
-- arg path text
-- arg min_x real
-- arg min_y real
-- arg max_x real
-- arg max_y real
-- arg label_x real
-- arg label_y real
-- arg label_room real
-- arg now int
INSERT INTO boundary (code, name, path, min_x, min_y, max_x, max_y, label_x, label_y, label_room,
                      imported_at)
VALUES (:code, :name, :path, :min_x, :min_y, :max_x, :max_y, :label_x, :label_y, :label_room, :now);

-- query boundary_source_put exec
-- arg name text
-- arg sha256 text
-- arg width real
-- arg height real
-- arg now int
INSERT INTO boundary_source (one, name, sha256, width, height, imported_at)
VALUES (1, :name, :sha256, :width, :height, :now)
ON CONFLICT (one) DO UPDATE SET name = :name, sha256 = :sha256, width = :width, height = :height,
                                imported_at = :now;

-- query boundary_source_get one
SELECT name, sha256, width, height, imported_at FROM boundary_source WHERE one = 1;
