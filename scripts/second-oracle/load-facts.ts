import type { PGlite } from "@electric-sql/pglite";
import { spellingsOf } from "@/core/facts/about/spellings";
import type { Evidence, Fact, FactBase } from "@/core/facts/model";
import { edtf, edtfOfDay, outerSpan } from "@/core/shared/edtf";
import { normalise, withoutArticle } from "@/core/shared/normalise";

/** One row, by column. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** Fills a table from rows that bear its columns' names. */
export async function insertRows(db: PGlite, table: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await db.query(`INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1)`, [
    JSON.stringify(rows),
  ]);
}

/** Puts the fact base into the tables of 1-tables.sql, as it was written down: no status, no closure, no verdict. */
export async function loadFacts(db: PGlite, base: FactBase): Promise<void> {
  const facts = [...base.facts.values()];
  const entities = [...base.entities.values()];
  const tables: Readonly<Record<string, readonly Row[]>> = {
    release: [{ as_of: base.release.asOf }],
    type: [...base.types.values()].map(({ id, parent, party }) => ({ id, parent, party })),
    relation: [...base.relations.values()].map((relation) => ({
      id: relation.id,
      domain: relation.domain,
      range: relation.range,
      aspect: relation.aspect,
      functional: relation.functional,
      inverse_functional: relation.inverseFunctional,
      spatial: relation.spatial,
      mutual: relation.symmetric,
      once: relation.once,
    })),
    entity: entities.map(({ id, type, life, lat, lon, precisionKm }) => ({
      id,
      type,
      life,
      lat,
      lon,
      precision_km: precisionKm,
    })),
    within: entities.flatMap((entity) => entity.within.map((whole) => ({ part: entity.id, whole }))),
    mistakable: entities.flatMap((entity) => entity.confusable.map((other) => ({ a: entity.id, b: other }))),
    spelling: entities.flatMap((entity) =>
      spellingsOf(entity).map((text) => ({
        entity: entity.id,
        spelling: normalise(text),
        name: text === entity.name.en,
      })),
    ),
    source: [...base.sources.values()].map(({ id, kind }) => ({ id, kind })),
    fact: facts.map(factRow),
    speaker: facts.flatMap((fact) => fact.by.map((by) => ({ fact: fact.id, by }))),
    evidence: facts.flatMap((fact) => fact.evidence.map((evidence, at) => evidenceRow(fact, evidence, at))),
    contradicts: facts.flatMap((fact) => fact.contradicts.map((other) => ({ a: fact.id, b: other }))),
    list: base.lists.map(({ id, s, r, when, evidence }) => ({ id, s, r, time: when, sources: evidence.length })),
    member: base.lists.flatMap(({ id, members }) => members.map((entity) => ({ list: id, entity }))),
  };
  for (const [table, rows] of Object.entries(tables)) await insertRows(db, table, rows);
}

function factRow(fact: Fact): Row {
  return {
    id: fact.id,
    s: fact.triple?.s ?? null,
    r: fact.triple?.r ?? null,
    ...objectColumns(fact.triple?.o ?? null),
    o_about: fact.triple?.o.kind === "number" ? fact.triple.o.about : null,
    time: fact.when,
    // A column of days: what is dated to a year or month is of its last one.
    as_of: edtfOfDay(outerSpan(edtf(fact.asOf)).to),
    denies: fact.denies,
    lowered: fact.lowered !== null,
    published_status: fact.status,
  };
}

/** Entity id, EDTF, unit of a number or text in one column; the bounds of a number in two more. */
export function objectColumns(object: NonNullable<Fact["triple"]>["o"] | null): Row {
  const none = { o_low: null, o_high: null };
  switch (object?.kind) {
    case undefined:
      return { o_kind: null, o: null, ...none };
    case "entity":
      return { o_kind: "entity", o: object.id, ...none };
    case "date":
      return { o_kind: "date", o: object.edtf, ...none };
    case "number":
      return { o_kind: "number", o: object.unit.en, o_low: object.low, o_high: object.high };
    case "text":
      return { o_kind: "text", o: object.text.en, ...none };
  }
}

function evidenceRow(fact: Fact, evidence: Evidence, at: number): Row {
  return {
    fact: fact.id,
    n: at,
    source: evidence.sourceId,
    origin: normalise(evidence.origin),
    house: houseOf(evidence.origin),
    role: evidence.as,
    note: normalise(evidence.note.en),
  };
}

/** The house that an origin names: without what stands in brackets, after a comma or after "via", without an address's ending. */
function houseOf(origin: string): string {
  const name = origin
    .replace(/ ?[(,].*$/, "")
    .replace(/ via .*$/, "")
    .replace(/\.(?:com|net|org)$/, "");
  return withoutArticle(normalise(name));
}
