import { z } from "zod";
import { clozeSides, gapsOf } from "@/core/flashcards/own/cloze";
import { type OwnCard, ownCardKinds } from "@/core/flashcards/own/own-card";
import { readTags } from "@/core/flashcards/own/tags";
import { normalise } from "@/core/shared/normalise";

/** Longest texts of a card, in UTF-16 units, and how much one account may keep. */
export const OWN_LIMITS = {
  title: 120,
  front: 1_000,
  back: 2_000,
  source: 300,
  url: 500,
  /** Of a card, how many; and each. */
  tags: 20,
  tag: 40,
  alt: 500,
  /** What is typed into a quiz, and an option of it. */
  answer: 200,
  /** Other answers that count as right. */
  accepted: 10,
  remark: 1_000,
  decks: 100,
  cards: 10_000,
  images: 200,
  imported: 2_000,
} as const;

// Line breaks and tabs are text; other control characters are accidents of copying.
const CONTROLS = /(?![\t\n])\p{Cc}/gu;

/** Text as people type it: one way of writing accents and line breaks, no control characters, no space around it. */
export const cleanText = (text: string): string =>
  text.normalize("NFC").replace(/\r\n?/g, "\n").replace(CONTROLS, "").trim();

const text = (max: number) =>
  z
    .string()
    // Cut short before it is worked on: whatever is longer is refused all the same.
    .max(max * 4)
    .transform(cleanText)
    .pipe(z.string().max(max));

const needed = (max: number) => text(max).pipe(z.string().min(1));

const https = z.url({ protocol: /^https$/, hostname: z.regexes.domain });

/** An https address, or null for none. */
const address = text(OWN_LIMITS.url).transform((value, context) => {
  if (value === "") return null;
  if (https.safeParse(value).success) return value;
  context.addIssue({ code: "custom", message: "no-https" });
  return z.NEVER;
});

/** Longest list of tags as it is typed. */
export const TAGS_LENGTH = OWN_LIMITS.tags * (OWN_LIMITS.tag + 2);

const tags = text(TAGS_LENGTH)
  .transform(readTags)
  .pipe(z.array(z.string().max(OWN_LIMITS.tag)).max(OWN_LIMITS.tags));

/** Texts, one a line, each once. */
const lines = (most: number) =>
  z
    .string()
    .max((OWN_LIMITS.answer + 1) * (most + 1) * 4)
    .default("")
    .transform((value) => [
      ...new Set(
        cleanText(value)
          .split("\n")
          .map((line) => line.trim())
          .filter((line) => line !== ""),
      ),
    ])
    .pipe(z.array(z.string().max(OWN_LIMITS.answer)).max(most));

/** Fewest and most wrong options of a question. */
export const WRONG_OPTIONS = { least: 2, most: 5 } as const;

/** What makes a card, as it is typed or imported. What quizzes need of it may be left out. */
export const ownCardDraft = z
  .strictObject({
    kind: z.enum(ownCardKinds),
    front: needed(OWN_LIMITS.front),
    back: text(OWN_LIMITS.back),
    source: text(OWN_LIMITS.source),
    sourceUrl: address,
    tags,
    inQuiz: z
      .literal("on")
      .optional()
      .transform((on) => on !== undefined),
    accepted: lines(OWN_LIMITS.accepted),
    wrong: lines(WRONG_OPTIONS.most),
    remark: z
      .string()
      .max(OWN_LIMITS.remark * 4)
      .default("")
      .transform(cleanText)
      .pipe(z.string().max(OWN_LIMITS.remark)),
  })
  .superRefine((draft, context) => {
    for (const [field, message] of problemsOf(draft)) context.addIssue({ code: "custom", message, path: [field] });
  });

type Refined = Pick<OwnCard, "kind" | "front" | "back"> & {
  readonly inQuiz: boolean;
  readonly accepted: readonly string[];
  readonly wrong: readonly string[];
};

/** What of a card cannot be, field by field: it may be typed well and still ask nothing. */
function* problemsOf({ kind, front, back, inQuiz, accepted, wrong }: Refined): Generator<[string, string]> {
  if (kind !== "cloze" && back === "") yield ["back", "missing"];
  if (kind === "cloze" && gapsOf(front).length === 0) yield ["front", "no-gap"];
  const typed = kind === "cloze" ? gapsOf(front).map((gap) => clozeSides(front, gap)?.answer ?? "") : [back];
  if (inQuiz && kind !== "choice" && !typed.every(isTypable)) {
    yield [kind === "cloze" ? "front" : "back", "not-typable"];
  }
  if (inQuiz && !accepted.every(isTypable)) yield ["accepted", "not-typable"];
  if (kind !== "choice") return;
  if (back.length > OWN_LIMITS.answer) yield ["back", "too-long-option"];
  const options = new Set([back, ...wrong].map(frontKey));
  if (wrong.length < WRONG_OPTIONS.least || options.size !== wrong.length + 1) yield ["wrong", "options"];
}

/** Whether quizzes can ask what stands on a card. */
export const canBeAsked = (card: Omit<Refined, "inQuiz">): boolean =>
  problemsOf({ ...card, inQuiz: true }).next().done === true;

/** Whether an answer can be typed and compared: short enough, and with letters or digits in it. */
const isTypable = (answer: string): boolean => answer.length <= OWN_LIMITS.answer && normalise(answer) !== "";
export type OwnCardDraft = z.output<typeof ownCardDraft>;

export const deckTitle = needed(OWN_LIMITS.title);
export const altText = needed(OWN_LIMITS.alt);

/** Longest text of an import, in UTF-16 units. */
export const MAX_IMPORT_LENGTH = 500_000;

/** Fronts that differ only in case, width of spaces or Unicode writing ask the same. */
export const frontKey = (front: string): string => front.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
