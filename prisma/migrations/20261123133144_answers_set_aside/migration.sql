-- AlterTable
ALTER TABLE "Answer" ADD COLUMN     "setAside" JSONB;
