-- Typed answers that were graded as wrong are kept beside those that are left undecided.
ALTER TABLE "UndecidedAnswer" RENAME TO "RejectedAnswer";
ALTER TABLE "RejectedAnswer" RENAME CONSTRAINT "UndecidedAnswer_pkey" TO "RejectedAnswer_pkey";
ALTER INDEX "UndecidedAnswer_factId_idx" RENAME TO "RejectedAnswer_factId_idx";
ALTER TABLE "RejectedAnswer" ADD COLUMN "wrong" BOOLEAN NOT NULL DEFAULT false;
