-- Each deck is a topic of its own. Until now the cards of all decks stood under one.
UPDATE "MemoryState" s SET "topic" = 'deck:' || c."deckId"
FROM "OwnCard" c
WHERE s."targetId" LIKE 'own:%' AND c."id"::text = split_part(s."targetId", ':', 2);
