-- Adding many signals: one statement takes JSON objects, one for each signal, with commas
-- between them.

-- query signal_add_many exec sqlite
-- arg list text
-- arg import_id int
-- The list is made into rows first: json_each() writes out an object again each time it is used.
WITH l AS MATERIALIZED (SELECT j.value AS v FROM json_each('[' || :list || ']') AS j /*scan*/)
INSERT INTO signal (id, number, municipality, area_id, circle_id, confidentiality, received_at,
                    observed_from, observed_to, way, kind, theme, trigger_kind, source_role, origin,
                    lens, urgency, unsure, observation, interpretation, rights, online_check,
                    privacy_reason, reporter_id, organisation_id, due_on, keep_until, status,
                    status_at, import_id)
SELECT json_extract(l.v, '$.id'), json_extract(l.v, '$.number'),
       json_extract(l.v, '$.municipality'), json_extract(l.v, '$.area_id'),
       json_extract(l.v, '$.circle_id'), json_extract(l.v, '$.confidentiality'),
       json_extract(l.v, '$.received_at'), json_extract(l.v, '$.observed_from'),
       json_extract(l.v, '$.observed_to'), json_extract(l.v, '$.way'),
       json_extract(l.v, '$.kind'), json_extract(l.v, '$.theme'),
       json_extract(l.v, '$.trigger_kind'), json_extract(l.v, '$.source_role'),
       json_extract(l.v, '$.origin'), json_extract(l.v, '$.lens'),
       json_extract(l.v, '$.urgency'), json_extract(l.v, '$.unsure'),
       json_extract(l.v, '$.observation'), json_extract(l.v, '$.interpretation'),
       json_extract(l.v, '$.rights'), json_extract(l.v, '$.online_check'),
       json_extract(l.v, '$.privacy_reason'), json_extract(l.v, '$.reporter_id'),
       json_extract(l.v, '$.organisation_id'), json_extract(l.v, '$.due_on'),
       json_extract(l.v, '$.keep_until'), 'ontvangen',
       json_extract(l.v, '$.received_at'), :import_id
  FROM l;

-- query signal_add_many exec pg
-- behind
-- arg list text
-- arg import_id int
INSERT INTO signal (id, number, municipality, area_id, circle_id, confidentiality, received_at,
                    observed_from, observed_to, way, kind, theme, trigger_kind, source_role, origin,
                    lens, urgency, unsure, observation, interpretation, rights, online_check,
                    privacy_reason, reporter_id, organisation_id, due_on, keep_until, status,
                    status_at, import_id)
SELECT x.id, x.number, x.municipality, x.area_id, x.circle_id, x.confidentiality, x.received_at,
       x.observed_from, x.observed_to, x.way, x.kind, x.theme, x.trigger_kind, x.source_role,
       x.origin, x.lens, x.urgency, x.unsure, x.observation, x.interpretation, x.rights,
       x.online_check, x.privacy_reason, x.reporter_id, x.organisation_id, x.due_on, x.keep_until,
       'ontvangen', x.received_at, :import_id
  FROM json_to_recordset(CAST('[' || :list || ']' AS json))
       AS x (id bigint, number text, municipality text, area_id bigint, circle_id bigint,
             confidentiality text, received_at bigint, observed_from text, observed_to text, way
             text, kind text, theme text, trigger_kind text, source_role text, origin text, lens
             text, urgency text, unsure bigint, observation text, interpretation text, rights text,
             online_check text, privacy_reason text, reporter_id bigint, organisation_id bigint,
             due_on text, keep_until text);

-- query signal_events_of_import exec
-- The first event of each signal of an import. It has the number of its signal: ids need be unique
-- in their own table only.
-- unscoped the signals that the caller has just added, by the id of its own import
-- arg import_id int
INSERT INTO signal_event (id, signal_id, at, account_id, kind, status_from, status_to, body, detail)
SELECT s.id, s.id, s.received_at, s.reporter_id, 'ontvangen', '', 'ontvangen', '', ''
  FROM signal s
 WHERE s.import_id = :import_id;
