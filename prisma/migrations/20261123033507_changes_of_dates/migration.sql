-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN     "datesChangedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "datesSequence" INTEGER NOT NULL DEFAULT 0;

-- What was changed before the columns were there was changed at some time before now.
UPDATE "Assignment" a SET "datesSequence" = a."revision", "datesChangedAt" = CASE
  WHEN a."revision" = 0 AND NOT EXISTS (SELECT 1 FROM "AssignmentException" x WHERE x."assignmentId" = a."id") THEN a."createdAt"
  ELSE CURRENT_TIMESTAMP END;
