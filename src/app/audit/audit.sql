-- The log of processing: lines are added, in a chain.

-- query audit_tail one
-- The last line; n 0 and the hash of the anchor when there is none.
-- col n int
-- col hash text
SELECT coalesce((SELECT max(n) FROM audit), (SELECT n FROM audit_anchor WHERE one = 1), 0) AS n,
       coalesce((SELECT hash FROM audit WHERE n = (SELECT max(n) FROM audit)), (SELECT hash FROM audit_anchor WHERE one = 1), '') AS hash;

-- query audit_append exec
-- arg n int
-- arg trace_id text
-- arg span_id text
-- arg parent_span text
-- arg name text
-- arg start_ms int
-- arg end_ms int
-- arg status_code int
-- arg activity text
-- arg subject text
-- arg subject_type text
-- arg actor_id int
-- arg actor text
-- arg object_kind text
-- arg object_id int
-- arg object text
-- arg detail text
-- arg previous_hash text
-- arg hash text
INSERT INTO audit (n, trace_id, span_id, parent_span, name, start_ms, end_ms, status_code, resource,
                   activity, subject, subject_type, actor_id, actor, object_kind, object_id, object,
                   detail, previous_hash, hash)
VALUES (:n, :trace_id, :span_id, :parent_span, :name, :start_ms, :end_ms, :status_code, 'weerglas',
        :activity, :subject, :subject_type, :actor_id, :actor, :object_kind, :object_id, :object,
        :detail, :previous_hash, :hash);

-- query audit_lately one
-- How often someone did this with this object since a moment.
-- arg object_kind text
-- arg object_id int
-- arg actor_id int
-- arg name text
-- arg since_ms int
-- col n int
SELECT count(*) AS n FROM audit
 WHERE object_kind = :object_kind AND object_id = :object_id AND actor_id = :actor_id
   AND name = :name AND start_ms >= :since_ms;

-- query audit_page many
-- Lines of the chain in order, after a number; for checking it and for export.
-- arg after_n int
-- arg at_most int
SELECT n, trace_id, span_id, parent_span, name, start_ms, end_ms, status_code, resource, activity,
       subject, subject_type, actor_id, actor, object_kind, object_id, object, detail,
       previous_hash, hash
  FROM audit
 WHERE n > :after_n
 ORDER BY n
 LIMIT :at_most;

-- query audit_anchor one
-- Where the chain begins.
-- col n int
-- col hash text
-- col seal text
SELECT coalesce((SELECT n FROM audit_anchor WHERE one = 1), 0) AS n, coalesce((SELECT hash FROM audit_anchor WHERE one = 1), '') AS hash,
       coalesce((SELECT seal FROM audit_anchor WHERE one = 1), '') AS seal;

-- query audit_anchor_put exec
-- arg n int
-- arg hash text
-- arg seal text
INSERT INTO audit_anchor (one, n, hash, seal) VALUES (1, :n, :hash, :seal)
ON CONFLICT (one) DO UPDATE SET n = :n, hash = :hash, seal = :seal;

-- query audit_drop exec
-- The database lets only lines go that the anchor has passed.
-- arg upto_n int
DELETE FROM audit WHERE n <= :upto_n;

-- query audit_trim_to one
-- The last line before the first that is younger than a moment, so that no gap can come.
-- arg before_ms int
-- col n int
SELECT coalesce((SELECT min(n) - 1 FROM audit WHERE start_ms >= :before_ms),
                (SELECT max(n) FROM audit), 0) AS n;

-- query audit_heads many
-- The ends of the chain that were kept, each with the hash that its line has now.
-- col found text
SELECT h.at, h.n, h.hash, h.lines, h.result, h.seal, coalesce(l.hash, '') AS found
  FROM audit_head h /*scan*/
  LEFT JOIN audit l ON l.n = h.n
 WHERE h.n > coalesce((SELECT n FROM audit_anchor WHERE one = 1), 0)
 ORDER BY h.n, h.at;

-- query audit_head_last many
-- What the last check found; no row when there was none.
SELECT at, n, hash, lines, result FROM audit_head WHERE at > 0 ORDER BY at DESC, id DESC LIMIT 1;

