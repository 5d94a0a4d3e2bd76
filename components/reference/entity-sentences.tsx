import { useTranslations } from "next-intl";
import { paths } from "@/components/reference/paths";
import { TextLink } from "@/components/reference/text-link";
import { Icon } from "@/components/ui/icon";
import type { EntitySentence } from "@/core/browse/entity-sentences";
import { inTimeOrder } from "@/core/browse/time-order";
import type { Entity, FactBase, Language } from "@/core/facts/model";
import { writtenWhen } from "@/core/questions/render/dates";

type Props = {
  readonly base: FactBase;
  readonly entity: Entity;
  readonly sentences: readonly EntitySentence[];
  readonly language: Language;
};

/** What an entity has to do with others, one short sentence each; every other name leads to its own page. */
export function EntitySentences({ base, entity, sentences, language }: Props) {
  const t = useTranslations("facts.entity");
  const order = new Map(inTimeOrder(sentences.map(({ fact }) => fact)).map((fact, index) => [fact.id, index]));
  const ordered = [...sentences].sort((a, b) => (order.get(a.fact.id) ?? 0) - (order.get(b.fact.id) ?? 0));
  return (
    <ul className="border-b border-line">
      {ordered.map(({ fact, parts }) => (
        <li key={fact.id} className="flex items-baseline justify-between gap-4 border-t border-line py-2.5">
          <p className="min-w-0 max-w-3xl">
            {parts.map((part, index) => {
              const key = `${index} ${part.text}`;
              if (part.entityId === null || part.entityId === entity.id || !base.entities.has(part.entityId)) {
                return <span key={key}>{part.text}</span>;
              }
              return (
                <TextLink key={key} href={paths.entity(language, part.entityId)} className="font-medium">
                  {part.text}
                </TextLink>
              );
            })}{" "}
            {fact.when === null || fact.triple?.o.kind === "date" ? null : (
              <span className="text-sm whitespace-nowrap text-ink-soft">({writtenWhen(fact, language)})</span>
            )}
          </p>
          <a
            href={paths.fact(language, fact.id)}
            aria-label={t("toFact", { sentence: parts.map(({ text }) => text).join("") })}
            title={t("fact")}
            className="grid size-8 shrink-0 place-items-center self-start rounded-full text-ochre-ink hover:bg-sand"
          >
            <Icon name="go" className="size-4.5" />
          </a>
        </li>
      ))}
    </ul>
  );
}
