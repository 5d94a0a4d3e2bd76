-- AlterTable
ALTER TABLE "User" ADD COLUMN     "easyDays" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "goalDay" TEXT,
ADD COLUMN     "goalShare" DOUBLE PRECISION NOT NULL DEFAULT 0.9,
ADD COLUMN     "goalTopics" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "pausedTopics" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "WeightsTrial" (
    "learnerId" UUID NOT NULL,
    "reviews" INTEGER NOT NULL,
    "triedAt" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "heldOut" INTEGER NOT NULL,
    "lossBefore" DOUBLE PRECISION,
    "lossAfter" DOUBLE PRECISION,
    "rmseBefore" DOUBLE PRECISION,
    "rmseAfter" DOUBLE PRECISION,

    CONSTRAINT "WeightsTrial_pkey" PRIMARY KEY ("learnerId","reviews")
);

-- AddForeignKey
ALTER TABLE "WeightsTrial" ADD CONSTRAINT "WeightsTrial_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
