-- Notifications by e-mail. No confidential content: what awaits someone, and where.
CREATE TABLE mail_choice (
    account_id @INT@ NOT NULL PRIMARY KEY REFERENCES account (id),
    choice     TEXT NOT NULL CHECK (choice IN ('direct', 'dagelijks', 'uit'))
) @STRICT@;
-- What is to be told, and what was. A row of state 'wacht' is sent when it is due; due_at moves on
-- with each try.
CREATE TABLE mail_out (
    id         @INT@ NOT NULL PRIMARY KEY,
    account_id @INT@ NOT NULL REFERENCES account (id),
    kind       TEXT NOT NULL,                   -- code of a kind of message
    path       TEXT NOT NULL,                   -- of the page it is about; empty: of no page
    once       TEXT NOT NULL,                   -- 'score-123': told to one person once
    due_at     @INT@ NOT NULL,                  -- not sent before
    tries      @INT@ NOT NULL DEFAULT 0,
    state      TEXT NOT NULL CHECK (state IN ('wacht', 'verstuurd', 'mislukt', 'niet_gewenst', 'geen_server')),
    error      TEXT NOT NULL DEFAULT '',
    changed_at @INT@ NOT NULL,
    UNIQUE (once, account_id)
) @STRICT@;
CREATE INDEX mail_by_due ON mail_out (state, due_at);
CREATE INDEX mail_by_account ON mail_out (account_id, due_at);
