-- What a municipality says in a kwestie: messages for each audience, rumours and facts, statements.

-- query communicatie_plan many
-- arg viewer int
-- arg kwestie_id int
-- arg at_most int
SELECT x.id, x.audience, x.need, x.feeling, x.acknowledge, x.fact, x.we_do, x.you_can, x.when_more,
       x.sender, x.channel, x.moment, x.reader, x.version
  FROM kwestie k
  JOIN kwestie_message x ON x.kwestie_id = k.id
 WHERE k.id = :kwestie_id AND {visible_kwestie}
 ORDER BY x.audience, x.id
 LIMIT :at_most;

-- query communicatie_message one
-- arg viewer int
-- arg kwestie_id int
-- arg id int
SELECT x.id, x.audience, x.need, x.feeling, x.acknowledge, x.fact, x.we_do, x.you_can, x.when_more,
       x.sender, x.channel, x.moment, x.reader, x.version
  FROM kwestie k
  JOIN kwestie_message x ON x.kwestie_id = k.id
 WHERE k.id = :kwestie_id AND x.id = :id AND {visible_kwestie};

-- query communicatie_message_add exec
-- arg id int
-- arg kwestie_id int
-- arg audience text
-- arg need text
-- arg feeling text
-- arg acknowledge text
-- arg fact text
-- arg we_do text
-- arg you_can text
-- arg when_more text
-- arg sender text
-- arg channel text
-- arg moment text
-- arg reader text
INSERT INTO kwestie_message (id, kwestie_id, audience, need, feeling, acknowledge, fact, we_do, you_can,
                             when_more, sender, channel, moment, reader)
VALUES (:id, :kwestie_id, :audience, :need, :feeling, :acknowledge, :fact, :we_do, :you_can,
        :when_more, :sender, :channel, :moment, :reader);

-- query communicatie_message_change one
-- E_NOT_FOUND when it is gone, not the viewer's, or no longer has this version.
-- arg viewer int
-- arg kwestie_id int
-- arg id int
-- arg version int
-- arg audience text
-- arg need text
-- arg feeling text
-- arg acknowledge text
-- arg fact text
-- arg we_do text
-- arg you_can text
-- arg when_more text
-- arg sender text
-- arg channel text
-- arg moment text
-- arg reader text
UPDATE kwestie_message
   SET audience = :audience, need = :need, feeling = :feeling, acknowledge = :acknowledge,
       fact = :fact, we_do = :we_do, you_can = :you_can, when_more = :when_more, sender = :sender,
       channel = :channel, moment = :moment, reader = :reader, version = version + 1
 WHERE id = :id AND version = :version
   AND kwestie_id IN (SELECT k.id FROM kwestie k WHERE k.id = :kwestie_id AND {visible_kwestie})
RETURNING version;

-- query communicatie_message_drop one
-- E_NOT_FOUND when it is gone or not the viewer's.
-- arg viewer int
-- arg kwestie_id int
-- arg id int
DELETE FROM kwestie_message
 WHERE id = :id
   AND kwestie_id IN (SELECT k.id FROM kwestie k WHERE k.id = :kwestie_id AND {visible_kwestie})
RETURNING version;

-- query communicatie_participation many
-- How far residents take part; written down in the weighing. No row when nothing is written there.
-- arg viewer int
-- arg kwestie_id int
SELECT x.participation, x.participation_reason
  FROM kwestie k
  JOIN kwestie_analysis x ON x.kwestie_id = k.id
 WHERE k.id = :kwestie_id AND x.participation <> '' AND {visible_kwestie};

-- ---- rumours ----

-- query communicatie_claims many
-- What is still unknown first, then what is wrong, then what is right. :state is empty for all.
-- arg viewer int
-- arg kwestie_id int
-- arg state text
-- arg at_most int
-- col rank int
SELECT c.id, c.claim, c.state, c.says_who, c.answer, c.answered_on, c.answered_at, c.checked_on,
       CASE c.state WHEN 'onbekend' THEN 0 WHEN 'weerlegd' THEN 1 ELSE 2 END AS rank
  FROM kwestie k
  JOIN kwestie_claim c ON c.kwestie_id = k.id
 WHERE k.id = :kwestie_id AND {visible_kwestie} AND (:state = '' OR c.state = :state)
 ORDER BY rank, c.checked_on, c.id
 LIMIT :at_most;

