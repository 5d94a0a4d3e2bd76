"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { type KeptChoices, keptChoices, ownQuizFields } from "@/components/quiz/start/own-quiz-fields";
import { startProblems } from "@/components/quiz/start/start-mode";
import { may } from "@/core/access/permissions";
import { isTimeZone } from "@/core/memory/study-day";
import { anyBlueprint, type Blueprint } from "@/core/quizzes/blueprint";
import { ownQuizBlueprint, ownQuizInput } from "@/core/quizzes/own-quiz";
import { factsToRetake } from "@/core/quizzes/retake";
import { MAX_TIME_LIMIT_S, type QuizRules, quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";
import { isOfTopics } from "@/core/quizzes/sets/scope";
import { runAction } from "@/server/actions/run-action";
import { ensureViewer } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { getFactBase } from "@/server/content/load";
import { startAnother } from "@/server/data/sittings/another";
import { findAvailable } from "@/server/data/sittings/available";
import { findResult } from "@/server/data/sittings/result";
import { startAssignedAttempt, startAttempt, startDaily } from "@/server/data/sittings/start";
import { adoptTimeZone } from "@/server/data/teaching/overview";

/** Why no quiz was started; the form has a sentence for each, and keeps what was chosen. */
export type StartState = {
  readonly error: "invalid" | "no-topic" | "throttled" | "too-few" | "told-by-heading" | "forbidden" | null;
  readonly kept: KeptChoices | null;
};

const startInput = ownQuizInput.extend({
  /** Minutes, of a test; empty for no limit. */
  timeLimit: z
    .literal("")
    .transform(() => null)
    .or(
      z.coerce
        .number()
        .int()
        .min(1)
        .max(MAX_TIME_LIMIT_S / 60),
    ),
  timeZone: z.string().max(60).nullable(),
});

/** Starts a quiz of the chosen topics; a visitor becomes a guest on the way. */
export async function startQuiz(_previous: StartState, form: FormData): Promise<StartState> {
  const refused = (error: StartState["error"]): StartState => ({ error, kept: keptChoices(form) });
  const parsed = startInput.safeParse({
    ...ownQuizFields(form),
    timeLimit: form.get("timeLimit") ?? "",
    timeZone: form.get("timeZone"),
  });
  if (!parsed.success) return refused("invalid");
  const { timeLimit, timeZone, ...input } = parsed.data;
  const blueprint = ownQuizBlueprint(input);
  if (!blueprint.ok) return refused(blueprint.error.code);

  const viewer = await ensureViewer();
  if (!viewer) return refused("throttled");
  if (!may(viewer, "attempt.create")) return refused("forbidden");
  if (timeZone !== null && isTimeZone(timeZone)) await adoptTimeZone(viewer, timeZone);
  const title = await titleOf(blueprint.value);
  const { mode } = input;
  const rules = mode === "test" ? testRules(timeLimit) : null;
  const started = await startAttempt(viewer, { title, blueprint: blueprint.value, kind: mode, rules }, now());
  if (!started.ok) {
    const { why } = await findAvailable(viewer, blueprint.value);
    return refused(why.includes("told-by-heading") ? "told-by-heading" : "too-few");
  }
  redirect(`/quiz/${started.value.attemptId}`);
}

const testRules = (minutes: number | null): QuizRules =>
  quizRulesSchema.parse({ mode: "test", timeLimitS: minutes === null ? null : minutes * 60 });

/** The day's mix, at one press: begun, gone on with, or looked at when it is done. */
export async function startDailyMix(): Promise<void> {
  const t = await getTranslations("sitting.daily");
  const started = await runAction("attempt.create", z.strictObject({}), {}, async (viewer) => {
    const result = await startDaily(viewer, t("title"), now());
    return result.ok ? result : ({ ok: false, error: { code: result.error } } as const);
  });
  if (started.ok) redirect(`/quiz/${started.value.attemptId}`);
  redirect(refusedTo(started.error.code));
}

/** Where somebody is led whose quiz could not be begun: there is a sentence for each reason. */
function refusedTo(code: string): string {
  if (code === "signed-out") return "/sign-in?next=%2Ftoday";
  return `/quiz/new?problem=${startProblems.find((known) => known === code) ?? "gone"}`;
}

const assignedInput = z.strictObject({ assignmentId: z.uuid() });

/** Begins or goes on with an assigned quiz. */
export async function startAssigned(form: FormData): Promise<void> {
  const started = await runAction(
    "attempt.create",
    assignedInput,
    { assignmentId: form.get("assignmentId") },
    async (viewer, { assignmentId }) => {
      const result = await startAssignedAttempt(viewer, assignmentId, now());
      return result.ok ? result : ({ ok: false, error: { code: result.error } } as const);
    },
  );
  if (started.ok) redirect(`/quiz/${started.value.attemptId}`);
  if (started.error.code === "too-few") redirect(`/quiz/nothing/${form.get("assignmentId")}`);
  redirect(refusedTo(started.error.code));
}

const againInput = z.strictObject({ attemptId: z.uuid() });

/** Another quiz on the facts of one that the viewer has done: other questions, of the same mode, without a limit. */
export async function startAgain(form: FormData): Promise<void> {
  const t = await getTranslations("quiz.title");
  const started = await runAction(
    "attempt.create",
    againInput,
    { attemptId: form.get("attemptId") },
    async (viewer, { attemptId }) => {
      const done = await findResult(viewer, attemptId, now());
      const factIds = factsToRetake(done?.items ?? []);
      // What a test has not told yet must not be asked in another form.
      if (!done || factIds === null) return { ok: false, error: { code: "not-found" } } as const;
      const { topics, includeHarm, ...scope } = done.blueprint;
      const blueprint = {
        ...anyBlueprint,
        includeHarm,
        // Of a set of entities or single facts the facts themselves are all there is to say.
        topics: isOfTopics({ ...scope, topics, factIds: null }) ? topics : [],
        length: Math.max(3, done.items.length),
        factIds: [...factIds],
      };
      const title = done.title.startsWith(t("again", { title: "" })) ? done.title : t("again", { title: done.title });
      const result = await startAttempt(
        viewer,
        {
          title: title.slice(0, 200),
          blueprint,
          kind: done.mode,
          rules: done.mode === "test" ? testRules(null) : null,
          followsId: attemptId,
        },
        now(),
      );
      return result.ok ? result : ({ ok: false, error: { code: result.error } } as const);
    },
  );
  if (started.ok) redirect(`/quiz/${started.value.attemptId}`);
  redirect(refusedTo(started.error.code));
}

const anotherInput = z.strictObject({ attemptId: z.uuid(), index: z.coerce.number().int().min(0).max(200) });

/** One more question like one that has been answered: on its fact, or else on its topic. */
export async function tryAnother(form: FormData): Promise<void> {
  const t = await getTranslations("quiz.another");
  const started = await runAction(
    "attempt.create",
    anotherInput,
    { attemptId: form.get("attemptId"), index: form.get("index") },
    async (viewer, { attemptId, index }) => {
      const result = await startAnother(
        viewer,
        { attemptId, index, titles: { fact: t("titles.fact"), topic: t("titles.topic") } },
        now(),
      );
      return result.ok ? result : ({ ok: false, error: { code: result.error } } as const);
    },
  );
  if (started.ok) redirect(`/quiz/${started.value.attemptId}`);
  if (started.error.code === "none") redirect(`/quiz/${form.get("attemptId")}/result?another=none`);
  redirect(refusedTo(started.error.code));
}

async function titleOf(blueprint: Blueprint): Promise<string> {
  const t = await getTranslations("quiz.title");
  const names = getFactBase()
    .topics.filter(({ id }) => blueprint.topics.includes(id))
    .map(({ name }) => name.en);
  const [first] = names;
  if (first === undefined) return t("mixed");
  return names.length === 1 ? first : t("topics", { first, count: names.length - 1 });
}
