-- The first schema. Times are milliseconds since 1970 UTC. Every row has a dense integer key for joins; rows
-- that people address also have an id of 16 characters. This file is never edited once landed.

CREATE TABLE library (
  key INTEGER PRIMARY KEY CHECK (key = 1),
  id TEXT NOT NULL CHECK (length(id) = 16),
  -- the same as in instance.json: a copy of the folder is told by it
  machine_id TEXT NOT NULL,
  lock_inode TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  -- why nothing is sent until the user says so: a restored or copied library
  pause_reason TEXT CHECK (pause_reason <> '')
) STRICT;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Characters ------------------------------------------------------------------------------------------------

CREATE TABLE character (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 16),
  handle TEXT NOT NULL
    CHECK (length(handle) BETWEEN 1 AND 40 AND handle NOT GLOB '*[^a-z0-9_-]*' AND handle GLOB '[a-z0-9]*'),
  name TEXT NOT NULL CHECK (length(name) > 0),
  description TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  consent TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  trashed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX character_by_handle ON character (handle) WHERE trashed_at IS NULL;

CREATE TABLE character_alias (
  key INTEGER PRIMARY KEY,
  character_key INTEGER NOT NULL REFERENCES character (key) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 1),
  alias TEXT NOT NULL CHECK (length(alias) > 0),
  UNIQUE (character_key, alias)
) STRICT;

CREATE TABLE character_tag (
  key INTEGER PRIMARY KEY,
  character_key INTEGER NOT NULL REFERENCES character (key) ON DELETE CASCADE,
  tag TEXT NOT NULL CHECK (length(tag) > 0),
  UNIQUE (character_key, tag)
) STRICT;

CREATE TABLE look (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 16),
  character_key INTEGER NOT NULL REFERENCES character (key),
  name TEXT NOT NULL
    CHECK (length(name) BETWEEN 1 AND 40 AND name NOT GLOB '*[^a-z0-9_-]*' AND name GLOB '[a-z0-9]*'),
  prompt TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  trashed_at INTEGER,
  CHECK (name <> 'default' OR trashed_at IS NULL)
) STRICT;
CREATE UNIQUE INDEX look_by_name ON look (character_key, name) WHERE trashed_at IS NULL;

CREATE TABLE media (
  key INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  type TEXT NOT NULL,
  -- relative to the library
  path TEXT NOT NULL UNIQUE,
  width INTEGER NOT NULL CHECK (width > 0),
  height INTEGER NOT NULL CHECK (height > 0),
  duration_ms INTEGER CHECK (duration_ms >= 0),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE reference (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 16),
  look_key INTEGER NOT NULL REFERENCES look (key),
  role TEXT NOT NULL CHECK (role IN ('face', 'front', 'left', 'right', 'back', 'three-quarter', 'full-body',
    'outfit', 'expression', 'prop', 'clip', 'other')),
  position INTEGER NOT NULL CHECK (position >= 1),
  caption TEXT NOT NULL DEFAULT '',
  media_key INTEGER REFERENCES media (key),
  url TEXT,
  created_at INTEGER NOT NULL,
  trashed_at INTEGER,
  CHECK (media_key IS NOT NULL OR url IS NOT NULL)
) STRICT;
CREATE INDEX reference_by_look ON reference (look_key, position);
CREATE INDEX reference_by_media ON reference (media_key) WHERE media_key IS NOT NULL;

-- Endpoints -------------------------------------------------------------------------------------------------

