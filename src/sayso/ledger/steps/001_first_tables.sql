-- The first tables of a ledger. Released: never change this file, append a step instead.

CREATE TABLE claim (
  id TEXT NOT NULL,
  statement TEXT NOT NULL,
  members TEXT NOT NULL,
  PRIMARY KEY (id)
) STRICT;

CREATE TABLE meta (
  "key" TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY ("key")
) STRICT;

CREATE TABLE relation (
  id TEXT NOT NULL,
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  type TEXT NOT NULL,
  slot TEXT,
  why TEXT NOT NULL,
  PRIMARY KEY (id)
) STRICT;

CREATE INDEX ix_relation_a ON relation (a);

CREATE INDEX ix_relation_b ON relation (b);

CREATE TABLE text (
  sha256 TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (sha256)
) STRICT;

CREATE TABLE article (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  supersedes TEXT,
  path TEXT NOT NULL,
  outlet TEXT,
  title TEXT,
  authors TEXT NOT NULL,
  published TEXT,
  modified TEXT,
  language TEXT,
  url TEXT,
  sha256 TEXT NOT NULL,
  text_sha256 TEXT NOT NULL,
  blocks TEXT NOT NULL,
  links TEXT NOT NULL,
  address TEXT NOT NULL,
  reader TEXT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(supersedes) REFERENCES article (id) ON DELETE SET NULL,
  FOREIGN KEY(text_sha256) REFERENCES text (sha256)
) STRICT;

CREATE INDEX ix_article_address ON article (address, version);

CREATE INDEX ix_article_order ON article (path, version, id);

CREATE INDEX ix_article_supersedes ON article (supersedes);

CREATE INDEX ix_article_text_sha256 ON article (text_sha256);

CREATE TABLE origin_group (
  id TEXT NOT NULL,
  claim TEXT NOT NULL,
  mentions TEXT NOT NULL,
  independent INTEGER NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(claim) REFERENCES claim (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX ix_origin_group_claim ON origin_group (claim);

CREATE TABLE actor (
  article TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  type TEXT,
  country TEXT,
  role TEXT,
  aliases TEXT NOT NULL,
  mentions TEXT NOT NULL,
  PRIMARY KEY (article, id),
  FOREIGN KEY(article) REFERENCES article (id) ON DELETE CASCADE
) STRICT;

CREATE UNIQUE INDEX ix_actor_order ON actor (article, position);

CREATE TABLE attribution (
  "row" INTEGER NOT NULL,
  id TEXT NOT NULL,
  article TEXT NOT NULL,
  position INTEGER NOT NULL,
  pieces TEXT NOT NULL,
  text TEXT NOT NULL,
  source TEXT,
  sources TEXT NOT NULL,
  source_pieces TEXT NOT NULL,
  source_kind TEXT NOT NULL,
  source_description TEXT,
  cue_pieces TEXT NOT NULL,
  cue TEXT NOT NULL,
  manner TEXT NOT NULL,
  stance TEXT NOT NULL,
  negated INTEGER NOT NULL,
  chain TEXT NOT NULL,
  block TEXT,
  confidence REAL NOT NULL,
  PRIMARY KEY ("row"),
  UNIQUE (id),
  FOREIGN KEY(article) REFERENCES article (id) ON DELETE CASCADE
) STRICT;

CREATE UNIQUE INDEX ix_attribution_order ON attribution (article, position);

CREATE TABLE date (
  id TEXT NOT NULL,
  article TEXT NOT NULL,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  type TEXT NOT NULL,
  value TEXT,
  basis TEXT,
  open TEXT,
  PRIMARY KEY (id),
  FOREIGN KEY(article) REFERENCES article (id) ON DELETE CASCADE
) STRICT;

CREATE UNIQUE INDEX ix_date_order ON date (article, position);

CREATE TABLE event (
  id TEXT NOT NULL,
  article TEXT NOT NULL,
  "trigger" TEXT NOT NULL,
  category TEXT NOT NULL,
  x_mode TEXT,
  actor TEXT NOT NULL,
  recipient TEXT NOT NULL,
  place TEXT,
  date TEXT,
  realis TEXT NOT NULL,
  polarity TEXT NOT NULL,
  attribution TEXT,
  process TEXT,
  stage TEXT,
  confidence REAL NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(article) REFERENCES article (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX ix_event_article ON event (article);

CREATE TABLE figure (
  id TEXT NOT NULL,
  article TEXT NOT NULL,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  lo ANY,
  hi ANY,
  qualifier TEXT NOT NULL,
  change TEXT,
  unit TEXT,
  counted TEXT,
  population TEXT,
  measure TEXT NOT NULL,
  part_of TEXT,
  as_of TEXT,
  as_of_basis TEXT,
  modality TEXT NOT NULL,
  originator TEXT,
  chain TEXT NOT NULL,
  attribution TEXT,
  minor INTEGER NOT NULL,
  block TEXT,
  confidence REAL NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(article) REFERENCES article (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX ix_figure_attribution ON figure (attribution);

CREATE UNIQUE INDEX ix_figure_order ON figure (article, position);

CREATE TABLE link (
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  relation TEXT NOT NULL,
  evidence TEXT NOT NULL,
  PRIMARY KEY (a, b, relation),
  FOREIGN KEY(a) REFERENCES article (id) ON DELETE CASCADE,
  FOREIGN KEY(b) REFERENCES article (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX ix_link_b ON link (b);

CREATE TABLE upstream (
  article TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  name TEXT NOT NULL,
  relation TEXT NOT NULL,
  PRIMARY KEY (article, start, "end", name, relation),
  FOREIGN KEY(article) REFERENCES article (id) ON DELETE CASCADE
) STRICT;

CREATE VIRTUAL TABLE passage USING fts5 (text, source, chain, tokenize = 'unicode61 remove_diacritics 2');
