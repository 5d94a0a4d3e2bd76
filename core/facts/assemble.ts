import { lastKnownDay } from "@/core/facts/about/last-known";
import { type Finding, type Located, problemAt } from "@/core/facts/content-document";
import type {
  CompleteList,
  Entity,
  EntityType,
  Evidence,
  Fact,
  FactObject,
  Patterns,
  Relation,
  Source,
  Text,
  Triple,
} from "@/core/facts/model";
import type { RawContent } from "@/core/facts/parse-content";
import type { RawEntity, RawEvidence, RawFact, RawList, RawRelation, RawSource, RawType } from "@/core/facts/schema";
import { finalStatus, ownStatus, type StatusDecision, type StatusWorld, UNNAMED } from "@/core/facts/status";
import {
  type DayNumber,
  dayNumber,
  edtf,
  edtfOfDay,
  endSpan,
  outerSpan,
  parseEdtf,
  startSpan,
} from "@/core/shared/edtf";
import { normalise, withoutArticle } from "@/core/shared/normalise";

/** Entries in the form of the model, references resolved where they can be. */
export type Assembled = {
  readonly types: ReadonlyMap<string, EntityType>;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly lists: readonly CompleteList[];
};

/** Used when release.yaml is broken, which is reported. */
const NO_RELEASE = "9999-12-31";

/** Turns raw entries into model objects. Facts whose triple cannot be resolved are reported and left out. */
export function assemble(raw: RawContent): { readonly assembled: Assembled; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const types = byId(raw.types, assembleType);
  const relations = byId(raw.relations, assembleRelation);
  const sources = byId(raw.sources, assembleSource);
  const entities = byId(raw.entities, assembleEntity);
  const world = statusWorld(types, sources, entities);
  const releaseAsOf = raw.release?.value.asOf ?? NO_RELEASE;

  const drafts = new Map<string, FactDraft>();
  for (const located of raw.facts) {
    if (drafts.has(located.value.id)) continue;
    const triple = assembleTriple(located, relations, entities, findings);
    if (triple === undefined) continue;
    const evidence = located.value.sources.map((entry) => assembleEvidence(entry, sources));
    const own = ownStatus({ evidence, by: located.value.by }, world);
    drafts.set(located.value.id, { raw: located.value, triple, evidence, own });
  }
  const contradictions = symmetricTies(drafts, "contradicts");
  const accounts = symmetricTies(drafts, "sameEvent");
  const facts = new Map<string, Fact>();
  for (const [id, draft] of drafts) {
    const ttl = relations.get(draft.triple?.r ?? "")?.ttlMonths ?? null;
    const ties = { contradicts: contradictions.get(id) ?? [], sameEvent: accounts.get(id) ?? [] };
    facts.set(id, assembleFact(draft, ties, drafts, sources, { asOf: releaseAsOf, ttl }));
  }
  const lists = raw.lists.map(({ value }) => assembleList(value, sources));
  return { assembled: { types, relations, sources, entities, facts, lists }, findings };
}

type FactDraft = {
  readonly raw: RawFact;
  readonly triple: Triple | null;
  readonly evidence: readonly Evidence[];
  readonly own: StatusDecision;
};

/** The first of entries with one id wins; the check on duplicates reports the others. */
function byId<R extends { readonly id: string }, T>(
  entries: readonly Located<R>[],
  build: (raw: R) => T,
): ReadonlyMap<string, T> {
  const built = new Map<string, T>();
  for (const { value } of entries) if (!built.has(value.id)) built.set(value.id, build(value));
  return built;
}

function assembleType(raw: RawType): EntityType {
  return {
    id: raw.id,
    parent: raw.parent ?? null,
    noun: raw.noun ?? null,
    inFull: raw.inFull ?? null,
    party: raw.party,
  };
}

function assembleRelation(raw: RawRelation): Relation {
  const patterns = (from: RawRelation["patterns"]["en"]): Patterns => ({
    statement: from.statement,
    contrast: from.contrast ?? null,
    contrastInverse: from.contrastInverse ?? null,
    ask: from.ask ?? null,
    askInverse: from.askInverse ?? null,
    askOne: from.askOne ?? null,
    askAmong: from.askAmong ?? null,
    askAll: from.askAll ?? null,
    askAllAmong: from.askAllAmong ?? null,
    askWhen: from.askWhen ?? null,
    askWhenDone: from.askWhenDone ?? null,
    headline: from.headline ?? null,
  });
  const { ttlMonths, shownBy, carries, patterns: written, ...rest } = raw;
  return {
    ...rest,
    carries: carries ?? null,
    ttlMonths: ttlMonths ?? null,
    shownBy: shownBy ?? [],
    patterns: { en: patterns(written.en), ...(written.fr === undefined ? {} : { fr: patterns(written.fr) }) },
  };
}