CREATE TABLE endpoint (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
  profile TEXT NOT NULL CHECK (length(profile) > 0),
  base_url TEXT,
  account TEXT NOT NULL DEFAULT 'default' CHECK (length(account) > 0),
  key_environment TEXT,
  poll_interval_ms INTEGER CHECK (poll_interval_ms > 0),
  -- why nothing is sent with this credential: the key was refused
  pause_reason TEXT CHECK (pause_reason <> ''),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE registration (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 16),
  look_key INTEGER NOT NULL REFERENCES look (key),
  endpoint TEXT NOT NULL,
  account TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'live', 'needs_decision', 'failed', 'expired', 'retired',
    'superseded', 'forgotten')),
  remote_id TEXT CHECK (remote_id <> ''),
  remote_handle TEXT CHECK (remote_handle <> ''),
  basis TEXT NOT NULL CHECK (json_valid(basis)),
  basis_sha256 TEXT NOT NULL CHECK (length(basis_sha256) = 64),
  raw_reply TEXT,
  failure TEXT,
  created_at INTEGER NOT NULL,
  CHECK (state <> 'live' OR remote_id IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX registration_current ON registration (look_key, endpoint, account)
  WHERE state IN ('pending', 'live', 'needs_decision');

-- An address that an upload route gave to bytes of ours.
CREATE TABLE upload (
  key INTEGER PRIMARY KEY,
  endpoint TEXT NOT NULL,
  account TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  url TEXT NOT NULL,
  expires_at INTEGER,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX upload_by_content ON upload (sha256, endpoint, account);

-- Generations -----------------------------------------------------------------------------------------------

CREATE TABLE generation (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 16),
  status TEXT NOT NULL CHECK (status IN ('queued', 'submitting', 'running', 'ready', 'downloading', 'stored',
    'rejected', 'failed', 'needs_decision', 'needs_attention', 'expired', 'cancelled')),
  endpoint TEXT NOT NULL,
  account TEXT NOT NULL,
  prompt TEXT NOT NULL,
  format TEXT NOT NULL CHECK (format IN ('openai', 'unified')),
  model TEXT NOT NULL,
  width INTEGER CHECK (width > 0),
  height INTEGER CHECK (height > 0),
  duration_ms INTEGER CHECK (duration_ms > 0),
  aspect_ratio TEXT,
  image TEXT,
  -- the bytes of that picture, where it was a file
  image_media_key INTEGER REFERENCES media (key),
  project TEXT NOT NULL DEFAULT '',
  remote_id TEXT CHECK (remote_id <> ''),
  remote_status TEXT,
  progress REAL CHECK (progress BETWEEN 0 AND 1),
  result_url TEXT,
  failure TEXT,
  estimate_micros INTEGER CHECK (estimate_micros >= 0),
  currency TEXT,
  cost_unit TEXT,
  cost_state TEXT CHECK (cost_state IN ('estimated', 'reserved', 'charged', 'refunded', 'unknown')),
  not_before INTEGER,
  trouble_since INTEGER,
  polls INTEGER NOT NULL DEFAULT 0 CHECK (polls >= 0),
  download_tries INTEGER NOT NULL DEFAULT 0 CHECK (download_tries >= 0),
  parent_key INTEGER REFERENCES generation (key),
  -- the folded words of prompt, scenes, tags and cast, each between spaces
  search_text TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  trashed_at INTEGER,
  CHECK ((width IS NULL) = (height IS NULL)),
  CHECK (status NOT IN ('running', 'ready', 'downloading', 'stored') OR remote_id IS NOT NULL)
) STRICT;
CREATE INDEX generation_by_time ON generation (created_at, id);
CREATE INDEX generation_open ON generation (status)
  WHERE status NOT IN ('stored', 'rejected', 'failed', 'expired', 'cancelled');
CREATE INDEX generation_by_parent ON generation (parent_key) WHERE parent_key IS NOT NULL;
CREATE INDEX generation_by_remote_id ON generation (remote_id) WHERE remote_id IS NOT NULL;

CREATE TABLE generation_tag (
  key INTEGER PRIMARY KEY,
  generation_key INTEGER NOT NULL REFERENCES generation (key) ON DELETE CASCADE,
  tag TEXT NOT NULL CHECK (length(tag) > 0),
  UNIQUE (generation_key, tag)
) STRICT;

CREATE TABLE scene (
  key INTEGER PRIMARY KEY,
  generation_key INTEGER NOT NULL REFERENCES generation (key) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 1),
  prompt TEXT NOT NULL,
  duration_ms INTEGER CHECK (duration_ms > 0),
  UNIQUE (generation_key, position)
) STRICT;

CREATE TABLE cast_member (
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
  how TEXT NOT NULL CHECK (how IN ('remote_handle', 'description', 'remote_id', 'references')),
  text_sent TEXT NOT NULL,
  UNIQUE (generation_key, slot)
) STRICT;
CREATE INDEX cast_by_character ON cast_member (character_key, generation_key);

CREATE TABLE cast_reference (
  key INTEGER PRIMARY KEY,
  cast_key INTEGER NOT NULL REFERENCES cast_member (key) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 1),
  role TEXT NOT NULL,
  sha256 TEXT,
  url TEXT,
  UNIQUE (cast_key, position),
  CHECK (sha256 IS NOT NULL OR url IS NOT NULL)
) STRICT;
CREATE INDEX cast_reference_by_content ON cast_reference (sha256) WHERE sha256 IS NOT NULL;

-- A frozen cast never changes.
CREATE TRIGGER cast_member_frozen BEFORE UPDATE OF generation_key, slot, handle, name, look, description, look_prompt, remote_id,
  remote_handle, how, text_sent ON cast_member
BEGIN SELECT RAISE(ABORT, 'a frozen cast cannot change'); END;
CREATE TRIGGER cast_reference_frozen BEFORE UPDATE ON cast_reference
BEGIN SELECT RAISE(ABORT, 'a frozen cast cannot change'); END;

-- Sending ---------------------------------------------------------------------------------------------------

CREATE TABLE intent (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 16),
  kind TEXT NOT NULL CHECK (kind IN ('generation', 'registration')),
  generation_key INTEGER UNIQUE REFERENCES generation (key),
  registration_key INTEGER UNIQUE REFERENCES registration (key),
  request TEXT NOT NULL,
  request_sha256 TEXT NOT NULL CHECK (length(request_sha256) = 64),
  maximum_micros INTEGER CHECK (maximum_micros >= 0),
  created_at INTEGER NOT NULL,
  CHECK ((kind = 'generation') = (generation_key IS NOT NULL)),
  CHECK ((kind = 'registration') = (registration_key IS NOT NULL))
) STRICT;
CREATE TRIGGER intent_frozen BEFORE UPDATE OF kind, generation_key, registration_key, request, request_sha256
  ON intent
