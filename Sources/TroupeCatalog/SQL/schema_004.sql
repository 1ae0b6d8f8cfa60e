-- The fourth schema: notes on generations, and a search that goes along the keys. It runs with foreign keys off.
-- This file is never edited once landed.

ALTER TABLE generation ADD COLUMN notes TEXT NOT NULL DEFAULT '';

-- Time --------------------------------------------------------------------------------------------------------

-- The stretches of keys in which a greater key is never older. New generations make the last one longer; an import of
-- older ones begins another. Within a stretch the newest come first by walking down the keys, by which every index
-- here ends, so that nothing needs to be sorted.
CREATE TABLE generation_run (
  first_key INTEGER PRIMARY KEY,
  last_key INTEGER NOT NULL CHECK (last_key >= first_key),
  first_time INTEGER NOT NULL,
  last_time INTEGER NOT NULL CHECK (last_time >= first_time)
) STRICT;
INSERT INTO generation_run (first_key, last_key, first_time, last_time)
  SELECT min(key), max(key), min(created_at), max(created_at) FROM (
    SELECT key, created_at, sum(begins) OVER (ORDER BY key) AS run FROM (
      SELECT key, created_at, created_at < lag(created_at, 1, created_at) OVER (ORDER BY key) AS begins
      FROM generation))
  GROUP BY run;

-- A key that is used again after its row was deleted belongs to a stretch of its own, or to the last one.
CREATE TRIGGER generation_takes_its_place AFTER INSERT ON generation
BEGIN
  SELECT RAISE(ABORT, 'the key of a new generation is the greatest')
  WHERE NEW.key < (SELECT max(key) FROM generation);
  DELETE FROM generation_run WHERE first_key >= NEW.key;
  UPDATE generation_run SET last_key = NEW.key - 1 WHERE last_key >= NEW.key;
  INSERT INTO generation_run (first_key, last_key, first_time, last_time)
  SELECT NEW.key, NEW.key, NEW.created_at, NEW.created_at
  WHERE NEW.created_at < ifnull(
    (SELECT last_time FROM generation_run ORDER BY first_key DESC LIMIT 1), NEW.created_at + 1);
  UPDATE generation_run SET last_key = NEW.key, last_time = NEW.created_at
  WHERE first_key = (SELECT max(first_key) FROM generation_run) AND last_key < NEW.key;
END;
CREATE TRIGGER generation_keeps_its_place BEFORE UPDATE OF key, created_at ON generation
  WHEN NEW.key <> OLD.key OR NEW.created_at <> OLD.created_at
BEGIN SELECT RAISE(ABORT, 'the time of a generation cannot change'); END;

-- Filters -----------------------------------------------------------------------------------------------------

-- Whoever writes a generation counts: a frozen cast never changes, and neither do scenes.
DROP TRIGGER cast_counted;
DROP TRIGGER cast_uncounted;
DROP TRIGGER scene_counted;
DROP TRIGGER scene_uncounted;
DROP TRIGGER scene_moved;

DROP INDEX generation_by_time;
DROP INDEX generation_open;
DROP INDEX generation_in_use;
DROP INDEX generation_by_duration;
DROP INDEX generation_by_cost;
DROP INDEX generation_by_rating;
DROP INDEX generation_by_model;
DROP INDEX generation_by_endpoint;
DROP INDEX generation_by_status;
DROP INDEX generation_by_format;
DROP INDEX generation_by_project;
DROP INDEX generation_by_size;
DROP INDEX generation_by_shape;
DROP INDEX generation_by_ratio;
DROP INDEX generation_by_cast_size;
DROP INDEX generation_by_scene_count;
DROP INDEX cast_by_character;

CREATE INDEX generation_in_use ON generation (created_at) WHERE trashed_at IS NULL;
CREATE INDEX generation_in_trash ON generation (trashed_at) WHERE trashed_at IS NOT NULL;
CREATE INDEX generation_by_duration ON generation (duration_order, created_at) WHERE trashed_at IS NULL;
CREATE INDEX generation_by_cost ON generation (cost_order, created_at) WHERE trashed_at IS NULL;
CREATE INDEX generation_by_rating ON generation (rating_order, created_at) WHERE trashed_at IS NULL;
CREATE INDEX generation_by_model ON generation (model COLLATE NOCASE) WHERE trashed_at IS NULL;
CREATE INDEX generation_by_endpoint ON generation (endpoint COLLATE NOCASE) WHERE trashed_at IS NULL;
CREATE INDEX generation_by_status ON generation (status) WHERE trashed_at IS NULL;
CREATE INDEX generation_by_format ON generation (format) WHERE trashed_at IS NULL;
CREATE INDEX generation_by_project ON generation (project COLLATE NOCASE)
  WHERE trashed_at IS NULL AND project <> '';
