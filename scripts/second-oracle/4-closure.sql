-- The closure of the established facts: one name and another, part and whole, member and coalition.

CREATE TABLE same_as (a text NOT NULL, b text NOT NULL);          -- renamed: one thing under two names, both ways
CREATE TABLE part_of (part text NOT NULL, whole text NOT NULL);   -- with everything above, itself left out
CREATE TABLE kin (a text NOT NULL, b text NOT NULL);              -- itself, its other names, its parts and its wholes
CREATE TABLE type_under (type text NOT NULL, node text NOT NULL); -- a type and every node above it
CREATE TABLE eplus (fact text, s text, r text, o text, written boolean);

-- Every fact with its days and its status.
CREATE MATERIALIZED VIEW holds AS
  SELECT fact.*, status.status, span.s_lo, span.s_hi, span.e_lo, span.e_hi, span.single, span.open_end,
    -- What is still so was so when last checked, and nobody vouches for the days after.
    CASE WHEN span.open_end THEN least(span.e_lo, fact.as_of) ELSE span.e_lo END AS sure_to
  FROM fact JOIN status ON status.fact = fact.id LEFT JOIN span ON span.edtf = fact.time
WITH NO DATA;
CREATE INDEX ON holds (r, s);
CREATE INDEX ON holds (id);

CREATE FUNCTION relate_entities() RETURNS void LANGUAGE sql AS $$
  INSERT INTO type_under
  WITH RECURSIVE up AS (
    SELECT id, id AS node FROM type UNION SELECT up.id, type.parent FROM up JOIN type ON type.id = up.node WHERE type.parent IS NOT NULL
  ) SELECT id, node FROM up UNION SELECT id, 'any' FROM type;

  INSERT INTO same_as
  WITH RECURSIVE renamed AS (
    SELECT s, o FROM fact JOIN status ON status.fact = fact.id AND status.status = 'established'
    WHERE r = 'renamed-to' AND o_kind = 'entity' AND NOT denies
  ), names AS (
    SELECT s AS a, o AS b FROM renamed UNION SELECT o, s FROM renamed
    UNION SELECT names.a, CASE WHEN renamed.s = names.b THEN renamed.o ELSE renamed.s END
    FROM names JOIN renamed ON names.b IN (renamed.s, renamed.o)
  ) SELECT a, b FROM names WHERE a <> b;

  INSERT INTO part_of
  WITH RECURSIVE direct AS (
    SELECT part, whole FROM within
    UNION SELECT fact.s, fact.o FROM fact WHERE r IN ('merged-into', 'in-region', 'in-country') AND o_kind = 'entity' AND NOT denies
    UNION SELECT fact.o, fact.s FROM fact WHERE r IN ('component', 'formed-from') AND o_kind = 'entity' AND NOT denies
    UNION SELECT a, b FROM same_as
  ), up AS (
    SELECT part, whole FROM direct UNION SELECT up.part, direct.whole FROM up JOIN direct ON direct.part = up.whole
  ) SELECT part, whole FROM up WHERE part <> whole;

  INSERT INTO kin
  SELECT id, id FROM entity UNION SELECT part, whole FROM part_of UNION SELECT whole, part FROM part_of
  UNION SELECT a, b FROM same_as;

$$;

CREATE FUNCTION close_facts() RETURNS void LANGUAGE sql AS $$
  INSERT INTO eplus
  WITH RECURSIVE established AS (
    SELECT fact.id, fact.s, fact.r, fact.o FROM fact JOIN status ON status.fact = fact.id
    WHERE status.status = 'established' AND fact.o_kind = 'entity' AND NOT fact.denies
  ), both_ways AS (
    SELECT *, true AS written FROM established
    UNION ALL SELECT e.id, e.o, e.r, e.s, true FROM established e JOIN relation ON relation.id = e.r AND relation.mutual
  ), named AS (
    SELECT * FROM both_ways
    UNION SELECT b.id, same_as.b, b.r, b.o, true FROM both_ways b JOIN same_as ON same_as.a = b.s
    UNION SELECT b.id, b.s, b.r, same_as.b, true FROM both_ways b JOIN same_as ON same_as.a = b.o
  ), wider AS (
    -- What is so of a part is so of its whole, where the relation takes such an object.
    SELECT n.id, n.s, n.r, part_of.whole, false FROM named n JOIN part_of ON part_of.part = n.o
    JOIN relation ON relation.id = n.r JOIN entity ON entity.id = part_of.whole
    JOIN type_under ON type_under.type = entity.type AND type_under.node = relation.range
  ) SELECT * FROM named UNION SELECT * FROM wider;
$$;
CREATE INDEX ON eplus (r, s, o);
CREATE INDEX ON eplus (r, o);
CREATE UNIQUE INDEX ON kin (a, b);
