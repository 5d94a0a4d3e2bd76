import { readTags } from "@/core/flashcards/own/tags";

/** What a learner wants to go over: what is due, or a choice of their own. */
export type StudyChoice =
  | { readonly kind: "due" }
  | { readonly kind: "topic"; readonly topic: string; readonly cram: boolean }
  /** Own cards that their writer filed under it. */
  | { readonly kind: "tag"; readonly tag: string; readonly cram: boolean }
  | { readonly kind: "flagged"; readonly cram: boolean }
  /** Graded "again", or answered wrong in a quiz, in the last so many days. */
  | { readonly kind: "forgotten"; readonly days: number; readonly cram: boolean }
  /** Due within so many days from today. */
  | { readonly kind: "ahead"; readonly days: number; readonly cram: boolean };

export const MOST_DAYS = 90;
const USUAL_DAYS = 7;
/** A topic of the fact base, a deck, or all own cards. */
const TOPIC = /^[a-z0-9:-]{1,80}$/i;

/** Whether its cards are only gone over: nothing is written, and the schedule stays (ADR 27). */
export const isCram = (choice: StudyChoice): boolean => choice.kind !== "due" && choice.cram;

type Given = (name: "study" | "topic" | "tag" | "days" | "cram") => string | null;

/** Reads a choice from the parts of an address; whatever is no choice is what is due. */
export function readStudyChoice(given: Given): StudyChoice {
  const cram = given("cram") === "1";
  const days = readDays(given("days"));
  switch (given("study")) {
    case "topic": {
      const topic = given("topic");
      return topic === null || !TOPIC.test(topic) ? { kind: "due" } : { kind: "topic", topic, cram };
    }
    case "tag": {
      const [tag] = readTags(given("tag") ?? "");
      return tag === undefined ? { kind: "due" } : { kind: "tag", tag, cram };
    }
    case "flagged":
      return { kind: "flagged", cram };
    case "forgotten":
      return { kind: "forgotten", days, cram };
    case "ahead":
      return { kind: "ahead", days, cram };
    default:
      return { kind: "due" };
  }
}

function readDays(text: string | null): number {
  const days = text !== null && /^\d{1,3}$/.test(text) ? Number(text) : USUAL_DAYS;
  return Math.min(MOST_DAYS, Math.max(1, days));
}

/** The parts of an address that give the choice again: "" for what is due. */
export function writeStudyChoice(choice: StudyChoice): string {
  if (choice.kind === "due") return "";
  const parts = [
    ["study", choice.kind],
    ...("topic" in choice ? [["topic", choice.topic]] : []),
    ...("tag" in choice ? [["tag", choice.tag]] : []),
    ...("days" in choice ? [["days", String(choice.days)]] : []),
    ...(choice.cram ? [["cram", "1"]] : []),
  ];
  return `?${parts.map(([name = "", value = ""]) => `${name}=${encodeURIComponent(value)}`).join("&")}`;
}
