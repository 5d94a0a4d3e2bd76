import { z } from "zod";
import { gapsOf } from "@/core/flashcards/own/cloze";
import { ownCardKinds } from "@/core/flashcards/own/own-card";
import { readTags } from "@/core/flashcards/own/tags";

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

/** What makes a card, as it is typed or imported. */
export const ownCardDraft = z
  .strictObject({
    kind: z.enum(ownCardKinds),
    front: needed(OWN_LIMITS.front),
    back: text(OWN_LIMITS.back),
    source: text(OWN_LIMITS.source),
    sourceUrl: address,
    tags,
  })
  .superRefine(({ kind, front, back }, context) => {
    if (kind === "text" && back === "") context.addIssue({ code: "custom", message: "missing", path: ["back"] });
    if (kind === "cloze" && gapsOf(front).length === 0) {
      context.addIssue({ code: "custom", message: "no-gap", path: ["front"] });
    }
  });
export type OwnCardDraft = z.output<typeof ownCardDraft>;

export const deckTitle = needed(OWN_LIMITS.title);
export const altText = needed(OWN_LIMITS.alt);

/** Longest text of an import, in UTF-16 units. */
export const MAX_IMPORT_LENGTH = 500_000;

/** Fronts that differ only in case, width of spaces or Unicode writing ask the same. */
export const frontKey = (front: string): string => front.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
