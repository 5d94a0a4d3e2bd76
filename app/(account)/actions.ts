"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { err, ok } from "@/core/shared/result";
import {
  emailField,
  isTimeZone,
  nameField,
  newPasswordField,
  ticksField,
  typedPasswordField,
} from "@/server/actions/fields";
import { type ActionResult, runAction } from "@/server/actions/run-action";
import { isGuessable } from "@/server/auth/password";
import { endSession, startSession } from "@/server/auth/session-token";
import { now } from "@/server/clock";
import { updateStudySettings } from "@/server/data/memory/study-settings";
import {
  type AddEmailError,
  addEmail,
  changePassword,
  hasPassword,
  provePassword,
  renewRecoveryCode,
  type SignInError,
  signOutEverywhere,
  updateProfile,
} from "@/server/data/people/accounts";
import { deleteAccount } from "@/server/data/people/deletion";
import { setDaysPerWeek } from "@/server/data/progress/study-days";

export type Saved = { readonly reveal: string | null; readonly next?: string };

const saved: Saved = { reveal: null };
const guessable = { code: "invalid", fields: { password: "guessable" } } as const;

const profileInput = z.strictObject({ name: nameField });

export async function saveProfile(raw: unknown): Promise<ActionResult<Saved>> {
  return runAction("account.change", profileInput, raw, async (viewer, { name }) => {
    await updateProfile(viewer, { name, timeZone: viewer.timeZone });
    revalidatePath("/account");
    return ok(saved);
  });
}

const studyInput = z.strictObject({
  buttons: z.enum(["2", "4"]).transform((value) => (value === "4" ? 4 : 2)),
  newPerDay: z.coerce.number().int().min(0).max(200),
  reviewsPerDay: z.coerce.number().int().min(0).max(2000),
  desiredRetention: z.coerce.number().min(0.8).max(0.95),
  dayStartHour: z.coerce.number().int().min(0).max(23),
  timeZone: z.string().max(60).refine(isTimeZone),
  easyDays: ticksField(z.coerce.number<string>().int().min(0).max(6), 7),
});

export async function saveStudySettings(raw: unknown): Promise<ActionResult<Saved>> {
  return runAction("account.change", studyInput, raw, async (viewer, wanted) => {
    await updateStudySettings(viewer, wanted, now());
    revalidatePath("/account");
    return ok(saved);
  });
}

const daysInput = z.strictObject({
  daysPerWeek: z.enum(["0", "1", "2", "3", "4", "5", "6"]).transform((value) => (value === "0" ? null : Number(value))),
});

export async function saveDaysPerWeek(raw: unknown): Promise<ActionResult<Saved>> {
  return runAction("account.change", daysInput, raw, async (viewer, { daysPerWeek }) => {
    await setDaysPerWeek(viewer, daysPerWeek);
    revalidatePath("/account");
    return ok(saved);
  });
}

const passwordInput = z.strictObject({ current: typedPasswordField, password: newPasswordField });

export async function savePassword(raw: unknown): Promise<ActionResult<Saved, SignInError>> {
  return runAction<typeof passwordInput, Saved, SignInError>(
    "account.change",
    passwordInput,
    raw,
    async (viewer, { current, password }) => {
      if (isGuessable(password, [viewer.name, viewer.email ?? ""])) return err(guessable);
      const result = await changePassword(viewer, current, password, now());
      if (!result.ok) return result;
      await startSession(result.value);
      return ok(saved);
    },
  );
}

const emailInput = z.strictObject({ email: emailField, password: newPasswordField, current: typedPasswordField });

export async function saveEmail(raw: unknown): Promise<ActionResult<Saved, AddEmailError>> {
  return runAction<typeof emailInput, Saved, AddEmailError>(
    "account.change",
    emailInput,
    raw,
    async (viewer, input) => {
      if (isGuessable(input.password, [viewer.name, input.email])) return err(guessable);
      const result = await addEmail(viewer, input, now());
      if (!result.ok) return result;
      await startSession(result.value.token);
      return ok({ reveal: result.value.recoveryCode });
    },
  );
}

const currentInput = z.strictObject({ current: typedPasswordField });

export async function newRecoveryCode(raw: unknown): Promise<ActionResult<Saved, SignInError>> {
  return runAction<typeof currentInput, Saved, SignInError>(
    "account.change",
    currentInput,
    raw,
    async (viewer, { current }) => {
      const result = await renewRecoveryCode(viewer, current, now());
      return result.ok ? ok({ reveal: result.value }) : result;
    },
  );
}

const nothing = z.strictObject({});

export async function signOut(raw: unknown): Promise<ActionResult<Saved>> {
  return runAction("session.remove", nothing, raw, async () => {
    await endSession();
    return ok({ reveal: null, next: "/" });
  });
}

export async function signOutOfAll(raw: unknown): Promise<ActionResult<Saved>> {
  return runAction("session.remove", nothing, raw, async (viewer) => {
    await signOutEverywhere(viewer);
    await endSession();
    return ok({ reveal: null, next: "/" });
  });
}

const deletionInput = z.strictObject({ current: typedPasswordField.optional() });

export async function deleteMyAccount(
  raw: unknown,
): Promise<ActionResult<Saved, SignInError | { readonly code: "last-administrator" }>> {
  return runAction<typeof deletionInput, Saved, SignInError | { readonly code: "last-administrator" }>(
    "account.remove",
    deletionInput,
    raw,
    async (viewer, { current }) => {
      if (await hasPassword(viewer)) {
        const proven = await provePassword(viewer, current ?? "", now());
        if (!proven.ok) return proven;
      }
      const result = await deleteAccount(viewer, now());
      if (!result.ok) return result;
      await endSession();
      return ok({ reveal: null, next: "/" });
    },
  );
}
