-- query setting_get one
-- arg name text
SELECT value, version FROM setting WHERE name = :name;

-- query setting_all many
SELECT name, value, version FROM setting /*scan*/ ORDER BY name;

-- query setting_put exec
-- arg name text
-- arg value text
-- arg now int
INSERT INTO setting (name, value, changed_at) VALUES (:name, :value, :now)
ON CONFLICT (name) DO UPDATE SET value = :value, changed_at = :now, version = setting.version + 1;

-- query setting_add exec
-- Keeps what is there already.
-- arg name text
-- arg value text
-- arg now int
INSERT INTO setting (name, value, changed_at) VALUES (:name, :value, :now) ON CONFLICT DO NOTHING;

-- query counter_take one
-- Several numbers at once; n is the last of them.
-- arg name text
-- arg count int
INSERT INTO counter (name, n) VALUES (:name, :count)
ON CONFLICT (name) DO UPDATE SET n = counter.n + :count
RETURNING n;
