import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/reference/status-mark";
import type { Fact, Status } from "@/core/facts/model";

const STATUSES: readonly Status[] = ["established", "reported", "claimed", "disputed"];

/** How many facts bear each status. */
export function StatusCounts({ facts }: { readonly facts: readonly Fact[] }) {
  const t = useTranslations("facts");
  const status = useTranslations("common.status");
  return (
    <ul aria-label={t("counts")} className="flex flex-wrap gap-x-6 gap-y-1">
      {STATUSES.map((each) => ({ each, count: facts.filter((fact) => fact.status === each).length }))
        .filter(({ count }) => count > 0)
        .map(({ each, count }) => (
          <li key={each} className="flex items-baseline gap-1.5">
            <span className="font-display text-xl font-semibold tabular-nums">{count}</span>
            <StatusMark status={each} label={status(each)} />
          </li>
        ))}
    </ul>
  );
}
