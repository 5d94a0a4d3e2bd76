-- EDTF as four days: the earliest and the latest on which it may have begun, and the same for its end.
-- "About" widens a date by one unit of its precision. ".." is no bound at all, an empty end is a bound that nobody knows.

CREATE FUNCTION unit_of(d text) RETURNS interval IMMUTABLE LANGUAGE sql AS $$
  SELECT CASE length(rtrim(d, '~?%')) WHEN 4 THEN interval '1 year' WHEN 7 THEN interval '1 month' ELSE interval '1 day' END
$$;
CREATE FUNCTION slack_of(d text) RETURNS interval IMMUTABLE LANGUAGE sql AS $$
  SELECT CASE WHEN d ~ '[~?%]$' THEN unit_of(d) ELSE interval '0' END
$$;
CREATE FUNCTION first_day(d text) RETURNS date IMMUTABLE LANGUAGE sql AS $$
  SELECT ((rtrim(d, '~?%') || substr('0000-01-01', 1 + length(rtrim(d, '~?%'))))::date - slack_of(d))::date
$$;
CREATE FUNCTION last_day(d text) RETURNS date IMMUTABLE LANGUAGE sql AS $$
  SELECT ((rtrim(d, '~?%') || substr('0000-01-01', 1 + length(rtrim(d, '~?%'))))::date + unit_of(d) + slack_of(d) - interval '1 day')::date
$$;

CREATE FUNCTION begins(e text) RETURNS text IMMUTABLE LANGUAGE sql AS $$ SELECT split_part(e, '/', 1) $$;
CREATE FUNCTION ends(e text) RETURNS text IMMUTABLE LANGUAGE sql AS $$
  SELECT CASE WHEN strpos(e, '/') > 0 THEN split_part(e, '/', 2) ELSE e END
$$;

CREATE TABLE span (edtf text PRIMARY KEY, s_lo date, s_hi date, e_lo date, e_hi date, single boolean, open_end boolean);

CREATE FUNCTION fill_spans() RETURNS void LANGUAGE sql AS $$
  INSERT INTO span
  SELECT e,
    CASE WHEN begins(e) IN ('', '..') THEN '-infinity' ELSE first_day(begins(e)) END,
    CASE begins(e) WHEN '..' THEN '-infinity' WHEN '' THEN 'infinity' ELSE last_day(begins(e)) END,
    CASE ends(e) WHEN '..' THEN 'infinity' WHEN '' THEN '-infinity' ELSE first_day(ends(e)) END,
    CASE WHEN ends(e) IN ('', '..') THEN 'infinity' ELSE last_day(ends(e)) END,
    strpos(e, '/') = 0,
    ends(e) = '..'
  FROM (
    SELECT time AS e FROM fact UNION SELECT o FROM fact WHERE o_kind = 'date' UNION SELECT life FROM entity
    UNION SELECT time FROM list UNION SELECT time FROM proposition UNION SELECT o FROM proposition WHERE o_kind = 'date'
    UNION SELECT time FROM question_unique UNION SELECT earlier FROM question_order UNION SELECT later FROM question_order
    UNION SELECT time FROM question_member
  ) AS every_text
  WHERE e IS NOT NULL
  ON CONFLICT DO NOTHING
$$;
