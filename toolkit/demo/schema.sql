CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE members (
  id INTEGER PRIMARY KEY,
  username TEXT NOT NULL UNIQUE COLLATE NOCASE,
  display_name TEXT NOT NULL,
  email TEXT NOT NULL UNIQUE COLLATE NOCASE,
  password_hash TEXT NOT NULL,
  role TEXT NOT NULL DEFAULT 'member' CHECK (role IN ('member', 'moderator')),
  visibility TEXT NOT NULL DEFAULT 'members' CHECK (visibility IN ('public', 'members', 'only_me')),
  searchable INTEGER NOT NULL DEFAULT 0,
  bio TEXT NOT NULL DEFAULT '',
  lang TEXT NOT NULL,
  joined_at INTEGER NOT NULL,
  seeded INTEGER NOT NULL DEFAULT 0
);

-- AUTOINCREMENT: the live feed counts from the last number seen, so a number is never given twice.
CREATE TABLE posts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  author_id INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
  text TEXT NOT NULL,
  lang TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX posts_by_author ON posts (author_id, id);

CREATE TABLE replies (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  post_id INTEGER NOT NULL REFERENCES posts ON DELETE CASCADE,
  author_id INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
  text TEXT NOT NULL,
  lang TEXT NOT NULL,
  created_at INTEGER NOT NULL
);
CREATE INDEX replies_by_post ON replies (post_id, id);
CREATE INDEX replies_by_author ON replies (author_id);

CREATE TABLE likes (
  post_id INTEGER NOT NULL REFERENCES posts ON DELETE CASCADE,
  member_id INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
  PRIMARY KEY (post_id, member_id)
) WITHOUT ROWID;
CREATE INDEX likes_by_member ON likes (member_id);

CREATE TABLE reports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  post_id INTEGER REFERENCES posts ON DELETE SET NULL,
  reporter_id INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
  reason TEXT NOT NULL,
  details TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  decision TEXT CHECK (decision IN ('remove', 'keep')),
  decided_by INTEGER REFERENCES members,
  decided_at INTEGER
);
CREATE INDEX reports_open ON reports (decision, id);
CREATE INDEX reports_by_post ON reports (post_id);

CREATE VIRTUAL TABLE posts_text USING fts5 (
  text, content = 'posts', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER posts_text_insert AFTER INSERT ON posts BEGIN
  INSERT INTO posts_text (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER posts_text_delete AFTER DELETE ON posts BEGIN
  INSERT INTO posts_text (posts_text, rowid, text) VALUES ('delete', old.id, old.text);
END;
