-- What an item takes for granted beside TRUE and FALSE. Every view answers with one row a question.

-- Facts that fill the same slot at a time that may be the asked one, whoever says so.
CREATE MATERIALIZED VIEW rival AS
  SELECT q.id, q.slot, f.id AS fact, CASE q.slot WHEN 's' THEN f.s WHEN 'o' THEN f.o ELSE f.time END AS value,
    q.slot = 'when' OR (q.slot = 'o' AND f.o_kind = 'date') AS is_date, f.o_low, f.o_high
  FROM question_unique q JOIN fact asked ON asked.id = q.fact JOIN relation ON relation.id = asked.r
  LEFT JOIN span d ON d.edtf = coalesce(q.time, asked.time)
  JOIN holds f ON f.r = asked.r AND f.o_kind = asked.o_kind AND NOT f.denies
    AND CASE q.slot
      -- A figure in another unit is another quantity.
      WHEN 'o' THEN f.s = asked.s AND (f.o_kind <> 'number' OR f.o = asked.o)
      WHEN 's' THEN f.o = asked.o AND f.o_low IS NOT DISTINCT FROM asked.o_low AND f.o_high IS NOT DISTINCT FROM asked.o_high
      ELSE f.s = asked.s AND f.o = asked.o END
  WHERE q.slot = 'when' OR may_meet(relation.aspect, f.s_lo, f.e_hi, d.s_lo, d.e_hi)
WITH NO DATA;

-- One thing under two names is one value; so are two dates of which one lies within the other.
CREATE MATERIALIZED VIEW distinct_rival AS
  SELECT DISTINCT r.id, r.value, r.o_low, r.o_high
  FROM rival r LEFT JOIN span mine ON r.is_date AND mine.edtf = r.value
  WHERE NOT EXISTS (SELECT FROM rival other JOIN same_as ON same_as.a = r.value AND same_as.b = other.value WHERE other.id = r.id AND other.value < r.value)
    AND NOT EXISTS (
      SELECT FROM rival other JOIN span theirs ON theirs.edtf = other.value
      WHERE r.is_date AND other.id = r.id AND other.value <> r.value AND mine.s_lo <= theirs.s_lo AND theirs.e_hi <= mine.e_hi
        AND (mine.s_lo < theirs.s_lo OR theirs.e_hi < mine.e_hi OR other.value < r.value)
    )
WITH NO DATA;
CREATE INDEX ON distinct_rival (id);

CREATE VIEW answer_unique AS
  SELECT q.id,
    CASE
      WHEN NOT (CASE q.slot WHEN 'o' THEN relation.functional WHEN 's' THEN relation.inverse_functional ELSE relation.once OR f.o_kind = 'date' END)
        AND NOT (q.slot = 'o' AND EXISTS (
          SELECT FROM covering l LEFT JOIN span d ON d.edtf = coalesce(q.time, f.time)
          WHERE l.s = f.s AND l.r = f.r AND (l.always OR (l.s_lo <= d.s_lo AND d.e_hi <= l.e_hi))))
        THEN 'open: more values than one are possible'
      WHEN (SELECT count(*) FROM distinct_rival d WHERE d.id = q.id) <> 1
        THEN 'several: ' || (SELECT string_agg(value, ', ' ORDER BY value) FROM distinct_rival d WHERE d.id = q.id)
      ELSE 'unique'
    END AS answer
  FROM question_unique q JOIN fact f ON f.id = q.fact JOIN relation ON relation.id = f.r;

CREATE VIEW answer_status AS
  SELECT id, status AS answer FROM status_on_table WHERE id > 0 AND asked;

CREATE INDEX ON rival (id);

-- Those who say the same: behind a fact with the same, a wider or a narrower triple.
CREATE MATERIALIZED VIEW says_the_same AS
  SELECT fact, by FROM speaker
  UNION
  SELECT mine.id, speaker.by
  FROM fact mine JOIN kin ks ON ks.a = mine.s JOIN fact theirs ON theirs.r = mine.r AND theirs.s = ks.b AND theirs.denies = mine.denies
  LEFT JOIN kin ko ON ko.a = mine.o AND ko.b = theirs.o
  JOIN speaker ON speaker.fact = theirs.id
  WHERE theirs.o_kind = mine.o_kind AND CASE mine.o_kind
    WHEN 'entity' THEN ko.a IS NOT NULL
    ELSE theirs.o = mine.o AND theirs.o_low IS NOT DISTINCT FROM mine.o_low AND theirs.o_high IS NOT DISTINCT FROM mine.o_high END
WITH NO DATA;

