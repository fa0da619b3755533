-- A relation knows the articles of its two records, so that it goes when either of them does. Built anew: no sayso has
-- written a relation before this step. Released: never change this file, append a step instead.

DROP TABLE relation;

CREATE TABLE relation (
  id TEXT NOT NULL,
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  type TEXT NOT NULL,
  slot TEXT,
  why TEXT NOT NULL,
  article_a TEXT NOT NULL,
  article_b TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(article_a) REFERENCES article (id) ON DELETE CASCADE,
  FOREIGN KEY(article_b) REFERENCES article (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX ix_relation_a ON relation (a);

CREATE INDEX ix_relation_article_a ON relation (article_a, position);

CREATE INDEX ix_relation_article_b ON relation (article_b);

CREATE INDEX ix_relation_b ON relation (b);
