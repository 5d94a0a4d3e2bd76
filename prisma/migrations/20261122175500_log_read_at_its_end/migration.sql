-- Partial indexes: the schema's language has none. Only rows that match are in them, so that a review pays for one more alone.

-- Whether something takes an event back, an undo or a regrade, is asked of every event that comes in.
CREATE INDEX "MemoryEvent_takesBack_idx" ON "MemoryEvent" ("learnerId", (coalesce("body"->>'undoes', "body"->>'voids')))
  WHERE "kind" IN ('undone', 'voided');

-- Changed and retracted cards are told with every queue, and there are few of them in a log of reviews.
CREATE INDEX "MemoryEvent_revision_idx" ON "MemoryEvent" ("learnerId", "targetId") WHERE "kind" = 'contentRevised';

-- An assignment counts the reviews of its time, not all before it.
CREATE INDEX "MemoryEvent_reviewReceived_idx" ON "MemoryEvent" ("learnerId", "receivedAt") WHERE "kind" = 'reviewed';
