import { useTranslations } from "next-intl";
import { paths } from "@/components/reference/paths";
import { written } from "@/core/browse/in-use";
import type { Language, Topic } from "@/core/facts/model";

type Props = { readonly topics: readonly Topic[]; readonly current: string; readonly language: Language };

/** The topic before and the topic after, in reading order. */
export function TopicNeighbours({ topics, current, language }: Props) {
  const t = useTranslations("facts.topic");
  const at = topics.findIndex(({ id }) => id === current);
  const before = at > 0 ? topics[at - 1] : undefined;
  const after = topics[at + 1];
  return (
    <nav aria-label={t("neighbours")} className="mt-14 grid gap-4 sm:grid-cols-2">
      {before ? <Neighbour label={t("before")} topic={before} language={language} /> : <span />}
      {after ? <Neighbour label={t("after")} topic={after} language={language} /> : null}
    </nav>
  );
}

function Neighbour({ label, topic, language }: { label: string; topic: Topic; language: Language }) {
  return (
    <a
      href={paths.topic(language, topic.id)}
      className="block rounded-2xl border border-line bg-surface px-5 py-4 hover:border-indigo"
    >
      <span className="block text-sm text-ink-soft">{label}</span>
      <span className="font-display text-lg font-semibold">{written(topic.name, language)}</span>
    </a>
  );
}
