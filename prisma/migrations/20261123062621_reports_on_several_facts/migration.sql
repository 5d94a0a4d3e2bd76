-- A report lands on every fact of its question. Those that were sent before know of one.
ALTER TABLE "ItemReport" ADD COLUMN "factIds" TEXT[];
UPDATE "ItemReport" SET "factIds" = ARRAY["factId"];

-- DropIndex
DROP INDEX "ItemReport_factId_idx";

-- AlterTable
ALTER TABLE "ItemReport" DROP COLUMN "factId";

-- CreateIndex
CREATE INDEX "ItemReport_closedAt_createdAt_idx" ON "ItemReport"("closedAt", "createdAt");
