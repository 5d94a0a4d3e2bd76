-- AlterTable
ALTER TABLE "AttemptItem" ADD COLUMN     "difficulty" DOUBLE PRECISION NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "DifficultyFit" (
    "id" UUID NOT NULL,
    "release" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "entries" JSONB NOT NULL,
    "report" JSONB NOT NULL,

    CONSTRAINT "DifficultyFit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DifficultyFit_createdAt_idx" ON "DifficultyFit"("createdAt");
