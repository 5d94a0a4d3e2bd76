import { useFormatter, useTranslations } from "next-intl";
import { writtenMoment } from "@/components/dates";
import { Table } from "@/components/ui/table";
import type { CellSitting } from "@/core/gradebook/answered-sitting";

type Props = {
  readonly sittings: readonly CellSitting[];
  readonly viewer: { readonly language: string; readonly timeZone: string };
};

/** Each time that the learner sat it. */
export function CellSittings({ sittings, viewer }: Props) {
  const t = useTranslations("gradebook.cell");
  const format = useFormatter();
  if (sittings.length === 0) return <p>{t("noSittings")}</p>;
  const at = (date: Date) => writtenMoment(date, viewer.language, viewer.timeZone);
  const points = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  return (
    <Table
      caption={t("sittings")}
      hideCaption
      cards
      columns={[
        { key: "sitting", label: t("sitting") },
        { key: "started", label: t("started") },
        { key: "finished", label: t("finished") },
        { key: "answered", label: t("answered"), numeric: true },
        { key: "result", label: t("result"), numeric: true },
      ]}
      rows={sittings.map((one) => ({
        key: one.id,
        cells: {
          sitting: one.sitting,
          started: at(one.startedAt),
          finished: one.finishedAt === null ? t("going") : one.abandoned ? t("abandoned") : at(one.finishedAt),
          answered: t("ofQuestions", { answered: one.answered, questions: one.questions }),
          result: t("points", { credit: points(one.credit), possible: points(one.possible) }),
        },
      }))}
    />
  );
}
