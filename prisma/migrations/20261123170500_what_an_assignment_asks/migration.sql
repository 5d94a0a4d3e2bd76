-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN     "asks" TEXT NOT NULL DEFAULT 'graded',
ADD COLUMN     "keptOwn" JSONB;
