import { z } from "zod";
import { activeNear, type Candidate, existedAt, MOST_LOOKED_AT, partOf } from "@/core/distractors/candidates";
import { chooseDistractors, type Hiding } from "@/core/distractors/choose";
import { clearlyDifferent, sameForm } from "@/core/distractors/form";
import { degreeOf, similarity } from "@/core/distractors/similarity";
import { overlapping } from "@/core/facts/about/overlap";
import type { Entity, Evidence, Fact, FactBase, Language } from "@/core/facts/model";
import { choiceSet } from "@/core/questions/choice-set";
import { givesAway } from "@/core/questions/clang";
import {
  defineQuestionType,
  factTarget,
  type GenerationContext,
  type Rejection,
  skillTarget,
} from "@/core/questions/contract";
import { feedbackOn } from "@/core/questions/feedback";
import { isHarmful } from "@/core/questions/frame";
import { newItem } from "@/core/questions/new-item";
import { writtenDate } from "@/core/questions/render/dates";
import { fillPattern } from "@/core/questions/render/pattern";
import { wrongSpeaker } from "@/core/questions/render/reasons";
import { entityOf, inLanguage, labelOf, phraseOf } from "@/core/questions/render/text";
import { acceptedSpellings } from "@/core/questions/typed-answer/spellings";
import { edtf, outerSpan } from "@/core/shared/edtf";
import { normalise } from "@/core/shared/normalise";
import { type Random, shuffled } from "@/core/shared/random";
import { err, ok, type Result } from "@/core/shared/result";

const keySchema = z.strictObject({
  correctChoiceId: z.string(),
  options: z.record(z.string(), z.string()),
});
const answerSchema = z.strictObject({ choiceId: z.string().max(8).nullable() });

const PROMPTS: Readonly<Record<Language, string>> = {
  en: "Who says this, according to {publisher}[ ({date})]?",
  fr: "Qui dit cela, selon {publisher}[ ({date})] ?",
};

type Asked = {
  readonly speaker: Entity;
  readonly label: string;
  readonly proposition: string;
  readonly evidence: Evidence;
};

/** Who stands behind a claim in the text that carries it? The options are speakers; nobody is accused by an option. */
export const whoSaysSo = defineQuestionType<z.infer<typeof keySchema>, z.infer<typeof answerSchema>>({
  name: "who-says-so",
  keySchema,
  answerSchema,

  slots: (context, fact) => (askedClaim(context, fact).ok ? ["card"] : []),

  generate(context, ask, seed, random) {
    const asked = askedClaim(context, ask.fact);
    if (!asked.ok) return asked;
    const { speaker, label, proposition, evidence } = asked.value;
    const others = otherSpeakers(context, ask.fact, speaker, label, random);
    if (others.length < 2) return err({ code: "few-speakers" });
    const labels = [label, ...others.map((other) => other.label)];
    const prompt = promptFor(context, evidence);
    if (prompt === null) return err({ code: "no-source" });
    if (givesAway(`${prompt} ${proposition}`, label, labels) || isNamedIn(context, proposition, speaker)) {
      return err({ code: "answer-in-stem" });
    }
    const set = choiceSet(
      [
        { label, entityId: speaker.id, proof: null, why: null },
        ...others.map((other) => ({
          label: other.label,
          entityId: other.entity.id,
          proof: other.proof,
          why: wrongSpeaker(
            context.language,
            phraseOf(other.entity, context.language) ?? other.label,
            phraseOf(speaker, context.language) ?? label,
          ),
        })),
      ],
      random,
    );
    return ok(
      newItem(context, ask.fact, {
        targetId: isHarmful(context, ask.fact) ? skillTarget("attribution") : factTarget(ask.fact.id, "card"),
        factIds: [ask.fact.id],
        seed,
        view: { type: "who-says-so", prompt, proposition, choices: set.choices },
        key: { correctChoiceId: set.correctChoiceId, options: set.options },
        feedback: feedbackOn(context, [ask.fact, ...otherPositions(context, ask.fact)], label, set.whyWrong),
        proofs: set.proofs,
        guess: 1 / set.choices.length,
      }),
    );
  },

  grade(key, { choiceId }) {
    if (choiceId === null) return err({ kind: "blank" });
    if (!(choiceId in key.options)) return err({ kind: "malformed", reason: "no such choice" });
    return ok(choiceId === key.correctChoiceId ? { kind: "correct", note: null } : { kind: "incorrect" });
  },

  /** The same statement from the same text, its speaker among the options, and nobody else there who may be behind it. */
  ontoStored(context, fact, { view, key }, fresh) {
    const now = fresh.view;
    if (view.type !== "who-says-so" || now.type !== "who-says-so") return null;
    const asked = askedClaim(context, fact);
    if (!asked.ok || now.prompt !== view.prompt || now.proposition !== view.proposition) return null;
    const { speaker, label } = asked.value;
    const right = Object.keys(key.options).find((id) => key.options[id] === speaker.id);
    const others = Object.entries(key.options).flatMap(([id, entityId]) => {
      const entity = id === right ? undefined : context.base.entities.get(entityId);
      return entity === undefined || mayStandBehind(context, fact, speaker, entity) ? [] : [{ id, entity }];
    });
    if (right === undefined || others.length !== Object.keys(key.options).length - 1) return null;
    const { language } = context;
    const why = (entity: Entity) =>
      wrongSpeaker(language, phraseOf(entity, language) ?? entity.id, phraseOf(speaker, language) ?? label);
    const proof = { code: "F1-functional", factIds: [fact.id], listId: null } as const;
    return {
      key: { ...key, correctChoiceId: right },
      feedback: { ...fresh.feedback, whyWrong: Object.fromEntries(others.map(({ id, entity }) => [id, why(entity)])) },
      proofs: Object.fromEntries(others.map(({ id }) => [id, proof])),
    };
  },
});

