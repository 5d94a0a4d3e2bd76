-- CreateTable
CREATE TABLE "OwnDeck" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "setId" UUID,
    "title" TEXT NOT NULL,
    "studied" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OwnDeck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OwnCard" (
    "id" UUID NOT NULL,
    "deckId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "front" TEXT NOT NULL,
    "back" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "sourceUrl" TEXT,
    "sequence" SERIAL NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OwnCard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OwnImage" (
    "cardId" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "alt" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "OwnImage_pkey" PRIMARY KEY ("cardId")
);

-- CreateIndex
CREATE UNIQUE INDEX "OwnDeck_setId_key" ON "OwnDeck"("setId");

-- CreateIndex
CREATE INDEX "OwnDeck_ownerId_createdAt_idx" ON "OwnDeck"("ownerId", "createdAt");

-- CreateIndex
CREATE INDEX "OwnCard_deckId_sequence_idx" ON "OwnCard"("deckId", "sequence");

-- CreateIndex
CREATE INDEX "OwnImage_ownerId_idx" ON "OwnImage"("ownerId");

-- AddForeignKey
ALTER TABLE "OwnDeck" ADD CONSTRAINT "OwnDeck_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OwnDeck" ADD CONSTRAINT "OwnDeck_setId_fkey" FOREIGN KEY ("setId") REFERENCES "StudySet"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OwnCard" ADD CONSTRAINT "OwnCard_deckId_fkey" FOREIGN KEY ("deckId") REFERENCES "OwnDeck"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OwnImage" ADD CONSTRAINT "OwnImage_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "OwnCard"("id") ON DELETE CASCADE ON UPDATE CASCADE;
