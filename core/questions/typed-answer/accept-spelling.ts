import type { Entity, FactBase } from "@/core/facts/model";
import { shortForms } from "@/core/questions/typed-answer/short-forms";
import { acceptedSpellings } from "@/core/questions/typed-answer/spellings";
import { typedKeySchema } from "@/core/questions/typed-answer/typed-schema";
import { namesakesOf } from "@/core/questions/typed-answer/written-spelling";
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

/**
 * Whether what was typed is the name of something that the facts rule out, also a short one that is only read so where its kind is
 * asked for ("Mopti" for another region): no spelling of the answer. What the sources leave open is none of these, nor what is right
 * but broader.
 *
 * @throws as above
 */
export function namesAnother(base: FactBase, key: unknown, typed: string): boolean {
  const text = normalise(typed);
  const { expected, accept, short = [], broader, others } = typedKeySchema.parse(key);
  const near = others.find((other) => other.text === text);
  if (near !== undefined) return !near.open;
  const fitting = [...accept.map((spelling) => spelling.text), ...short, ...broader];
  if (fitting.includes(text)) return false;
  const kinds = new Set(namesakesOf(base, normalise(expected)).map(({ type }) => type));
  return [...kinds]
    .flatMap((kind) => base.index.entitiesByType.get(kind) ?? [])
    .some((entity) => isCalled(base, entity, text));
}

const isCalled = (base: FactBase, entity: Entity, text: string): boolean =>
  shortForms(base, entity).includes(text) || acceptedSpellings(base, entity).some((spelling) => spelling.text === text);
