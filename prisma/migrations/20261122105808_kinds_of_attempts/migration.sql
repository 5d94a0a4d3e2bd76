-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN     "followsId" UUID,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'practice';
