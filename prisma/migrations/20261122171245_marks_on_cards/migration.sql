-- AlterTable
ALTER TABLE "User" ADD COLUMN     "typedCards" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "CardMark" (
    "learnerId" UUID NOT NULL,
    "targetId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "device" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,

    CONSTRAINT "CardMark_pkey" PRIMARY KEY ("learnerId","targetId","kind")
);

-- AddForeignKey
ALTER TABLE "CardMark" ADD CONSTRAINT "CardMark_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
