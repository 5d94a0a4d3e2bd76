-- AlterTable
ALTER TABLE "AttemptItem" ADD COLUMN     "toldOn" TEXT;
