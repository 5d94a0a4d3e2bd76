import { join } from "node:path";
import { createTruthOracle } from "@/core/facts/oracle/truth-oracle";
import type { GenerationContext } from "@/core/questions/contract";
import { readFactBase } from "@/server/content/read-base";

/** What items are made of: the fact base of content/, in English. */
export function itemContext(): GenerationContext {
  const { base } = readFactBase(join(process.cwd(), "content"));
  return { base, oracle: createTruthOracle(base), language: "en" };
}
