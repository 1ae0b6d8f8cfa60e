-- The second schema: clips and where they come from, what an endpoint says of a character, ratings, batches, what
-- was really charged, and refusals. It runs with foreign keys off. This file is never edited once landed.

-- Cast ------------------------------------------------------------------------------------------------------

-- SQLite changes no CHECK of a table that is there. The new table takes the place and the keys of the old one, so
-- that what refers to it still does.
CREATE TABLE new_cast_member (
  key INTEGER PRIMARY KEY,
  generation_key INTEGER NOT NULL REFERENCES generation (key) ON DELETE CASCADE,
  slot INTEGER NOT NULL CHECK (slot >= 1),
  character_key INTEGER REFERENCES character (key),
  handle TEXT NOT NULL,
  name TEXT NOT NULL,
  look TEXT NOT NULL,
  description TEXT NOT NULL,
  look_prompt TEXT NOT NULL,
  remote_id TEXT,
  remote_handle TEXT,
  how TEXT NOT NULL CHECK (how IN ('remote_handle', 'description', 'remote_id', 'references', 'mention_id', 'clip')),
  text_sent TEXT NOT NULL,
  UNIQUE (generation_key, slot)
) STRICT;
INSERT INTO new_cast_member (key, generation_key, slot, character_key, handle, name, look, description, look_prompt,
    remote_id, remote_handle, how, text_sent)
  SELECT key, generation_key, slot, character_key, handle, name, look, description, look_prompt, remote_id,
    remote_handle, how, text_sent FROM cast_member;
DROP TABLE cast_member;
ALTER TABLE new_cast_member RENAME TO cast_member;
CREATE INDEX cast_by_character ON cast_member (character_key, generation_key);
CREATE TRIGGER cast_member_frozen BEFORE UPDATE OF generation_key, slot, handle, name, look, description,
  look_prompt, remote_id, remote_handle, how, text_sent ON cast_member
BEGIN SELECT RAISE(ABORT, 'a frozen cast cannot change'); END;

-- whether the request itself carried it; of a cast from before this column nobody noted it
ALTER TABLE cast_reference ADD COLUMN is_sent INTEGER NOT NULL DEFAULT 0 CHECK (is_sent IN (0, 1));

-- Where a clip comes from: from the look's pictures, or from a generation's video between two points in time.
ALTER TABLE reference ADD COLUMN made_from_pictures INTEGER NOT NULL DEFAULT 0
  CHECK (made_from_pictures IN (0, 1));
ALTER TABLE reference ADD COLUMN source_generation_key INTEGER REFERENCES generation (key)
  CHECK (source_generation_key IS NULL OR made_from_pictures = 0);
ALTER TABLE reference ADD COLUMN source_from_ms INTEGER
  CHECK (source_from_ms >= 0)
  CHECK ((source_from_ms IS NULL) = (source_generation_key IS NULL));
ALTER TABLE reference ADD COLUMN source_to_ms INTEGER
  CHECK (source_to_ms > source_from_ms)
  CHECK ((source_to_ms IS NULL) = (source_generation_key IS NULL));

-- Endpoints -------------------------------------------------------------------------------------------------

-- Why the user says that it is no longer to be had.
ALTER TABLE endpoint ADD COLUMN retired TEXT CHECK (retired <> '');

ALTER TABLE registration ADD COLUMN display_name TEXT;
ALTER TABLE registration ADD COLUMN avatar_media_key INTEGER REFERENCES media (key);
ALTER TABLE registration ADD COLUMN expires_at INTEGER;

-- Generations -----------------------------------------------------------------------------------------------

-- How far a charge has gone is said by the attempts.
ALTER TABLE generation DROP COLUMN cost_state;
ALTER TABLE generation ADD COLUMN rating INTEGER CHECK (rating BETWEEN 1 AND 5);
-- NULL where the endpoint was told nothing
ALTER TABLE generation ADD COLUMN is_private INTEGER CHECK (is_private IN (0, 1));
-- The line of the file that asked for it: asked for once, however often the file is run.
ALTER TABLE generation ADD COLUMN batch_sha256 TEXT
  CHECK (length(batch_sha256) = 64 AND batch_sha256 NOT GLOB '*[^0-9a-f]*');
ALTER TABLE generation ADD COLUMN batch_line INTEGER
  CHECK (batch_line >= 1)
  CHECK ((batch_line IS NULL) = (batch_sha256 IS NULL));
CREATE UNIQUE INDEX generation_by_batch ON generation (batch_sha256, batch_line) WHERE batch_sha256 IS NOT NULL;

-- Sending ---------------------------------------------------------------------------------------------------

-- An amount of the first schema may lack its currency; a currency never lacks its amount.
ALTER TABLE intent ADD COLUMN currency TEXT
  CHECK (currency <> '')
  CHECK (currency IS NULL OR maximum_micros IS NOT NULL);
ALTER TABLE intent ADD COLUMN cost_unit TEXT
  CHECK ((cost_unit IS NULL) = (currency IS NULL));
UPDATE intent SET (currency, cost_unit) = (
    SELECT generation.currency, generation.cost_unit FROM generation
    WHERE generation.key = intent.generation_key AND generation.currency <> '' AND generation.cost_unit IS NOT NULL)
  WHERE maximum_micros IS NOT NULL;

-- What the endpoint said that it charged, known some time after it accepted.
ALTER TABLE attempt ADD COLUMN actual_micros INTEGER CHECK (actual_micros >= 0);
ALTER TABLE attempt ADD COLUMN actual_currency TEXT
  CHECK (actual_currency <> '')
  CHECK ((actual_currency IS NULL) = (actual_micros IS NULL));
ALTER TABLE attempt ADD COLUMN actual_unit TEXT
  CHECK ((actual_unit IS NULL) = (actual_micros IS NULL));

CREATE TABLE refusal (
  key INTEGER PRIMARY KEY,
  generation_key INTEGER REFERENCES generation (key),
  registration_key INTEGER REFERENCES registration (key),
  stage TEXT NOT NULL CHECK (stage IN ('submit', 'during', 'output')),
  -- the class of the failure, in the word of a profile
  kind TEXT NOT NULL CHECK (length(kind) > 0),
  code TEXT,
  message TEXT NOT NULL,
  http_status INTEGER,
  created_at INTEGER NOT NULL,
  CHECK ((generation_key IS NULL) <> (registration_key IS NULL))
) STRICT;
CREATE INDEX refusal_by_generation ON refusal (generation_key) WHERE generation_key IS NOT NULL;
CREATE INDEX refusal_by_registration ON refusal (registration_key) WHERE registration_key IS NOT NULL;
CREATE INDEX refusal_by_time ON refusal (created_at);
CREATE TRIGGER refusal_frozen BEFORE UPDATE ON refusal
BEGIN SELECT RAISE(ABORT, 'a refusal cannot change'); END;
