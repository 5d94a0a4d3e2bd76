import { normalise } from "@/core/shared/normalise";

/** What a question says in normalised runs of words: its stem, or of a cloze what stands before the gap and what after it. */
export type AskedWords = readonly string[];

export const askedWords = (texts: readonly string[]): AskedWords => texts.map(normalise).filter((text) => text !== "");

/** Whether a normalised text is a phrase of what the question says. Who copies it has answered nothing. */
export const isAsked = (asked: AskedWords, text: string): boolean =>
  asked.some((words) => ` ${words} `.includes(` ${text} `));
