import "server-only";
import { z } from "zod";
import { isGuessable } from "@/server/auth/password";

// The fields that several forms share. Their codes are sentences in messages/en/auth.json ("errors").

/** A name that others may see: no control characters, not empty, 1 to 60 characters. */
export const nameField = z
  .string()
  .transform((value) => value.normalize("NFC").replace(/\s+/g, " ").trim())
  .pipe(
    z
      .string()
      .min(1)
      .max(60)
      .regex(/^[^\p{Cc}\p{Cf}]*$/u),
  );

export const emailField = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** A new password: 8 to 200 characters, and not one that guessers try first. */
export const newPasswordField = z
  .string()
  .min(8)
  .max(200)
  .refine((value) => !isGuessable(value, []), { message: "guessable" });

/** Any password as typed: only its length is bounded. */
export const typedPasswordField = z.string().min(1).max(200);

export const codeField = z.string().trim().min(1).max(60);

/** A time zone that this server knows; a browser with another gets UTC rather than a refusal. */
export const timeZoneField = z
  .string()
  .max(60)
  .optional()
  .transform((value) => (value && isTimeZone(value) ? value : "UTC"));

export function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

/** What a group of boxes sends: the chosen values as one text with commas, none of them twice, at most `most`. */
export function ticksField<T>(each: z.ZodType<T, string>, most: number) {
  return z
    .string()
    .max(4000)
    .transform((text) => [...new Set(text.split(",").filter((part) => part !== ""))])
    .pipe(z.array(each).max(most));
}
