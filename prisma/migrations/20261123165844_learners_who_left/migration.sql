-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "left" BOOLEAN NOT NULL DEFAULT false;
