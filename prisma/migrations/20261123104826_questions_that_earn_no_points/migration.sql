-- AlterTable
ALTER TABLE "AttemptItem" ADD COLUMN     "counts" BOOLEAN NOT NULL DEFAULT true;