-- Part and whole as the base writes it down; what merged later was nobody's part before.
CREATE VIEW parent AS
  WITH RECURSIVE up AS (
    SELECT part, whole FROM within UNION SELECT up.part, within.whole FROM up JOIN within ON within.part = up.whole
  ) SELECT part, whole FROM up;

-- A person may be called by the last word of the name, where nobody else is.
CREATE MATERIALIZED VIEW bears AS
  WITH surname AS (
    SELECT DISTINCT s.entity, regexp_replace(s.spelling, '^.* ', '') AS spelling FROM spelling s
    JOIN entity ON entity.id = s.entity JOIN type_under ON type_under.type = entity.type AND type_under.node = 'person' WHERE s.name
  )
  SELECT entity, spelling FROM spelling
  UNION
  SELECT min(entity), spelling FROM surname GROUP BY spelling HAVING count(*) = 1
WITH NO DATA;

CREATE VIEW answer_speaker AS
  SELECT q.id,
    CASE
      WHEN q.entity IN (SELECT by FROM speaker WHERE fact = q.fact) THEN
        CASE WHEN NOT q.alone THEN 'speaks'
          WHEN (SELECT count(*) FROM speaker WHERE fact = q.fact) > 1 THEN 'one of several'
          WHEN NOT named THEN 'speaks, but no note says so' ELSE 'speaks' END
      WHEN q.entity IN (SELECT by FROM says_the_same WHERE fact = q.fact) THEN 'says so too'
      WHEN EXISTS (
        SELECT FROM speaker JOIN parent ON (parent.part, parent.whole) IN ((speaker.by, q.entity), (q.entity, speaker.by)) WHERE fact = q.fact)
        THEN 'part or whole of the speaker'
      WHEN EXISTS (
        SELECT FROM speaker JOIN holds a ON a.r = 'allied-with' AND NOT a.denies AND (a.s, a.o) IN ((speaker.by, q.entity), (q.entity, speaker.by))
        WHERE speaker.fact = q.fact AND may_meet('state', a.s_lo, a.e_hi, f.s_lo, f.e_hi)) THEN 'an ally of the speaker'
      WHEN named THEN 'named by a note'
      ELSE 'silent'
    END AS answer
  FROM question_speaker q JOIN holds f ON f.id = q.fact
  CROSS JOIN LATERAL (
    SELECT EXISTS (
      SELECT FROM evidence JOIN bears ON bears.entity = q.entity
      WHERE evidence.fact = q.fact AND strpos(' ' || evidence.note || ' ', ' ' || bears.spelling || ' ') > 0) AS named
  ) AS note;

CREATE VIEW answer_order AS
  SELECT q.id, CASE WHEN a.e_hi < b.s_lo THEN 'before' WHEN b.e_hi < a.s_lo THEN 'after' ELSE 'may share a day' END AS answer
  FROM question_order q JOIN span a ON a.edtf = q.earlier JOIN span b ON b.edtf = q.later;

CREATE MATERIALIZED VIEW bearer AS
  SELECT q.id, entity.type, EXISTS (
    SELECT FROM eplus e JOIN certain c ON c.fact = e.fact AND c.p = p.id
    WHERE e.r = p.r AND CASE q.slot WHEN 'o' THEN e.s = p.s AND e.o = b.entity ELSE e.s = b.entity AND e.o = p.o END
  ) AS fits
  FROM question_spelling q JOIN proposition p ON p.id = q.proposition
  JOIN bears b ON b.spelling = q.spelling JOIN entity ON entity.id = b.entity
WITH NO DATA;

CREATE INDEX ON bears (spelling);
CREATE INDEX ON bearer (id);

CREATE VIEW answer_spelling AS
  SELECT q.id,
    CASE
      WHEN count(b.id) = 0 THEN 'names nothing'
      WHEN NOT bool_or(b.fits) THEN 'names something else'
      WHEN bool_or(NOT b.fits AND b.kind_fits) THEN 'names something else too'
      ELSE 'names it'
    END AS answer
  FROM question_spelling q
  LEFT JOIN (SELECT id, fits, bool_or(fits) OVER (PARTITION BY id, type) AS kind_fits FROM bearer) AS b ON b.id = q.id
  GROUP BY q.id;

CREATE VIEW answer_member AS
  SELECT q.id, CASE bool_or(on_it) WHEN true THEN 'member' WHEN false THEN 'not on it' ELSE 'no list' END AS answer
  FROM question_member q
  LEFT JOIN span d ON d.edtf = q.time
  LEFT JOIN LATERAL (
    SELECT q.entity IN (SELECT entity FROM member WHERE member.list = l.list) AS on_it
    FROM covering l WHERE l.s = q.s AND l.r = q.r AND (l.always OR (l.s_lo <= d.s_lo AND d.e_hi <= l.e_hi))
  ) AS lists ON true
  GROUP BY q.id;