-- ---- statements ----

-- query communicatie_statements many
-- Latest first.
-- arg viewer int
-- arg kwestie_id int
-- arg at_most int
-- col by_whom text
SELECT x.id, x.statement, x.way_back, x.conclusion, x.at,
       coalesce((SELECT o.function || ', ' || g.name
                   FROM account o JOIN organisation g ON g.id = o.organisation_id
                  WHERE o.id = x.account_id), '') AS by_whom
  FROM kwestie k
  JOIN kwestie_statement x ON x.kwestie_id = k.id
 WHERE k.id = :kwestie_id AND {visible_kwestie}
 ORDER BY x.at DESC, x.id DESC
 LIMIT :at_most;

-- query communicatie_statement one
-- arg viewer int
-- arg kwestie_id int
-- arg id int
-- col by_whom text
SELECT x.id, x.statement, x.hears_pusher_a, x.hears_pusher_b, x.hears_joiner, x.hears_middle,
       x.hears_bridge, x.hears_scapegoat, x.way_back, x.profits, x.middle_needs, x.conclusion, x.at,
       x.version,
       coalesce((SELECT o.function || ', ' || g.name
                   FROM account o JOIN organisation g ON g.id = o.organisation_id
                  WHERE o.id = x.account_id), '') AS by_whom
  FROM kwestie k
  JOIN kwestie_statement x ON x.kwestie_id = k.id
 WHERE k.id = :kwestie_id AND x.id = :id AND {visible_kwestie};

-- query communicatie_statement_add exec
-- arg id int
-- arg kwestie_id int
-- arg statement text
-- arg hears_pusher_a text
-- arg hears_pusher_b text
-- arg hears_joiner text
-- arg hears_middle text
-- arg hears_bridge text
-- arg hears_scapegoat text
-- arg way_back text
-- arg profits text
-- arg middle_needs text
-- arg conclusion text
-- arg account_id int
-- arg at int
INSERT INTO kwestie_statement (id, kwestie_id, statement, hears_pusher_a, hears_pusher_b, hears_joiner,
                               hears_middle, hears_bridge, hears_scapegoat, way_back, profits,
                               middle_needs, conclusion, account_id, at)
VALUES (:id, :kwestie_id, :statement, :hears_pusher_a, :hears_pusher_b, :hears_joiner, :hears_middle,
        :hears_bridge, :hears_scapegoat, :way_back, :profits, :middle_needs, :conclusion,
        :account_id, :at);

-- query communicatie_statement_change one
-- E_NOT_FOUND when it is gone, not the viewer's, or no longer has this version.
-- arg viewer int
-- arg kwestie_id int
-- arg id int
-- arg version int
-- arg statement text
-- arg hears_pusher_a text
-- arg hears_pusher_b text
-- arg hears_joiner text
-- arg hears_middle text
-- arg hears_bridge text
-- arg hears_scapegoat text
-- arg way_back text
-- arg profits text
-- arg middle_needs text
-- arg conclusion text
UPDATE kwestie_statement
   SET statement = :statement, hears_pusher_a = :hears_pusher_a, hears_pusher_b = :hears_pusher_b,
       hears_joiner = :hears_joiner, hears_middle = :hears_middle, hears_bridge = :hears_bridge,
       hears_scapegoat = :hears_scapegoat, way_back = :way_back, profits = :profits,
       middle_needs = :middle_needs, conclusion = :conclusion, version = version + 1
 WHERE id = :id AND version = :version
   AND kwestie_id IN (SELECT k.id FROM kwestie k WHERE k.id = :kwestie_id AND {visible_kwestie})
RETURNING version;

-- query communicatie_statement_drop one
-- E_NOT_FOUND when it is gone or not the viewer's.
-- arg viewer int
-- arg kwestie_id int
-- arg id int
DELETE FROM kwestie_statement
 WHERE id = :id
   AND kwestie_id IN (SELECT k.id FROM kwestie k WHERE k.id = :kwestie_id AND {visible_kwestie})
RETURNING version;
