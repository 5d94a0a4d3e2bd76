import { similarity } from "@/core/distractors/similarity";
import { hasBeginning } from "@/core/facts/about/beginnings";
import {
  choicesOf,
  type Defect,
  keyedEntity,
  keyOf,
  leafOf,
  optionsOf,
  relabelWrong,
  replaceWrong,
  wrongIdOf,
} from "@/core/quality/planted/defect";
import { changed, contextWith, speakersOf, withEntity } from "@/core/quality/planted/worlds";

const CHOICES = ["multiple-choice", "multiple-response"] as const;
const ARMED = new Set(["state-force", "northern-movement", "islamist-group", "coalition"]);

/** One defect for each limb of the checks of options (Q6 to Q8) that no other defect needs. */
export const limbsOfOptions: readonly Defect[] = [
  {
    name: "a civilian body stands among armed speakers",
    check: "Q6",
    says: /speakers of several kinds/,
    types: ["who-says-so"],
    spoil: (draft, ground) => {
      const [body] = leafOf(ground, "state-body");
      const isArmed = Object.values(optionsOf(draft)).some((id) => ARMED.has(ground.base.entities.get(id)?.type ?? ""));
      if (body === undefined || !isArmed) return false;
      optionsOf(draft)[wrongIdOf(draft)] = body.id;
      return true;
    },
  },
  {
    name: "a wrong speaker was not there yet",
    check: "Q7",
    says: /did not exist then/,
    types: ["who-says-so"],
    world: ({ context, fact, base }) =>
      withEntity(
        context,
        [...base.entities.keys()].filter((id) => !fact.by.includes(id)),
        { life: "1820/1830" },
      ),
  },
  {
    name: "a wrong speaker is the least like the right one of all, and never said a word",
    check: "Q7",
    says: /is too far from the speaker/,
    types: ["who-says-so"],
    spoil: (draft, ground) => {
      const { base, fact } = ground;
      const speaker = base.entities.get(fact.by[0] ?? "");
      if (speaker === undefined) return false;
      const speaking = new Set(speakersOf(base));
      const others = leafOf(ground, speaker.type).filter((entity) => entity !== speaker);
      const [least] = others
        .filter((entity) => !speaking.has(entity))
        .sort((a, b) => similarity(base, speaker, a) - similarity(base, speaker, b));
      // Of few nobody is too far.
      return others.length > 10 && least !== undefined && replaceWrong(draft, least);
    },
    // All of the leaf were there, so that there are many.
    world: ({ context, fact, base }) => {
      const { type } = base.entities.get(fact.by[0] ?? "") ?? {};
      const leaf = [...base.entities.values()].filter((entity) => entity.type === type);
      return withEntity(
        context,
        leaf.map(({ id }) => id),
        { life: "1900/.." },
      );
    },
  },
  {
    name: "of a wrong option that nobody dates nothing is told so early",
    check: "Q7",
    says: /nothing is told of/,
    types: ["multiple-choice"],
    spoil: (draft, ground) => {
      const key = keyedEntity(draft, ground);
      return keyOf(draft).when !== null && key !== null && hasBeginning(ground.base.types, key.type);
    },
    world: ({ context, fact }) =>
      withEntity(
        contextWith(context, (facts) => facts.map((each) => (each.id === fact.id ? each : { ...each, when: "2099" }))),
        [...context.base.entities.keys()],
        { life: null },
      ),
  },
  {
    name: "nobody says what is asked",
    check: "Q7",
    says: /nobody says so/,
    types: ["who-says-so"],
    world: ({ context, fact }) => changed(context, fact, { by: [] }),
  },
  {
    name: "a wrong option is known from other decades",
    check: "Q7",
    says: /known from other decades/,
    types: ["multiple-choice", "matching"],
    world: ({ context, fact, base }) => {
      const { triple } = fact;
      if (triple?.o.kind !== "entity" || !(base.entities.get(triple.o.id)?.type ?? "").includes("leader")) return null;
      const own = triple.o.id;
      return contextWith(context, (facts) =>
        facts.map((each) =>
          each.id === fact.id || each.about.includes(own)
            ? each
            : { ...each, when: each.when === null ? null : "1820" },
        ),
      );
    },
  },
  {
    name: "one thing stands there twice",
    check: "Q8",
    says: /stands there twice/,
    types: CHOICES,
    spoil: (draft) => {
      const [first, second] = choicesOf(draft).filter(({ id }) => id !== keyOf(draft).correctChoiceId);
      if (first === undefined || second === undefined) return false;
      optionsOf(draft)[second.id] = optionsOf(draft)[first.id] ?? "";
      return true;
    },
  },
  {
    name: "two options are part and whole",
    check: "Q8",
    says: /overlap/,
    types: ["multiple-choice"],
    world: ({ context, base, fact }) =>
      fact.triple?.o.kind === "entity"
        ? withEntity(
            context,
            [...base.entities.keys()].filter((id) => id !== fact.triple?.s),
            { within: [fact.triple.o.id] },
          )
        : null,
  },
  {
    name: "the other name of the right option stands among the wrong ones",
    check: "Q8",
    says: /is a name of/,
    types: ["multiple-choice"],
    spoil: (draft, ground) => {
      const key = keyedEntity(draft, ground);
      const [alias] = key?.aliases ?? [];
      return alias !== undefined && relabelWrong(draft, alias);
    },
  },
  {
    name: "the right option bears a wrong one’s other name",
    check: "Q8",
    says: /is a name of/,
    types: ["multiple-choice"],
    spoil: (draft, { base }) => {
      const choices = choicesOf(draft);
      const at = choices.findIndex(({ id }) => id === keyOf(draft).correctChoiceId);
      // Each pair is looked at from both sides: this one from the right.
      const before = choices
        .slice(0, at)
        .flatMap(({ id }) => base.entities.get(optionsOf(draft)[id] ?? "")?.aliases ?? []);
      const [own] = choices.slice(at, at + 1);
      if (own === undefined || before[0] === undefined) return false;
      own.label = before[0];
      return true;
    },
  },
];
