import "server-only";
import type { FactBase, TruthOracle } from "@/core/facts/model";
import { createTruthOracle } from "@/core/facts/oracle/truth-oracle";
import type { GenerationContext } from "@/core/questions/contract";
import { getFactBase } from "@/server/content/load";

const cache = globalThis as typeof globalThis & {
  azalaiOracle?: { readonly base: FactBase; readonly oracle: TruthOracle };
};

/** What questions and cards are made from; the oracle is built once per process and fact base. */
export function getGenerationContext(language: string): GenerationContext {
  const base = getFactBase();
  if (cache.azalaiOracle?.base !== base) cache.azalaiOracle = { base, oracle: createTruthOracle(base) };
  return { base, oracle: cache.azalaiOracle.oracle, language: language === "fr" ? "fr" : "en" };
}
