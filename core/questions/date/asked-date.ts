import type { Fact, Language } from "@/core/facts/model";
import type { GenerationContext, Rejection } from "@/core/questions/contract";
import { isAskable } from "@/core/questions/frame";
import { writtenDate } from "@/core/questions/render/dates";
import { asSentence } from "@/core/questions/render/pattern";
import { hasPattern, relationOf, type StructuredFact } from "@/core/questions/render/wording";
import { type EdtfDate, edtf, edtfOfDay, endSpan, isApproximate, startSpan } from "@/core/shared/edtf";
import { err, ok, type Result } from "@/core/shared/result";

/** The date of an event that happened once, as far as the fact gives it. */
export type AskedDate = {
  readonly fact: StructuredFact;
  readonly year: number;
  /** 1 to 12; null when the fact vouches for the year alone. */
  readonly month: number | null;
};

/**
 * The date that may be asked of a fact: a relation whose object is a date, or an event that happened one time only.
 * An "about" widens a date to its neighbours, so only the unit above it can be asked.
 */
export function askedDate(context: GenerationContext, fact: Fact): Result<AskedDate, Rejection> {
  if (!isAskable(context, fact)) return err({ code: "not-askable" });
  if (!hasPattern(context, fact, "askWhen")) return err({ code: "no-stem" });
  const relation = relationOf(context, fact);
  const object = fact.triple.o;
  if (object.kind === "date") {
    if (!context.oracle.isUnique(fact, "o")) return err({ code: "not-unique" });
  } else if (!relation.once || relation.aspect !== "event") {
    return err({ code: "not-once" });
  }
  const text = object.kind === "date" ? object.edtf : fact.when;
  if (text === null) return err({ code: "no-date" });
  const value = edtf(text);
  const first = startSpan(value);
  const last = endSpan(value);
  if (!Number.isFinite(first.from) || !Number.isFinite(last.to)) return err({ code: "open-date" });
  const from = edtfOfDay(first.from);
  const to = edtfOfDay(last.to);
  if (from.slice(0, 4) !== to.slice(0, 4)) return err({ code: "imprecise-date" });
  const year = Number(from.slice(0, 4));
  const oneMonth = from.slice(0, 7) === to.slice(0, 7) && hasMonth(value) && !isApproximate(value);
  return ok({ fact, year, month: oneMonth ? Number(from.slice(5, 7)) : null });
}

/**
 * A date as it answers a question for its unit: who asks for month and year is not answered with a day, which the fact's own sentence
 * tells. What is more than one date, or about one, stays as it is.
 *
 * @param text EDTF
 */
export function answerToUnit(text: string, unit: "year" | "month", language: Language): string {
  const isPlain = /^\d{4}(-\d{2}){0,2}$/.test(text);
  return asSentence(writtenDate(isPlain ? text.slice(0, unit === "year" ? 4 : 7) : text, language));
}

function hasMonth(value: ReturnType<typeof edtf>): boolean {
  const known = (date: EdtfDate | string) => typeof date !== "string" && date.month !== null;
  return value.kind === "date" ? known(value.date) : known(value.from) && known(value.to);
}
