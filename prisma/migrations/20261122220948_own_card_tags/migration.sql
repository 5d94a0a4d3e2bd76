-- AlterTable
ALTER TABLE "OwnCard" ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];
