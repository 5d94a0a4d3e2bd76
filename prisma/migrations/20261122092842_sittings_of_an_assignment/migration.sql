-- DropIndex
DROP INDEX "Attempt_assignmentId_learnerId_idx";

-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN     "sitting" INTEGER NOT NULL DEFAULT 1;

-- CreateIndex
CREATE UNIQUE INDEX "Attempt_assignmentId_learnerId_sitting_key" ON "Attempt"("assignmentId", "learnerId", "sitting");
