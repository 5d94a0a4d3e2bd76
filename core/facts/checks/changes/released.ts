import { z } from "zod";
import { overlapping } from "@/core/facts/about/overlap";
import type { Finding, Located } from "@/core/facts/content-document";
import type { Entity, FactBase } from "@/core/facts/model";
import {
  type Digest,
  PRINT_VERSION,
  printContent,
  undeclaredRevisions,
  understatedRevisions,
} from "@/core/facts/revisions";

const CHECK = "released";
const CHANGELOG = { file: "changelog.yaml", line: 1 } as const;

const print = z.strictObject({ words: z.string(), sense: z.string(), meaning: z.string(), standing: z.string() });

/** content/released.json: what was published last, as digests, so that every change of it can be asked for its entry. */
export const releasedSchema = z.strictObject({
  asOf: z.string(),
  version: z.number(),
  facts: z.record(z.string(), print),
  lists: z.record(z.string(), print),
  entries: z.array(z.string()),
  /** What each entity is: its kind, its time and its place. */
  entities: z.record(z.string(), z.string()),
});
export type Released = z.infer<typeof releasedSchema>;

/** What is published, to be compared with what comes after it. */
export function skeletonOf(base: FactBase, digest: Digest): Released {
  const { version, facts, lists, entries } = printContent(base, digest);
  const entities = Object.fromEntries(
    [...base.entities.values()].map((entity) => [entity.id, meaning(entity, digest)]),
  );
  return {
    asOf: base.release.asOf,
    version,
    facts: { ...facts },
    lists: { ...lists },
    entries: [...entries],
    entities,
  };
}

function meaning(entity: Entity, digest: Digest): string {
  const { type, life, lat, lon } = entity;
  return digest(JSON.stringify([type, life, [...overlapping(entity)].sort(), lat, lon]));
}

type Places = {
  readonly facts: ReadonlyMap<string, Located<unknown>>;
  readonly entities: ReadonlyMap<string, Located<unknown>>;
};

/**
 * What was published and changed, or went, has an entry in the changelog: readers and learners were told something else.
 * New words have at least an entry that calls them wording, around a triple too: how a battle ended stands in the sentence
 * alone. Of a descriptive fact, whose words are compared one by one, commas and articles are a mere warning.
 */
export function checkReleased(released: Released, base: FactBase, digest: Digest, places: Places): readonly Finding[] {
  if (released.version !== PRINT_VERSION) {
    const message = `released.json was made in another way (version ${released.version}, now ${PRINT_VERSION}); nothing can be compared. Publish again.`;
    return [{ level: "problem", check: CHECK, file: "released.json", line: 1, message }];
  }
  const at = (place: Located<unknown> | undefined) =>
    place === undefined ? CHANGELOG : { file: place.file, line: place.lineOf("id") };
  const facts = undeclaredRevisions(released, base, digest).map(({ factId, kind }): Finding => {
    const gone = kind === "retracted";
    const message = gone
      ? `${factId} was published and is gone; say in changelog.yaml that it was retracted, or which fact replaces it.`
      : `${factId} was published and has changed since (${kind}); write an entry for it in changelog.yaml.`;
    const level = kind === "wording" && base.facts.get(factId)?.triple === null ? "warning" : "problem";
    return { level, check: CHECK, ...at(gone ? undefined : places.facts.get(factId)), message };
  });
  const weaker = understatedRevisions(released, base, digest).map(({ factId, said, shown }): Finding => {
    const message = `${factId} changed by more than its entry in changelog.yaml says: it is a "${shown}", not a "${said}".`;
    return { level: "problem", check: CHECK, ...at(places.facts.get(factId)), message };
  });
  return [
    ...facts,
    ...weaker,
    ...changedEntities(released, base, digest).map(({ id, message }): Finding => {
      return {
        level: "problem",
        check: CHECK,
        ...at(base.entities.has(id) ? places.entities.get(id) : undefined),
        message,
      };
    }),
  ];
}

function changedEntities(
  released: Released,
  base: FactBase,
  digest: Digest,
): readonly { readonly id: string; readonly message: string }[] {
  const known = new Set(released.entries);
  const told = new Set(
    base.changelog.flatMap((entry) => (known.has(digest(JSON.stringify(entry))) ? [] : (entry.entity ?? []))),
  );
  return Object.entries(released.entities).flatMap(([id, before]) => {
    if (told.has(id)) return [];
    const entity = base.entities.get(id);
    if (entity === undefined) {
      return [
        { id, message: `The entity ${id} was published and is gone; say in changelog.yaml that it was retracted.` },
      ];
    }
    if (meaning(entity, digest) === before) return [];
    const message = `The entity ${id} was published and is another kind of thing, at another time or in another place now; write an entry for it in changelog.yaml.`;
    return [{ id, message }];
  });
}
