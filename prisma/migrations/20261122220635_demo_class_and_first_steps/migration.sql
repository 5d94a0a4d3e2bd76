-- AlterTable
ALTER TABLE "Classroom" ADD COLUMN     "demo" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "StudySet" ADD COLUMN     "demo" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "resultsSeenAt" TIMESTAMPTZ(3),
ADD COLUMN     "stepsPutAwayAt" TIMESTAMPTZ(3);
