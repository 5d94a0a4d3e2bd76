import type { Fact, FactBase, Patterns, ProofCode } from "@/core/facts/model";
import { PROMPT as CLOZE_PROMPT } from "@/core/questions/cloze";
import type { Item } from "@/core/questions/contract";
import { PROMPTS as MAP_PROMPTS } from "@/core/questions/map";
import { GAP, PROMPT as MATCHING_PROMPT } from "@/core/questions/matching/match-set";
import { PROMPT as ORDERING_PROMPT } from "@/core/questions/ordering";
import { PROMPT as STATUS_PROMPT } from "@/core/questions/status";
import { PROMPT as TRUE_FALSE_PROMPT } from "@/core/questions/true-false";
import type { QuestionTypeName, QuestionView } from "@/core/questions/views";
import { BOTH_DATES } from "@/core/questions/what-changed";
import { PROMPTS as WHICH_WORDING_PROMPTS } from "@/core/questions/which-wording";
import { PROMPTS as WHO_SAYS_SO_PROMPTS } from "@/core/questions/who-says-so/claim";

/** What was stored of an item, and is enough to say how it was made. */
export type ExplainableItem = Pick<
  Item,
  "type" | "targetId" | "factIds" | "seed" | "generatorVersion" | "view" | "feedback" | "proofs"
>;

export type ExplainedOption = {
  readonly label: string;
  /** The proof in words, as the feedback gives it; null where the feedback had no need of it. */
  readonly why: string | null;
  readonly code: ProofCode;
  /** Facts on which the proof rests. */
  readonly factIds: readonly string[];
  /** Facts that the reason tells besides, of what the option is right for. */
  readonly told: readonly string[];
};

/** How an item was made (items.md, "explain"): everything that someone needs to check it, or to make it again. */
export type Explanation = {
  readonly type: QuestionTypeName | "flashcard";
  readonly targetId: string;
  readonly factIds: readonly string[];
  readonly seed: string;
  readonly generatorVersion: number;
  /** The type's own words, with places for what varies; null where the relation's pattern is the whole question. */
  readonly template: string | null;
  /** Sentence patterns that the question was filled from; empty where its statement was told in words of its own. */
  readonly patterns: readonly string[];
  readonly relation: string | null;
  readonly options: readonly ExplainedOption[];
};

/** How a stored item was made. The base may be a later one: a relation that has gone is left out. */
export function explain(base: FactBase, item: ExplainableItem): Explanation {
  const triple = base.facts.get(item.factIds[0] ?? "")?.triple ?? null;
  const relation = triple === null ? undefined : base.relations.get(triple.r);
  return {
    type: item.type,
    targetId: item.targetId,
    factIds: item.factIds,
    seed: item.seed,
    generatorVersion: item.generatorVersion,
    template: SOURCES[item.type].template(item.view.prompt),
    patterns: patternsOf(base, item),
    relation: relation?.id ?? null,
    options: optionsOf(item),
  };
}

/** What is proved of the right answer, and not of an option: that it held no longer at the later date. */
const OF_THE_ANSWER = "until";
/** The wrong value that a statement shows; why it is wrong stands under the verdict that takes it for right. */
const SHOWN = { proof: "shown", reason: "true" } as const;

/** The wrong options with their proofs, each by the words that it was shown in. */
function optionsOf({ view, proofs, feedback }: ExplainableItem): readonly ExplainedOption[] {
  const labels = labelsOf(view);
  const shown = view.type === "true-false" ? (view.parts[0]?.label ?? null) : null;
  return Object.entries(proofs)
    .filter(([id]) => id !== OF_THE_ANSWER)
    .map(([id, { code, factIds, told = [] }]) => {
      if (id === SHOWN.proof && shown !== null) {
        return { label: shown, why: feedback.whyWrong[SHOWN.reason] ?? null, code, factIds, told };
      }
      // The proof of a pair stands under the ids of both: the sentence with its gap filled.
      const [whole = id, filling] = id.split(" ").map((part) => labels.get(part) ?? part);
      const label = filling === undefined ? whole : inGap(whole, filling);
      return { label, why: feedback.whyWrong[id] ?? null, code, factIds, told };
    });
}

const inGap = (sentence: string, filling: string): string =>
  sentence.includes(GAP) ? sentence.replace(GAP, () => filling) : `${sentence} ${filling}`;

/** A question with what the generator had before it. */
type Asked = {
  readonly item: ExplainableItem;
  readonly fact: Fact | undefined;
  readonly slot: string | undefined;
  readonly deed: string | null;
  readonly patterns: Partial<Patterns>;
};

