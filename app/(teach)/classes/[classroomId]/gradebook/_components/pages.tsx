import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClasses } from "@/components/ui/button-classes";
import { ASSIGNMENTS_PER_PAGE, addressOf, type GradebookQuery, LEARNERS_PER_PAGE } from "@/core/gradebook/query";

type Props = {
  readonly path: string;
  readonly query: GradebookQuery;
  readonly book: {
    readonly learnerCount: number;
    readonly assignmentCount: number;
    readonly rows: readonly unknown[];
    readonly assignments: readonly unknown[];
  };
};

/** Which part of a large class is shown, and the way to the others; nothing where all of it is. */
export function GradebookPages({ path, query, book }: Props) {
  const t = useTranslations("gradebook.pages");
  const { learnerCount, assignmentCount, rows, assignments } = book;
  const [row, column] = [(query.page - 1) * LEARNERS_PER_PAGE, (query.columns - 1) * ASSIGNMENTS_PER_PAGE];
  const links = [
    { show: row > 0, label: t("previous"), to: { ...query, page: query.page - 1 } },
    { show: row + rows.length < learnerCount, label: t("next"), to: { ...query, page: query.page + 1 } },
    { show: column > 0, label: t("newer"), to: { ...query, columns: query.columns - 1 } },
    {
      show: column + assignments.length < assignmentCount,
      label: t("older"),
      to: { ...query, columns: query.columns + 1 },
    },
  ].filter(({ show }) => show);
  return (
    <nav aria-label={t("label")} className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-3 text-sm text-ink-soft">
      <p>{t("learners", { from: row + 1, to: row + rows.length, total: learnerCount })}</p>
      <p>{t("assignments", { from: column + 1, to: column + assignments.length, total: assignmentCount })}</p>
      {links.map(({ label, to }) => (
        <Link
          key={label}
          href={`${path}${addressOf(to)}`}
          prefetch={false}
          className={buttonClasses("secondary", "small")}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
