import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionForm, type FormAction } from "@/app/(teach)/_components/action-form";
import { Section } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import { wholePercent } from "@/core/gradebook/grade-percent";

type Points = { readonly credit: number; readonly possible: number };
type Row = {
  readonly learnerId: string;
  readonly name: string | null;
  readonly before: Points | null;
  readonly after: Points | null;
  readonly changes: boolean;
};

type Props = {
  readonly title: string;
  /** What is to be done, in words. */
  readonly kind: string;
  readonly run: { readonly hash: string; readonly rows: readonly Row[]; readonly had: number };
  readonly action: FormAction;
  readonly texts: Readonly<Record<string, string>>;
  /** What the action needs to know, besides the hash of what is shown. */
  readonly fields: Readonly<Record<string, string>>;
  readonly submit: ReactNode;
};

/** What a ruling would change for whom, and the button that does it. */
export function DryRunSection({ title, kind, run, action, texts, fields, submit }: Props) {
  const t = useTranslations("regrade.page");
  const format = useFormatter();
  const number = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  const points = (value: Points | null) =>
    value === null
      ? t("noPoints")
      : t("points", {
          credit: number(value.credit),
          possible: number(value.possible),
          percent: wholePercent(value.possible === 0 ? 0 : value.credit / value.possible),
        });
  const change = ({ before, after, changes }: Row) => {
    if (!changes) return t("noChange");
    const by = (after?.credit ?? 0) - (before?.credit ?? 0);
    if (Math.abs(by) < 1e-9) return t("shareOnly");
    return t(by > 0 ? "more" : "less", { points: number(Math.abs(by)) });
  };
  const changed = run.rows.filter(({ changes }) => changes).length;
  return (
    <Section id="dry-run" title={title} lead={t("drySummary", { kind, had: run.had, learners: changed })}>
      <Table
        caption={t("dryCaption")}
        hideCaption
        columns={[
          { key: "name", label: t("learner") },
          { key: "before", label: t("before"), numeric: true },
          { key: "after", label: t("after"), numeric: true },
          { key: "change", label: t("change"), numeric: true },
        ]}
        rows={run.rows.map((row) => ({
          key: row.learnerId,
          cells: {
            name: row.name ?? t("gone"),
            before: <span className="whitespace-nowrap">{points(row.before)}</span>,
            after: <span className="whitespace-nowrap">{points(row.after)}</span>,
            change: row.changes ? <strong>{change(row)}</strong> : change(row),
          },
        }))}
      />
      <ActionForm action={action} texts={texts} className="mt-5 grid justify-items-start gap-3">
        {Object.entries({ ...fields, shown: run.hash }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <SubmitButton>{submit}</SubmitButton>
      </ActionForm>
    </Section>
  );
}
