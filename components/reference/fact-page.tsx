import { useTranslations } from "next-intl";
import { Accounts } from "@/components/reference/accounts";
import { EditorsNote } from "@/components/reference/editors-notes";
import { FactAside } from "@/components/reference/fact-aside";
import { FactLine } from "@/components/reference/fact-line";
import { HarmDetails } from "@/components/reference/harm-details";
import { ItemExamples } from "@/components/reference/item-examples";
import { paths } from "@/components/reference/paths";
import { SourceList } from "@/components/reference/source-list";
import { StatusMark } from "@/components/reference/status-mark";
import { TextLink } from "@/components/reference/text-link";
import { Section } from "@/components/ui/card";
import { factItems } from "@/core/browse/fact-items";
import { written } from "@/core/browse/in-use";
import { itemsInForce, type OverrideKind } from "@/core/browse/overrides";
import { relatedFacts } from "@/core/browse/related-facts";
import type { Fact, Language } from "@/core/facts/model";
import type { GenerationContext } from "@/core/questions/contract";
import { statusReason, voiceOf } from "@/core/questions/render/status";

/** What editors decided about facts since the build, by fact; empty on pages that are made by the build. */
type Overrides = ReadonlyMap<string, { readonly kind: OverrideKind; readonly reason: string }>;

type Props = { readonly context: GenerationContext; readonly fact: Fact; readonly overrides: Overrides };

const RELATED = 6;

/** Everything on one fact: what it says, how sure it is and why, who says so, and what it becomes for a learner. */
export function FactPage({ context, fact, overrides }: Props) {
  const t = useTranslations("facts.fact");
  const { base, language } = context;
  const topic = base.topics.find(({ id }) => id === fact.topic);
  const decided = overrides.get(fact.id);
  return (
    <article>
      {decided === undefined ? null : <EditorsNote kind={decided.kind} reason={decided.reason} />}
      <p className="mb-3 font-semibold text-ochre-ink">
        <TextLink href={paths.topic(language, fact.topic)}>
          {topic ? written(topic.name, language) : fact.topic}
        </TextLink>
      </p>
      {fact.harm === null ? (
        <FactBody context={context} fact={fact} overrides={overrides} />
      ) : (
        <>
          <h1 className="mb-5 text-3xl">{t(`title.${fact.harm}`)}</h1>
          <HarmDetails harm={fact.harm} size="page">
            <FactBody context={context} fact={fact} overrides={overrides} />
          </HarmDetails>
        </>
      )}
    </article>
  );
}

function FactBody({ context, fact, overrides }: Props) {
  const t = useTranslations("facts.fact");
  const { base, language } = context;
  const related = relatedFacts(base, fact, RELATED);
  const opposed = fact.contradicts.flatMap((id) => base.facts.get(id) ?? []);
  const ofSameEvent = fact.sameEvent.flatMap((id) => base.facts.get(id) ?? []);
  const kindOf = (id: string) => overrides.get(id)?.kind;
  const items = itemsInForce(factItems(context, fact), kindOf);
  // Under a warning the page has its heading already.
  const Heading = fact.harm === null ? "h1" : "h2";

  return (
    <>
      <Heading className="max-w-4xl text-[1.75rem] leading-[1.22] font-semibold sm:text-[2.25rem] sm:leading-[1.18]">
        {written(fact.text, language)}
      </Heading>
      <Standing context={context} fact={fact} kind={kindOf(fact.id)} />
      <div className="mt-10 grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_17rem]">
        <FactAside base={base} fact={fact} language={language} />
        <div className="min-w-0 lg:col-start-1 lg:row-start-1">
          {opposed.length > 0 ? (
            <Section id="accounts" title={t("accounts")} lead={t("accountsLead")}>
              <Accounts
                accounts={[fact, ...opposed].map((each) => ({ fact: each, voice: voiceOf(context, each) }))}
                current={fact.id}
                language={language}
                kindOf={kindOf}
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
          {items.cards.length + items.examples.length === 0 ? null : (
            <Section id="items" title={t("items")} lead={t("itemsLead")}>
              <ItemExamples items={items} />
            </Section>
          )}
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

/** How sure the fact is and why. The reason for a status that no longer holds is not told, nor the status of what is withdrawn. */
function Standing({ context, fact, kind }: Omit<Props, "overrides"> & { readonly kind: OverrideKind | undefined }) {
  const t = useTranslations("facts.fact");
  const words = useTranslations("common.status");
  const status = kind ?? fact.status;
  return (
    <p className="mt-5 flex flex-wrap items-center gap-x-3 gap-y-2">
      {status === "withdrawn" ? null : (
        <span id="fact-status">
          <StatusMark status={status} label={words(status)} badge />
        </span>
      )}
      <span className="text-ink-soft">
        {kind === undefined ? <span id="fact-status-reason">{statusReason(context, fact)} </span> : null}
        <TextLink href={paths.statuses(context.language)}>{t("rule")}</TextLink>
      </span>
    </p>
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
