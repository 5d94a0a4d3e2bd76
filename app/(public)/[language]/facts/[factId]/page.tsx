import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { factMetadata } from "@/components/reference/fact-metadata";
import { FactPage } from "@/components/reference/fact-page";
import { GoneFactPage } from "@/components/reference/gone-fact";
import { goneFacts } from "@/core/browse/gone-facts";
import { publicLanguage } from "@/core/browse/languages";
import { getGenerationContext } from "@/server/content/generation-context";
import { getFactBase } from "@/server/content/load";

type Props = { readonly params: Promise<{ language: string; factId: string }> };

/** The build knows of none; a fact with one is shown by another page (proxy.ts). */
const NONE = new Map<string, never>();

export const dynamicParams = false;

export function generateStaticParams() {
  const base = getFactBase();
  return [...base.facts.keys(), ...goneFacts(base).keys()].map((factId) => ({ factId }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { language, factId } = await params;
  const fact = getFactBase().facts.get(factId);
  if (fact === undefined) {
    const gone = goneFacts(getFactBase()).get(factId);
    if (gone === undefined) return {};
    const t = await getTranslations("facts.gone");
    return { title: t(gone.successors.length > 0 ? "moved" : "retracted"), robots: { index: false } };
  }
  const t = await getTranslations("facts.fact");
  return factMetadata(fact, publicLanguage(language), (harm) => t(`title.${harm}`));
}

export default async function PublishedFactPage({ params }: Props) {
  const { language: path, factId } = await params;
  const language = publicLanguage(path);
  setRequestLocale(language);
  const context = getGenerationContext(language);
  const fact = context.base.facts.get(factId);
  if (fact === undefined) {
    const gone = goneFacts(context.base).get(factId);
    if (gone === undefined) notFound();
    return <GoneFactPage base={context.base} gone={gone} language={language} />;
  }
  return <FactPage context={context} fact={fact} overrides={NONE} />;
}
