-- TRUE, SAID and FALSE for every proposition. Each view is one line of the definition.

CREATE MATERIALIZED VIEW asked AS
  SELECT p.*, relation.aspect, relation.functional, relation.inverse_functional, relation.spatial, relation.mutual, relation.once,
    t.s_lo AS d_lo, t.e_hi AS d_hi, ot.s_lo AS od_lo, ot.e_hi AS od_hi
  FROM proposition p JOIN relation ON relation.id = p.r
  LEFT JOIN span t ON t.edtf = p.time LEFT JOIN span ot ON p.o_kind = 'date' AND ot.edtf = p.o
WITH NO DATA;

-- Whether fact and proposition may be about one time. Only a state has more than one: an event of a subject is not told twice.
CREATE FUNCTION may_meet(aspect text, s_lo date, e_hi date, d_lo date, d_hi date) RETURNS boolean IMMUTABLE LANGUAGE sql AS $$
  SELECT aspect <> 'state' OR s_lo IS NULL OR d_lo IS NULL OR (s_lo <= d_hi AND d_lo <= e_hi)
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
  WHERE a.aspect = 'timeless'
    OR (a.aspect = 'event' AND a.d_lo IS NULL)
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

-- Every fact that equals the proposition, or says it wider or narrower in either place, at a time that may be the same.
CREATE MATERIALIZED VIEW echo AS
  SELECT DISTINCT way.id AS p, f.id AS fact, f.status, f.denies
  FROM (
    SELECT *, s AS subject, o AS object FROM asked
    UNION ALL SELECT *, o, s FROM asked WHERE mutual AND o_kind = 'entity'
  ) AS way
  JOIN kin ks ON ks.a = way.subject AND (way.d_lo IS NULL OR way.d_lo <= ks.until)
  JOIN holds f ON f.r = way.r AND f.s = ks.b AND f.o_kind = way.o_kind
  LEFT JOIN kin ko ON f.o_kind = 'entity' AND ko.a = way.object AND ko.b = f.o AND (way.d_lo IS NULL OR way.d_lo <= ko.until)
  LEFT JOIN span fo ON f.o_kind = 'date' AND fo.edtf = f.o
  WHERE may_meet(way.aspect, f.s_lo, f.e_hi, way.d_lo, way.d_hi)
    AND CASE f.o_kind
      WHEN 'entity' THEN ko.a IS NOT NULL
      WHEN 'date' THEN fo.s_lo <= way.od_hi AND way.od_lo <= fo.e_hi
      -- Another unit, or "about", may mean the same; so may two texts.
      WHEN 'number' THEN f.o <> way.object OR f.o_about OR (f.o_low <= way.o_high AND way.o_low <= f.o_high)
      ELSE true END
WITH NO DATA;

-- Said by somebody; a denial that is itself in dispute speaks of it, too.
CREATE MATERIALIZED VIEW is_said AS
  SELECT DISTINCT p FROM echo WHERE status <> 'established'
WITH NO DATA;

-- overlapFree fails: part or whole of what is established, another name of it, or the same at a time that may be meant.
CREATE MATERIALIZED VIEW not_free AS
  SELECT DISTINCT p FROM echo WHERE status = 'established' AND NOT denies
WITH NO DATA;

-- The established values beside which the proposition stands: other objects of its subject, other subjects of its object.
CREATE MATERIALIZED VIEW beside AS
  SELECT a.id AS p, e.fact, e.o AS value, a.o AS given, 'o' AS slot
  FROM asked a JOIN eplus e ON e.r = a.r AND e.s = a.s AND e.written AND a.o_kind = 'entity'
  UNION ALL
  SELECT a.id, e.fact, e.s, a.s, 's'
  FROM asked a JOIN eplus e ON e.r = a.r AND e.o = a.o AND e.written AND a.o_kind = 'entity'
WITH NO DATA;

-- The facts that decide the value of a functional relation at the stated time: a state that certainly held then; what is told once,
-- or without a date, for good; any other event as long as the base knows one value only.
CREATE MATERIALIZED VIEW settled AS
  SELECT c.p, c.fact FROM certain c JOIN asked a ON a.id = c.p WHERE a.aspect <> 'event'
  UNION
  SELECT near.p, near.fact FROM near JOIN asked a ON a.id = near.p JOIN fact mine ON mine.id = near.fact
  WHERE a.aspect = 'event' AND (a.once OR NOT EXISTS (
    SELECT FROM fact other LEFT JOIN kin ON kin.a = mine.o AND kin.b = other.o
    WHERE other.r = mine.r AND other.s = mine.s AND NOT other.denies AND mine.o_kind = 'entity' AND kin.a IS NULL))
WITH NO DATA;

CREATE MATERIALIZED VIEW f1 AS
  SELECT DISTINCT a.id AS p, 'F1-functional' AS code
  FROM asked a JOIN beside b ON b.p = a.id JOIN settled USING (p, fact)
  WHERE ((b.slot = 'o' AND a.functional AND NOT a.spatial) OR (b.slot = 's' AND a.inverse_functional))
    AND NOT EXISTS (SELECT FROM kin WHERE kin.a = b.given AND kin.b = b.value AND (a.d_lo IS NULL OR a.d_lo <= kin.until))
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

