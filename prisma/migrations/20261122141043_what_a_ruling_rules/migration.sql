-- AlterTable
ALTER TABLE "AttemptItem" ADD COLUMN     "original" JSONB;

-- AlterTable
ALTER TABLE "ItemRuling" ADD COLUMN     "accepted" TEXT,
ADD COLUMN     "factIds" TEXT[];
