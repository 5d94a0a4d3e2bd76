import type { Entity, FactBase } from "@/core/facts/model";
import { acceptedSpellings, branchOf } from "@/core/questions/typed-answer/spellings";
import { editDistance } from "@/core/shared/edit-distance";
import { normalise } from "@/core/shared/normalise";

/** Family names that many people of Mali and around it bear, whether or not the base tells of one of them. Normalised. */
const FREQUENT = (
  "ba bagayoko bah balde ballo barry bathily berthe bocoum bore camara cisse cissoko coulibaly dabo daou dembele diabate diaby diakite diallo " +
  "diarra diawara dicko diop doucoure doumbia drame fall faye fofana goita guindo haidara kane kante kassogue keita koita konare konate kone " +
  "konte kouyate ly maiga malle nientao ndiaye ongoiba ouattara ouedraogo sacko sall samake sanogo sangare sarr sidibe sissoko soumare " +
  "sow sy sylla tall tembely thera togola tolo toure tounkara traore yattara zerbo"
).split(" ");

/** Two letters of a long word may be a slip, so that a name as far away may be meant. */
const REACH = 2;

/**
 * Other people's family names that are so near to that of an answer that a slip could make one of the other: of "Konaré" and
 * "Konaté" each is a family, and nobody's slip.
 */
export function nearFamilies(base: FactBase, right: readonly Entity[]): readonly string[] {
  const people = right.filter((entity) => branchOf(base, entity) === "person");
  const own = new Set(people.flatMap((each) => acceptedSpellings(base, each).flatMap(({ text }) => text.split(" "))));
  const families = new Set(people.map(familyNameOf));
  const others = new Set([...FREQUENT, ...(people.length === 0 ? [] : familiesOf(base))]);
  return [...others].filter(
    (other) => !own.has(other) && [...families].some((family) => editDistance(family, other, REACH) <= REACH),
  );
}

/** The last word of a person's name, normalised. */
export const familyNameOf = ({ name }: Entity): string => normalise(name.en).split(" ").at(-1) ?? "";

const tables = new WeakMap<FactBase, readonly string[]>();

function familiesOf(base: FactBase): readonly string[] {
  const known = tables.get(base);
  if (known !== undefined) return known;
  const people = [...base.entities.values()].filter((each) => branchOf(base, each) === "person");
  const families = [...new Set(people.map(familyNameOf))];
  tables.set(base, families);
  return families;
}
