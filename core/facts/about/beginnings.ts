import type { Entity, FactBase } from "@/core/facts/model";
import { typeFits } from "@/core/facts/type-tree";
import { edtf, outerSpan } from "@/core/shared/edtf";

/** What is founded, launched, signed or filled on some day; a town or a people was there before anybody wrote of it. */
const BEGUN_KINDS = ["organisation", "mission", "document", "event", "office"] as const;
/** Not those that report on others, which are known from what they publish, nor a name for many, which nobody founded. */
const EXCEPTIONS = ["media", "ngo", "research-body", "court", "collective"] as const;

/** Whether what is of this leaf begins on some day that its `life` should tell. */
export function hasBeginning(types: FactBase["types"], type: string): boolean {
  const isOf = (kind: string) => typeFits(types, type, kind);
  return BEGUN_KINDS.some(isOf) && !EXCEPTIONS.some(isOf);
}

/** Whether a `life` tells when it began. */
export const isBeginningKnown = ({ life }: Pick<Entity, "life">): boolean =>
  life !== null && Number.isFinite(outerSpan(edtf(life)).from);