/** "Reuters, reprinted by The Daily Star" comes from Reuters. */
const REPRINT = /[, (]+reprinted (?:by|in) .*$/i;

function assembleSource(raw: RawSource): Source {
  return {
    ...raw,
    origin: raw.origin ?? raw.publisher.replace(REPRINT, ""),
    document: raw.document ?? null,
    date: raw.date ?? null,
    consulted: raw.consulted ?? null,
    retracted: raw.retracted ?? null,
    titleTellsHarm: raw.titleTellsHarm ?? false,
    url: raw.url ?? null,
  };
}

function assembleEntity(raw: RawEntity): Entity {
  const text = raw.text ?? raw.name;
  return {
    ...raw,
    text,
    undated: raw.undated ?? text,
    deed: raw.deed ?? null,
    long: raw.long ?? null,
    life: raw.life ?? null,
    lat: raw.lat ?? null,
    lon: raw.lon ?? null,
    precisionKm: raw.precisionKm ?? null,
    harm: raw.harm ?? null,
  };
}

function assembleEvidence(raw: RawEvidence, sources: ReadonlyMap<string, Source>): Evidence {
  return {
    sourceId: raw.id,
    at: raw.at,
    note: raw.note,
    as: raw.as ?? null,
    origin: raw.origin ?? sources.get(raw.id)?.origin ?? raw.id,
  };
}

function assembleList(raw: RawList, sources: ReadonlyMap<string, Source>): CompleteList {
  return {
    id: raw.id,
    s: raw.s,
    r: raw.r,
    when: raw.when ?? null,
    members: raw.members,
    evidence: raw.sources.map((entry) => assembleEvidence(entry, sources)),
  };
}

/** What the status rule needs to know of the rest of the base. */
export function statusWorld(
  types: ReadonlyMap<string, EntityType>,
  sources: ReadonlyMap<string, Source>,
  entities: ReadonlyMap<string, Entity>,
): StatusWorld {
  const isParty = (id: string) => types.get(entities.get(id)?.type ?? "")?.party === true;
  const partyNames = new Set<string>();
  for (const entity of entities.values()) {
    if (!isParty(entity.id)) continue;
    for (const name of [entity.name.en, entity.text.en, entity.long?.en, ...entity.aliases]) {
      if (name !== undefined) partyNames.add(withoutArticle(normalise(name)));
    }
  }
  return {
    sourceOf: (id) => sources.get(id) ?? null,
    isParty,
    originIsParty: (origin) => partyNames.has(withoutArticle(normalise(origin))),
  };
}

/** @returns null for a descriptive fact, undefined when the triple cannot be resolved (reported) */
function assembleTriple(
  located: Located<RawFact>,
  relations: ReadonlyMap<string, Relation>,
  entities: ReadonlyMap<string, Entity>,
  findings: Finding[],
): Triple | null | undefined {
  const { id, s, r, o } = located.value;
  if (s === undefined && r === undefined && o === undefined) return null;
  const report = (field: string, message: string) => {
    findings.push(problemAt(located, "references", `${id}: ${message}`, field));
  };
  if (s === undefined || r === undefined || o === undefined) {
    report("id", "a structured fact has all of s, r and o; a descriptive one has none of them.");
    return undefined;
  }
  const before = findings.length;
  if (!entities.has(s)) report("s", `there is no entity "${s}"; add it to content/entities or mend the id.`);
  const relation = relations.get(r);
  if (relation === undefined) {
    report("r", `there is no relation "${r}" in relations.yaml.`);
    return undefined;
  }
  const object = assembleObject(o, relation);
  if (typeof object === "string") report("o", object);
  else if (object.kind === "entity" && !entities.has(object.id)) {
    report("o", `there is no entity "${object.id}"; add it to content/entities or mend the id.`);
  }
  return findings.length > before || typeof object === "string" ? undefined : { s, r, o: object };
}

/** @returns the object, or a sentence that says which form the relation wants */
function assembleObject(o: NonNullable<RawFact["o"]>, relation: Relation): FactObject | string {
  switch (relation.range) {
    case "date": {
      if (typeof o !== "string") return `the object of "${relation.id}" is a date in quotation marks.`;
      const parsed = parseEdtf(o);
      return parsed.ok ? { kind: "date", edtf: o } : `${parsed.error}.`;
    }
    case "number": {
      if (typeof o === "string" || "en" in o)
        return `the object of "${relation.id}" is a number: { value: 7, unit: { en: … } }.`;
      const low = o.low ?? o.value;
      const high = o.high ?? o.value;
      if (low === undefined || high === undefined || (o.value !== undefined && (o.low ?? o.high) !== undefined)) {
        return "a number has either `value`, or `low` and `high`.";
      }
      if (low > high) return "`low` is greater than `high`.";
      if (o.noun !== undefined && !o.unit.en.startsWith(`${o.noun.en} `)) return "`noun` is how `unit` begins.";
      const hedge = typeof o.about === "boolean" ? null : o.about;
      return { kind: "number", low, high, unit: o.unit, noun: o.noun ?? null, about: o.about !== false, hedge };
    }
    case "text": {
      if (typeof o === "string" || !("en" in o)) return `the object of "${relation.id}" is a text: { en: … }.`;
      return { kind: "text", text: o satisfies Text };
    }
    default: {
      if (typeof o !== "string") return `the object of "${relation.id}" is the id of an entity.`;
      return { kind: "entity", id: o };
    }
  }
}

/** What ties two facts goes both ways, whoever wrote it down. */
function symmetricTies(
  drafts: ReadonlyMap<string, FactDraft>,
  tie: "contradicts" | "sameEvent",
): ReadonlyMap<string, readonly string[]> {
  const pairs = new Map<string, Set<string>>();
  const add = (from: string, to: string) => {
    const known = pairs.get(from) ?? new Set();
    pairs.set(from, known.add(to));
  };
  for (const [id, { raw }] of drafts) {
    for (const other of raw[tie]) {
      if (other === id || !drafts.has(other)) continue;
      add(id, other);
      add(other, id);
    }
  }
  return new Map([...pairs].map(([id, others]) => [id, [...others].sort()]));
}

function assembleFact(
  draft: FactDraft,
  { contradicts, sameEvent }: Pick<Fact, "contradicts" | "sameEvent">,
  drafts: ReadonlyMap<string, FactDraft>,
  sources: ReadonlyMap<string, Source>,
  release: { readonly asOf: string; readonly ttl: number | null },
): Fact {
  const { raw, triple, evidence } = draft;
  const opposed = contradicts.flatMap((id) => drafts.get(id)?.own ?? []);
  const decision = finalStatus(draft.own, opposed, raw.lower?.to ?? null);
  const when = raw.when ?? (triple?.o.kind === "date" ? triple.o.edtf : null);
  const objectId = triple?.o.kind === "entity" ? [triple.o.id] : [];
  const speakers = raw.by.filter((id) => id !== UNNAMED);
  const subject = triple === null ? [] : [triple.s];
  const asOf = raw.asOf ?? defaultAsOf(evidence, when, sources, release.asOf);
  return {
    id: raw.id,
    topic: raw.topic,
    text: raw.text,
    triple,
    card: raw.ask !== undefined && raw.answer !== undefined ? { ask: raw.ask, answer: raw.answer } : null,
    about: [...new Set([...subject, ...objectId, ...raw.about, ...speakers])],
    when,
    asOf,
    lastKnown: lastKnownDay(when, asOf, release.asOf, release.ttl),
    by: raw.by,
    claim: raw.claim ?? null,
    contradicts,
    sameEvent,
    options: raw.options ?? null,
    denies: raw.denies,
    harm: raw.harm ?? null,
    status: decision.status,
    statusRule: decision.rule,
    lowered: raw.lower?.because ?? null,
    openStatus: raw.openStatus ?? null,
    evidence,
  };
}

/**
 * The last day for which the sources vouch: the first day that the newest of them may have been written.
 * A source dated to the month or year vouches for the end of what it reports, if that lies within its month or year.
 * A page without a date vouches for what it reports, not for the day on which somebody read it: only what has no time
 * (a distance, a neighbour) is so until the release.
 */
function defaultAsOf(
  evidence: readonly Evidence[],
  when: string | null,
  sources: ReadonlyMap<string, Source>,
  releaseAsOf: string,
): string {
  const release = outerSpan(edtf(releaseAsOf)).to;
  const dates = evidence.map(({ sourceId }) => sources.get(sourceId)?.date ?? null);
  const written = dates.flatMap((date) => (date === null ? [] : [outerSpan(edtf(date))]));
  if (written.length === 0 && when === null) return releaseAsOf;
  const newest = when === null ? newestOf(dates.flatMap((date) => date ?? [])) : null;
  if (newest !== null && outerSpan(edtf(newest)).to <= release) return newest;
  const sure = Math.max(...written.map(({ from }) => from));
  const atMost = dates.includes(null) ? release : Math.max(...written.map(({ to }) => to));
  const vouched = when === null ? sure : Math.max(sure, lastReportedDay(when, atMost));
  const clamped = Math.max(Math.min(vouched, release), dayNumber(1000, 1, 1));
  return edtfOfDay(clamped);
}

/** The date of the newest source as exactly as it is known: of a book of 1978 nobody vouches for its first of January. */
function newestOf(dates: readonly string[]): string | null {
  const plain = dates.map((date) => date.replace(/[~?%]/g, "")).filter((date) => !date.includes("/"));
  if (plain.length < dates.length) return null;
  const from = (date: string) => outerSpan(edtf(date)).from;
  return plain.reduce<string | null>((best, date) => (best === null || from(date) > from(best) ? date : best), null);
}

/** The last day named in `when` that the sources can have seen: its end, else its beginning; -Infinity when neither. */
function lastReportedDay(when: string, atMost: DayNumber): DayNumber {
  const days = [endSpan(edtf(when)).to, startSpan(edtf(when)).to];
  return days.find((day) => Number.isFinite(day) && day <= atMost) ?? Number.NEGATIVE_INFINITY;
}