/** Whether somebody else than the speaker says it too, belongs to the speaker, or is named by the evidence. */
function mayStandBehind(context: GenerationContext, fact: Fact, speaker: Entity, other: Entity): boolean {
  const { base } = context;
  if (factsSayingTheSame(context, fact).some(({ by }) => by.includes(other.id))) return true;
  return (
    wholesOf(base, other).has(speaker.id) || wholesOf(base, speaker).has(other.id) || isNamedOn(context, fact, other)
  );
}

/** Whether the evidence names an entity, or comes from it. */
function isNamedOn(context: GenerationContext, fact: Fact, entity: Entity): boolean {
  return fact.evidence.some((evidence) => names(context, evidence, entity) || isPublisher(context, evidence, entity));
}

/** A claim with one named speaker whom a note on the source names too. */
function askedClaim(context: GenerationContext, fact: Fact): Result<Asked, Rejection> {
  if (fact.status === "established") return err({ code: "not-a-claim" });
  const [by] = fact.by;
  if (by === undefined || fact.by.length !== 1 || by === "unnamed") return err({ code: "no-single-speaker" });
  const proposition = inLanguage(fact.claim, context.language);
  if (proposition === null) return err({ code: "no-proposition" });
  const speaker = entityOf(context.base, by);
  const label = labelOf(speaker, context.language);
  const naming = fact.evidence.filter((each) => names(context, each, speaker));
  const evidence = naming.find((each) => !isPublisher(context, each, speaker)) ?? naming[0];
  if (label === null || evidence === undefined) return err({ code: "note-names-no-speaker" });
  return ok({ speaker, label, proposition, evidence });
}

/** Whether a note names an entity by any of its spellings. */
export function names(context: GenerationContext, evidence: Evidence, entity: Entity): boolean {
  const note = ` ${normalise(inLanguage(evidence.note, context.language) ?? evidence.note.en)} `;
  return acceptedSpellings(context.base, entity).some(({ text }) => note.includes(` ${text} `));
}

/** Whether a statement names its own speaker, by whichever spelling. */
function isNamedIn({ base }: GenerationContext, statement: string, speaker: Entity): boolean {
  const text = ` ${normalise(statement)} `;
  return acceptedSpellings(base, speaker).some((spelling) => text.includes(` ${spelling.text} `));
}

/** Whether the outlet is the speaker: then its name in the question would tell the answer. */
function isPublisher({ base }: GenerationContext, { sourceId }: Evidence, speaker: Entity): boolean {
  const publisher = base.sources.get(sourceId)?.publisher ?? "";
  return acceptedSpellings(base, speaker).some(({ text }) => ` ${normalise(publisher)} `.includes(` ${text} `));
}

function promptFor(context: GenerationContext, evidence: Evidence): string | null {
  const source = context.base.sources.get(evidence.sourceId);
  if (source === undefined) return null;
  return fillPattern(PROMPTS[context.language], {
    publisher: source.publisher,
    date: source.date === null ? null : writtenDate(source.date, context.language),
  });
}

/**
 * How speakers are hidden. The army says a fifth of all that is claimed, and is better known than whoever may stand
 * beside it: the first place by fame is drawn seldom, and a question in which the drawn place cannot be had is not asked (docs/adr/0013).
 */
const HIDING: Hiding = {
  ends: {
    central: { first: 0.7, last: 1.2 },
    known: { first: 0.3, last: 1 },
    long: { first: 1, last: 1 },
    early: { first: 1, last: 1 },
  },
  strict: ["known"],
};

/**
 * Up to three others who could have said it and did not: of the speaker's kind (an army's claim is set beside governments
 * and forces, not beside UN bodies), there at the time, never part or whole of the speaker, never one who says the same or
 * whom the evidence names.
 */
