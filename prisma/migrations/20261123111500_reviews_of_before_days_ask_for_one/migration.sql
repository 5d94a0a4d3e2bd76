-- One card made a day of assigned reviewing until its reviews said how many their day asks for (docs/adr/0045). Those that came
-- in before say it from now on as it was, so that nobody loses a day for which a row was written.
UPDATE "MemoryEvent" e
SET "body" = e."body" || jsonb_build_object('asks', coalesce(e."body"->'asks', '{}'::jsonb) || before."asks")
FROM (
  SELECT v."learnerId", v."id", jsonb_object_agg(s."id"::text, 1) AS "asks"
  FROM "AssignmentResult" r
  JOIN "Assignment" s ON s."id" = r."assignmentId" AND s."kind" = 'reviewing'
  JOIN "MemoryEvent" v ON v."learnerId" = r."learnerId" AND v."kind" = 'reviewed' AND v."receivedAt" <= r."updatedAt"
  JOIN "MemoryState" t ON t."learnerId" = v."learnerId" AND t."targetId" = v."targetId"
  WHERE NOT jsonb_exists(coalesce(v."body"->'asks', '{}'::jsonb), s."id"::text) AND (
    CASE WHEN cardinality(s."targetIds") > 0 THEN v."targetId" = ANY(s."targetIds")
      ELSE jsonb_array_length(s."blueprint"->'topics') = 0 OR jsonb_exists(s."blueprint"->'topics', t."topic") END
    OR (v."targetId" LIKE 'own:%' AND EXISTS (
      SELECT 1 FROM "OwnCard" c JOIN "OwnDeck" d ON d."id" = c."deckId"
      WHERE d."setId" = s."setId" AND split_part(v."targetId", ':', 2) IN (c."id"::text, c."standsFor"::text))))
  GROUP BY v."learnerId", v."id"
) before
WHERE e."learnerId" = before."learnerId" AND e."id" = before."id";

-- A day is now the one on which it was done, no longer that of receipt: each row says what its log comes to by that, as it stood
-- when the row was written.
UPDATE "AssignmentResult" r
SET "state" = CASE WHEN n."days" >= n."daysWanted" THEN 'done' ELSE 'going' END,
  "credit" = least(n."days", n."daysWanted")::float8, "possible" = n."daysWanted"::float8,
  "answered" = n."reviews", "daysReviewed" = n."days",
  "finishedAt" = CASE WHEN n."days" >= n."daysWanted" THEN n."latest" END
FROM (
  SELECT k."assignmentId", k."learnerId", k."daysWanted", coalesce(sum(k."reviews"), 0)::int AS "reviews", max(k."latest") AS "latest",
    count(*) FILTER (WHERE k."cards" >= k."asked" AND k."reviews" > 0)::int AS "days"
  FROM (
    SELECT q."assignmentId", q."learnerId", s."daysWanted", count(e."id") AS "reviews", max(e."receivedAt") AS "latest",
      count(DISTINCT e."targetId") AS "cards", coalesce(min((e."body"->'asks'->>s."id"::text)::int), 10) AS "asked"
    FROM "AssignmentResult" q
    JOIN "Assignment" s ON s."id" = q."assignmentId" AND s."kind" = 'reviewing'
    LEFT JOIN "AssignmentException" x ON x."assignmentId" = s."id" AND x."learnerId" = q."learnerId"
    LEFT JOIN "MemoryEvent" e ON e."learnerId" = q."learnerId" AND e."kind" = 'reviewed'
      AND jsonb_exists(coalesce(e."body"->'asks', '{}'::jsonb), s."id"::text)
      AND NOT jsonb_exists(coalesce(e."body"->'notFor', '[]'::jsonb), s."id"::text)
      AND least(e."effectiveAt", e."receivedAt") >= coalesce(x."opensAt", s."opensAt")
      AND e."receivedAt" <= least(coalesce(x."dueAt", s."dueAt"), q."updatedAt")
      AND e."receivedAt" <= e."effectiveAt" + make_interval(days => 7)
      AND NOT EXISTS (
        SELECT 1 FROM "MemoryEvent" u
        WHERE u."learnerId" = e."learnerId" AND u."targetId" = e."targetId" AND u."kind" = 'undone'
          AND u."receivedAt" <= least(coalesce(x."dueAt", s."dueAt"), q."updatedAt")
          AND coalesce(u."body"->>'undoes', u."body"->>'voids') = e."id"::text)
    GROUP BY q."assignmentId", q."learnerId", s."daysWanted", e."localDay"
  ) k
  GROUP BY k."assignmentId", k."learnerId", k."daysWanted"
) n
WHERE r."assignmentId" = n."assignmentId" AND r."learnerId" = n."learnerId";
