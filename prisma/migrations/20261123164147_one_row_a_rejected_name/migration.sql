-- The spellings of one name that did not count are one row with a count. What is there is folded as far as SQL can: without
-- case, punctuation and spaces. An old spelling with accents may stand beside the new row of its name until it is put away.
ALTER TABLE "RejectedAnswer" RENAME TO "EachRejectedAnswer";
ALTER TABLE "EachRejectedAnswer" DROP CONSTRAINT "RejectedAnswer_pkey";

CREATE TABLE "RejectedAnswer" (
    "factId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "wrong" BOOLEAN NOT NULL,
    "given" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RejectedAnswer_pkey" PRIMARY KEY ("factId", "name", "wrong")
);

INSERT INTO "RejectedAnswer" ("factId", "name", "wrong", "given", "count", "lastAt")
SELECT "factId", "folded", "wrong", (array_agg("given" ORDER BY "createdAt" DESC, "id"))[1], count(*), max("createdAt")
FROM (
  SELECT *, lower(btrim(regexp_replace("given", '[[:space:][:punct:]]+', ' ', 'g'))) AS "folded"
  FROM "EachRejectedAnswer"
) each
GROUP BY "factId", "folded", "wrong";

DROP TABLE "EachRejectedAnswer";

CREATE INDEX "RejectedAnswer_count_idx" ON "RejectedAnswer"("count" DESC);