CREATE INDEX generation_by_size ON generation (width, height) WHERE trashed_at IS NULL AND width IS NOT NULL;
CREATE INDEX generation_by_shape ON generation (width * 1.0 / height)
  WHERE trashed_at IS NULL AND width IS NOT NULL;
CREATE INDEX generation_by_ratio ON generation (aspect_ratio COLLATE NOCASE)
  WHERE trashed_at IS NULL AND aspect_ratio IS NOT NULL;
CREATE INDEX generation_by_cast_size ON generation (cast_size) WHERE trashed_at IS NULL;
CREATE INDEX generation_by_scene_count ON generation (scene_count) WHERE trashed_at IS NULL AND scene_count > 0;
-- The look stands behind the key: with it the index alone answers for one look as for all.
CREATE INDEX cast_by_character ON cast_member (character_key, generation_key, look);
-- Who was linked by hand is the only one that the cast does not name.
CREATE INDEX appearance_by_hand ON appearance (character_key, video_key)
  WHERE source = 'manual' AND removed_at IS NULL;

-- Whoever is named by a display name or an alias is found without looking at everybody.
CREATE INDEX character_by_name ON character (name COLLATE NOCASE);
CREATE INDEX character_alias_by_alias ON character_alias (alias COLLATE NOCASE);

-- Words -------------------------------------------------------------------------------------------------------

-- The texts of every generation in use that words are looked for in, with the sign of ASCII that separates units
-- (31) between each two: prompt, scenes, notes, tags, cast.
DROP VIEW generation_texts;
CREATE VIEW generation_texts (key, texts) AS
  SELECT key, prompt
    || ifnull((SELECT char(31) || group_concat(prompt, char(31)) FROM
      (SELECT prompt FROM scene WHERE generation_key = generation.key ORDER BY position)), '')
    || char(31) || notes
    || ifnull((SELECT char(31) || group_concat(tag, char(31)) FROM
      (SELECT tag FROM generation_tag WHERE generation_key = generation.key ORDER BY tag)), '')
    || ifnull((SELECT char(31) || group_concat(handle || char(31) || name, char(31)) FROM
      (SELECT handle, name FROM cast_member WHERE generation_key = generation.key ORDER BY slot)), '')
  FROM generation WHERE trashed_at IS NULL;

-- The beginnings of three characters make 'rai*' as fast as a word.
DROP TABLE generation_posting;
DROP TABLE generation_text;
CREATE VIRTUAL TABLE generation_text USING fts5 (words, content = '', tokenize = 'ascii', prefix = '3');
CREATE VIRTUAL TABLE generation_posting USING fts5vocab (generation_text, 'instance');
-- The program makes the words anew.
UPDATE search_index SET segmenter_version = 0;

DROP TABLE search_dirty;
CREATE TABLE search_dirty (
  generation_key INTEGER PRIMARY KEY,
  before TEXT
) STRICT;

DROP TRIGGER search_generation_insert;
DROP TRIGGER search_generation_update;
DROP TRIGGER search_generation_delete;
CREATE TRIGGER search_generation_insert AFTER INSERT ON generation
  WHEN NOT EXISTS (SELECT 1 FROM search_dirty WHERE generation_key = NEW.key)
BEGIN INSERT INTO search_dirty (generation_key, before) VALUES (NEW.key, NULL); END;
CREATE TRIGGER search_generation_update BEFORE UPDATE OF key, prompt, notes, trashed_at ON generation
  WHEN (OLD.prompt IS NOT NEW.prompt OR OLD.notes IS NOT NEW.notes
      OR (OLD.trashed_at IS NULL) <> (NEW.trashed_at IS NULL))
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

-- Characters --------------------------------------------------------------------------------------------------

-- Every field of a character finds it by its value; the trash is in its own order.
CREATE INDEX character_by_time ON character (created_at) WHERE trashed_at IS NULL;
CREATE INDEX character_in_trash ON character (trashed_at DESC, handle) WHERE trashed_at IS NOT NULL;
CREATE INDEX character_tag_by_tag ON character_tag (tag COLLATE NOCASE, character_key);
CREATE INDEX look_in_use ON look (name, character_key) WHERE trashed_at IS NULL;
-- What a list shows of each: where it is registered, and in how many videos it is.
CREATE INDEX registration_by_look ON registration (look_key);
CREATE INDEX appearance_in_use ON appearance (character_key, video_key) WHERE removed_at IS NULL;
CREATE INDEX video_in_trash ON video (trashed_at) WHERE trashed_at IS NOT NULL;
