import type { Fact } from "@/core/facts/model";
import { type Defect, type Ground, keyOf, optionsOf, setKey, setReason, told } from "@/core/quality/planted/defect";
import { withEvidence } from "@/core/quality/planted/worlds";
import type { QuestionTypeName } from "@/core/questions/views";

const REASONED = ["multiple-choice", "who-says-so", "what-changed", "multiple-response", "matching", "status"] as const;
const ANY: readonly QuestionTypeName[] = [
  "multiple-choice",
  "true-false",
  "cloze",
  "short-answer",
  "who-says-so",
  "status",
  "ordering",
  "date",
  "which-wording",
  "what-changed",
  "map",
  "multiple-response",
  "number",
  "matching",
];

/** Mistakes in what is told, remembered and scored once the answer is in: Q17, Q18, Q22 and Q23. */
export const defectsOfAnswers: readonly Defect[] = [
  {
    name: "each reason stands under the next option",
    check: "Q17",
    types: REASONED,
    spoil: (draft) => {
      const reasons = Object.entries(draft.feedback.whyWrong);
      reasons.forEach(([id], at) => {
        setReason(draft, id, reasons[(at + 1) % reasons.length]?.[1] ?? "");
      });
      return reasons.length > 1;
    },
  },
  {
    name: "nothing says why an option is wrong",
    check: "Q17",
    types: REASONED,
    spoil: (draft) => told(draft, { whyWrong: {} }),
  },
  {
    name: "the reasons why two options are right are exchanged",
    check: "Q17",
    types: ["multiple-response", "matching"],
    spoil: (draft) => {
      const reasons = Object.entries(draft.feedback.whyRight ?? {});
      return told(draft, {
        whyRight: Object.fromEntries(reasons.map(([id], at) => [id, reasons[(at + 1) % reasons.length]?.[1] ?? ""])),
      });
    },
  },
  {
    name: "the sources are those of another fact",
    check: "Q17",
    types: ANY,
    spoil: (draft, ground) => {
      const other = otherFact(ground);
      return told(draft, {
        sources: other.evidence.flatMap(({ sourceId, at, note }) => {
          const source = ground.base.sources.get(sourceId);
          return source === undefined ? [] : [{ ...source, at, note: note.en }];
        }),
      });
    },
  },
  { name: "no source is named", check: "Q17", types: ANY, spoil: (draft) => told(draft, { sources: [] }) },
  {
    name: "one source is left out",
    check: "Q17",
    types: ANY,
    spoil: (draft) => draft.feedback.sources.length > 1 && told(draft, { sources: draft.feedback.sources.slice(1) }),
  },
  { name: "everything is as of 1950", check: "Q17", types: ANY, spoil: (draft) => told(draft, { asOf: "1950-01-01" }) },
  {
    name: "the reason given is another fact's sentence",
    check: "Q17",
    types: ANY,
    spoil: (draft, ground) => told(draft, { because: otherFact(ground).text.en }),
  },
  {
    name: "the answer that is told is a wrong one",
    check: "Q17",
    types: [
      "multiple-choice",
      "who-says-so",
      "status",
      "which-wording",
      "short-answer",
      "date",
      "number",
      "true-false",
      "ordering",
      "map",
    ],
    spoil: (draft) => told(draft, { answer: "False: Zanzibar" }) && !String(keyOf(draft).isTrue).includes("false"),
  },
  {
    name: "the feedback claims more than the sources",
    check: "Q17",
    types: ["who-says-so", "status", "which-wording"],
    spoil: (draft) => draft.feedback.status !== "established" && told(draft, { status: "established" }),
  },
  {
    name: "the other side of a dispute is left out",
    check: "Q17",
    types: ["who-says-so", "status", "which-wording"],
    spoil: (draft, { fact }) => fact.status === "disputed" && told(draft, { factIds: [fact.id] }),
  },
  {
    name: "the answer is remembered as another part of the fact",
    check: "Q17",
    types: ["multiple-choice", "short-answer", "cloze", "date", "ordering", "true-false", "map", "what-changed"],
    spoil: (draft) => {
      const [, id, slot] = draft.targetId.split(":");
      draft.targetId = `fact:${id}:${slot === "o" ? "s" : slot === "s" ? "when" : "o"}`;
      return slot === "o" || slot === "s" || slot === "when";
    },
  },
  {
    name: "the answer is remembered as another fact's",
    check: "Q17",
    types: ["multiple-choice", "short-answer", "cloze", "date", "ordering", "number", "true-false", "map"],
    spoil: (draft, ground) => {
      draft.targetId = draft.targetId.replace(/^fact:[^:]+/, `fact:${otherFact(ground).id}`);
      return draft.targetId.startsWith("fact:");
    },
  },
  {
    name: "members of a list are remembered as each other",
    check: "Q17",
    types: ["multiple-response"],
    spoil: (draft) => {
      const targets = Object.entries(keyOf(draft).targets as Record<string, string>);
      keyOf(draft).targets = Object.fromEntries(
        targets.map(([id], at) => [id, targets[(at + 1) % targets.length]?.[1] ?? ""]),
      );
      return targets.length > 1;
    },
  },
  {
    name: "a note names nothing that the fact is about",
    check: "Q18",
    types: ANY,
    world: (ground) => withEvidence(ground, (each) => ({ ...each, note: { en: "It is so." } })),
  },
  {
    name: "a source has no locator",
    check: "Q18",
    types: ANY,
    world: (ground) => withEvidence(ground, (each) => ({ ...each, at: " " })),
  },
  {
    name: "a source is not in the base",
    check: "Q18",
    types: ANY,
    world: (ground) => withEvidence(ground, (each) => ({ ...each, sourceId: "hearsay" })),
  },
  {
    name: "a source was withdrawn by its publisher",
    check: "Q18",
    types: ANY,
    world: ({ context, base, fact }) => {
      const ids = fact.evidence.map(({ sourceId }) => sourceId);
      const sources = new Map(
        [...base.sources].map(([id, source]) => [
          id,
          ids.includes(id) ? { ...source, retracted: "2025-01-01" } : source,
        ]),
      );
      return { ...context, base: { ...base, sources } };
    },
  },
  {
    name: "words that nobody is quoted with stand in quotation marks",
    check: "Q18",
    types: ANY,
    spoil: (draft) => told(draft, { because: `${draft.feedback.because} They called it “a fine day for all”.` }),
  },
  {
    name: "the stored item is not what its seed gives",
    check: "Q22",
    types: ANY,
    spoil: (draft) => {
      draft.difficulty += 1;
      return true;
    },
  },
  {
    name: "the tolerance of a figure is eight times too wide",
    check: "Q23",
    types: ["number"],
    spoil: (draft) => setKey(draft, { tolerance: 8 * Number(keyOf(draft).tolerance) }),
  },
  {
    name: "four times as far as allowed counts as there",
    check: "Q23",
    types: ["map"],
    spoil: (draft) => setKey(draft, { radiusKm: 4 * Number(keyOf(draft).radiusKm) }),
  },
  {
    name: "a blind guess is said to be right more seldom than it is",
    check: "Q23",
    types: ["multiple-choice", "true-false", "who-says-so", "status", "multiple-response", "matching", "ordering"],
    spoil: (draft) => {
      draft.guess = draft.guess / 2;
      return true;
    },
  },
  {
    name: "nearly everything is keyed, so that choosing everything earns most",
    check: "Q23",
    types: ["multiple-response"],
    spoil: (draft) => setKey(draft, { correctChoiceIds: Object.keys(optionsOf(draft)).slice(0, -1) }),
  },
  {
    name: "any name is accepted",
    check: "Q23",
    types: ["short-answer", "cloze"],
    spoil: (draft, { base }) =>
      setKey(draft, {
        accept: [...base.entities.values()].map(({ name }) => ({
          text: name.en.toLowerCase(),
          exact: true,
        })),
      }),
  },
];

/** A fact that has nothing to do with the item: of another topic and other sources. */
function otherFact({ base, fact }: Ground): Fact {
  const own = new Set(fact.evidence.map(({ sourceId }) => sourceId));
  const other = [...base.facts.values()].find(
    ({ topic, evidence }) => topic !== fact.topic && evidence.every(({ sourceId }) => !own.has(sourceId)),
  );
  if (other === undefined) throw new Error("A base with one topic");
  return other;
}
