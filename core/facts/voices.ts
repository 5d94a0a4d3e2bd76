import type { Evidence, FactBase, Perspective, Voice } from "@/core/facts/model";
import { normalise, withoutArticle } from "@/core/shared/normalise";

/**
 * Whose voice a piece of evidence carries: by the name of its origin, else by the actor of that name, else by the kind of
 * its source.
 *
 * @returns a function that gives null only where content/voices.yaml leaves a kind of source out
 */
export function voiceTeller(base: FactBase): (evidence: Evidence) => Voice | null {
  const name = (origin: string) => withoutArticle(normalise(origin));
  const named = new Map(base.voices.flatMap((voice) => voice.origins.map((origin) => [name(origin), voice] as const)));
  const ofActors = new Map(base.voices.flatMap((voice) => voice.perspectives.map((id) => [id, voice] as const)));
  const ofKinds = new Map(base.voices.flatMap((voice) => voice.kinds.map((kind) => [kind, voice] as const)));
  return ({ origin, sourceId }) => {
    const byName = named.get(name(origin));
    if (byName !== undefined) return byName;
    for (const id of base.index.entitiesByAlias.get(name(origin)) ?? []) {
      const voice = ofActors.get(perspectiveOf(base, id)?.id ?? "");
      if (voice !== undefined) return voice;
    }
    const kind = base.sources.get(sourceId)?.kind;
    return kind === undefined ? null : (ofKinds.get(kind) ?? null);
  };
}

/** Where an entity is counted: by its own name, else by its type; null for places, events and the like. */
export function perspectiveOf(base: FactBase, entityId: string): Perspective | null {
  const named = base.perspectives.find(({ entities }) => entities.includes(entityId));
  if (named !== undefined) return named;
  const type = base.entities.get(entityId)?.type;
  return base.perspectives.find(({ types }) => type !== undefined && types.includes(type)) ?? null;
}
