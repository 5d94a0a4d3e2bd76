import { typedKeySchema } from "@/core/questions/typed-answer/typed-schema";
import { normalise } from "@/core/shared/normalise";

/** Whether two typed answers are one spelling, whatever their case, accents and punctuation. */
export const sameSpelling = (one: string, other: string): boolean => normalise(one) === normalise(other);

/** Whether the key of a typed question takes this very spelling as right. @throws when it is no such key */
export function acceptsAlready(key: unknown, typed: string): boolean {
  const { accept, short = [] } = typedKeySchema.parse(key);
  return [...accept.map(({ text }) => text), ...short].includes(normalise(typed));
}

/**
 * The key with one more right spelling: exactly as typed, so that no slip of it counts.
 *
 * @throws when it is no key of a typed question, or nothing was typed
 */
export function acceptSpelling(key: unknown, typed: string): unknown {
  const text = normalise(typed);
  if (text === "") throw new Error("Nothing that could be accepted was typed");
  const parsed = typedKeySchema.parse(key);
  return { ...parsed, accept: [...parsed.accept, { text, exact: true }] };
}

/** Whether what was typed is the name of something that the facts rule out: no spelling of the answer. @throws as above */
export function namesAnother(key: unknown, typed: string): boolean {
  return typedKeySchema.parse(key).others.some(({ text, open }) => !open && text === normalise(typed));
}
