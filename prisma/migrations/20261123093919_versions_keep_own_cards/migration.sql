-- AlterTable
ALTER TABLE "StudySetVersion" ADD COLUMN     "ownCards" JSONB;
