import { z } from "zod";
import { blueprintSchema, MAX_LENGTH } from "@/core/quizzes/blueprint";
import { quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";

/** What teachers' forms post, as the actions take it. */
export const nameInput = z.string().trim().min(1).max(80);
export const titleInput = z.string().trim().min(1).max(120);
export const setInput = z.strictObject({ title: titleInput, blueprint: blueprintSchema, frozen: z.boolean() });

/** What the builder posts, as a set; the schema judges it afterwards. */
export function setFromForm(form: FormData): unknown {
  return {
    title: form.get("title"),
    blueprint: readJson(form.get("blueprint")),
    frozen: form.get("keep") === "frozen",
  };
}

function readJson(text: FormDataEntryValue | null): unknown {
  try {
    return JSON.parse(typeof text === "string" ? text : "");
  } catch {
    return null;
  }
}

/** How many questions the teacher was told would fall out in a class without violence; nothing was said without the field. */
export const leftOutSeen = z.coerce.number().int().min(0).max(MAX_LENGTH).default(0);

/** For whom something is given, as the fields of AudienceFields say it. */
export const audienceInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("class") }),
  z.strictObject({ kind: z.literal("group"), groupId: z.uuid() }),
  z.strictObject({ kind: z.literal("learners"), learnerIds: z.array(z.uuid()).min(1).max(500) }),
]);

export function audienceFromForm(form: FormData): unknown {
  const whom = form.get("whom");
  if (whom === "learners") return { kind: "learners", learnerIds: form.getAll("learnerIds") };
  return typeof whom === "string" && whom !== "class" ? { kind: "group", groupId: whom } : { kind: "class" };
}

export const rulesInput = quizRulesSchema;

/** The fields of RulesFields as rules; what is not there, because it was folded away, is as usual. */
export function rulesFromForm(form: FormData): unknown {
  const text = (name: string) => optional(form.get(name));
  const minutes = text("minutes");
  const sittings = text("sittings");
  return {
    mode: form.get("kind") === "test" ? "test" : "practice",
    timeLimitS: minutes === undefined ? null : Math.round(Number(minutes) * 60),
    attemptLimit: sittings === undefined || sittings === "any" ? null : Number(sittings),
    counts: text("counts"),
    overdue: text("overdue"),
    shuffle: form.get("shuffle") === "yes",
    reviewAfter: text("reviewAfter"),
    reviewClosed: text("reviewClosed"),
    confidence: text("confidence"),
    typed: form.get("kind") === "reviewing" ? text("typed") : undefined,
  };
}

export function datesFromForm(form: FormData): unknown {
  const text = (name: string) => optional(form.get(name)) ?? "";
  return {
    opens: text("opens"),
    dueOn: text("dueOn"),
    dueTime: text("dueTime"),
    closes: optional(form.get("closes")) ?? "never",
    closesAt: text("closesAt"),
  };
}

/** What a field says; undefined when it is empty or not there, so that a schema's default holds. */
const optional = (value: FormDataEntryValue | null): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;
