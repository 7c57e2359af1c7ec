-- How often something was done.

-- query melden_rate_get one
-- arg bucket text
SELECT n, since FROM rate WHERE bucket = :bucket;

-- query melden_rate_add exec
-- One more; a new count when the last one began before `expired`.
-- arg bucket text
-- arg now int
-- arg expired int
INSERT INTO rate (bucket, n, since) VALUES (:bucket, 1, :now)
ON CONFLICT (bucket) DO UPDATE
   SET n = CASE WHEN rate.since <= :expired THEN 1 ELSE rate.n + 1 END,
       since = CASE WHEN rate.since <= :expired THEN :now ELSE rate.since END;
