import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { useTranslations } from "next-intl";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Accounts } from "@/components/reference/accounts";
import { FactAside } from "@/components/reference/fact-aside";
import { FactLine } from "@/components/reference/fact-line";
import { GoneFactPage } from "@/components/reference/gone-fact";
import { HarmDetails } from "@/components/reference/harm-details";
import { ItemExamples } from "@/components/reference/item-examples";
import { paths } from "@/components/reference/paths";
import { SourceList } from "@/components/reference/source-list";
import { StatusMark } from "@/components/reference/status-mark";
import { TextLink } from "@/components/reference/text-link";
import { Section } from "@/components/ui/card";
import { factItems } from "@/core/browse/fact-items";
import { goneFacts } from "@/core/browse/gone-facts";
import { written } from "@/core/browse/in-use";
import { publicLanguage } from "@/core/browse/languages";
import { relatedFacts } from "@/core/browse/related-facts";
import type { Fact, Language } from "@/core/facts/model";
import type { GenerationContext } from "@/core/questions/contract";
import { statusReason, voiceOf } from "@/core/questions/render/status";
import { getGenerationContext } from "@/server/content/generation-context";
import { getFactBase } from "@/server/content/load";

type Props = { readonly params: Promise<{ language: string; factId: string }> };

const RELATED = 6;

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
  // A page on deaths or violence does not tell of them in the title of its tab or in a shared link either.
  if (fact.harm !== null) {
    const t = await getTranslations("facts.fact");
    return { title: t(`title.${fact.harm}`) };
  }
  const text = written(fact.text, publicLanguage(language));
  return { title: text.length > 70 ? `${text.slice(0, 69)}…` : text, description: text };
}

export default async function FactPage({ params }: Props) {
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
  const topic = context.base.topics.find(({ id }) => id === fact.topic);
  const t = await getTranslations("facts.fact");

  return (
    <article>
      <p className="mb-3 font-semibold text-ochre-ink">
        <TextLink href={paths.topic(language, fact.topic)}>
          {topic ? written(topic.name, language) : fact.topic}
        </TextLink>
      </p>
      {fact.harm === null ? (
        <FactBody context={context} fact={fact} />
      ) : (
        <>
          <h1 className="mb-5 text-3xl">{t(`title.${fact.harm}`)}</h1>
          <HarmDetails harm={fact.harm} size="page">
            <FactBody context={context} fact={fact} />
          </HarmDetails>
        </>
      )}
    </article>
  );
}

function FactBody({ context, fact }: { readonly context: GenerationContext; readonly fact: Fact }) {
  const t = useTranslations("facts.fact");
  const status = useTranslations("common.status");
  const { base, language } = context;
  const related = relatedFacts(base, fact, RELATED);
  const opposed = fact.contradicts.flatMap((id) => base.facts.get(id) ?? []);
  const ofSameEvent = fact.sameEvent.flatMap((id) => base.facts.get(id) ?? []);
  // Under a warning the page has its heading already.
  const Heading = fact.harm === null ? "h1" : "h2";

  return (
    <>
      <Heading className="max-w-4xl text-[1.75rem] leading-[1.22] font-semibold sm:text-[2.25rem] sm:leading-[1.18]">
        {written(fact.text, language)}
      </Heading>
      <p className="mt-5 flex flex-wrap items-center gap-x-3 gap-y-2">
        <span id="fact-status">
          <StatusMark status={fact.status} label={status(fact.status)} badge />
        </span>
        <span className="text-ink-soft">
          <span id="fact-status-reason">{statusReason(context, fact)}</span>{" "}
          <TextLink href={paths.statuses(language)}>{t("rule")}</TextLink>
        </span>
      </p>
      <div className="mt-10 grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_17rem]">
        <FactAside base={base} fact={fact} language={language} />
        <div className="min-w-0 lg:col-start-1 lg:row-start-1">
          {opposed.length > 0 ? (
            <Section id="accounts" title={t("accounts")} lead={t("accountsLead")}>
              <Accounts
                accounts={[fact, ...opposed].map((each) => ({ fact: each, voice: voiceOf(context, each) }))}
                current={fact.id}
                language={language}
              />
            </Section>
          ) : null}
          {ofSameEvent.length > 0 ? (
            <Section id="same-event" title={t("sameEvent")} lead={t("sameEventLead")}>
              <FactList facts={ofSameEvent} language={language} />
            </Section>
          ) : null}
          <Section id="sources" title={t("sources")}>
            <SourceList base={base} evidence={fact.evidence} language={language} />
          </Section>
          <Section id="items" title={t("items")} lead={t("itemsLead")}>
            <ItemExamples items={factItems(context, fact)} />
          </Section>
          {related.length > 0 ? (
            <Section id="related" title={t("related")}>
              <FactList facts={related} language={language} />
            </Section>
          ) : null}
        </div>
      </div>
    </>
  );
}

function FactList({ facts, language }: { readonly facts: readonly Fact[]; readonly language: Language }) {
  return (
    <ul className="border-b border-line">
      {facts.map((each) => (
        <FactLine key={each.id} fact={each} language={language} />
      ))}
    </ul>
  );
}
