-- TRUE, SAID and FALSE for every proposition. Each view is one line of the definition.

CREATE MATERIALIZED VIEW asked AS
  SELECT p.*, relation.aspect, relation.functional, relation.inverse_functional, relation.spatial, relation.mutual, relation.once,
    t.s_lo AS d_lo, t.e_hi AS d_hi, ot.s_lo AS od_lo, ot.e_hi AS od_hi
  FROM proposition p JOIN relation ON relation.id = p.r
  LEFT JOIN span t ON t.edtf = p.time LEFT JOIN span ot ON p.o_kind = 'date' AND ot.edtf = p.o
WITH NO DATA;

-- Whether fact and proposition may be about one time.
CREATE FUNCTION may_meet(aspect text, once boolean, s_lo date, e_hi date, d_lo date, d_hi date) RETURNS boolean IMMUTABLE LANGUAGE sql AS $$
  SELECT aspect = 'timeless' OR once OR s_lo IS NULL OR d_lo IS NULL OR (s_lo <= d_hi AND d_lo <= e_hi)
$$;

-- Facts that a proposition can rest on: established, of its relation, with its subject or its object.
CREATE MATERIALIZED VIEW near AS
  SELECT a.id AS p, e.fact FROM asked a JOIN eplus e ON e.r = a.r AND e.s = a.s
  UNION SELECT a.id, e.fact FROM asked a JOIN eplus e ON e.r = a.r AND e.o = a.o
  UNION SELECT a.id, f.id FROM asked a JOIN holds f ON f.r = a.r AND f.s = a.s
  WHERE f.o_kind <> 'entity' AND f.status = 'established' AND NOT f.denies
WITH NO DATA;

-- Whether a fact certainly held at the stated time: an event lies within it, a state fills it.
CREATE MATERIALIZED VIEW certain AS
  SELECT a.id AS p, f.id AS fact
  FROM near JOIN asked a ON a.id = near.p JOIN holds f ON f.id = near.fact
  WHERE a.aspect = 'timeless' OR a.d_lo IS NULL
    OR (a.aspect = 'event' AND f.s_lo >= a.d_lo AND f.e_hi <= a.d_hi)
    OR (a.aspect = 'state' AND a.d_lo >= f.s_hi AND a.d_hi <= f.sure_to)
    OR (a.d_lo = f.s_lo AND a.d_hi = f.e_hi)
WITH NO DATA;

CREATE MATERIALIZED VIEW is_true AS
  SELECT DISTINCT a.id AS p FROM asked a
  JOIN eplus e ON e.r = a.r AND e.s = a.s AND e.o = a.o AND a.o_kind = 'entity'
  JOIN certain c ON c.p = a.id AND c.fact = e.fact
  UNION
  SELECT a.id FROM asked a
  JOIN fact f ON f.r = a.r AND f.s = a.s AND f.o_kind = a.o_kind
  JOIN certain c ON c.p = a.id AND c.fact = f.id
  LEFT JOIN span fo ON f.o_kind = 'date' AND fo.edtf = f.o
  WHERE CASE a.o_kind
    WHEN 'date' THEN fo.s_lo >= a.od_lo AND fo.e_hi <= a.od_hi
    WHEN 'number' THEN f.o = a.o AND f.o_low >= a.o_low AND f.o_high <= a.o_high
    WHEN 'text' THEN f.o = a.o
    ELSE false END
WITH NO DATA;

-- Said by somebody, whole or part: equal, wider or narrower in either place.
CREATE MATERIALIZED VIEW is_said AS
  SELECT DISTINCT way.id AS p
  FROM (
    SELECT *, s AS subject, o AS object FROM asked
    UNION ALL SELECT *, o, s FROM asked WHERE mutual AND o_kind = 'entity'
  ) AS way
  JOIN kin ks ON ks.a = way.subject
  JOIN holds f ON f.r = way.r AND f.s = ks.b AND f.o_kind = way.o_kind AND NOT f.denies AND f.status <> 'established'
  LEFT JOIN kin ko ON f.o_kind = 'entity' AND ko.a = way.object AND ko.b = f.o
  LEFT JOIN span fo ON f.o_kind = 'date' AND fo.edtf = f.o
  WHERE may_meet(way.aspect, way.once, f.s_lo, f.e_hi, way.d_lo, way.d_hi)
    AND CASE f.o_kind
      WHEN 'entity' THEN ko.a IS NOT NULL
      WHEN 'date' THEN fo.s_lo <= way.od_hi AND way.od_lo <= fo.e_hi
      WHEN 'number' THEN f.o = way.object AND f.o_low <= way.o_high AND way.o_low <= f.o_high
      ELSE f.o = way.object END
