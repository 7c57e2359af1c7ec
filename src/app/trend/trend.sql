-- Trends, and which organisation has read them.

-- query trend_list many
-- What is shared in the regions of the viewer, and everything of the own organisation; the newest
-- first. is_unread: shared by someone else, and nobody of the viewer's organisation opened it yet.
-- arg viewer int
-- arg level text
-- arg theme text
-- arg at_most int
-- col is_unread int
-- col at int
-- col municipality text
SELECT t.id, t.level, t.theme, t.title, t.source, t.state, o.name AS organisation,
       coalesce(m.name, '') AS municipality,
       CASE WHEN t.published_at > 0 THEN t.published_at ELSE t.changed_at END AS at,
       CASE WHEN t.state = 'gedeeld' AND t.organisation_id <> v.organisation_id
                 AND rr.trend_id IS NULL THEN 1 ELSE 0 END AS is_unread
  FROM trend t
  JOIN account v ON v.id = :viewer
  JOIN organisation o ON o.id = t.organisation_id
  LEFT JOIN municipality m ON m.code = t.municipality
  LEFT JOIN trend_receipt rr ON rr.trend_id = t.id AND rr.organisation_id = v.organisation_id
 WHERE {visible_region}
   AND (t.state = 'gedeeld' OR t.organisation_id = v.organisation_id)
   AND (:level = '' OR t.level = :level)
   AND (:theme = '' OR t.theme = :theme)
 ORDER BY at DESC, t.id
 LIMIT :at_most;

-- query trend_unread one
-- How many shared trends of others the viewer's organisation has not opened.
-- arg viewer int
-- col n int
SELECT count(*) AS n
  FROM trend t
  JOIN account v ON v.id = :viewer
 WHERE {visible_region}
   AND t.state = 'gedeeld' AND t.organisation_id <> v.organisation_id
   AND NOT EXISTS (SELECT 1 FROM trend_receipt rr
                    WHERE rr.trend_id = t.id AND rr.organisation_id = v.organisation_id);

-- query trend_get one
-- arg viewer int
-- arg id int
-- col municipality_name text
-- col is_mine int
-- col is_read int
-- col author text
SELECT t.id, t.partnership_id, t.level, t.theme, t.municipality, t.title, t.body, t.source,
       t.source_url, t.state, t.organisation_id, t.changed_at, t.published_at, t.keep_until,
       t.version, o.name AS organisation, coalesce(m.name, '') AS municipality_name,
       coalesce(w.function, '') AS author,
       CASE WHEN t.organisation_id = v.organisation_id THEN 1 ELSE 0 END AS is_mine,
       CASE WHEN rr.trend_id IS NULL THEN 0 ELSE 1 END AS is_read
  FROM trend t
  JOIN account v ON v.id = :viewer
  JOIN organisation o ON o.id = t.organisation_id
  LEFT JOIN account w ON w.id = t.created_by
  LEFT JOIN municipality m ON m.code = t.municipality
  LEFT JOIN trend_receipt rr ON rr.trend_id = t.id AND rr.organisation_id = v.organisation_id
 WHERE t.id = :id AND {visible_region}
   AND (t.state = 'gedeeld' OR t.organisation_id = v.organisation_id);

-- query trend_add exec
-- arg id int
-- arg partnership_id int
-- arg level text
-- arg theme text
-- arg municipality text
-- arg title text
-- arg body text
-- arg source text
-- arg source_url text
-- arg state text
-- arg organisation_id int
-- arg created_by int
-- arg now int
-- arg published_at int
-- arg keep_until text
INSERT INTO trend (id, partnership_id, level, theme, municipality, title, body, source, source_url,
                   state, organisation_id, created_by, changed_at, published_at, keep_until)
VALUES (:id, :partnership_id, :level, :theme, :municipality, :title, :body, :source, :source_url,
        :state, :organisation_id, :created_by, :now, :published_at, :keep_until);

-- query trend_change one
-- E_NOT_FOUND when it is gone or withdrawn, not of the viewer's organisation, or no longer has this
-- version.
-- arg viewer int
-- arg id int
-- arg version int
-- arg level text
-- arg theme text
-- arg municipality text
-- arg title text
-- arg body text
-- arg source text
-- arg source_url text
-- arg now int
-- arg keep_until text
UPDATE trend AS t
   SET level = :level, theme = :theme, municipality = :municipality, title = :title, body = :body,
       source = :source, source_url = :source_url, changed_at = :now, keep_until = :keep_until,
       version = version + 1
 WHERE t.id = :id AND t.version = :version AND t.state <> 'ingetrokken' AND {visible_region}
   AND t.organisation_id IN (SELECT v.organisation_id FROM account v WHERE v.id = :viewer)
RETURNING version;

-- query trend_share one
-- From concept to shared; E_NOT_FOUND as above.
-- arg viewer int
-- arg id int
-- arg version int
-- arg now int
-- arg keep_until text
UPDATE trend AS t
   SET state = 'gedeeld', published_at = :now, changed_at = :now, keep_until = :keep_until,
       version = version + 1
 WHERE t.id = :id AND t.version = :version AND t.state = 'concept' AND {visible_region}
   AND t.organisation_id IN (SELECT v.organisation_id FROM account v WHERE v.id = :viewer)
RETURNING title, partnership_id;

-- query trend_withdraw one
-- From shared to withdrawn: only the own organisation sees it from now on. E_NOT_FOUND as above.
-- arg viewer int
-- arg id int
-- arg version int
-- arg now int
UPDATE trend AS t
   SET state = 'ingetrokken', changed_at = :now, version = version + 1
 WHERE t.id = :id AND t.version = :version AND t.state = 'gedeeld' AND {visible_region}
   AND t.organisation_id IN (SELECT v.organisation_id FROM account v WHERE v.id = :viewer)
RETURNING title;

-- query trend_receipt_add one
-- E_NOT_FOUND when this organisation had read it already.
-- arg id int
-- arg organisation_id int
-- arg now int
INSERT INTO trend_receipt (trend_id, organisation_id, read_at) VALUES (:id, :organisation_id, :now)
ON CONFLICT DO NOTHING
RETURNING read_at;

-- query trend_receipts many
-- The other organisations in the region of a trend of the viewer's organisation: when each read it
-- (0: not yet). Those who did not come first.
-- arg viewer int
-- arg id int
-- col read_at int
SELECT o.name, coalesce(rr.read_at, 0) AS read_at
  FROM trend t
  JOIN account v ON v.id = :viewer AND v.organisation_id = t.organisation_id
  JOIN partnership_organisation po ON po.partnership_id = t.partnership_id
  JOIN organisation o ON o.id = po.organisation_id AND o.active = 1 AND o.id <> t.organisation_id
  LEFT JOIN trend_receipt rr ON rr.trend_id = t.id AND rr.organisation_id = o.id
 WHERE t.id = :id AND {visible_region}
 ORDER BY read_at, o.name;