BEGIN SELECT RAISE(ABORT, 'an intent cannot change'); END;

CREATE TABLE attempt (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 16),
  intent_key INTEGER NOT NULL REFERENCES intent (key),
  number INTEGER NOT NULL CHECK (number >= 1),
  state TEXT NOT NULL CHECK (state IN ('prepared', 'in_flight', 'never_sent', 'unknown', 'accepted', 'rejected',
    'resolved_accepted', 'resolved_not_accepted', 'abandoned')),
  origin TEXT NOT NULL,
  gate_passed INTEGER NOT NULL DEFAULT 0 CHECK (gate_passed IN (0, 1)),
  http_status INTEGER,
  transport_error TEXT,
  remote_id TEXT CHECK (remote_id <> ''),
  resolution TEXT,
  created_at INTEGER NOT NULL,
  UNIQUE (intent_key, number),
  CHECK ((state IN ('accepted', 'resolved_accepted')) = (remote_id IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX attempt_remote_id ON attempt (origin, remote_id) WHERE remote_id IS NOT NULL;
-- The rule that makes a second charge impossible.
CREATE UNIQUE INDEX attempt_once ON attempt (intent_key)
  WHERE state IN ('prepared', 'in_flight', 'unknown', 'accepted', 'resolved_accepted');
CREATE INDEX attempt_open ON attempt (state) WHERE state IN ('prepared', 'in_flight', 'unknown');

CREATE TABLE attempt_transition (
  old_state TEXT NOT NULL,
  new_state TEXT NOT NULL,
  PRIMARY KEY (old_state, new_state)
) STRICT, WITHOUT ROWID;
INSERT INTO attempt_transition (old_state, new_state) VALUES
  ('prepared', 'in_flight'), ('prepared', 'never_sent'),
  ('in_flight', 'accepted'), ('in_flight', 'rejected'), ('in_flight', 'unknown'),
  ('unknown', 'accepted'), ('unknown', 'resolved_accepted'), ('unknown', 'resolved_not_accepted'),
  ('unknown', 'abandoned');
CREATE TRIGGER attempt_begins BEFORE INSERT ON attempt WHEN NEW.state <> 'prepared'
BEGIN SELECT RAISE(ABORT, 'an attempt begins as prepared'); END;
CREATE TRIGGER attempt_moves BEFORE UPDATE OF state ON attempt
  WHEN NOT EXISTS (
    SELECT 1 FROM attempt_transition WHERE old_state = OLD.state AND new_state = NEW.state)
BEGIN SELECT RAISE(ABORT, 'an attempt cannot go from this state to that'); END;
CREATE TRIGGER attempt_stays BEFORE DELETE ON attempt
BEGIN SELECT RAISE(ABORT, 'an attempt is never deleted'); END;

-- Videos ----------------------------------------------------------------------------------------------------

CREATE TABLE video (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 16),
  generation_key INTEGER REFERENCES generation (key),
  media_key INTEGER NOT NULL REFERENCES media (key),
  origin TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  trashed_at INTEGER
) STRICT;
CREATE INDEX video_by_generation ON video (generation_key);
CREATE INDEX video_by_media ON video (media_key);

CREATE TABLE appearance (
  key INTEGER PRIMARY KEY,
  video_key INTEGER NOT NULL REFERENCES video (key) ON DELETE CASCADE,
  character_key INTEGER NOT NULL REFERENCES character (key),
  look TEXT,
  source TEXT NOT NULL CHECK (source IN ('cast', 'manual')),
  -- taken away by hand: kept, so that nothing brings it back by itself
  removed_at INTEGER,
  UNIQUE (video_key, character_key)
) STRICT;
CREATE INDEX appearance_by_character ON appearance (character_key, video_key);

-- Journal ---------------------------------------------------------------------------------------------------
-- Triggers, made from one list of tables, write what a row was before it changed. The operation in hand stands
-- in the one row of journal_current; where there is none, nothing is recorded.

CREATE TABLE journal_operation (
  key INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  undone_at INTEGER
) STRICT;

CREATE TABLE journal_current (
  key INTEGER PRIMARY KEY CHECK (key = 1),
  operation_key INTEGER REFERENCES journal_operation (key)
) STRICT;
INSERT INTO journal_current (key, operation_key) VALUES (1, NULL);

CREATE TABLE journal_change (
  key INTEGER PRIMARY KEY,
  operation_key INTEGER NOT NULL REFERENCES journal_operation (key) ON DELETE CASCADE,
  table_name TEXT NOT NULL,
  row_key INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('insert', 'update', 'delete')),
  -- the columns as JSON; NULL for an inserted row
  before TEXT CHECK (before IS NULL OR json_valid(before))
) STRICT;
CREATE INDEX journal_change_by_operation ON journal_change (operation_key);
