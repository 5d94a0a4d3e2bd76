// npm run memory:check [-- --json]   replays every learner's log and compares it with what is kept: none may differ.
import { checkMemory } from "@/server/data/memory/memory-check";
import { runCheck } from "./lib/check-command";

await runCheck(
  (tell) =>
    checkMemory((learnerId, { targetId, fields, stored, replayed }) => {
      const what =
        stored === null
          ? "has events but no state"
          : replayed === null
            ? "has a state but no events"
            : `differs in ${fields.map((field) => `${field} (kept ${stored[field]}, log ${replayed[field]})`).join(", ")}`;
      tell(`learner ${learnerId}, ${targetId}: ${what}`);
    }),
  { cards: 0, mismatches: 0, learners: 0, events: 0 },
  ({ learners, events, cards, mismatches }) =>
    `${events} events of ${learners} learners replayed: ${cards} cards, ${mismatches} of them not as kept.`,
);
