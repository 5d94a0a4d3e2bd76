import type { Evidence, Fact, FactBase, Relation } from "@/core/facts/model";
import { independentOrigins } from "@/core/facts/status";
import { speaksOf } from "@/core/quality/naming";
import { namesFigure } from "@/core/quality/own/figures";
import { normalise } from "@/core/shared/normalise";

/** What a note lacks of the statement that it is to show; nothing when it carries the whole of it. */
export type Lacking = "subject" | "relation" | "value";

/**
 * Whether an established fact would be established by those notes alone that carry the whole statement: a document or a
 * measurement among them, or two independent origins. That is what a careful reader of the cards goes by.
 */
export function isCarried(base: FactBase, fact: Fact): boolean {
  const carrying = fact.evidence.filter((evidence) => lackingIn(base, fact, evidence).length === 0);
  if (carrying.some(({ as }) => as !== null)) return true;
  return independentOrigins(carrying, { sourceOf: (id) => base.sources.get(id) ?? null }).length >= 2;
}

/** What one note lacks of a structured fact: its subject, a word of the relation, its value. */
export function lackingIn(base: FactBase, { triple }: Fact, evidence: Evidence): readonly Lacking[] {
  if (triple === null) return [];
  const { s, r, o } = triple;
  const note = evidence.note.en;
  const names = (id: string) => {
    const entity = base.entities.get(id);
    return entity !== undefined && speaksOf(note, entity);
  };
  const published = base.sources.get(evidence.sourceId)?.date ?? null;
  const hasValue =
    o.kind === "entity"
      ? names(o.id)
      : o.kind === "number"
        ? namesFigure(note, o)
        : o.kind === "date"
          ? namesYear(note, o.edtf, published)
          : true;
  return [
    ...(names(s) ? [] : ["subject" as const]),
    ...(namesRelation(note, base.relations.get(r)) ? [] : ["relation" as const]),
    ...(hasValue ? [] : ["value" as const]),
  ];
}

function namesRelation(note: string, relation: Relation | undefined): boolean {
  if (relation === undefined || relation.shownBy.length === 0) return true;
  const words = ` ${normalise(note)}`;
  return relation.shownBy.some((start) => words.includes(` ${normalise(start)}`));
}

/** The year; "on 10 July" in a source of that year, or of the next, is of that year. */
function namesYear(note: string, date: string, published: string | null): boolean {
  const of = Number(/\d{4}/.exec(published ?? "")?.[0] ?? Number.NaN);
  return (date.match(/\d{4}/g) ?? []).some((year) => note.includes(year) || [0, 1].includes(of - Number(year)));
}
