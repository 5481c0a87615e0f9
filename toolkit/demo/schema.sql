CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- AUTOINCREMENT: a session that outlived its account must never open the next one.
CREATE TABLE members (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  username TEXT NOT NULL UNIQUE COLLATE NOCASE,
  display_name TEXT NOT NULL,
  email TEXT NOT NULL UNIQUE COLLATE NOCASE,
  password_hash TEXT NOT NULL,
  session_version INTEGER NOT NULL DEFAULT 0,
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
  edited_at INTEGER,
  removed INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX posts_by_author ON posts (author_id, id);

-- The content stands last: SQLite would walk through all of it to reach a column behind it.
CREATE TABLE pictures (
  post_id INTEGER PRIMARY KEY REFERENCES posts ON DELETE CASCADE,
  media_type TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  alternative TEXT NOT NULL,
  content BLOB NOT NULL
);

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
  rule TEXT NOT NULL DEFAULT '',
  explanation TEXT NOT NULL DEFAULT '',
  decided_by INTEGER REFERENCES members ON DELETE SET NULL,
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
CREATE TRIGGER posts_text_update AFTER UPDATE OF text ON posts BEGIN
  INSERT INTO posts_text (posts_text, rowid, text) VALUES ('delete', old.id, old.text);
  INSERT INTO posts_text (rowid, text) VALUES (new.id, new.text);
END;

-- An author asks the moderators to look again at a message that was taken down.
CREATE TABLE appeals (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  post_id INTEGER NOT NULL REFERENCES posts ON DELETE CASCADE,
  author_id INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
  text TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  decision TEXT CHECK (decision IN ('restore', 'uphold')),
  answer TEXT NOT NULL DEFAULT '',
  decided_by INTEGER REFERENCES members ON DELETE SET NULL,
  decided_at INTEGER
);
CREATE UNIQUE INDEX appeals_open ON appeals (post_id) WHERE decision IS NULL;

CREATE TABLE follows (
  follower_id INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
  followed_id INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (follower_id, followed_id)
) WITHOUT ROWID;
CREATE INDEX follows_by_followed ON follows (followed_id);

CREATE TABLE blocks (
  blocker_id INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
  blocked_id INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (blocker_id, blocked_id)
) WITHOUT ROWID;
CREATE INDEX blocks_by_blocked ON blocks (blocked_id);

CREATE TABLE messages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sender_id INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
  recipient_id INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
  text TEXT NOT NULL,
  lang TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  read_at INTEGER
);
CREATE INDEX messages_by_pair ON messages (sender_id, recipient_id, id);
CREATE INDEX messages_by_recipient ON messages (recipient_id, read_at);

CREATE TABLE notifications (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  member_id INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('reply', 'like', 'follow', 'message', 'decision', 'appeal')),
  actor_id INTEGER REFERENCES members ON DELETE CASCADE,
  post_id INTEGER REFERENCES posts ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  read_at INTEGER
);
CREATE INDEX notifications_by_member ON notifications (member_id, read_at, id);

-- What the platform would send by e-mail; a fictional town has no post office, so its mail is shown on screen.
CREATE TABLE mails (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recipient TEXT NOT NULL COLLATE NOCASE,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  lang TEXT NOT NULL,
  created_at INTEGER NOT NULL
);

CREATE TABLE password_resets (
  token_hash TEXT PRIMARY KEY,
  member_id INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
  created_at INTEGER NOT NULL
) WITHOUT ROWID;

-- How often each page was opened, of those only who accepted to be counted.
CREATE TABLE visits (
  day TEXT NOT NULL,
  endpoint TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (day, endpoint)
) WITHOUT ROWID;

-- Where a form that was sent led to, by the key it carried: sent twice, it does its work once.
CREATE TABLE submissions (
  member_id INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
  key TEXT NOT NULL,
  address TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (member_id, key)
) WITHOUT ROWID;
CREATE INDEX submissions_by_age ON submissions (created_at);
