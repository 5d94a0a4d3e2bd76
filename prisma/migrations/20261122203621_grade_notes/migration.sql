-- CreateTable
CREATE TABLE "GradeNote" (
    "assignmentId" UUID NOT NULL,
    "learnerId" UUID NOT NULL,
    "excused" BOOLEAN NOT NULL DEFAULT false,
    "share" DOUBLE PRECISION,
    "reason" TEXT NOT NULL DEFAULT '',
    "comment" TEXT NOT NULL DEFAULT '',
    "updatedBy" UUID NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "GradeNote_pkey" PRIMARY KEY ("assignmentId","learnerId")
);

-- CreateIndex
CREATE INDEX "GradeNote_learnerId_idx" ON "GradeNote"("learnerId");

-- AddForeignKey
ALTER TABLE "GradeNote" ADD CONSTRAINT "GradeNote_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GradeNote" ADD CONSTRAINT "GradeNote_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
