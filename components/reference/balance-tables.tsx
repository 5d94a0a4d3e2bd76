import { useTranslations } from "next-intl";
import { paths } from "@/components/reference/paths";
import { TextLink } from "@/components/reference/text-link";
import { Icon } from "@/components/ui/icon";
import { Table } from "@/components/ui/table";
import { written } from "@/core/browse/in-use";
import { type Balance, balanceOf } from "@/core/facts/balance";
import type { FactBase, Language } from "@/core/facts/model";

const SHOWN = 15;
/** The voice of the country's own outlets, told topic by topic. */
const LOCAL = "malian-media";

const percent = (share: number) => (share > 0 && share < 0.005 ? "< 1 %" : `${Math.round(100 * share)} %`);

/** Each topic with the origin on which most of it rests; above one half it is flagged. */
export function TopicsTable({ base, language }: { readonly base: FactBase; readonly language: Language }) {
  const t = useTranslations("facts.balance");
  return (
    <Table
      caption={t("topics.title")}
      hideCaption
      cards
      columns={[
        { key: "topic", label: t("topics.topic") },
        { key: "facts", label: t("facts"), numeric: true },
        { key: "origins", label: t("topics.origins"), numeric: true },
        { key: "largest", label: t("topics.largest") },
        { key: "share", label: t("share"), numeric: true },
        { key: "french", label: t("topics.french"), numeric: true },
        { key: "local", label: t("topics.local"), numeric: true },
      ]}
      rows={base.topics.map((topic) => {
        const balance = balanceOf(base, base.index.factsByTopic.get(topic.id) ?? []);
        const [largest] = balance.origins;
        return {
          key: topic.id,
          cells: {
            topic: <TextLink href={paths.topic(language, topic.id)}>{written(topic.name, language)}</TextLink>,
            facts: balance.facts,
            origins: balance.origins.length,
            largest: largest?.origin ?? "–",
            share: largest === undefined ? "–" : <Share share={largest.share} flagged={largest.flagged} />,
            french: percent(balance.languages.find(({ key }) => key === "fr")?.share ?? 0),
            local: percent(balance.voices.find(({ key }) => key === LOCAL)?.share ?? 0),
          },
        };
      })}
    />
  );
}

function Share({ share, flagged }: { readonly share: number; readonly flagged: boolean }) {
  const t = useTranslations("facts.balance");
  if (!flagged) return percent(share);
  return (
    <span className="font-semibold whitespace-nowrap text-ochre-ink">
      <Icon name="warning" className="mr-1 size-4 align-[-0.15em]" />
      {percent(share)} <span className="sr-only">{t("flagged")}</span>
    </span>
  );
}

/** Who first said what the facts rest on. */
export function OriginsTable({ balance }: { readonly balance: Balance }) {
  const t = useTranslations("facts.balance");
  return (
    <Table
      caption={t("origins.shown", { shown: Math.min(SHOWN, balance.origins.length), all: balance.origins.length })}
      cards
      columns={[
        { key: "origin", label: t("origins.origin") },
        { key: "facts", label: t("facts"), numeric: true },
        { key: "share", label: t("share"), numeric: true },
        { key: "alone", label: t("origins.alone"), numeric: true },
      ]}
      rows={balance.origins.slice(0, SHOWN).map(({ origin, facts, share, alone, flagged }) => ({
        key: origin,
        cells: { origin, facts, share: <Share share={share} flagged={flagged} />, alone },
      }))}
    />
  );
}

