import type { Finding, Located } from "@/core/facts/content-document";
import type { FactBase } from "@/core/facts/model";
import type { RawContent } from "@/core/facts/parse-content";
import type { RawFact } from "@/core/facts/schema";

/** What a check may look at: entries as written, with their places, and the base assembled from them. */
export type CheckContext = {
  readonly raw: RawContent;
  readonly base: FactBase;
  /** Where each assembled fact was written. */
  readonly factPlaces: ReadonlyMap<string, Located<RawFact>>;
};

/** One family of cross-file checks. */
export type ContentCheck = (context: CheckContext) => readonly Finding[];

/** The place of an assembled fact. @throws for an unknown id: a bug in a check */
export function placeOfFact(context: CheckContext, id: string): Located<RawFact> {
  const place = context.factPlaces.get(id);
  if (place === undefined) throw new Error(`No place for fact ${id}`);
  return place;
}
