-- The third schema: the search index, and the columns and indexes by which every field of a search finds its rows.
-- It runs with foreign keys off. This file is never edited once landed.

-- Words -----------------------------------------------------------------------------------------------------

-- What took the place of an index; the words are in generation_text now.
ALTER TABLE generation DROP COLUMN search_text;

-- The texts of every generation in use that words are looked for in, as a JSON array: prompt, scenes, tags, cast.
CREATE VIEW generation_texts (key, texts) AS
  SELECT key, json_array(
    prompt,
    json((SELECT json_group_array(prompt) FROM
      (SELECT prompt FROM scene WHERE generation_key = generation.key ORDER BY position))),
    json((SELECT json_group_array(tag) FROM
      (SELECT tag FROM generation_tag WHERE generation_key = generation.key ORDER BY tag))),
    json((SELECT json_group_array(json_array(handle, name)) FROM
      (SELECT handle, name FROM cast_member WHERE generation_key = generation.key ORDER BY slot))))
  FROM generation WHERE trashed_at IS NULL;

-- Contentless: it holds postings alone. Its rows are the tokens that the program's segmenter makes of those texts,
-- between single spaces, so that the simplest tokenizer gives back exactly these. SQLite 3.40 deletes from it only
-- by the same tokens again; whoever writes to it otherwise leaves phantoms.
CREATE VIRTUAL TABLE generation_text USING fts5 (words, content = '', tokenize = 'ascii');
CREATE VIRTUAL TABLE generation_posting USING fts5vocab (generation_text, 'instance');

-- The segmenter that made the tokens; another version makes them all anew.
CREATE TABLE search_index (
  key INTEGER PRIMARY KEY CHECK (key = 1),
  segmenter_version INTEGER NOT NULL CHECK (segmenter_version >= 0)
) STRICT;
INSERT INTO search_index (key, segmenter_version) VALUES (1, 0);

-- The generations whose texts have changed in this transaction, with what they were before the first change; NULL
-- where nothing was indexed. The program empties it before it commits.
CREATE TABLE search_dirty (
  generation_key INTEGER PRIMARY KEY,
  before TEXT CHECK (before IS NULL OR json_valid(before))
) STRICT;

CREATE TRIGGER search_generation_insert AFTER INSERT ON generation
  WHEN NOT EXISTS (SELECT 1 FROM search_dirty WHERE generation_key = NEW.key)
BEGIN INSERT INTO search_dirty (generation_key, before) VALUES (NEW.key, NULL); END;
CREATE TRIGGER search_generation_update BEFORE UPDATE OF key, prompt, trashed_at ON generation
  WHEN (OLD.prompt IS NOT NEW.prompt OR (OLD.trashed_at IS NULL) <> (NEW.trashed_at IS NULL))
    AND NOT EXISTS (SELECT 1 FROM search_dirty WHERE generation_key = OLD.key)
BEGIN
  INSERT INTO search_dirty (generation_key, before)
  VALUES (OLD.key, (SELECT texts FROM generation_texts WHERE key = OLD.key));
END;
CREATE TRIGGER search_generation_delete BEFORE DELETE ON generation
  WHEN NOT EXISTS (SELECT 1 FROM search_dirty WHERE generation_key = OLD.key)
BEGIN
  INSERT INTO search_dirty (generation_key, before)
  VALUES (OLD.key, (SELECT texts FROM generation_texts WHERE key = OLD.key));
END;

-- Filters ---------------------------------------------------------------------------------------------------

ALTER TABLE generation ADD COLUMN cast_size INTEGER NOT NULL DEFAULT 0 CHECK (cast_size >= 0);
ALTER TABLE generation ADD COLUMN scene_count INTEGER NOT NULL DEFAULT 0 CHECK (scene_count >= 0);
UPDATE generation SET
  cast_size = (SELECT count(*) FROM cast_member WHERE generation_key = generation.key),
  scene_count = (SELECT count(*) FROM scene WHERE generation_key = generation.key);
CREATE TRIGGER cast_counted AFTER INSERT ON cast_member
BEGIN UPDATE generation SET cast_size = cast_size + 1 WHERE key = NEW.generation_key; END;
CREATE TRIGGER cast_uncounted AFTER DELETE ON cast_member
BEGIN UPDATE generation SET cast_size = cast_size - 1 WHERE key = OLD.generation_key; END;
CREATE TRIGGER scene_counted AFTER INSERT ON scene
BEGIN UPDATE generation SET scene_count = scene_count + 1 WHERE key = NEW.generation_key; END;
CREATE TRIGGER scene_uncounted AFTER DELETE ON scene
BEGIN UPDATE generation SET scene_count = scene_count - 1 WHERE key = OLD.generation_key; END;
CREATE TRIGGER scene_moved AFTER UPDATE OF generation_key ON scene
BEGIN
  UPDATE generation SET scene_count = scene_count - 1 WHERE key = OLD.generation_key;
  UPDATE generation SET scene_count = scene_count + 1 WHERE key = NEW.generation_key;
END;

-- The orders in which a search walks; what has no value is less than all. Only a column, and no expression, can be
-- compared together with others by an index.
ALTER TABLE generation ADD COLUMN duration_order INTEGER GENERATED ALWAYS AS (ifnull(duration_ms, -1)) VIRTUAL;
ALTER TABLE generation ADD COLUMN cost_order INTEGER GENERATED ALWAYS AS (ifnull(estimate_micros, -1)) VIRTUAL;
ALTER TABLE generation ADD COLUMN rating_order INTEGER GENERATED ALWAYS AS (ifnull(rating, -1)) VIRTUAL;
CREATE INDEX generation_in_use ON generation (created_at, id) WHERE trashed_at IS NULL;
CREATE INDEX generation_by_duration ON generation (duration_order, created_at, id)
  WHERE trashed_at IS NULL;
CREATE INDEX generation_by_cost ON generation (cost_order, created_at, id)
  WHERE trashed_at IS NULL;
CREATE INDEX generation_by_rating ON generation (rating_order, created_at, id) WHERE trashed_at IS NULL;

CREATE INDEX generation_by_model ON generation (model COLLATE NOCASE);
CREATE INDEX generation_by_endpoint ON generation (endpoint COLLATE NOCASE);
CREATE INDEX generation_by_status ON generation (status);
CREATE INDEX generation_by_format ON generation (format);
CREATE INDEX generation_by_project ON generation (project COLLATE NOCASE) WHERE project <> '';
CREATE INDEX generation_by_size ON generation (width, height) WHERE width IS NOT NULL;
CREATE INDEX generation_by_shape ON generation (width * 1.0 / height) WHERE width IS NOT NULL;
CREATE INDEX generation_by_ratio ON generation (aspect_ratio COLLATE NOCASE) WHERE aspect_ratio IS NOT NULL;
CREATE INDEX generation_by_cast_size ON generation (cast_size);
CREATE INDEX generation_by_scene_count ON generation (scene_count);
CREATE INDEX generation_by_image ON generation (image_media_key) WHERE image_media_key IS NOT NULL;
CREATE INDEX generation_tag_by_tag ON generation_tag (tag COLLATE NOCASE, generation_key);
CREATE INDEX video_in_use ON video (generation_key) WHERE trashed_at IS NULL AND generation_key IS NOT NULL;

CREATE TABLE saved_search (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (length(name) > 0),
  text TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
