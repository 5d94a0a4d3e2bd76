import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { factMetadata } from "@/components/reference/fact-metadata";
import { FactPage } from "@/components/reference/fact-page";
import { publicLanguage } from "@/core/browse/languages";
import { getGenerationContext } from "@/server/content/generation-context";
import { getFactBase } from "@/server/content/load";
import { findOverrides } from "@/server/data/facts/in-force";

type Props = { readonly params: Promise<{ language: string; factId: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { language, factId } = await params;
  const fact = getFactBase().facts.get(factId);
  if (fact === undefined) return {};
  const t = await getTranslations("facts.fact");
  const { title } = factMetadata(fact, publicLanguage(language), (harm) => t(`title.${harm}`));
  // What a shared link would say of it does not stand for now.
  return { title };
}

/** The page of a fact that editors have withdrawn or lowered: it never says what no longer holds, whoever reads it and how. */
export default async function NotedFactPage({ params }: Props) {
  const { language: path, factId } = await params;
  const language = publicLanguage(path);
  setRequestLocale(language);
  const context = getGenerationContext(language);
  const fact = context.base.facts.get(factId);
  if (fact === undefined) notFound();
  return <FactPage context={context} fact={fact} overrides={await findOverrides()} />;
}
