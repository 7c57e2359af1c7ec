-- Who works with Weerglas, for whom, and what they may see.
-- Ids are random numbers below 2^53: they can't be counted or guessed. Moments are unix seconds;
-- days are text, YYYY-MM-DD. A reference that may be absent is 0, so that no NULL hides in a number.

-- A circle is a group of people who may see the same things: a partnership, an organisation, or a
-- kwestie. Everything confidential belongs to one.
CREATE TABLE circle (
    id   @INT@ NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('partnership', 'organisation', 'kwestie', 'named')),
    name TEXT NOT NULL
) @STRICT@;

-- samenwerkingsverband: one region with its municipalities and partners
CREATE TABLE partnership (
    id        @INT@ NOT NULL PRIMARY KEY,
    name      TEXT NOT NULL UNIQUE,
    circle_id @INT@ NOT NULL REFERENCES circle (id),
    version   @INT@ NOT NULL DEFAULT 1
) @STRICT@;

CREATE TABLE organisation (
    id           @INT@ NOT NULL PRIMARY KEY,
    name         TEXT NOT NULL UNIQUE,
    kind         TEXT NOT NULL CHECK (kind IN ('gemeente', 'politie', 'om', 'reclassering', 'veiligheidsregio',
                 'zvh', 'corporatie', 'welzijn', 'onderwijs', 'ondersteuning', 'anders')),
    municipality TEXT NOT NULL DEFAULT '',  -- its code, when kind is 'gemeente'
    circle_id    @INT@ NOT NULL REFERENCES circle (id),
    active       @INT@ NOT NULL DEFAULT 1,
    version      @INT@ NOT NULL DEFAULT 1
) @STRICT@;
CREATE INDEX organisation_by_municipality ON organisation (municipality, kind);
CREATE INDEX organisation_by_circle ON organisation (circle_id);

CREATE TABLE partnership_organisation (
    partnership_id  @INT@ NOT NULL REFERENCES partnership (id),
    organisation_id @INT@ NOT NULL REFERENCES organisation (id),
    PRIMARY KEY (partnership_id, organisation_id)
) @STRICT@;
CREATE INDEX partnership_of_organisation ON partnership_organisation (organisation_id, partnership_id);

CREATE TABLE account (
    id              @INT@ NOT NULL PRIMARY KEY,
    email           TEXT NOT NULL UNIQUE,        -- in small letters
    name            TEXT NOT NULL,
    function        TEXT NOT NULL DEFAULT '',    -- "jongerenwerker"
    source_role     TEXT NOT NULL DEFAULT 'anders', -- bronrol of what this person reports
    organisation_id @INT@ NOT NULL REFERENCES organisation (id),
    state           TEXT NOT NULL CHECK (state IN ('invited', 'active', 'locked', 'left')),
    password        TEXT NOT NULL DEFAULT '',    -- argon2id; empty until an invitation was accepted
    password_at     @INT@ NOT NULL DEFAULT 0,
    public_key      @BYTES@,                     -- X25519; what only this person may read is sealed to it
    wrapped_key     @BYTES@,                     -- its secret half, under a key made from the password
    key_salt        @BYTES@,
    totp            @BYTES@,                     -- second factor, sealed to public_key; NULL: not set up
    totp_step       @INT@ NOT NULL DEFAULT 0,    -- last step used: a code counts once
    created_at      @INT@ NOT NULL,
    login_at        @INT@ NOT NULL DEFAULT 0,
    version         @INT@ NOT NULL DEFAULT 1
) @STRICT@;
CREATE INDEX account_by_organisation ON account (organisation_id, name);

CREATE TABLE account_role (
    account_id @INT@ NOT NULL REFERENCES account (id),
    role       TEXT NOT NULL CHECK (role IN ('melder', 'adviseur', 'procesregisseur', 'deelnemer', 'communicatie',
               'bestuurder', 'griffier', 'vertrouwenspersoon', 'initiatiefnemer', 'redacteur', 'fg', 'beheerder')),
    PRIMARY KEY (account_id, role)
) @STRICT@;

-- Who is in which circle. 'role': follows from organisation and role, and is made again when those
-- change; 'named': someone was let in by name, with a reason.
CREATE TABLE circle_member (
    account_id @INT@ NOT NULL REFERENCES account (id),
    circle_id  @INT@ NOT NULL REFERENCES circle (id),
    source     TEXT NOT NULL CHECK (source IN ('role', 'named')),
    PRIMARY KEY (account_id, circle_id)
) @STRICT@;
CREATE INDEX member_by_circle ON circle_member (circle_id, account_id);

CREATE TABLE recovery_code (
    account_id @INT@ NOT NULL REFERENCES account (id),
    code_hash  TEXT NOT NULL,
    used_at    @INT@ NOT NULL DEFAULT 0,
    PRIMARY KEY (account_id, code_hash)
) @STRICT@;

CREATE TABLE session (
    token_hash   TEXT NOT NULL PRIMARY KEY,
    id           @INT@ NOT NULL UNIQUE,
    account_id   @INT@ NOT NULL REFERENCES account (id),
    stage        TEXT NOT NULL CHECK (stage IN ('password', 'enrol', 'full')), -- what has been shown so far
    form_token   TEXT NOT NULL,
    wrapped_key  @BYTES@ NOT NULL,   -- the person's secret key, under a key made from the cookie
    created_at   @INT@ NOT NULL,
    seen_at      @INT@ NOT NULL,
    expires_at   @INT@ NOT NULL,
    device       TEXT NOT NULL DEFAULT '',  -- "Firefox op Windows"
    address      TEXT NOT NULL DEFAULT ''
) @STRICT@;
CREATE INDEX session_by_account ON session (account_id, seen_at);
CREATE INDEX session_by_expiry ON session (expires_at);

CREATE TABLE invitation (
    token_hash TEXT NOT NULL PRIMARY KEY,
    account_id @INT@ NOT NULL REFERENCES account (id),
    purpose    TEXT NOT NULL CHECK (purpose IN ('invite', 'reset')),
    created_at @INT@ NOT NULL,
    expires_at @INT@ NOT NULL,
    used_at    @INT@ NOT NULL DEFAULT 0
) @STRICT@;
CREATE INDEX invitation_by_account ON invitation (account_id);
CREATE INDEX invitation_by_expiry ON invitation (expires_at);

-- Failed logins, counted apart for devices that this account has used before (OWASP device
-- cookies): a stranger who guesses can't lock out the owner.
CREATE TABLE login_failure (
    bucket  TEXT NOT NULL PRIMARY KEY,  -- keyed hash of account + device, of account, or of address
    n       @INT@ NOT NULL,
    since   @INT@ NOT NULL,
    until   @INT@ NOT NULL DEFAULT 0    -- refused until then
) @STRICT@;
CREATE INDEX login_failure_by_since ON login_failure (since);

-- How often something public was done from one address; the key is a keyed hash.
CREATE TABLE rate (
    bucket TEXT NOT NULL PRIMARY KEY,
    n      @INT@ NOT NULL,
    since  @INT@ NOT NULL
) @STRICT@;
CREATE INDEX rate_by_since ON rate (since);

-- What a municipality can set; a name that is absent has the default of app/setting/setting.c.
CREATE TABLE setting (
    name       TEXT NOT NULL PRIMARY KEY,
    value      TEXT NOT NULL,
    changed_at @INT@ NOT NULL,
    version    @INT@ NOT NULL DEFAULT 1
) @STRICT@;

-- The last number given out: 'S-2026' 41.
CREATE TABLE counter (
    name TEXT NOT NULL PRIMARY KEY,
    n    @INT@ NOT NULL
) @STRICT@;