/** Outlets in which the sources were read, and their languages. */
export function OutletsTables({ balance, language }: { readonly balance: Balance; readonly language: Language }) {
  const t = useTranslations("facts.balance");
  const names = new Intl.DisplayNames([language], { type: "language" });
  const columns = (label: string) => [
    { key: "name", label },
    { key: "facts", label: t("facts"), numeric: true },
    { key: "share", label: t("share"), numeric: true },
  ];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-2">
      <Table
        caption={t("outlets.shown", { shown: Math.min(SHOWN, balance.outlets.length), all: balance.outlets.length })}
        cards
        columns={columns(t("outlets.outlet"))}
        rows={balance.outlets.slice(0, SHOWN).map(({ key, facts, share }) => ({
          key,
          cells: { name: key, facts, share: percent(share) },
        }))}
      />
      <Table
        caption={t("outlets.languages")}
        cards
        columns={columns(t("outlets.language"))}
        rows={balance.languages.map(({ key, facts, share }) => ({
          key,
          cells: { name: names.of(key) ?? key, facts, share: percent(share) },
        }))}
      />
    </div>
  );
}

/** In how many facts each kind of actor appears, speaks, acts or is acted on. */
export function RolesTable({ balance, language }: { readonly balance: Balance; readonly language: Language }) {
  const t = useTranslations("facts.balance.roles");
  const roles = ["appears", "speaks", "acts", "actedOn", "inHarm"] as const;
  return (
    <Table
      caption={t("title")}
      hideCaption
      cards
      columns={[
        { key: "actor", label: t("actor") },
        ...roles.map((role) => ({ key: role, label: t(role), numeric: true })),
      ]}
      rows={present(balance).map((row) => ({
        key: row.perspective.id,
        cells: {
          actor: <span className="block sm:min-w-44">{written(row.perspective.name, language)}</span>,
          ...Object.fromEntries(roles.map((role) => [role, row[role]])),
        },
      }))}
    />
  );
}

/** How many facts rest on each kind of voice. */
export function VoicesTable({ balance, language }: { readonly balance: Balance; readonly language: Language }) {
  const t = useTranslations("facts.balance");
  return (
    <Table
      caption={t("voices.title")}
      hideCaption
      cards
      columns={[
        { key: "voice", label: t("voices.voice") },
        { key: "facts", label: t("facts"), numeric: true },
        { key: "share", label: t("share"), numeric: true },
      ]}
      rows={balance.voices.map(({ voice, facts, share }) => ({
        key: voice.id,
        cells: { voice: written(voice.name, language), facts, share: percent(share) },
      }))}
    />
  );
}

/** On which kinds of voice the facts about each kind of actor rest. */
export function ActorVoicesTable({ balance, language }: { readonly balance: Balance; readonly language: Language }) {
  const t = useTranslations("facts.balance");
  const heard = balance.voices.filter(({ facts }) => facts > 0);
  return (
    <Table
      caption={t("kinds.title")}
      hideCaption
      cards
      columns={[
        { key: "actor", label: t("roles.actor") },
        ...heard.map(({ voice }) => ({ key: voice.id, label: written(voice.name, language), numeric: true })),
      ]}
      rows={present(balance).map((row) => ({
        key: row.perspective.id,
        cells: {
          actor: <span className="block sm:min-w-44">{written(row.perspective.name, language)}</span>,
          ...Object.fromEntries(heard.map(({ voice }) => [voice.id, row.byVoice[voice.id] ?? 0])),
        },
      }))}
    />
  );
}

/** Each topic by itself: who appears in which part, and whose voices tell of them. */
export function TopicDetails({ base, language }: { readonly base: FactBase; readonly language: Language }) {
  return (
    <ul className="grid gap-2">
      {base.topics.map((topic) => {
        const balance = balanceOf(base, base.index.factsByTopic.get(topic.id) ?? []);
        return (
          <li key={topic.id}>
            <details className="group">
              <summary className="min-h-11 content-center font-semibold text-ochre-ink">
                {written(topic.name, language)}
              </summary>
              <div className="mt-2 mb-5 grid grid-cols-[minmax(0,1fr)] gap-4">
                <RolesTable balance={balance} language={language} />
                <ActorVoicesTable balance={balance} language={language} />
              </div>
            </details>
          </li>
        );
      })}
    </ul>
  );
}

/** Kinds of actor that the facts tell of. */
const present = ({ roles }: Balance) => roles.filter(({ appears }) => appears > 0);
