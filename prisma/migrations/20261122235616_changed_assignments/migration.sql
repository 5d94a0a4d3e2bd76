-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN     "keepsUntil" TIMESTAMPTZ(3),
ADD COLUMN     "lockedAt" TIMESTAMPTZ(3),
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN     "keepsUntil" TIMESTAMPTZ(3);
