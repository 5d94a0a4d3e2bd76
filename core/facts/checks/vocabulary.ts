import type { CheckContext } from "@/core/facts/checks/context";
import { type Finding, problemAt } from "@/core/facts/content-document";
import { isLeaf, typeFits } from "@/core/facts/type-tree";

const CHECK = "vocabulary";
const LITERALS = ["date", "number", "text"];
const PLACEHOLDERS = new Set([
  "s",
  "s2",
  "o",
  "o2",
  "D",
  "inD",
  "inO",
  "stype",
  "otype",
  "unit",
  "noun",
  "rest",
  "deed",
]);

/** The type tree is a tree, relations name its nodes, entities are leaves, and triples fit their relation. */
export function checkVocabulary(context: CheckContext): readonly Finding[] {
  return [...typeFindings(context), ...relationFindings(context), ...entityFindings(context), ...fitFindings(context)];
}

function typeFindings({ raw, base }: CheckContext): Finding[] {
  return raw.types.flatMap((place) => {
    const { id, parent, noun } = place.value;
    const found: Finding[] = [];
    if (parent !== undefined && !base.types.has(parent)) {
      found.push(problemAt(place, CHECK, `${id}: there is no type "${parent}".`, "parent"));
    }
    let node = parent;
    for (let steps = 0; node !== undefined; steps++) {
      if (node === id || steps > base.types.size) {
        found.push(problemAt(place, CHECK, `${id}: it is its own ancestor; mend the parents.`, "parent"));
        break;
      }
      node = base.types.get(node)?.parent ?? undefined;
    }
    if (noun === undefined && isLeaf(base.types, id)) {
      found.push(problemAt(place, CHECK, `${id}: a leaf needs a noun, which questions call it by.`, "id"));
    }
    return found;
  });
}

function relationFindings({ raw, base }: CheckContext): Finding[] {
  return raw.relations.flatMap((place) => {
    const { id, domain, range, patterns } = place.value;
    const found: Finding[] = [];
    if (domain !== "any" && !base.types.has(domain)) {
      found.push(problemAt(place, CHECK, `${id}: its domain "${domain}" is no type.`, "domain"));
    }
    if (range !== "any" && !LITERALS.includes(range) && !base.types.has(range)) {
      found.push(problemAt(place, CHECK, `${id}: its range "${range}" is no type.`, "range"));
    }
    for (const [language, written] of Object.entries(patterns)) {
      for (const [name, pattern] of Object.entries(written ?? {})) {
        for (const message of patternMistakes(pattern ?? "")) {
          found.push(problemAt(place, CHECK, `${id}: ${message}`, "patterns", language, name));
        }
      }
    }
    return found;
  });
}

function patternMistakes(pattern: string): readonly string[] {
  const unknown = [...pattern.matchAll(/\{([^}]*)\}/g)]
    .map((match) => match[1] ?? "")
    .filter((name) => !PLACEHOLDERS.has(name));
  const mistakes = unknown.map((name) => `the pattern "${pattern}" has an unknown placeholder {${name}}.`);
  const open = pattern.split("[").length;
  if (open !== pattern.split("]").length) mistakes.push(`the pattern "${pattern}" has a bracket without its partner.`);
  return mistakes;
}

function entityFindings({ raw, base }: CheckContext): Finding[] {
  return raw.entities.flatMap((place) => {
    const { id, type, lat, lon, within, confusable, of } = place.value;
    const found: Finding[] = [];
    if (!base.types.has(type)) {
      found.push(problemAt(place, CHECK, `${id}: there is no type "${type}" in types.yaml.`, "type"));
    } else if (!isLeaf(base.types, type)) {
      found.push(
        problemAt(place, CHECK, `${id}: the type "${type}" has narrower ones; choose a leaf under it.`, "type"),
      );
    }
    if ((lat === undefined) !== (lon === undefined)) {
      found.push(problemAt(place, CHECK, `${id}: lat and lon go together.`, lat === undefined ? "lon" : "lat"));
    }
    if (typeFits(base.types, type, "office") && of.length === 0) {
      found.push(
        problemAt(
          place,
          CHECK,
          `${id}: an office is somebody's; say in \`of\` of which state, body or movement.`,
          "id",
        ),
      );
    }
    if (within.includes(id)) found.push(problemAt(place, CHECK, `${id}: it lies within itself.`, "within"));
    if (confusable.some((other) => other === id || within.includes(other))) {
      found.push(
        problemAt(place, CHECK, `${id}: \`confusable\` names itself or what is in \`within\` already.`, "confusable"),
      );
    }
    return found;
  });
}

function fitFindings({ raw, base, factPlaces }: CheckContext): Finding[] {
  const found: Finding[] = [];
  for (const fact of base.facts.values()) {
    const place = factPlaces.get(fact.id);
    if (place === undefined || fact.triple === null) continue;
    const { s, r, o } = fact.triple;
    const relation = base.relations.get(r);
    if (relation === undefined) continue;
    const misfit = (entityId: string, node: string, end: "s" | "o") => {
      const type = base.entities.get(entityId)?.type ?? "";
      if (typeFits(base.types, type, node)) return;
      const role = end === "s" ? "subject" : "object";
      const message = `${fact.id}: the ${role} of "${r}" must be of type "${node}", but "${entityId}" is "${type}"; correct the entity's type, or choose another relation.`;
      found.push(problemAt(place, CHECK, message, end));
    };
    misfit(s, relation.domain, "s");
    if (o.kind === "entity") misfit(o.id, relation.range, "o");
    if (o.kind === "entity" && o.id === s)
      found.push(problemAt(place, CHECK, `${fact.id}: subject and object are one entity.`, "o"));
  }
  for (const place of raw.lists) {
    const { id, s, r, members } = place.value;
    for (const [end, entity] of [["s", s] as const, ...members.map((member) => ["members", member] as const)]) {
      if (!base.entities.has(entity))
        found.push(problemAt(place, CHECK, `${id}: there is no entity "${entity}".`, end));
    }
    if (!base.relations.has(r)) found.push(problemAt(place, CHECK, `${id}: there is no relation "${r}".`, "r"));
  }
  return found;
}
