-- A gradebook ends whatever sittings of its class the clock has ended: those that are not over are few, those that are over
-- are all the rest.
CREATE INDEX "Attempt_assignmentId_unfinished_idx" ON "Attempt"("assignmentId") WHERE "finishedAt" IS NULL;
