-- AlterTable
ALTER TABLE "StudySetVersion" ADD COLUMN     "release" TEXT NOT NULL DEFAULT '';

-- Of the newest version the set says it, and an older one was made with the release that was served when it was saved.
UPDATE "StudySetVersion" v SET "release" = coalesce(
  (SELECT s."release" FROM "StudySet" s WHERE s."id" = v."setId" AND s."version" = v."number"),
  (SELECT r."hash" FROM "Release" r WHERE r."loadedAt" <= v."createdAt" ORDER BY r."loadedAt" DESC LIMIT 1),
  '');

-- What was given of a frozen set is as old as its questions.
UPDATE "Assignment" a SET "release" = v."release" FROM "StudySetVersion" v
WHERE a."frozenItems" IS NOT NULL AND v."setId" = a."setId" AND v."number" = a."setVersion" AND v."release" <> '';
