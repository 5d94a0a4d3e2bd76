-- AlterTable
ALTER TABLE "Answer" ADD COLUMN     "sequence" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN     "closesAt" TIMESTAMPTZ(3),
ADD COLUMN     "rules" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN     "abandoned" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "day" TEXT,
ADD COLUMN     "loggedAt" TIMESTAMPTZ(3),
ADD COLUMN     "rules" JSONB;

-- AlterTable
ALTER TABLE "AttemptItem" ADD COLUMN     "ruling" TEXT;

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "extraTimePercent" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "AssignmentException" (
    "assignmentId" UUID NOT NULL,
    "learnerId" UUID NOT NULL,
    "opensAt" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3),
    "closesAt" TIMESTAMPTZ(3),
    "extraTimePercent" INTEGER,
    "attemptLimit" INTEGER,
    "createdBy" UUID NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AssignmentException_pkey" PRIMARY KEY ("assignmentId","learnerId")
);

-- CreateTable
CREATE TABLE "ItemRuling" (
    "id" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "itemType" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "createdBy" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "ItemRuling_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegradeChange" (
    "rulingId" UUID NOT NULL,
    "attemptId" UUID NOT NULL,
    "index" INTEGER NOT NULL,
    "learnerId" UUID NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "RegradeChange_pkey" PRIMARY KEY ("rulingId","attemptId","index")
);

-- CreateIndex
CREATE INDEX "AssignmentException_learnerId_idx" ON "AssignmentException"("learnerId");

-- CreateIndex
CREATE INDEX "ItemRuling_assignmentId_createdAt_idx" ON "ItemRuling"("assignmentId", "createdAt");

-- CreateIndex
CREATE INDEX "RegradeChange_attemptId_idx" ON "RegradeChange"("attemptId");

-- CreateIndex
CREATE INDEX "Attempt_loggedAt_startedAt_idx" ON "Attempt"("loggedAt", "startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Attempt_learnerId_day_key" ON "Attempt"("learnerId", "day");

-- AddForeignKey
ALTER TABLE "AssignmentException" ADD CONSTRAINT "AssignmentException_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentException" ADD CONSTRAINT "AssignmentException_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemRuling" ADD CONSTRAINT "ItemRuling_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegradeChange" ADD CONSTRAINT "RegradeChange_rulingId_fkey" FOREIGN KEY ("rulingId") REFERENCES "ItemRuling"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegradeChange" ADD CONSTRAINT "RegradeChange_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Sittings so far were practice: their answers went to the memory at once.
UPDATE "Attempt" SET "loggedAt" = "startedAt";
