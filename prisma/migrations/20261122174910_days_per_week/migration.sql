-- AlterTable
ALTER TABLE "User" ADD COLUMN     "daysPerWeek" INTEGER;
