import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { GroupChart, typeWord } from "@/components/charts/group-chart";
import { GroupLegend } from "@/components/charts/group-legend";
import { paths } from "@/components/reference/paths";
import { StatusMark } from "@/components/reference/status-mark";
import { TextLink } from "@/components/reference/text-link";
import { PageHeader, Section } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import { written } from "@/core/browse/in-use";
import { publicLanguage } from "@/core/browse/languages";
import { drawGroups } from "@/core/charts/group-drawing";
import { type GroupGraph, groupGraph, type LaneSpan } from "@/core/charts/group-graph";
import { timeScale } from "@/core/charts/time-scale";
import type { Language } from "@/core/facts/model";
import type { GenerationContext } from "@/core/questions/contract";
import { knownUntil, writtenDate, writtenWhen } from "@/core/questions/render/dates";
import { asSentence } from "@/core/questions/render/pattern";
import { voiceOf } from "@/core/questions/render/status";
import { dayNumber, edtf, edtfOfDay, outerSpan } from "@/core/shared/edtf";
import { getGenerationContext } from "@/server/content/generation-context";

type Props = { readonly params: Promise<{ language: string }> };

/** Few groups and few dates before this year: it is drawn narrower. */
const WIDE_FROM = 2006;
const NARROW = 8.5;
const WIDE = 35;
/** In the narrow part only years that this divides are named, and not the last: its name would run into the next. */
const NAMED_EVERY = 5;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("maps.groups");
  return { title: t("title"), description: t("description") };
}

export default async function GroupsPage({ params }: Props) {
  const language = publicLanguage((await params).language);
  setRequestLocale(language);
  const context = getGenerationContext(language);
  const { asOf } = context.base.release;
  const today = outerSpan(edtf(asOf)).to;
  const graph = groupGraph(context.base, today);
  const first = Number(edtfOfDay(Math.min(...graph.lanes.map(({ span }) => span.mayStart))).slice(0, 4));
  const scale = timeScale(
    [
      { fromYear: first, perYear: NARROW },
      { fromYear: WIDE_FROM, perYear: WIDE },
    ],
    today,
  );
  const years = Array.from({ length: Number(asOf.slice(0, 4)) - first + 1 }, (_, index) => first + index).map(
    (year) => ({
      year,
      x: Math.round(scale.at(dayNumber(year, 1, 1)) * 10) / 10,
      named: year >= WIDE_FROM || (year % NAMED_EVERY === 0 && year < WIDE_FROM - 1),
    }),
  );
  const t = await getTranslations("maps.groups");

  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="[--names:7.5rem] sm:[--names:14rem]">
        <GroupChart drawing={drawGroups(graph, scale)} years={years} language={language} />
      </div>
      <GroupLegend />
      <Connections graph={graph} context={context} />
      <Lanes graph={graph} context={context} />
    </>
  );
}

type PartProps = { readonly graph: GroupGraph; readonly context: GenerationContext };

async function Connections({ graph, context }: PartProps) {
  const t = await getTranslations("maps.groups");
  const status = await getTranslations("common.status");
  const { language } = context;
  return (
    <Section id="connections" title={t("connections.title")} lead={t("connections.lead")}>
      <Table
        caption={t("connections.title")}
        hideCaption
        cards
        columns={(["date", "kind", "statement", "status", "voice"] as const).map((key) => ({
          key,
          label: t(`connections.${key}`),
        }))}
        rows={graph.links.map(({ kind, fact }) => ({
          key: fact.id,
          cells: {
            date: fact.when === null ? null : asSentence(writtenWhen(fact, language)),
            kind: t(`kinds.${kind}`),
            statement: <TextLink href={paths.fact(language, fact.id)}>{written(fact.text, language)}</TextLink>,
            status: <StatusMark status={fact.status} label={status(fact.status)} />,
            voice: voiceOf(context, fact),
          },
        }))}
      />
    </Section>
  );
}

async function Lanes({ graph, context }: PartProps) {
  const t = await getTranslations("maps.groups");
  const types = await getTranslations("maps.groups.types");
  const { language } = context;
  return (
    <Section id="groups" title={t("lanes.title")}>
      <Table
        caption={t("lanes.title")}
        hideCaption
        cards
        columns={(["group", "long", "type", "life"] as const).map((key) => ({ key, label: t(`lanes.${key}`) }))}
        rows={[...graph.lanes]
          .sort((a, b) => written(a.entity.name, language).localeCompare(written(b.entity.name, language), language))
          .map(({ entity, span }) => ({
            key: entity.id,
            cells: {
              group: <TextLink href={paths.entity(language, entity.id)}>{written(entity.name, language)}</TextLink>,
              long: entity.long === null ? null : written(entity.long, language),
              type: typeWord(types, entity.type),
              life: entity.life === null ? t("lanes.unknown") : asSentence(lifeOf(entity.life, span, language)),
            },
          }))}
      />
    </Section>
  );
}

/** As the line of the graph has it: of a group whose end nobody tells, the last day for which a fact shows it. */
function lifeOf(life: string, { open, end }: LaneSpan, language: Language): string {
  return open ? knownUntil(life, edtfOfDay(end), language) : writtenDate(life, language);
}
