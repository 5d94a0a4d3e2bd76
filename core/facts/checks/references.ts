import type { CheckContext } from "@/core/facts/checks/context";
import { type Finding, problemAt, warningAt } from "@/core/facts/content-document";
import { UNNAMED } from "@/core/facts/status";
import { typeFits } from "@/core/facts/type-tree";

const CHECK = "references";
/** In the seed: the story speaks for itself, without naming anybody. */
const ARTICLE = "article";

/** Every id that is used is declared. Subjects, relations and objects are looked up while facts are assembled. */
export function checkReferences({ raw, base }: CheckContext): readonly Finding[] {
  const findings: Finding[] = [];
  const declaredFacts = new Set(raw.facts.map(({ value }) => value.id));
  const topics = new Set(raw.topics.map(({ value }) => value.id));

  for (const place of raw.facts) {
    const { id, topic, about, by, contradicts, sameEvent, options, sources } = place.value;
    const report = (message: string, ...path: PropertyKey[]) =>
      findings.push(problemAt(place, CHECK, `${id}: ${message}`, ...path));
    if (!topics.has(topic)) report(`there is no topic "${topic}" in topics.yaml.`, "topic");
    for (const [index, entity] of about.entries()) {
      if (!base.entities.has(entity)) report(`there is no entity "${entity}".`, "about", index);
    }
    for (const [index, speaker] of by.entries()) {
      if (speaker !== UNNAMED && !base.entities.has(speaker)) {
        report(`there is no entity "${speaker}" that could say so.`, "by", index);
      }
    }
    for (const [index, other] of contradicts.entries()) {
      if (other === id) report("it contradicts itself.", "contradicts", index);
      else if (!declaredFacts.has(other)) report(`there is no fact "${other}" to contradict.`, "contradicts", index);
    }
    for (const [index, other] of sameEvent.entries()) {
      if (other === id) report("it names itself as another account.", "sameEvent", index);
      else if (!declaredFacts.has(other)) report(`there is no fact "${other}" of the same event.`, "sameEvent", index);
      else if (base.facts.get(id)?.contradicts.includes(other)) {
        report(`it contradicts "${other}", which is shown as such; take it out here.`, "sameEvent", index);
      }
    }
    for (const [index, entity] of (options ?? []).entries()) {
      if (!base.entities.has(entity)) report(`there is no entity "${entity}" to choose.`, "options", index);
    }
    for (const [index, evidence] of sources.entries()) {
      if (!base.sources.has(evidence.id)) {
        report(`there is no source "${evidence.id}" in content/sources.`, "sources", index, "id");
      }
    }
  }
  for (const place of raw.sources) {
    const { id, document, kind } = place.value;
    if (document === undefined) continue;
    const report = (message: string) => findings.push(problemAt(place, CHECK, `${id}: ${message}`, "document"));
    const type = base.entities.get(document)?.type;
    if (type === undefined) report(`there is no entity "${document}" whose text it could be.`);
    else if (!typeFits(base.types, type, "document")) report(`"${document}" is no document.`);
    if (kind !== "primary") report(`only a source of kind "primary" is the text of a document.`);
  }
  for (const place of raw.entities) {
    for (const field of ["within", "confusable", "of"] as const) {
      for (const [index, other] of place.value[field].entries()) {
        if (base.entities.has(other)) continue;
        findings.push(problemAt(place, CHECK, `${place.value.id}: there is no entity "${other}".`, field, index));
      }
    }
  }
  for (const place of raw.seed) {
    for (const [index, fact] of place.value.facts.entries()) {
      if (!declaredFacts.has(fact)) {
        findings.push(problemAt(place, CHECK, `${place.value.id}: there is no fact "${fact}".`, "facts", index));
      }
    }
    for (const [index, speaker] of place.value.says.entries()) {
      if (speaker !== UNNAMED && speaker !== ARTICLE && !base.entities.has(speaker)) {
        findings.push(problemAt(place, CHECK, `${place.value.id}: there is no entity "${speaker}".`, "says", index));
      }
    }
  }
  findings.push(
    ...missingFacts(raw.readingPath, declaredFacts),
    ...missingActors({ raw, base }),
    ...missingVoices({ raw, base }),
  );
  for (const [index, { actors }] of (raw.lexicon?.value.neutralTerms ?? []).entries()) {
    for (const actor of actors) {
      if (raw.lexicon !== null && !base.entities.has(actor)) {
        const message = `neutralTerms: there is no entity "${actor}".`;
        findings.push(problemAt(raw.lexicon, CHECK, message, "neutralTerms", index, "actors"));
      }
    }
  }
  return findings;
}

/** The reading path names facts that exist, each once: a reader who meets one twice thinks of a mistake. */
function missingFacts(path: CheckContext["raw"]["readingPath"], declared: ReadonlySet<string>): readonly Finding[] {
  const read = new Set<string>();
  return path.flatMap((place) =>
    place.value.facts.flatMap((fact, index) => {
      const wrong = !declared.has(fact) ? "does not exist" : read.has(fact) ? "was read before" : null;
      read.add(fact);
      if (wrong === null) return [];
      return [problemAt(place, CHECK, `${place.value.id}: the fact "${fact}" ${wrong}.`, "facts", index)];
    }),
  );
}

/** Kinds of voice name kinds of actor that exist, and origins as the sources write them. */
function missingVoices({ raw, base }: Pick<CheckContext, "raw" | "base">): readonly Finding[] {
  const perspectives = new Set(raw.perspectives.map(({ value }) => value.id));
  const origins = new Set([
    ...[...base.sources.values()].map(({ origin }) => origin),
    ...[...base.facts.values()].flatMap(({ evidence }) => evidence.map(({ origin }) => origin)),
  ]);
  return raw.voices.flatMap((place) => {
    const { id, perspectives: actors, origins: names } = place.value;
    return [
      ...actors
        .filter((actor) => !perspectives.has(actor))
        .map((actor) => problemAt(place, CHECK, `${id}: there is no kind of actor "${actor}".`, "perspectives")),
      ...names
        .filter((origin) => !origins.has(origin))
        .map((origin) => warningAt(place, CHECK, `${id}: no source has the origin "${origin}".`, "origins")),
    ];
  });
}

/** Balance tables count by types and entities that exist. */
function missingActors({ raw, base }: Pick<CheckContext, "raw" | "base">): readonly Finding[] {
  return raw.perspectives.flatMap((place) => {
    const { id, types, entities } = place.value;
    return [
      ...types.filter((type) => !base.types.has(type)).map((type) => `there is no type "${type}"`),
      ...entities.filter((entity) => !base.entities.has(entity)).map((entity) => `there is no entity "${entity}"`),
    ].map((wrong) => problemAt(place, CHECK, `${id}: ${wrong}.`, "id"));
  });
}
