-- The bytes of pages, what of them carries an article's text, what became of each page that was come to, and the index
-- by which copies are found. Released: never change this file, append a step instead.

CREATE TABLE page (
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (sha256)
) STRICT;

CREATE TABLE grounding (
  article TEXT NOT NULL,
  page TEXT NOT NULL,
  encoding TEXT NOT NULL,
  part INTEGER,
  runs BLOB NOT NULL,
  address TEXT,
  fetched TEXT,
  archive TEXT,
  "offset" INTEGER,
  PRIMARY KEY (article),
  FOREIGN KEY(article) REFERENCES article (id) ON DELETE CASCADE,
  FOREIGN KEY(page) REFERENCES page (sha256)
) STRICT;

CREATE INDEX ix_grounding_page ON grounding (page);

CREATE TABLE seal (
  article TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (article),
  FOREIGN KEY(article) REFERENCES article (id) ON DELETE CASCADE
) STRICT;

CREATE TABLE visit (
  path TEXT NOT NULL,
  "key" TEXT NOT NULL,
  sha256 TEXT,
  reader TEXT NOT NULL,
  said TEXT NOT NULL,
  article TEXT,
  reason TEXT,
  lasting INTEGER NOT NULL,
  etag TEXT,
  last_modified TEXT,
  PRIMARY KEY (path),
  FOREIGN KEY(article) REFERENCES article (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX ix_visit_article ON visit (article);

CREATE TABLE copy (
  number INTEGER NOT NULL,
  article TEXT NOT NULL,
  PRIMARY KEY (number),
  FOREIGN KEY(article) REFERENCES article (id) ON DELETE CASCADE
) STRICT;

CREATE UNIQUE INDEX ix_copy_article ON copy (article);

CREATE TABLE fingerprint (
  hash INTEGER NOT NULL,
  copy INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (hash, copy),
  FOREIGN KEY(copy) REFERENCES copy (number) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;

CREATE INDEX ix_fingerprint_copy ON fingerprint (copy);