-- query audit_head_add exec
-- arg id int
-- arg at int
-- arg n int
-- arg hash text
-- arg lines int
-- arg result text
-- arg seal text
INSERT INTO audit_head (id, at, n, hash, lines, result, seal)
VALUES (:id, :at, :n, :hash, :lines, :result, :seal);

-- query audit_head_forget exec
-- Those of lines that are gone.
DELETE FROM audit_head WHERE n < coalesce((SELECT n FROM audit_anchor WHERE one = 1), 0);

-- query audit_line one
-- arg n int
-- col person text
SELECT n, trace_id, span_id, parent_span, name, start_ms, end_ms, status_code, resource, activity,
       subject, subject_type, actor_id, actor, object_kind, object_id, object, detail,
       previous_hash, hash, coalesce((SELECT p.name FROM account p WHERE p.id = actor_id), '') AS person
  FROM audit
 WHERE n = :n;

-- query audit_bounds one
-- The first and last line of a period; 0 and 0 when there is none.
-- arg from_ms int
-- arg to_ms int
-- col low int
-- col high int
SELECT coalesce(min(n), 0) AS low, coalesce(max(n), 0) AS high
  FROM audit
 WHERE start_ms >= :from_ms AND start_ms < :to_ms;

-- Searching: four ways in, each along an index of its own; what the index does not answer is looked
-- at line by line. A filter that is not set is -1 or empty.

-- query audit_find many
-- arg before_n int
-- arg low int
-- arg from_ms int
-- arg to_ms int
-- arg activity text
-- arg at_most int
SELECT n
  FROM audit
 WHERE n < :before_n AND n >= :low AND start_ms >= :from_ms AND start_ms < :to_ms
   AND (:activity = '' OR activity LIKE '%#' || :activity)
 ORDER BY n DESC
 LIMIT :at_most;

-- query audit_find_actor many
-- arg before_n int
-- arg low int
-- arg from_ms int
-- arg to_ms int
-- arg activity text
-- arg actor_id int
-- arg name text
-- arg object text
-- arg at_most int
SELECT n
  FROM audit
 WHERE n < :before_n AND n >= :low AND start_ms >= :from_ms AND start_ms < :to_ms
   AND (:activity = '' OR activity LIKE '%#' || :activity)
   AND actor_id = :actor_id AND (:name = '' OR name = :name) AND (:object = '' OR object = :object)
 ORDER BY n DESC
 LIMIT :at_most;

-- query audit_find_object many
-- arg before_n int
-- arg low int
-- arg from_ms int
-- arg to_ms int
-- arg activity text
-- arg actor_id int
-- arg name text
-- arg object text
-- arg at_most int
SELECT n
  FROM audit
 WHERE n < :before_n AND n >= :low AND start_ms >= :from_ms AND start_ms < :to_ms
   AND (:activity = '' OR activity LIKE '%#' || :activity)
   AND object = :object AND (:name = '' OR name = :name)
   AND (:actor_id < 0 OR actor_id = :actor_id)
 ORDER BY n DESC
 LIMIT :at_most;

-- query audit_find_name many
-- arg before_n int
-- arg low int
-- arg from_ms int
-- arg to_ms int
-- arg activity text
-- arg name text
-- arg at_most int
SELECT n
  FROM audit
 WHERE n < :before_n AND n >= :low AND start_ms >= :from_ms AND start_ms < :to_ms
   AND (:activity = '' OR activity LIKE '%#' || :activity)
   AND name = :name
 ORDER BY n DESC
 LIMIT :at_most;

-- query audit_names many
-- Every name that occurs, by hopping through the index from one to the next.
-- col name text
WITH RECURSIVE hop (name) AS (
    SELECT min(name) FROM audit
     UNION ALL
    SELECT (SELECT min(l.name) FROM audit l WHERE l.name > hop.name) FROM hop /*scan*/ WHERE hop.name IS NOT NULL
)
SELECT coalesce(name, '') AS name FROM hop WHERE name IS NOT NULL ORDER BY name;

-- query audit_person one
-- arg email text
SELECT id, name FROM account WHERE email = :email;

-- query audit_last_ms one
-- col ms int
SELECT coalesce((SELECT start_ms FROM audit WHERE n = (SELECT max(n) FROM audit)), 0) AS ms;