-- Lists that a source declares complete: an event's for good, a state's for its own days; an open end reaches to the day of the release.
CREATE MATERIALIZED VIEW covering AS
  SELECT l.id AS list, l.s, l.r, l.time, l.time IS NULL OR relation.aspect <> 'state' AS always, t.s_lo, least(t.e_hi, release.as_of) AS e_hi
  FROM list l JOIN relation ON relation.id = l.r CROSS JOIN release LEFT JOIN span t ON t.edtf = l.time
  WHERE l.sources > 0
WITH NO DATA;

CREATE MATERIALIZED VIEW f2 AS
  SELECT DISTINCT a.id AS p, 'F2-complete-list' AS code
  FROM asked a JOIN covering l ON l.r = a.r AND a.o_kind = 'entity'
  CROSS JOIN LATERAL (VALUES (a.s, a.o, true), (a.o, a.s, a.mutual)) AS way (subject, candidate, taken)
  WHERE way.taken AND l.s = way.subject AND (l.always OR l.time = a.time OR (l.s_lo <= a.d_lo AND a.d_hi <= l.e_hi))
    AND NOT EXISTS (SELECT FROM member m JOIN kin ON kin.a = m.entity AND kin.b = way.candidate
      WHERE m.list = l.list AND (a.d_lo IS NULL OR a.d_lo <= kin.until))
WITH NO DATA;

-- It did not exist then: its lifespan and the time are known and lie apart, and neighbouring days prove nothing. An event without a
-- stated time falls into the life of its subject. Some relations reach beyond a life.
CREATE TABLE beyond_life (r text PRIMARY KEY);
INSERT INTO beyond_life VALUES ('named-after'), ('formed-from'), ('split-from'), ('renamed-to'), ('merged-into'), ('followed-by'),
  ('carved-from'), ('described-as'), ('accused'), ('listed'), ('ended-by');

CREATE MATERIALIZED VIEW f3 AS
  SELECT DISTINCT a.id AS p, 'F3-existence' AS code
  FROM asked a JOIN entity subject ON subject.id = a.s
  JOIN span t ON t.edtf = coalesce(a.time, CASE a.aspect WHEN 'event' THEN subject.life END)
  WHERE a.aspect <> 'timeless' AND a.o_kind = 'entity' AND a.r NOT IN (SELECT r FROM beyond_life)
    AND NOT EXISTS (
      SELECT FROM (SELECT a.o AS id UNION ALL SELECT told_as.b FROM told_as WHERE told_as.a = a.o) AS name
      JOIN entity e ON e.id = name.id LEFT JOIN span life ON life.edtf = e.life
      WHERE life.edtf IS NULL OR NOT (life.e_hi + 1 < t.s_lo OR t.e_hi + 1 < life.s_lo))
WITH NO DATA;

-- Established that it is not so.
CREATE MATERIALIZED VIEW f4 AS
  SELECT DISTINCT a.id AS p, 'F4-denial' AS code
  FROM asked a JOIN holds f ON f.r = a.r AND f.denies AND f.status = 'established' AND f.o_kind = 'entity' AND a.o_kind = 'entity'
    AND ((f.s = a.s AND f.o = a.o) OR (a.mutual AND f.s = a.o AND f.o = a.s))
  WHERE a.aspect = 'timeless' OR f.time IS NULL
    OR a.aspect = 'event'
    OR (a.aspect = 'state' AND f.s_hi <= a.d_lo AND a.d_hi <= f.sure_to)
    OR (a.d_lo = f.s_lo AND a.d_hi = f.e_hi)
WITH NO DATA;

-- One event, one place: another place of the same level, farther away than the positions are uncertain. Areas of one level lie apart
-- however large they are.
CREATE FUNCTION km_between(lat1 float8, lon1 float8, lat2 float8, lon2 float8) RETURNS float8 IMMUTABLE STRICT LANGUAGE sql AS $$
  SELECT 6371.0088 * acos(least(1, sin(radians(lat1)) * sin(radians(lat2)) + cos(radians(lat1)) * cos(radians(lat2)) * cos(radians(lon1 - lon2))))
$$;

CREATE MATERIALIZED VIEW f5 AS
  SELECT DISTINCT a.id AS p, 'F5-space' AS code
  FROM asked a JOIN beside b ON b.p = a.id AND b.slot = 'o' JOIN settled USING (p, fact)
  JOIN entity c ON c.id = a.o JOIN entity k ON k.id = b.value
  WHERE a.spatial AND a.functional AND c.type = k.type
    AND coalesce(km_between(c.lat, c.lon, k.lat, k.lon) > least(coalesce(c.precision_km, 0) + coalesce(k.precision_km, 0), 25), true)
    AND NOT EXISTS (SELECT FROM kin WHERE kin.a = c.id AND kin.b = k.id AND (a.d_lo IS NULL OR a.d_lo <= kin.until))
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
      WHEN proof.codes IS NOT NULL AND o.p IS NULL THEN 'FALSE'
      ELSE 'UNKNOWN'
    END,
    said.p IS NOT NULL,
    coalesce(proof.codes, '{}')
  FROM asked a
  LEFT JOIN is_true t ON t.p = a.id
  LEFT JOIN is_said said ON said.p = a.id
  LEFT JOIN not_free o ON o.p = a.id
  LEFT JOIN (
    SELECT p, array_agg(code ORDER BY code) AS codes
    FROM (SELECT * FROM f1 UNION SELECT * FROM f2 UNION SELECT * FROM f3 UNION SELECT * FROM f4 UNION SELECT * FROM f5) AS every_proof
    GROUP BY p
  ) proof ON proof.p = a.id
$$;
