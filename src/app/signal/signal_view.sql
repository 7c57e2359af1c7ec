-- Saved views: a filter with a name, of one person.

-- query signal_view_all many
-- arg viewer int
SELECT id, name, query FROM saved_view
 WHERE account_id = :viewer AND surface = 'signalen'
 ORDER BY name;

-- query signal_view_add exec
-- arg id int
-- arg viewer int
-- arg name text
-- arg query text
INSERT INTO saved_view (id, account_id, surface, name, query)
VALUES (:id, :viewer, 'signalen', :name, :query)
ON CONFLICT (account_id, surface, name) DO UPDATE SET query = :query;

-- query signal_view_drop many
-- arg id int
-- arg viewer int
DELETE FROM saved_view
 WHERE id = :id AND account_id = :viewer AND surface = 'signalen'
RETURNING id, query;
