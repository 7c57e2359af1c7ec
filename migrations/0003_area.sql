-- Where: municipalities by their CBS code, and the villages and districts in them.
CREATE TABLE municipality (
    code          TEXT NOT NULL PRIMARY KEY,
    name          TEXT NOT NULL,
    tooi          TEXT NOT NULL,
    province_code TEXT NOT NULL,
    province      TEXT NOT NULL,
    region_code   TEXT NOT NULL,   -- safety region
    region        TEXT NOT NULL,
    lon           @REAL@ NOT NULL, -- WGS84, a point inside
    lat           @REAL@ NOT NULL
) @STRICT@;
CREATE INDEX municipality_by_name ON municipality (name);

-- Each municipality has one area of kind 'geheel', for what can't be placed more precisely.
CREATE TABLE area (
    id           @INT@ NOT NULL PRIMARY KEY,
    municipality TEXT NOT NULL REFERENCES municipality (code),
    name         TEXT NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('geheel', 'wijk', 'kern')),
    lon          @REAL@ NOT NULL,
    lat          @REAL@ NOT NULL,
    inhabitants  @INT@ NOT NULL DEFAULT 0,  -- 0: not known
    active       @INT@ NOT NULL DEFAULT 1,
    version      @INT@ NOT NULL DEFAULT 1,
    UNIQUE (municipality, name)
) @STRICT@;

-- Real borders, when they were imported; without them the map is made of tiles.
CREATE TABLE boundary (
    code        TEXT NOT NULL PRIMARY KEY,  -- GM0361, PV27
    name        TEXT NOT NULL,
    path        TEXT NOT NULL,              -- SVG path in the drawing of the import, simplified
    min_x       @REAL@ NOT NULL,            -- what holds it, in units of the drawing
    min_y       @REAL@ NOT NULL,
    max_x       @REAL@ NOT NULL,
    max_y       @REAL@ NOT NULL,
    label_x     @REAL@ NOT NULL,
    label_y     @REAL@ NOT NULL,
    label_room  @REAL@ NOT NULL,            -- from there to the nearest border
    imported_at @INT@ NOT NULL
) @STRICT@;
CREATE TABLE boundary_source (
    one         @INT@ NOT NULL PRIMARY KEY CHECK (one = 1),
    name        TEXT NOT NULL,              -- of the file
    sha256      TEXT NOT NULL,
    width       @REAL@ NOT NULL,            -- of the drawing
    height      @REAL@ NOT NULL,
    imported_at @INT@ NOT NULL
) @STRICT@;
