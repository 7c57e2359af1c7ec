-- Adding many signals: one statement takes JSON objects, one for each signal, with commas
-- between them.

-- query signal_add_many exec sqlite
-- arg list text
-- arg import_id int
INSERT INTO signal (id, number, municipality, area_id, circle_id, confidentiality, received_at,
                    observed_from, observed_to, way, kind, theme, trigger_kind, source_role, origin,
                    lens, urgency, unsure, observation, interpretation, rights, online_check,
                    privacy_reason, reporter_id, organisation_id, due_on, keep_until, status,
                    status_at, import_id)
SELECT json_extract(j.value, '$.id'), json_extract(j.value, '$.number'),
       json_extract(j.value, '$.municipality'), json_extract(j.value, '$.area_id'),
       json_extract(j.value, '$.circle_id'), json_extract(j.value, '$.confidentiality'),
       json_extract(j.value, '$.received_at'), json_extract(j.value, '$.observed_from'),
       json_extract(j.value, '$.observed_to'), json_extract(j.value, '$.way'),
       json_extract(j.value, '$.kind'), json_extract(j.value, '$.theme'),
       json_extract(j.value, '$.trigger_kind'), json_extract(j.value, '$.source_role'),
       json_extract(j.value, '$.origin'), json_extract(j.value, '$.lens'),
       json_extract(j.value, '$.urgency'), json_extract(j.value, '$.unsure'),
       json_extract(j.value, '$.observation'), json_extract(j.value, '$.interpretation'),
       json_extract(j.value, '$.rights'), json_extract(j.value, '$.online_check'),
       json_extract(j.value, '$.privacy_reason'), json_extract(j.value, '$.reporter_id'),
       json_extract(j.value, '$.organisation_id'), json_extract(j.value, '$.due_on'),
       json_extract(j.value, '$.keep_until'), 'ontvangen',
       json_extract(j.value, '$.received_at'), :import_id
  FROM json_each('[' || :list || ']') AS j /*scan*/;

-- query signal_add_many exec pg
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
