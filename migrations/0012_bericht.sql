-- Notifications by e-mail. No confidential content: what awaits someone, and where.
CREATE TABLE mail_choice (
    account_id @INT@ NOT NULL PRIMARY KEY REFERENCES account (id),
    choice     TEXT NOT NULL CHECK (choice IN ('direct', 'dagelijks', 'uit')),
    digest_on  TEXT NOT NULL DEFAULT ''         -- day of the last digest
) @STRICT@;
CREATE TABLE mail_out (
    id         @INT@ NOT NULL PRIMARY KEY,
    account_id @INT@ NOT NULL REFERENCES account (id),
    kind       TEXT NOT NULL,                   -- code of a kind of message
    path       TEXT NOT NULL,                   -- of the page it is about
    once       TEXT NOT NULL UNIQUE,            -- the same thing is told once: 'score-123-45'
    due_at     @INT@ NOT NULL,                  -- not sent before
    tries      @INT@ NOT NULL DEFAULT 0,
    state      TEXT NOT NULL CHECK (state IN ('wacht', 'verstuurd', 'mislukt', 'niet_gewenst')),
    error      TEXT NOT NULL DEFAULT '',
    changed_at @INT@ NOT NULL
) @STRICT@;
CREATE INDEX mail_by_due ON mail_out (state, due_at);
CREATE INDEX mail_by_account ON mail_out (account_id, state, due_at);
