-- The status rule, over what lies on the table: all evidence of a fact, or the cards that a question shows.

CREATE VIEW party AS
  SELECT entity.id FROM entity JOIN type ON type.id = entity.type WHERE type.party;

CREATE TABLE house_on_table (id int NOT NULL, fact text NOT NULL, house text NOT NULL, is_party boolean NOT NULL);
CREATE TABLE status_alone (id int NOT NULL, fact text NOT NULL, asked boolean NOT NULL, status text NOT NULL);
CREATE INDEX ON status_alone (id, fact);

-- Whoever first said it is an origin; an encyclopaedia copy is never one. Of names that may mean one house ("BBC", "BBC Afrique")
-- the shortest stands for all. A party that is its own source is no observer.
CREATE FUNCTION count_houses() RETURNS void LANGUAGE sql AS $$
  INSERT INTO house_on_table
  WITH origins AS MATERIALIZED (
    SELECT d.id, d.fact, e.house, bool_and(named.spelling IS NOT NULL) AS is_party
    FROM docket d JOIN evidence e USING (fact, n) LEFT JOIN source ON source.id = e.source
    LEFT JOIN (
      SELECT DISTINCT regexp_replace(spelling, '^the ', '') AS spelling FROM spelling JOIN party ON party.id = spelling.entity
    ) AS named ON named.spelling = regexp_replace(e.origin, '^the ', '')
    WHERE source.kind IS DISTINCT FROM 'tertiary'
    GROUP BY d.id, d.fact, e.house
  ), shadowed AS (
    SELECT o.id, o.fact, o.house FROM origins o JOIN origins shorter USING (id, fact)
    WHERE shorter.house <> o.house AND starts_with(o.house || ' ', shorter.house || ' ')
  )
  SELECT o.* FROM origins o LEFT JOIN shadowed s USING (id, fact, house) WHERE s.house IS NULL
$$;

-- What lies on the table for one fact, without regard to the others.
CREATE FUNCTION weigh_alone() RETURNS void LANGUAGE sql AS $$
  INSERT INTO status_alone
  SELECT d.id, d.fact, bool_or(d.asked),
    CASE
      WHEN bool_or(e.role IN ('act', 'measure')) THEN 'established'
      WHEN bool_or(v.by_party) THEN 'claimed'
      WHEN bool_or(v.by_anybody) THEN 'reported'
      WHEN max(h.observers) >= 2 THEN 'established'
      WHEN max(h.observers) = 0 AND max(h.houses) > 0 THEN 'claimed'
      ELSE 'reported'
    END
  FROM docket d JOIN evidence e USING (fact, n)
  LEFT JOIN (
    SELECT fact, bool_or(by = 'unnamed' OR party.id IS NOT NULL) AS by_party, true AS by_anybody
    FROM speaker LEFT JOIN party ON party.id = speaker.by GROUP BY fact
  ) AS v ON v.fact = d.fact
  LEFT JOIN (
    SELECT id, fact, count(*) AS houses, count(*) FILTER (WHERE NOT is_party) AS observers FROM house_on_table GROUP BY id, fact
  ) AS h ON h.id = d.id AND h.fact = d.fact
  GROUP BY d.id, d.fact
$$;

-- Contradicted by one of equal rank: disputed.
CREATE VIEW status_on_table AS
  SELECT mine.id, mine.fact, mine.asked, CASE WHEN bool_or(other.id IS NOT NULL) THEN 'disputed' ELSE mine.status END AS status
  FROM status_alone mine
  LEFT JOIN (SELECT a, b FROM contradicts UNION SELECT b, a FROM contradicts) AS c ON c.a = mine.fact
  LEFT JOIN status_alone other ON other.id = mine.id AND other.fact = c.b
    AND (other.status = 'established') = (mine.status = 'established')
  GROUP BY mine.id, mine.fact, mine.asked, mine.status;

CREATE FUNCTION weakness(status text) RETURNS int IMMUTABLE LANGUAGE sql AS $$
  SELECT array_position(ARRAY['established', 'reported', 'claimed', 'disputed'], status)
$$;

CREATE TABLE status (fact text PRIMARY KEY, status text NOT NULL);

CREATE FUNCTION lay_out_base() RETURNS void LANGUAGE sql AS $$
  INSERT INTO docket SELECT 0, fact, n, true FROM evidence
$$;

-- Docket 0 holds the whole base. An editor may only lower what the rule gives.
CREATE FUNCTION decide_statuses() RETURNS void LANGUAGE sql AS $$
  INSERT INTO status
  SELECT fact.id, CASE WHEN fact.lowered AND weakness(fact.published_status) > weakness(coalesce(t.status, 'reported'))
    THEN fact.published_status ELSE coalesce(t.status, 'reported') END
  FROM fact LEFT JOIN status_on_table t ON t.fact = fact.id AND t.id = 0;
$$;
