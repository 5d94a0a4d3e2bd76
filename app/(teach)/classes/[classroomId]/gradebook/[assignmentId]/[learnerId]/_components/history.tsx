import { useFormatter, useTranslations } from "next-intl";
import { writtenMoment } from "@/components/dates";
import { Table } from "@/components/ui/table";
import { gradePercent } from "@/core/gradebook/grade-percent";

type Change = {
  readonly id: string;
  readonly verb: string;
  readonly by: string | null;
  readonly at: Date;
  readonly after: { readonly share: number | null; readonly reason: string; readonly comment: string };
};
type Props = {
  readonly history: readonly Change[];
  readonly viewer: { readonly language: string; readonly timeZone: string };
};

/** Who changed what by hand, and why: the latest first. */
export function CellHistory({ history, viewer }: Props) {
  const t = useTranslations("gradebook.cell");
  const format = useFormatter();
  if (history.length === 0) return <p>{t("noHistory")}</p>;
  const did = ({ verb, after }: Change) => {
    const percent = format.number(gradePercent(after.share ?? 0));
    if (verb === "commented")
      return after.comment === "" ? t("did.uncommented") : t("did.commented", { comment: after.comment });
    if (verb === "grade-given") return t("did.grade-given", { percent, reason: after.reason });
    if (verb === "excused") return t("did.excused", { reason: after.reason });
    return t("did.grade-taken-back");
  };
  return (
    <Table
      caption={t("history")}
      hideCaption
      cards
      columns={[
        { key: "when", label: t("when") },
        { key: "who", label: t("who") },
        { key: "what", label: t("what") },
      ]}
      rows={history.map((change) => ({
        key: change.id,
        cells: {
          when: writtenMoment(change.at, viewer.language, viewer.timeZone),
          who: change.by ?? t("somebody"),
          what: <span className="[overflow-wrap:anywhere]">{did(change)}</span>,
        },
      }))}
    />
  );
}
