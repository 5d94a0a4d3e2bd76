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

/**
 * Whether an established fact of the same time says in its sentence all that a claim says: then the bare claim may be written, and is
 * no claim of anybody's any more.
 *
 * @param claim the bare sentence of a fact that is not established
 */
export function isHeldElsewhere(base: FactBase, language: Language, fact: Fact, claim: string): boolean {
  const wanted = rootsOf(claim);
  if (wanted.size < FEWEST) return false;
  const about = (base.index.entitiesToldOf.get(fact.id) ?? []).filter((id) => !fact.by.includes(id));
  const near = new Set(about.flatMap((id) => base.index.factsToldOf.get(id) ?? []));
  return [...near].some((other) => {
    if (other.status !== "established" || other.denies || !isOfOneTime(fact, other)) return false;
    const said = rootsOf(inLanguage(other.text, language) ?? "");
    return [...wanted].every((root) => said.has(root));
  });
}

const rootsOf = (text: string): ReadonlySet<string> =>
  new Set(
    contentWords(text)
      .filter((word) => !LITTLE.has(word))
      .map((word) => word.slice(0, ROOT)),
  );

const isOfOneTime = ({ when }: Fact, other: Fact): boolean =>
  when === null || other.when === null || mayOverlap(edtf(when), edtf(other.when));
