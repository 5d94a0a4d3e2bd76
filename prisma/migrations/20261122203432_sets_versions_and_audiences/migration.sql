-- CreateEnum
CREATE TYPE "AssignmentAudience" AS ENUM ('class', 'group', 'learners');

-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN     "audience" "AssignmentAudience" NOT NULL DEFAULT 'class',
ADD COLUMN     "frozenItems" JSONB,
ADD COLUMN     "groupId" UUID,
ADD COLUMN     "release" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "setVersion" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "targetIds" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "Classroom" ADD COLUMN     "includeHarm" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "StudySet" ADD COLUMN     "frozenItems" JSONB,
ADD COLUMN     "release" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "shareKey" UUID,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "calendarKey" UUID;

-- CreateTable
CREATE TABLE "StudySetVersion" (
    "setId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "blueprint" JSONB NOT NULL,
    "frozenItems" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StudySetVersion_pkey" PRIMARY KEY ("setId","number")
);

-- CreateTable
CREATE TABLE "AssignmentLearner" (
    "assignmentId" UUID NOT NULL,
    "learnerId" UUID NOT NULL,

    CONSTRAINT "AssignmentLearner_pkey" PRIMARY KEY ("assignmentId","learnerId")
);

-- CreateIndex
CREATE INDEX "AssignmentLearner_learnerId_idx" ON "AssignmentLearner"("learnerId");

-- AddForeignKey
ALTER TABLE "StudySetVersion" ADD CONSTRAINT "StudySetVersion_setId_fkey" FOREIGN KEY ("setId") REFERENCES "StudySet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "ClassGroup"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentLearner" ADD CONSTRAINT "AssignmentLearner_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentLearner" ADD CONSTRAINT "AssignmentLearner_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
