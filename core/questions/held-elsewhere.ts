import type { Fact, FactBase, Language } from "@/core/facts/model";
import { contentWords } from "@/core/questions/clang";
import { inLanguage } from "@/core/questions/render/text";
import { edtf, mayOverlap } from "@/core/shared/edtf";

/** Words that tell nothing of the matter. */
const LITTLE = new Set(
  "also been being from have into that their them they this were with avec dans elles leurs sont".split(" "),
);
/** So many letters stand for a word in all its forms: "deployed", "deployment". */
const ROOT = 6;
/** Fewer words in common are no sentence. */
const FEWEST = 3;

const tables = new WeakMap<FactBase, Map<Language, ReadonlySet<string>>>();

/**
 * Whether an established fact of the same time and on the same things says in its sentence all that the bare claim of a fact says: then
 * it may be written bare, and is no claim of anybody's any more. False where a fact has no such claim.
 */
export function isHeldElsewhere(base: FactBase, language: Language, { id }: Fact): boolean {
  const known = tables.get(base) ?? new Map<Language, ReadonlySet<string>>();
  tables.set(base, known);
  const held = known.get(language) ?? heldIn(base, language);
  known.set(language, held);
  return held.has(id);
}

/** Ids of all facts whose claim is held elsewhere. */
function heldIn(base: FactBase, language: Language): ReadonlySet<string> {
  const saying = new Map<string, Set<Fact>>();
  for (const fact of base.facts.values()) {
    if (fact.status !== "established" || fact.denies) continue;
    for (const root of rootsOf(inLanguage(fact.text, language) ?? "")) {
      saying.set(root, (saying.get(root) ?? new Set()).add(fact));
    }
  }
  const claims = [...base.facts.values()].filter(({ status }) => status !== "established");
  return new Set(claims.filter((fact) => isSaidIn(base, saying, fact, language)).map(({ id }) => id));
}

function isSaidIn(
  base: FactBase,
  saying: ReadonlyMap<string, ReadonlySet<Fact>>,
  fact: Fact,
  language: Language,
): boolean {
  const wanted = [...rootsOf(inLanguage(fact.claim, language) ?? "")].map(
    (root) => saying.get(root) ?? new Set<Fact>(),
  );
  if (wanted.length < FEWEST) return false;
  const about = new Set((base.index.entitiesToldOf.get(fact.id) ?? []).filter((id) => !fact.by.includes(id)));
  const rarest = wanted.reduce((least, facts) => (facts.size < least.size ? facts : least));
  return [...rarest].some(
    (other) =>
      wanted.every((facts) => facts.has(other)) &&
      isOfOneTime(fact, other) &&
      (base.index.entitiesToldOf.get(other.id) ?? []).some((id) => about.has(id)),
  );
}

const rootsOf = (text: string): ReadonlySet<string> =>
  new Set(
    contentWords(text)
      .filter((word) => !LITTLE.has(word))
      .map((word) => word.slice(0, ROOT)),
  );

const isOfOneTime = ({ when }: Fact, other: Fact): boolean =>
  when === null || other.when === null || mayOverlap(edtf(when), edtf(other.when));
