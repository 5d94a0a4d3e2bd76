-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN     "shuffled" BOOLEAN NOT NULL DEFAULT false;

-- Of sittings begun before, the rule as it stands is the best that is known.
UPDATE "Attempt" a SET "shuffled" = true FROM "Assignment" s
WHERE s."id" = a."assignmentId" AND a."kind" = 'test' AND (s."rules"->>'shuffle')::boolean;