function otherSpeakers(
  context: GenerationContext,
  fact: Fact,
  speaker: Entity,
  label: string,
  random: Random,
): readonly Candidate[] {
  const { base, language } = context;
  const sameSpeakers = new Set(factsSayingTheSame(context, fact).flatMap(({ by }) => by));
  const when = fact.when ?? fact.asOf;
  const proof = { code: "F1-functional", factIds: [fact.id], listId: null } as const;
  const candidateOf = (entity: Entity): readonly Candidate[] => {
    const other = labelOf(entity, language);
    if (other === null || entity.id === speaker.id || sameSpeakers.has(entity.id)) return [];
    if (wholesOf(base, entity).has(speaker.id) || wholesOf(base, speaker).has(entity.id)) return [];
    if (degreeOf(base, entity) === 0 || !spokeAbout(base, entity, when)) return [];
    if (!sameForm(label, other) || !clearlyDifferent(label, other)) return [];
    if (isNamedOn(context, fact, entity)) return [];
    return [{ entity, label: other, proof, similarity: similarity(base, speaker, entity) }];
  };
  const leaves = KINDS.find((each) => each.includes(speaker.type)) ?? [speaker.type];
  const pool = leaves.flatMap((leaf) => partOf(base.index.entitiesByType.get(leaf) ?? [], MOST_LOOKED_AT, fact.id));
  const byFame = [...pool].sort((a, b) => degreeOf(base, b) - degreeOf(base, a) || (a.id < b.id ? -1 : 1));
  const known = firstFitting(byFame, BEST_KNOWN, candidateOf);
  const taken = new Set(known.map(({ entity }) => entity));
  const rest = pool.filter((entity) => !taken.has(entity));
  const first = [...known, ...firstFitting(shuffled(rest, random), OTHERS, candidateOf)].sort(
    (a, b) => b.similarity - a.similarity || (a.entity.id < b.entity.id ? -1 : 1),
  );
  return chooseDistractors(base, speaker, label, { first, reserve: [] }, random, HIDING);
}

/** The best known of a kind are always to choose from: they are the answer most often, and must be wrong as often. */
const BEST_KNOWN = 6;
const OTHERS = 6;

/** The first that fit, in the given order: of a large pool no more is looked at than is needed. */
function firstFitting(
  entities: readonly Entity[],
  most: number,
  candidateOf: (entity: Entity) => readonly Candidate[],
): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const entity of entities) {
    if (found.length === most) break;
    found.push(...candidateOf(entity));
  }
  return found;
}

/** What contains an entity or is easily taken for it, over any number of steps. */
function wholesOf(base: FactBase, entity: Entity, found: Set<string> = new Set()): ReadonlySet<string> {
  for (const id of overlapping(entity)) {
    if (!found.has(id)) wholesOf(base, entityOf(base, id), found.add(id));
  }
  return found;
}

/** Whoever has no known lifespan is taken to be there within so many years of what the base documents. */
const YEARS_AROUND = 3;
const DAYS_PER_YEAR = 365.25;

/** Whether an entity was there to speak: within its life, or near its documented deeds where that is unknown. */
export function spokeAbout(base: FactBase, entity: Entity, when: string): boolean {
  if (!existedAt(entity, when) || !activeNear(base, entity, when)) return false;
  if (entity.life !== null) return true;
  const asked = outerSpan(edtf(when));
  const reach = YEARS_AROUND * DAYS_PER_YEAR;
  return (base.index.factsByEntity.get(entity.id) ?? []).some((fact) => {
    const { from, to } = outerSpan(edtf(fact.when ?? fact.asOf));
    return from - reach <= asked.to && asked.from <= to + reach;
  });
}

/** Leaves whose members speak in the same capacity. */
const KINDS: readonly (readonly string[])[] = [
  [
    "northern-movement",
    "islamist-group",
    "self-defence-group",
    "coalition",
    "collective",
    "political-movement",
    "government",
    "ruling-council",
    "state-force",
    "military-company",
    "state-body",
  ],
  ["un-body", "un-mission", "international-organisation", "regional-organisation", "ngo", "research-body", "court"],
  ["media"],
  ["politician", "army-officer", "foreign-leader", "diplomat", "mission-commander"],
  ["armed-group-leader", "paramilitary-leader"],
];

/** In which capacity somebody speaks; a leaf that is in no list is a kind of its own. */
export function speakerKind({ type }: Entity): string {
  return KINDS.find((leaves) => leaves.includes(type))?.[0] ?? type;
}

/** The fact itself and others with its structured form: all who say that. */
function factsSayingTheSame({ base }: GenerationContext, fact: Fact): readonly Fact[] {
  const { triple } = fact;
  if (triple === null) return [fact];
  const same = base.index.factsBySubjectRelation.get(`${triple.s} ${triple.r}`) ?? [];
  return [fact, ...same.filter((other) => JSON.stringify(other.triple?.o) === JSON.stringify(triple.o))];
}

/** The other sides of a contradiction: every reported position is told with the answer. */
function otherPositions({ base }: GenerationContext, fact: Fact): readonly Fact[] {
  return fact.contradicts.flatMap((id) => base.facts.get(id) ?? []);
}
