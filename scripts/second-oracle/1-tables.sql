-- What content/ says, as rows. Nothing here is a conclusion; those are drawn in the files that follow.

CREATE TABLE type (id text PRIMARY KEY, parent text, party boolean NOT NULL);
CREATE TABLE relation (
  id text PRIMARY KEY, domain text NOT NULL, range text NOT NULL, aspect text NOT NULL,
  functional boolean NOT NULL, inverse_functional boolean NOT NULL, spatial boolean NOT NULL,
  mutual boolean NOT NULL, once boolean NOT NULL
);
CREATE TABLE entity (id text PRIMARY KEY, type text NOT NULL, life text, lat float8, lon float8, precision_km float8);
CREATE TABLE within (part text NOT NULL, whole text NOT NULL);
-- What an editor fears may be taken for something else, though neither is part of the other.
CREATE TABLE mistakable (a text NOT NULL, b text NOT NULL);
-- Spellings and notes come in the normal form in which typed answers are compared.
CREATE TABLE spelling (entity text NOT NULL, spelling text NOT NULL, name boolean NOT NULL);
CREATE TABLE source (id text PRIMARY KEY, kind text NOT NULL);
CREATE TABLE fact (
  id text PRIMARY KEY, s text, r text, o_kind text, o text, o_low float8, o_high float8, o_about boolean,
  time text, as_of date NOT NULL, denies boolean NOT NULL, lowered boolean NOT NULL,
  -- What the program computed: compared with the rule of 3-status.sql, and believed only where an editor lowered it.
  published_status text NOT NULL
);
CREATE TABLE speaker (fact text NOT NULL, by text NOT NULL);
CREATE TABLE evidence (
  fact text NOT NULL, n int NOT NULL, source text NOT NULL, origin text NOT NULL, house text NOT NULL,
  role text, note text NOT NULL, PRIMARY KEY (fact, n)
);
CREATE TABLE contradicts (a text NOT NULL, b text NOT NULL);
CREATE TABLE list (id text PRIMARY KEY, s text NOT NULL, r text NOT NULL, time text, sources int NOT NULL);
CREATE TABLE member (list text NOT NULL, entity text NOT NULL);
CREATE TABLE release (as_of date NOT NULL);

-- What is to be judged. A proposition is (s, r, o) at a time; `time` is null for what names none.
CREATE TABLE proposition (
  id int PRIMARY KEY, s text NOT NULL, r text NOT NULL,
  o_kind text NOT NULL, o text, o_low float8, o_high float8, time text
);
-- Is there one value only in the slot ("o", "s" or "when") of this fact, at this time?
CREATE TABLE question_unique (id int PRIMARY KEY, fact text NOT NULL, slot text NOT NULL, time text);
-- Which status do these pieces of evidence give the fact that is asked about?
CREATE TABLE docket (id int NOT NULL, fact text NOT NULL, n int NOT NULL, asked boolean NOT NULL);
-- Does this entity stand behind the fact, and nobody else, as a note says?
CREATE TABLE question_speaker (id int PRIMARY KEY, fact text NOT NULL, entity text NOT NULL, alone boolean NOT NULL);
-- Does the one lie wholly before the other?
CREATE TABLE question_order (id int PRIMARY KEY, earlier text NOT NULL, later text NOT NULL);
-- Does this spelling name something of which the proposition is true, and nothing of that kind of which it is not?
CREATE TABLE question_spelling (id int PRIMARY KEY, spelling text NOT NULL, proposition int NOT NULL, slot text NOT NULL);
-- Does a complete list cover the time, and is the entity on it?
CREATE TABLE question_member (id int PRIMARY KEY, s text NOT NULL, r text NOT NULL, entity text NOT NULL, time text);

CREATE INDEX ON fact (r, s);
CREATE INDEX ON spelling (spelling);
