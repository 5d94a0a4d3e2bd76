import { useTranslations } from "next-intl";
import { paths } from "@/components/reference/paths";
import { written } from "@/core/browse/in-use";
import type { FactBase, Language } from "@/core/facts/model";

/** All topics in reading order, each leading to its facts. */
export function ReferenceTopics({ base, language }: { readonly base: FactBase; readonly language: Language }) {
  const t = useTranslations("facts.topics");
  return (
    <ul className="grid gap-x-10 sm:grid-cols-2 lg:grid-cols-3">
      {base.topics.map((topic) => (
        <li key={topic.id} className="border-t border-line">
          <a href={paths.topic(language, topic.id)} className="group block h-full py-5">
            <span className="font-display text-lg font-semibold group-hover:text-indigo group-hover:underline group-hover:decoration-ochre group-hover:decoration-2 group-hover:underline-offset-4">
              {written(topic.name, language)}
            </span>
            <span className="mt-1 block text-ink-soft">{written(topic.about, language)}</span>
            <span className="mt-1.5 block text-sm font-semibold text-ochre-ink">
              {t("count", { count: base.index.factsByTopic.get(topic.id)?.length ?? 0 })}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
