-- What we heard and what we gave back; and what was promised and is still open.

-- query netwerk_moments many
-- Latest first. :open 1: only what was heard without anything given back. :mine is 0 for everyone's.
-- :contact_id is 0 for all.
-- arg viewer int
-- arg municipality text
-- arg domain text
-- arg open int
-- arg mine int
-- arg contact_id int
-- arg before_on text
-- arg before_id int
-- arg at_most int
-- col place text
-- col organisation text
-- col function text
-- col kwestie text
-- col by_whom text
SELECT cm.id, cm.contact_id, cm.kwestie_id, cm.domain, cm.on_day, cm.heard, cm.given_back,
       CASE ar.kind WHEN 'geheel' THEN m.name ELSE ar.name || ' (' || m.name || ')' END AS place,
       coalesce(t.organisation, '') AS organisation, coalesce(t.function, '') AS function,
       coalesce(k.title, '') AS kwestie,
       coalesce((SELECT o.function || ', ' || g.name
                   FROM account o JOIN organisation g ON g.id = o.organisation_id
                  WHERE o.id = cm.account_id), '') AS by_whom
  FROM contact_moment cm
  JOIN area ar ON ar.id = cm.area_id
  JOIN municipality m ON m.code = cm.municipality
  LEFT JOIN network_contact t ON t.id = cm.contact_id AND {visible_contact}
  LEFT JOIN kwestie k ON k.id = cm.kwestie_id AND {visible_kwestie}
 WHERE {visible_moment}
   AND (:municipality = '' OR cm.municipality = :municipality)
   AND (:domain = '' OR cm.domain = :domain)
   AND (:open = 0 OR cm.given_back = '')
   AND (:mine = 0 OR cm.account_id = :viewer)
   AND (:contact_id = 0 OR cm.contact_id = :contact_id)
   AND cm.on_day <= :before_on AND (cm.on_day < :before_on OR cm.id < :before_id)
 ORDER BY cm.on_day DESC, cm.id DESC
 LIMIT :at_most;

-- query netwerk_moments_open one
-- How often something was heard, and how often nothing was given back yet.
-- arg viewer int
-- arg since text
-- col n int
-- col open int
SELECT count(*) AS n, coalesce(sum(CASE cm.given_back WHEN '' THEN 1 ELSE 0 END), 0) AS open
  FROM contact_moment cm
 WHERE cm.on_day >= :since AND {visible_moment};

-- query netwerk_moment_get one
-- arg viewer int
-- arg id int
SELECT cm.id, cm.partnership_id, cm.contact_id, cm.kwestie_id, cm.municipality, cm.area_id, cm.domain, cm.on_day, cm.heard,
       cm.given_back, cm.keep_until, cm.version
  FROM contact_moment cm
 WHERE cm.id = :id AND {visible_moment};

-- query netwerk_moment_add exec
-- arg id int
-- arg partnership_id int
-- arg contact_id int
-- arg kwestie_id int
-- arg municipality text
-- arg area_id int
-- arg domain text
-- arg on_day text
-- arg heard text
-- arg given_back text
-- arg account_id int
-- arg keep_until text
INSERT INTO contact_moment (id, partnership_id, contact_id, kwestie_id, municipality, area_id, domain,
                            on_day, heard, given_back, account_id, keep_until)
VALUES (:id, :partnership_id, :contact_id, :kwestie_id, :municipality, :area_id, :domain, :on_day,
        :heard, :given_back, :account_id, :keep_until);

-- query netwerk_moment_change one
-- E_NOT_FOUND when it is gone, not the viewer's, or no longer has this version.
-- arg viewer int
-- arg id int
-- arg version int
-- arg partnership_id int
-- arg contact_id int
-- arg kwestie_id int
-- arg municipality text
-- arg area_id int
-- arg domain text
-- arg on_day text
-- arg heard text
-- arg given_back text
-- arg keep_until text
UPDATE contact_moment AS cm
   SET partnership_id = :partnership_id, contact_id = :contact_id, kwestie_id = :kwestie_id,
       municipality = :municipality,
       area_id = :area_id, domain = :domain, on_day = :on_day, heard = :heard,
       given_back = :given_back, keep_until = :keep_until, version = version + 1
 WHERE cm.id = :id AND cm.version = :version AND {visible_moment}
RETURNING version;

-- query netwerk_entries many
-- Every entry, to choose from; with the one that was chosen, also when it has ended.
-- arg viewer int
-- arg today text
-- arg chosen int
-- arg at_most int
SELECT t.id, t.organisation, t.function, m.name AS municipality_name
  FROM network_contact t
  JOIN municipality m ON m.code = t.municipality
 WHERE {visible_contact} AND (t.ends_on > :today OR t.id = :chosen)
 ORDER BY m.name, t.organisation, t.id
 LIMIT :at_most;

-- query netwerk_kwesties many
-- The kwesties that the viewer is a member of, to choose from.
-- arg viewer int
-- arg chosen int
-- arg at_most int
SELECT k.id, k.number, k.title
  FROM kwestie k
 WHERE {visible_kwestie} AND (k.status <> 'gesloten' OR k.id = :chosen)
 ORDER BY k.changed_at DESC, k.id DESC
 LIMIT :at_most;

-- query netwerk_promises many
-- Open promises over all kwesties of the viewer: those with the earliest day first, those without a
-- day last.
-- arg viewer int
-- arg at_most int
-- col rank int
SELECT h.id, h.body, h.by_whom, h.on_day, h.due_on, k.id AS kwestie_id, k.title, k.number,
       CASE h.due_on WHEN '' THEN 1 ELSE 0 END AS rank
  FROM kwestie k
  JOIN kwestie_history h ON h.kwestie_id = k.id
 WHERE h.kind = 'belofte' AND h.state = 'open' AND {visible_kwestie}
 ORDER BY rank, h.due_on, h.on_day, h.id
 LIMIT :at_most;