WITH NO DATA;

-- Established for a time that may be the stated one: not certainly true, and so not provably false either.
CREATE MATERIALIZED VIEW may_be_true AS
  SELECT DISTINCT a.id AS p
  FROM asked a JOIN eplus e ON e.r = a.r AND e.s = a.s AND e.o = a.o AND a.o_kind = 'entity'
  JOIN holds f ON f.id = e.fact
  WHERE may_meet(a.aspect, a.once, f.s_lo, f.e_hi, a.d_lo, a.d_hi)
WITH NO DATA;

-- The established values beside which the proposition stands: other objects of its subject, other subjects of its object.
CREATE MATERIALIZED VIEW beside AS
  SELECT a.id AS p, e.fact, e.o AS value, a.o AS given, 'o' AS slot
  FROM asked a JOIN eplus e ON e.r = a.r AND e.s = a.s AND e.written AND a.o_kind = 'entity'
  UNION ALL
  SELECT a.id, e.fact, e.s, a.s, 's'
  FROM asked a JOIN eplus e ON e.r = a.r AND e.o = a.o AND e.written AND a.o_kind = 'entity'
WITH NO DATA;

-- overlapFree fails: part and whole, or one thing under two names.
CREATE MATERIALIZED VIEW not_free AS
  SELECT DISTINCT b.p
  FROM beside b JOIN asked a ON a.id = b.p JOIN holds f ON f.id = b.fact
  JOIN kin ON kin.a = b.given AND kin.b = b.value
  WHERE may_meet(a.aspect, a.once, f.s_lo, f.e_hi, a.d_lo, a.d_hi)
WITH NO DATA;

-- The facts that decide the value of a functional relation at the stated time: those that certainly held then, and, of what happens
-- once, the one time that there was.
CREATE MATERIALIZED VIEW settled AS
  SELECT c.p, c.fact FROM certain c JOIN asked a ON a.id = c.p
  WHERE a.aspect = 'timeless' OR a.d_lo IS NOT NULL
  UNION
  SELECT near.p, near.fact FROM near JOIN asked a ON a.id = near.p WHERE a.aspect = 'event' AND a.once
WITH NO DATA;

CREATE MATERIALIZED VIEW f1 AS
  SELECT DISTINCT a.id AS p, 'F1-functional' AS code
  FROM asked a JOIN beside b ON b.p = a.id JOIN settled USING (p, fact)
  WHERE ((b.slot = 'o' AND a.functional) OR (b.slot = 's' AND a.inverse_functional))
    AND NOT EXISTS (SELECT FROM kin WHERE kin.a = b.given AND kin.b = b.value)
  UNION
  -- Dates and numbers: values that cannot be one.
  SELECT a.id, 'F1-functional'
  FROM asked a JOIN settled ON settled.p = a.id JOIN fact f ON f.id = settled.fact AND f.s = a.s AND f.o_kind = a.o_kind
  LEFT JOIN span fo ON f.o_kind = 'date' AND fo.edtf = f.o
  WHERE a.functional AND CASE a.o_kind
    WHEN 'date' THEN fo.s_lo > a.od_hi OR a.od_lo > fo.e_hi
    WHEN 'number' THEN f.o = a.o AND NOT f.o_about AND (f.o_low > a.o_high OR a.o_low > f.o_high)
    ELSE false END
WITH NO DATA;

-- Lists that a source declares complete, and the days for which they are; an open end reaches to the day of the release.
CREATE MATERIALIZED VIEW covering AS
  SELECT l.id AS list, l.s, l.r, l.time IS NULL OR relation.aspect = 'timeless' AS always, t.s_lo, least(t.e_hi, release.as_of) AS e_hi
  FROM list l JOIN relation ON relation.id = l.r CROSS JOIN release LEFT JOIN span t ON t.edtf = l.time
  WHERE l.sources > 0
WITH NO DATA;

