import type { Entity, FactBase } from "@/core/facts/model";
import { typeFits } from "@/core/facts/type-tree";
import { hasWords } from "@/core/quality/own/labels";

/**
 * How the checks read who belongs to whom, and from which side something is said. Written from what a question of who says so
 * must not do (docs/adr/0050) and shared with nothing that makes items (docs/adr/0033).
 */

const SPEAKING = ["person", "organisation", "mission", "office", "country"];
/** An army, an operation and a paid force fight for a state. */
const FOR_STATES = new Set(["state-force", "foreign-operation", "military-company"]);
const AGAINST_OR_BESIDE = new Set(["northern-movement", "islamist-group", "self-defence-group", "coalition"]);
/** Somebody was attacked, held out, or gave way as planned: one side says so of itself, the other of its enemy. */
const SIDED_WORDS = [
  "attacker",
  "attackers",
  "those who attacked",
  "those who besieged",
  "repelled",
  "strategic",
].concat(["technical problems", "forced landing", "loss of life", "serves to", "handing them over", "war material"]);
const DRIVEN = /(?:beaten|driven) back/;

/** By whom a statement tells its speaker, of those who stand there: whom it names and to whom the speaker alone belongs. */
export function tellersOf(
  base: FactBase,
  statement: string,
  speaker: Entity,
  others: readonly Entity[],
): readonly string[] {
  const [own, ...rest] = [speaker, ...others].map((one) => reachOf(base, one));
  return [...base.entities.values()]
    .filter((entity) => SPEAKING.some((branch) => typeFits(base.types, entity.type, branch)))
    .filter((entity) => isNamed(statement, entity))
    .filter((entity) => {
      const reach = reachOf(base, entity);
      const shares = (other: ReadonlySet<string> | undefined) => [...(other ?? [])].some((id) => reach.has(id));
      return shares(own) && !rest.some(shares);
    })
    .map(({ id }) => id);
}

/** Whether a statement calls its speaker's kind by name and nobody else there is of it: "the movements" among armies. */
export function callsKind({ types }: FactBase, statement: string, speaker: Entity, others: readonly Entity[]): boolean {
  const isCalled = ({ type }: Entity) =>
    (types.get(type)?.noun?.en ?? "").split(/ of /).some((part) => {
      const [last = ""] = part.split(" ").slice(-1);
      return last !== "" && new RegExp(`\\b${last.replace(/s$/, "")}s?\\b`, "i").test(statement);
    });
  return isCalled(speaker) && !others.some(isCalled);
}

/** Whether the words of a statement about a fight tell from which side it is said, and nobody else there is of that side. */
export function aloneOnSide(
  { lexicon }: FactBase,
  statement: string,
  speaker: Entity,
  others: readonly Entity[],
): boolean {
  const side = [FOR_STATES, AGAINST_OR_BESIDE].find((leaves) => leaves.has(speaker.type));
  const loaded = lexicon.banned.flatMap(({ words }) => words.en);
  const isSided = DRIVEN.test(statement) || [...SIDED_WORDS, ...loaded].some((words) => hasWords(statement, words));
  return side !== undefined && isSided && !others.some(({ type }) => side.has(type));
}

/** Itself and what it is of or in, and whatever these are of or in. */
export function reachOf(base: FactBase, entity: Entity): ReadonlySet<string> {
  const reach = new Set([entity.id]);
  for (const id of reach) {
    const { within = [], confusable = [], of = [] } = base.entities.get(id) ?? {};
    const held = (base.index.factsByEntity.get(id) ?? []).flatMap(({ triple, denies }) =>
      triple?.r === "held-by" && !denies && triple.o.kind === "entity" && triple.o.id === id ? [triple.s] : [],
    );
    for (const other of [...within, ...confusable, ...of, ...held]) reach.add(other);
  }
  return reach;
}

/** By a name as it is written, where that is in capitals; a state by its adjective too ("Malian", "French"). */
function isNamed(statement: string, { type, name, text, long, aliases }: Entity): boolean {
  const names = [name.en, text.en, long?.en ?? "", ...aliases].filter(Boolean);
  const isWritten = names.some(
    (one) => hasWords(statement, one) && (one !== one.toUpperCase() || statement.includes(one)),
  );
  if (isWritten || type !== "country" || name.en.includes(" ")) return isWritten;
  const root = name.en === "France" ? "French" : name.en;
  return statement.split(/[^\p{L}]+/u).some((word) => word.startsWith(root));
}
