import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Fact, FactBase } from "@/core/facts/model";
import { createTruthOracle } from "@/core/facts/oracle/truth-oracle";
import { cardsOfFact } from "@/core/flashcards/card";
import type { GenerationContext } from "@/core/questions/contract";
import { generateItem, possibleItems } from "@/core/questions/generate";
import { seededRandom, shuffled } from "@/core/shared/random";
import { readFactBase } from "@/server/content/read-base";
import { itemLines } from "./lib/item-lines";

const USAGE = `Shows every card and item of facts with keys, proofs and reasons, for whoever writes facts.

  npm run items:show -- --fact kidal-region            one fact
  npm run items:show -- --random 20                    facts drawn from the whole base
  npm run items:show -- --random 5 --topic geography   facts drawn from a topic
  npm run items:show -- --random 20 --seed b           others, with other wrong options
  npm run items:show -- --help                         this

Without --fact and --random, ten facts are drawn. The same seed ("show" unless told) shows the same.`;

const DRAWN = 10;

function main(): number {
  try {
    const { values } = parseArgs({
      options: {
        fact: { type: "string" },
        random: { type: "string" },
        topic: { type: "string" },
        seed: { type: "string", default: "show" },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) {
      console.log(USAGE);
      return 0;
    }
    const { base } = readFactBase(join(process.cwd(), "content"));
    const context: GenerationContext = { base, oracle: createTruthOracle(base), language: "en" };
    for (const fact of factsFor(base, values)) show(context, fact, values.seed);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError) && !isOfParsing(error)) throw error;
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    return 1;
  }
}

class UsageError extends Error {}
const isOfParsing = (error: unknown) =>
  error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS_");

type Wanted = { readonly [Option in "fact" | "random" | "topic"]?: string | undefined } & { readonly seed: string };

/** The fact that is named, or so many drawn at random. */
function factsFor(base: FactBase, { fact: id, random, topic, seed }: Wanted): readonly Fact[] {
  if (id !== undefined) {
    if (random !== undefined || topic !== undefined)
      throw new UsageError("--fact stands alone: it names the one fact.");
    const fact = base.facts.get(id);
    if (fact === undefined) throw new UsageError(`There is no fact "${id}". Ids stand in content/facts/*.yaml.`);
    return [fact];
  }
  const count = random === undefined ? DRAWN : Number(random);
  if (!Number.isInteger(count) || count < 1) throw new UsageError(`--random wants a number of facts, not "${random}".`);
  const pool = topic === undefined ? [...base.facts.values()] : base.index.factsByTopic.get(topic);
  if (pool === undefined) throw new UsageError(`There is no topic "${topic}". Ids stand in content/topics.yaml.`);
  return shuffled(pool, seededRandom(seed)).slice(0, count);
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

process.exitCode = main();