CREATE MATERIALIZED VIEW f2 AS
  SELECT DISTINCT a.id AS p, 'F2-complete-list' AS code
  FROM asked a JOIN covering l ON l.r = a.r AND a.o_kind = 'entity'
  CROSS JOIN LATERAL (VALUES (a.s, a.o, true), (a.o, a.s, a.mutual)) AS way (subject, candidate, taken)
  WHERE way.taken AND l.s = way.subject AND (l.always OR (l.s_lo <= a.d_lo AND a.d_hi <= l.e_hi))
    AND NOT EXISTS (SELECT FROM member m JOIN kin ON kin.a = m.entity AND kin.b = way.candidate WHERE m.list = l.list)
WITH NO DATA;

-- It did not exist then, though it does when the question is put; of it and of what it is set against the lifespans are known.
CREATE MATERIALIZED VIEW f3 AS
  SELECT DISTINCT a.id AS p, 'F3-existence' AS code
  FROM asked a JOIN beside b ON b.p = a.id AND b.slot = 'o' JOIN certain USING (p, fact)
  JOIN entity c ON c.id = a.o JOIN span life ON life.edtf = c.life
  JOIN entity k ON k.id = b.value AND k.life IS NOT NULL
  CROSS JOIN release
  WHERE a.aspect <> 'timeless' AND a.d_lo IS NOT NULL
    AND (life.e_hi < a.d_lo OR a.d_hi < life.s_lo)
    AND life.s_hi <= release.as_of AND release.as_of <= life.e_hi
WITH NO DATA;

-- Established that it is not so.
CREATE MATERIALIZED VIEW f4 AS
  SELECT DISTINCT a.id AS p, 'F4-denial' AS code
  FROM asked a JOIN holds f ON f.r = a.r AND f.denies AND f.status = 'established' AND f.o_kind = 'entity' AND a.o_kind = 'entity'
    AND ((f.s = a.s AND f.o = a.o) OR (a.mutual AND f.s = a.o AND f.o = a.s))
  WHERE a.aspect = 'timeless' OR f.time IS NULL
    OR (a.aspect = 'event' AND f.s_lo <= a.d_lo AND a.d_hi <= f.e_hi)
    OR (a.aspect = 'state' AND f.s_hi <= a.d_lo AND a.d_hi <= f.sure_to)
    OR (a.d_lo = f.s_lo AND a.d_hi = f.e_hi)
WITH NO DATA;

-- One event, one place: another place of the same level, apart from it.
CREATE MATERIALIZED VIEW f5 AS
  SELECT DISTINCT a.id AS p, 'F5-space' AS code
  FROM asked a JOIN beside b ON b.p = a.id AND b.slot = 'o' JOIN settled USING (p, fact)
  JOIN entity c ON c.id = a.o JOIN entity k ON k.id = b.value
  WHERE a.spatial AND a.functional AND c.type = k.type
    AND NOT EXISTS (SELECT FROM kin WHERE kin.a = c.id AND kin.b = k.id)
WITH NO DATA;

CREATE INDEX ON asked (id);
CREATE INDEX ON beside (p, fact);
CREATE INDEX ON certain (p, fact);
CREATE INDEX ON settled (p, fact);

CREATE TABLE verdict (p int PRIMARY KEY, verdict text NOT NULL, said boolean NOT NULL, codes text[] NOT NULL);

CREATE FUNCTION judge() RETURNS void LANGUAGE sql AS $$
  INSERT INTO verdict
  SELECT a.id,
    CASE
      WHEN t.p IS NOT NULL THEN 'TRUE'
      WHEN said.p IS NOT NULL THEN 'SAID'
      WHEN proof.codes IS NOT NULL AND o.p IS NULL AND m.p IS NULL THEN 'FALSE'
      ELSE 'UNKNOWN'
    END,
    said.p IS NOT NULL,
    coalesce(proof.codes, '{}')
  FROM asked a
  LEFT JOIN is_true t ON t.p = a.id
  LEFT JOIN is_said said ON said.p = a.id
  LEFT JOIN not_free o ON o.p = a.id
  LEFT JOIN may_be_true m ON m.p = a.id
  LEFT JOIN (
    SELECT p, array_agg(code ORDER BY code) AS codes
    FROM (SELECT * FROM f1 UNION SELECT * FROM f2 UNION SELECT * FROM f3 UNION SELECT * FROM f4 UNION SELECT * FROM f5) AS every_proof
    GROUP BY p
  ) proof ON proof.p = a.id
$$;
