import { join } from "node:path";
import type { Fact } from "@/core/facts/model";
import { createTruthOracle } from "@/core/facts/oracle/truth-oracle";
import { cardsOfFact } from "@/core/flashcards/card";
import type { GenerationContext } from "@/core/questions/contract";
import { generateItem, possibleItems } from "@/core/questions/generate";
import { seededRandom, shuffled } from "@/core/shared/random";
import { readFactBase } from "@/server/content/read-base";
import { itemLines } from "./lib/item-lines";

/**
 * Shows every card and item of a fact with keys, proofs and reasons, for whoever writes facts.
 *
 *   npm run items:show -- --fact kidal-region          one fact
 *   npm run items:show -- --topic geography --some 5   a few facts of a topic
 *   npm run items:show -- --some 20 --seed b           a few facts of the whole base
 */
function main(args: readonly string[]): number {
  const option = (name: string): string | null => {
    const at = args.indexOf(`--${name}`);
    return at === -1 ? null : (args[at + 1] ?? null);
  };
  const { base } = readFactBase(join(process.cwd(), "content"));
  const context: GenerationContext = { base, oracle: createTruthOracle(base), language: "en" };
  const seed = option("seed") ?? "show";
  const id = option("fact");
  const fact = id === null ? null : base.facts.get(id);
  if (fact === undefined) {
    console.error(`There is no fact "${id}". Ids stand in content/facts/*.yaml.`);
    return 1;
  }
  const topic = option("topic");
  const pool = topic === null ? [...base.facts.values()] : (base.index.factsByTopic.get(topic) ?? []);
  const facts = fact === null ? shuffled(pool, seededRandom(seed)).slice(0, Number(option("some") ?? 10)) : [fact];
  for (const each of facts) show(context, each, seed);
  return 0;
}

function show(context: GenerationContext, fact: Fact, seed: string): void {
  console.log(
    `\n=== ${fact.id} [${fact.topic}; ${fact.status}, ${fact.statusRule}${fact.harm ? `; ${fact.harm}` : ""}]`,
  );
  console.log(`    ${fact.text.en}`);
  for (const card of cardsOfFact(context, fact)) {
    console.log(`  card ${card.targetId}: ${card.front}  ⇒  ${card.back.answer}`);
  }
  for (const { type, ask } of possibleItems(context, fact)) {
    const made = generateItem(context, type, ask, seed);
    if (made.ok) for (const line of itemLines(made.value)) console.log(`  ${line}`);
    else console.log(`  ${type} ${ask.slot}: refused (${made.error.code})`);
  }
}

process.exitCode = main(process.argv.slice(2));
