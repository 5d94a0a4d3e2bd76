import { appendFileSync, existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import type { FactBase } from "@/core/facts/model";
import { createTruthOracle } from "@/core/facts/oracle/truth-oracle";
import { GAP, type SkeletonInput, skeletonFile, skeletonText } from "@/core/facts/skeleton";
import { isLeaf } from "@/core/facts/type-tree";
import { readFactBase } from "@/server/content/read-base";
import { printYieldOfRelation } from "./lib/print-yield";

/**
 * Adds the skeleton of an entry to the file where it belongs; what is not given is asked for.
 *
 *   npm run content:new -- fact   --id kidal-retaken --topic war-resumes-2023 --relation took-control-of
 *   npm run content:new -- fact   --id salt-caravans --topic peoples --descriptive
 *   npm run content:new -- entity --id ber --type town --topic war-resumes-2023
 *   npm run content:new -- source --id rfi-2023-ber --topic war-resumes-2023
 */
const KINDS = ["fact", "entity", "source"] as const;
type Answers = Readonly<Record<string, string | undefined>>;
type Ask = (name: string, question: string) => Promise<string>;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      id: { type: "string" },
      topic: { type: "string" },
      type: { type: "string" },
      relation: { type: "string" },
      descriptive: { type: "boolean", default: false },
    },
  });
  const { descriptive, ...answers } = values;
  const terminal = process.stdin.isTTY ? createInterface({ input: process.stdin, output: process.stdout }) : null;
  try {
    const ask = asker({ ...answers, kind: positionals[0] }, terminal);
    const { base } = readFactBase(join(process.cwd(), "content"));
    const topic = oneOf(
      await ask("topic", "Topic"),
      base.topics.map(({ id }) => id),
      "topic",
    );
    const input = await inputFor(base, topic, descriptive, ask);
    const file = join(process.cwd(), "content", skeletonFile(input, topic));
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, `${existsSync(file) ? "" : `# ${topic}\n`}${skeletonText(input)}`);
    console.log(`Added "${input.id}" at the end of ${file}.`);
    console.log(`Fill every ${GAP}, then run: npm run content:check -- --only ${topic}`);
    if (input.kind === "fact") {
      console.log(`What it yields then: npm run content:check -- --fact ${input.id}`);
      const context = { base, oracle: createTruthOracle(base), language: "en" } as const;
      printYieldOfRelation(context, input.relation?.id ?? null);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    return 1;
  } finally {
    terminal?.close();
  }
}

/** A mistake of whoever runs the command; the message says what to do. */
class UsageError extends Error {}

function asker(answers: Answers, terminal: ReturnType<typeof createInterface> | null): Ask {
  return async (name, question) => {
    const given = answers[name] ?? (terminal === null ? undefined : await terminal.question(`${question}: `));
    const answer = given?.trim() ?? "";
    if (answer === "") throw new UsageError(`Say --${name}; without a terminal nothing can be asked.`);
    return answer;
  };
}

async function inputFor(base: FactBase, topic: string, descriptive: boolean, ask: Ask): Promise<SkeletonInput> {
  const kind = oneOf(await ask("kind", "Kind (fact, entity, source)"), KINDS, "kind");
  const id = await ask("id", "Id (kebab-case, kept for ever)");
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) throw new UsageError(`"${id}" is no kebab-case id.`);
  const known: ReadonlyMap<string, unknown> = { fact: base.facts, entity: base.entities, source: base.sources }[kind];
  if (known.has(id)) throw new UsageError(`There is a ${kind} "${id}" already.`);
  if (kind === "source") return { kind, id };
  if (kind === "entity") {
    const leaves = [...base.types.keys()].filter((type) => isLeaf(base.types, type));
    return { kind, id, type: oneOf(await ask("type", "Type (a leaf of types.yaml)"), leaves, "type") };
  }
  if (descriptive) return { kind, id, topic, relation: null };
  const name = oneOf(
    await ask("relation", "Relation (see relations.yaml; or start again with --descriptive)"),
    [...base.relations.keys()],
    "relation",
  );
  return { kind, id, topic, relation: base.relations.get(name) ?? null };
}

function oneOf<T extends string>(given: string, allowed: readonly T[], what: string): T {
  const found = allowed.find((each) => each === given);
  if (found !== undefined) return found;
  throw new UsageError(`There is no ${what} "${given}". There are: ${allowed.join(", ")}.`);
}

process.exitCode = await main();