/** What a type writes its question from. */
type Source = {
  /** Its own words, the same for every fact; null where the relation's patterns are all there is. */
  readonly template: (prompt: string) => string | null;
  /** Patterns of the relation that its sentences are filled from. */
  readonly patterns: (asked: Asked) => readonly (keyof Patterns)[];
};

const noTemplate = () => null;
const noPattern = () => [];
/** The question for the asked side; that of a list that has several right answers has a pattern of its own. */
const askedSide = (asked: Asked, several: keyof Patterns | null): readonly (keyof Patterns)[] => {
  if (asked.slot === "s") return ["askInverse"];
  return [several !== null && isFilled(asked.patterns[several], asked.item.view.prompt) ? several : "ask"];
};
const positionOnMap = (prompt: string) =>
  [MAP_PROMPTS.en.position, MAP_PROMPTS.en.positionList].find((each) => isFilled(each, prompt));

/** Every type says here from what it is made: what it does not use is not told. */
const SOURCES: Readonly<Record<QuestionTypeName, Source>> = {
  "multiple-choice": { template: noTemplate, patterns: (asked) => askedSide(asked, "askAmong") },
  "true-false": { template: () => TRUE_FALSE_PROMPT.en, patterns: () => ["statement"] },
  cloze: { template: () => CLOZE_PROMPT.en, patterns: () => ["statement"] },
  "short-answer": { template: noTemplate, patterns: (asked) => askedSide(asked, "askOne") },
  "who-says-so": { template: () => WHO_SAYS_SO_PROMPTS.en, patterns: noPattern },
  status: {
    template: () => STATUS_PROMPT.en,
    // A claim, and what is no more than a text, is shown as it was written.
    patterns: ({ fact }) => (fact?.claim === null && fact.triple?.o.kind !== "text" ? ["statement"] : []),
  },
  ordering: { template: () => ORDERING_PROMPT.en, patterns: () => ["headline"] },
  date: {
    template: noTemplate,
    patterns: ({ deed, patterns, item: { view } }) => [
      deed !== null && patterns.askWhenDone != null && view.prompt.includes(deed) ? "askWhenDone" : "askWhen",
    ],
  },
  "which-wording": { template: () => WHICH_WORDING_PROMPTS.en, patterns: noPattern },
  "what-changed": { template: () => BOTH_DATES.en, patterns: () => ["ask"] },
  map: {
    template: (prompt) => positionOnMap(prompt) ?? (isFilled(MAP_PROMPTS.en.site, prompt) ? MAP_PROMPTS.en.site : null),
    patterns: ({ item: { view } }) => (positionOnMap(view.prompt) === undefined ? ["ask"] : []),
  },
  "multiple-response": {
    template: noTemplate,
    patterns: ({ patterns, item: { view } }) => [
      isFilled(patterns.askAllAmong, view.prompt) ? "askAllAmong" : "askAll",
    ],
  },
  number: { template: noTemplate, patterns: () => ["ask"] },
  matching: { template: () => MATCHING_PROMPT.en, patterns: () => ["statement"] },
};

/** Whether all fixed words of a pattern stand in a text; those in brackets may have been dropped. */
function isFilled(pattern: string | null | undefined, text: string): boolean {
  if (pattern == null) return false;
  const whole = text.toLowerCase();
  const fixed = pattern.replace(/\[[^\]]*\]/g, "").toLowerCase();
  return fixed.split(/\{\w+\}/).every((words) => whole.includes(words.trim()));
}

/** The patterns that the item was filled from, each once: the events of an order may be of several relations. */
function patternsOf(base: FactBase, item: ExplainableItem): readonly string[] {
  const ids = item.type === "ordering" ? item.factIds : item.factIds.slice(0, 1);
  const used = ids.flatMap((id) => {
    const fact = base.facts.get(id);
    const patterns = base.relations.get(fact?.triple?.r ?? "")?.patterns.en;
    if (patterns === undefined) return [];
    const deed = base.entities.get(fact?.triple?.s ?? "")?.deed?.en ?? null;
    const slot = item.targetId.split(":").at(-1);
    const names = SOURCES[item.type].patterns({ item, fact, slot, deed, patterns });
    return names.flatMap((name) => patterns[name] ?? []);
  });
  return [...new Set(used)];
}

/** Every option, part or entry of a view by its id, however deep the type keeps it. */
export function labelsOf(view: QuestionView): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("id" in value && "label" in value && typeof value.id === "string" && typeof value.label === "string") {
      labels.set(value.id, value.label);
    }
    for (const part of Object.values(value)) visit(part);
  };
  visit(view);
  return labels;
}
