"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getMessages } from "next-intl/server";
import { z } from "zod";
import type { FormState } from "@/app/(teach)/_components/action-form";
import {
  audienceFromForm,
  audienceInput,
  datesFromForm,
  rulesFromForm,
  rulesInput,
  titleInput,
} from "@/app/(teach)/_components/teach-input";
import type { LookState } from "@/app/(teach)/assignments/[assignmentId]/change/_components/change-form";
import { saidChanges } from "@/app/(teach)/assignments/[assignmentId]/change/_components/said-changes";
import { fill } from "@/components/words";
import type { GivenWork } from "@/core/quizzes/rules/assignment-locks";
import type { ChangeEffects } from "@/core/quizzes/rules/change-effects";
import { type ChosenDates, datesFor, datesInput, hasDaysFor } from "@/core/quizzes/rules/chosen-dates";
import { err, ok } from "@/core/shared/result";
import { type ActionResult, formInput, runAction } from "@/server/actions/run-action";
import type { Viewer } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { listGroups } from "@/server/data/classes/groups";
import type { Audience } from "@/server/data/sets/assign";
import {
  type AssignmentChange,
  type ChangeFailure,
  changeAssignment,
} from "@/server/data/teaching/changing/change-assignment";
import { type AssignmentToChange, findAssignmentToChange } from "@/server/data/teaching/changing/given-assignment";
import { lockSettings } from "@/server/data/teaching/changing/lock-settings";

const input = z.strictObject({
  assignmentId: z.uuid(),
  seen: z.coerce.number().int().min(0),
  title: titleInput,
  kind: z.enum(["quiz", "reviewing"]),
  daysWanted: z.coerce.number().int().min(1).max(30),
  dates: datesInput,
  rules: rulesInput,
  audience: audienceInput,
  newQuestions: z.boolean(),
  step: z.enum(["look", "save"]),
});

type Changed = ActionResult<
  readonly string[],
  { readonly code: ChangeFailure | "too-few-days" | "dueOn" | "dueTime" | "opens" | "closesAt" }
>;

/** Says what a change brings about, or makes it. */
export async function change(_previous: LookState, form: FormData): Promise<LookState> {
  const raw = {
    assignmentId: form.get("assignmentId"),
    seen: form.get("seen"),
    title: form.get("title"),
    kind: form.get("kind") === "reviewing" ? "reviewing" : "quiz",
    daysWanted: form.get("daysWanted"),
    dates: datesFromForm(form),
    rules: rulesFromForm(form),
    audience: audienceFromForm(form),
    newQuestions: form.get("newQuestions") === "yes",
    step: form.get("step"),
  };
  const result = await runAction("assignment.change", input, raw, async (viewer, wish): Promise<Changed> => {
    const at = now();
    const before = await findAssignmentToChange(viewer, wish.assignmentId, at);
    if (before === null) return err({ code: "not-found" });
    const dates = datesFor(wish.dates, viewer.timeZone, at.getTime(), before.work);
    if (!dates.ok) return err({ code: dates.error });
    if (lacksDays(wish, dates.value, before.work, viewer.timeZone)) return err({ code: "too-few-days" });
    const { kind, daysWanted, title, audience, newQuestions, seen } = wish;
    // What the fields do not show stays.
    const kept = before.work.rules;
    const rules = kind === "quiz" ? { ...wish.rules, graceS: kept.graceS } : { ...kept, typed: wish.rules.typed };
    const closesAt = kind === "reviewing" ? null : dates.value.closesAt;
    const work = {
      ...dates.value,
      closesAt,
      kind,
      daysWanted: kind === "quiz" ? before.work.daysWanted : daysWanted,
      rules,
    };
    const wanted: AssignmentChange = { seen, title, work, audience, newQuestions };
    const dry = wish.step === "look";
    const changed = await changeAssignment(viewer, wish.assignmentId, wanted, at, { dry });
    if (!changed.ok) return err({ code: changed.error });
    if (!dry) revalidatePath(`/assignments/${wish.assignmentId}`, "layout");
    return ok(dry ? await said(viewer, before, wanted, changed.value) : []);
  });
  if (!result.ok) return { error: codeOf(result.error), look: null };
  if (raw.step === "save") redirect(`/assignments/${raw.assignmentId}`);
  return { error: null, look: result.value };
}

/** Whether reviewing is newly asked on more separate days than there are: what stays as it was given is not held up. */
function lacksDays(
  { kind, daysWanted }: Pick<GivenWork, "kind" | "daysWanted">,
  dates: ChosenDates,
  before: GivenWork,
  timeZone: string,
): boolean {
  const { opensAt, dueAt } = dates;
  if (kind !== "reviewing" || hasDaysFor(daysWanted, dates, timeZone)) return false;
  return daysWanted !== before.daysWanted || opensAt !== before.opensAt || dueAt !== before.dueAt;
}

async function said(
  viewer: Viewer,
  before: AssignmentToChange,
  after: AssignmentChange,
  effects: ChangeEffects,
): Promise<readonly string[]> {
  const [{ changing, teach, sets, gradebook }, groups] = await Promise.all([
    getMessages(),
    listGroups(viewer, before.classroomId),
  ]);
  const whom = (audience: Audience | null): string => {
    if (audience === null) return "–";
    if (audience.kind === "class") return sets.assign.class;
    if (audience.kind === "learners") return fill(changing.say.someLearners, { count: audience.learnerIds.length });
    return fill(sets.assign.group, { name: groups?.find(({ id }) => id === audience.groupId)?.name ?? "–" });
  };
  return saidChanges(
    { title: before.title, work: before.work, whom: whom(before.audience) },
    { title: after.title, work: after.work, whom: whom(after.audience) },
    after.newQuestions ? before.newerVersion : null,
    effects,
    viewer,
    { say: changing.say, rules: teach.rules, states: gradebook.states },
  );
}

/** The field that is wrong, where one is. */
function codeOf(error: { readonly code: string; readonly fields?: Readonly<Record<string, string>> }): string {
  if (error.code !== "invalid") return error.code;
  const names = Object.keys(error.fields ?? {}).map((path) => path.split(".").at(-1) ?? "");
  const known = ["title", "dueOn", "daysWanted", "timeLimitS", "reviewClosed", "learnerIds"];
  return known.find((name) => names.includes(name)) ?? "invalid";
}

const lockInput = z.strictObject({ assignmentId: z.uuid(), locked: z.enum(["yes", "no"]) });

/** Locks the settings, or unlocks them. */
export async function turnLock(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await runAction("assignment.change", lockInput, formInput(form), async (viewer, wish) => {
    const done = await lockSettings(viewer, wish.assignmentId, wish.locked === "yes", now());
    if (!done) return err({ code: "not-found" } as const);
    revalidatePath(`/assignments/${wish.assignmentId}`, "layout");
    return ok(null);
  });
  return { error: result.ok ? null : result.error.code, done: null };
}
