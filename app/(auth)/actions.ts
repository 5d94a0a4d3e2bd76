"use server";

import { z } from "zod";
import { homeOf, safeNextPath } from "@/core/access/next-path";
import { leadingNumber, numberLabel } from "@/core/roster/learner-name";
import { err, ok } from "@/core/shared/result";
import { codeField, emailField, nameField, newPasswordField, timeZoneField } from "@/server/actions/fields";
import { type ActionResult, runPublicAction } from "@/server/actions/run-action";
import { isGuessable } from "@/server/auth/password";
import { startSession } from "@/server/auth/session-token";
import { now } from "@/server/clock";
import { chooseAlias } from "@/server/data/classes/roster";
import { findCard, redeemCard } from "@/server/data/classes/sign-in-cards";
import { type SignUpError, signUp } from "@/server/data/people/accounts";
import { type LinkError, recoverAccount, redeemResetLink } from "@/server/data/people/codes";
import { type JoinError, joinClass } from "@/server/data/people/joining";
import { sendResetMail } from "@/server/data/people/reset-mail";
import { createFirstAdministrator, type SetupError } from "@/server/data/people/setup";

/** What a form is told after it made or recovered an account: a code to show once, and where to go then. */
export type Admitted = {
  readonly code: string | null;
  readonly next: string;
  /** Whether the learner is a number in their class. */
  readonly numbered?: boolean;
  /** What to note in place of what was typed, by the field's name. */
  readonly noted?: Readonly<Record<string, string>>;
};

const guessable = { code: "invalid", fields: { password: "guessable" } } as const;

const signUpInput = z.strictObject({
  name: nameField,
  email: emailField,
  password: newPasswordField,
  role: z.enum(["learner", "teacher"]),
  timeZone: timeZoneField,
  next: z.string().max(500).optional(),
});

export async function signUpAction(raw: unknown): Promise<ActionResult<Admitted, SignUpError>> {
  return runPublicAction<typeof signUpInput, Admitted, SignUpError>(
    "account.create",
    signUpInput,
    raw,
    async (viewer, { next, ...account }) => {
      if (isGuessable(account.password, [account.name, account.email])) return err(guessable);
      const result = await signUp(viewer, account, now());
      if (!result.ok) return result;
      await startSession(result.value.token);
      return ok({ code: result.value.recoveryCode, next: safeNextPath(next, homeOf(account.role)) });
    },
  );
}

const joinInput = z.strictObject({
  classCode: codeField,
  timeZone: timeZoneField,
  /** What the form asked for is what it sends: a name, or an alias that may be empty. */
  name: nameField.optional(),
  alias: nameField.or(z.literal("")).optional(),
});

export async function joinAction(raw: unknown): Promise<ActionResult<Admitted, JoinError>> {
  return runPublicAction<typeof joinInput, Admitted, JoinError>(
    "membership.create",
    joinInput,
    raw,
    async (viewer, { name: typed, alias, ...wish }) => {
      if (typed === undefined && alias === undefined) return err({ code: "invalid", fields: { name: "too_small" } });
      const called = typed === undefined ? { alias: alias === "" ? null : (alias ?? null) } : { name: typed };
      const result = await joinClass(viewer, { ...wish, ...called }, now());
      if (!result.ok) return result;
      const { token, personalCode, name, number } = result.value;
      await startSession(token);
      // Somebody with an account is shown no code: where they are a number, they read it on the page of their classes.
      if (number === null) return ok({ code: personalCode, next: "/today", noted: { name } });
      return ok({ code: personalCode, next: "/my-classes", numbered: true, noted: { name: numberLabel(number) } });
    },
  );
}

const recoverInput = z.strictObject({ email: emailField, recoveryCode: codeField, password: newPasswordField });

