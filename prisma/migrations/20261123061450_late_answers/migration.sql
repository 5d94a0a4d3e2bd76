-- CreateTable
CREATE TABLE "LateAnswer" (
    "attemptId" UUID NOT NULL,
    "index" INTEGER NOT NULL,
    "answerId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "told" BOOLEAN NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LateAnswer_pkey" PRIMARY KEY ("attemptId","index")
);

-- AddForeignKey
ALTER TABLE "LateAnswer" ADD CONSTRAINT "LateAnswer_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;
