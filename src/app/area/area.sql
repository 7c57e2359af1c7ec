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