export async function recoverAction(
  raw: unknown,
): Promise<ActionResult<Admitted, { readonly code: "wrong-recovery" }>> {
  return runPublicAction<typeof recoverInput, Admitted, { readonly code: "wrong-recovery" }>(
    "account.recover",
    recoverInput,
    raw,
    async (_viewer, typed) => {
      if (isGuessable(typed.password, [typed.email])) return err(guessable);
      const result = await recoverAccount(typed, now());
      if (!result.ok) return err(result.error.code === "wrong" ? { code: "wrong-recovery" } : result.error);
      await startSession(result.value.token);
      return ok({ code: result.value.recoveryCode, next: "/today" });
    },
  );
}

const mailInput = z.strictObject({ email: emailField });

/** The answer is the same whether the address has an account or not. */
export async function mailResetAction(raw: unknown): Promise<ActionResult<null, { readonly code: "no-mail" }>> {
  return runPublicAction<typeof mailInput, null, { readonly code: "no-mail" }>(
    "account.recover",
    mailInput,
    raw,
    (_viewer, { email }) => sendResetMail(email, now()),
  );
}

const resetInput = z.strictObject({ code: codeField, password: newPasswordField.optional() });

export type ResetDone = Admitted & { readonly personal: boolean };

export async function resetAction(
  raw: unknown,
): Promise<ActionResult<ResetDone, LinkError | { readonly code: "password-needed" }>> {
  return runPublicAction<typeof resetInput, ResetDone, LinkError | { readonly code: "password-needed" }>(
    "account.recover",
    resetInput,
    raw,
    async (_viewer, { code, password }) => {
      const result = await redeemResetLink(code, password ?? null, now());
      if (!result.ok) return result;
      const { token, personalCode, recoveryCode } = result.value;
      await startSession(token);
      return ok({ code: personalCode ?? recoveryCode, personal: personalCode !== null, next: "/today" });
    },
  );
}

const setupInput = z.strictObject({
  code: codeField,
  name: nameField,
  email: emailField,
  password: newPasswordField,
  timeZone: timeZoneField,
});

export async function setupAction(raw: unknown): Promise<ActionResult<Admitted, SetupError>> {
  return runPublicAction<typeof setupInput, Admitted, SetupError>(
    "setup.create",
    setupInput,
    raw,
    async (_viewer, { code, ...person }) => {
      if (isGuessable(person.password, [person.name, person.email])) return err(guessable);
      const result = await createFirstAdministrator(code, person, now());
      if (!result.ok) return result;
      await startSession(result.value.token);
      return ok({ code: result.value.recoveryCode, next: "/admin" });
    },
  );
}

/** What somebody signs in with: their name in the class, or of a pseudonym its number. */
function signInName(name: string, numbered: boolean): string {
  const number = numbered ? leadingNumber(name) : null;
  return number === null ? name : numberLabel(number);
}

const cardInput = z.strictObject({ code: codeField, alias: nameField.or(z.literal("")).optional() });

/** Lets a learner in with the card that their teacher gave them; where names stay on paper they may choose an alias. */
export async function cardAction(raw: unknown): Promise<ActionResult<Admitted, LinkError>> {
  return runPublicAction<typeof cardInput, Admitted, LinkError>(
    "account.recover",
    cardInput,
    raw,
    async (_viewer, { code, alias }) => {
      const [owner, used] = [await findCard(code, now()), await redeemCard(code, now())];
      if (!owner.ok) return owner;
      if (!used.ok) return used;
      await startSession(used.value.token);
      const { aliasIn, name, classCode } = owner.value;
      const chosen = aliasIn && alias ? await chooseAlias(used.value.token, aliasIn, alias) : null;
      // An alias that somebody has is chosen again later; the card has let them in all the same.
      const next = chosen && !chosen.ok ? "/my-classes" : "/today";
      const numbered = aliasIn !== null;
      return ok({
        code: used.value.personalCode,
        next,
        numbered,
        noted: { name: signInName(name, numbered), classCode },
      });
    },
  );
}
