-- AlterTable
ALTER TABLE "OwnCard" ADD COLUMN     "standsFor" UUID;
