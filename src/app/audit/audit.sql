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
SELECT coalesce((SELECT n FROM audit_anchor WHERE one = 1), 0) AS n, coalesce((SELECT hash FROM audit_anchor WHERE one = 1), '') AS hash;
