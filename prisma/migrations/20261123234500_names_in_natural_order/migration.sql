-- "Pupil 2" comes before "Pupil 10": the name without accents and case, hooked letters of the languages of Mali as the plain ones,
-- and every number with leading zeros to nine digits. A collation of ICU would do it on a server (kn), but PGlite's leaves numbers
-- as they are. So both engines have this column, sorted byte by byte, and nobody who writes a name can forget it.
ALTER TABLE "Membership" ADD COLUMN "sortKey" TEXT COLLATE "C" NOT NULL GENERATED ALWAYS AS (
  regexp_replace(
    regexp_replace(
      translate(
        lower(regexp_replace(normalize("displayName", NFKD), '[\u0300-\u036f]', '', 'g')),
        'ƁɓƊɗƐɛƝɲŊŋƆɔƳƴ', 'bbddeennnnooyy'),
      '([0-9]+)', '00000000\1', 'g'),
    '0*([0-9]{9,})', '\1', 'g')
) STORED;
