-- AlterTable
ALTER TABLE "Classroom" ADD COLUMN     "formerCodes" TEXT[] DEFAULT ARRAY[]::TEXT[];
