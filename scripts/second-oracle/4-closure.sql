-- The closure of the established facts: one name and another, part and whole, member and coalition.

CREATE TABLE same_as (a text NOT NULL, b text NOT NULL);          -- renamed: one thing under two names, both ways
CREATE TABLE told_as (a text NOT NULL, b text NOT NULL);          -- the same, but somebody's telling is enough
CREATE TABLE part_of (part text NOT NULL, whole text NOT NULL);   -- with everything above, itself left out: E+ is closed under it
CREATE TABLE told_part_of (part text NOT NULL, whole text NOT NULL); -- the same, but a telling or a likeness is enough: nothing follows from it
-- Itself, its other names, its parts and its wholes, and what it may be mistaken for: neither can be wrong where the other is right.
-- `until` is the last day for which that counts; only a region and the one that it was carved from grow apart.
CREATE TABLE kin (a text NOT NULL, b text NOT NULL, until date NOT NULL);
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

  INSERT INTO told_as
  WITH RECURSIVE pair AS (
    SELECT s AS a, o AS b FROM fact WHERE r = 'renamed-to' AND o_kind = 'entity' AND NOT denies
    UNION SELECT o, s FROM fact WHERE r = 'renamed-to' AND o_kind = 'entity' AND NOT denies
  ), names AS (
    SELECT a, b FROM pair UNION SELECT names.a, pair.b FROM names JOIN pair ON pair.a = names.b
  ) SELECT a, b FROM names WHERE a <> b;

  INSERT INTO same_as
  WITH RECURSIVE pair AS (
    SELECT s AS a, o AS b FROM holds WHERE r = 'renamed-to' AND o_kind = 'entity' AND NOT denies AND status = 'established'
    UNION SELECT o, s FROM holds WHERE r = 'renamed-to' AND o_kind = 'entity' AND NOT denies AND status = 'established'
  ), names AS (
    SELECT a, b FROM pair UNION SELECT names.a, pair.b FROM names JOIN pair ON pair.a = names.b
  ) SELECT a, b FROM names WHERE a <> b;

  INSERT INTO part_of
  WITH RECURSIVE step AS (
    SELECT part, whole FROM within
    UNION SELECT CASE WHEN r IN ('component', 'formed-from') THEN o ELSE s END, CASE WHEN r IN ('component', 'formed-from') THEN s ELSE o END
    FROM holds WHERE r IN ('merged-into', 'in-region', 'in-country', 'part-of-war', 'component', 'formed-from')
      AND o_kind = 'entity' AND NOT denies AND status = 'established'
    UNION SELECT a, b FROM same_as
  ), above AS (
    SELECT part, whole FROM step UNION SELECT above.part, step.whole FROM above JOIN step ON step.part = above.whole
  ) SELECT part, whole FROM above WHERE part <> whole;

  -- What is only told makes nothing true, but nothing may be called wrong against it; nor against what it is mistaken for.
  INSERT INTO told_part_of
  WITH RECURSIVE direct AS (
    SELECT part, whole FROM part_of
    UNION SELECT a, b FROM mistakable
    UNION SELECT s, o FROM fact WHERE r IN ('merged-into', 'in-region', 'in-country', 'part-of-war') AND o_kind = 'entity' AND NOT denies
    UNION SELECT o, s FROM fact WHERE r IN ('component', 'formed-from') AND o_kind = 'entity' AND NOT denies
    UNION SELECT a, b FROM told_as
  ), up AS (
    SELECT part, whole FROM direct UNION SELECT up.part, direct.whole FROM up JOIN direct ON direct.part = up.whole
  ) SELECT part, whole FROM up WHERE part <> whole;

  INSERT INTO kin
  SELECT id, id, date 'infinity' FROM entity
  UNION SELECT part, whole, 'infinity' FROM told_part_of UNION SELECT whole, part, 'infinity' FROM told_part_of
  UNION SELECT CASE way WHEN 1 THEN s ELSE o END, CASE way WHEN 1 THEN o ELSE s END, (e_hi + interval '366 days')::date
  FROM holds CROSS JOIN generate_series(1, 2) AS way WHERE r = 'carved-from' AND o_kind = 'entity' AND NOT denies;
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
    -- What happened in a place happened in the places around it …
    SELECT n.id, n.s, n.r, part_of.whole, false FROM named n JOIN part_of ON part_of.part = n.o
    JOIN entity inner_place ON inner_place.id = n.o JOIN type_under inner_type ON inner_type.type = inner_place.type AND inner_type.node = 'place'
    JOIN entity outer_place ON outer_place.id = part_of.whole JOIN type_under outer_type ON outer_type.type = outer_place.type AND outer_type.node = 'place'
    -- … and what a member did its coalition did, while it was one.
    UNION SELECT n.id, n.s, n.r, c.s, false FROM named n JOIN holds f ON f.id = n.id
    JOIN holds c ON c.r = 'component' AND c.o = n.o AND c.status = 'established' AND NOT c.denies
    WHERE f.s_lo IS NULL OR (f.s_lo <= c.e_hi AND c.s_lo <= f.e_hi)
  ) SELECT * FROM named UNION SELECT * FROM wider;
$$;
CREATE INDEX ON eplus (r, s, o);
CREATE INDEX ON eplus (r, o);
CREATE INDEX ON kin (a, b);
