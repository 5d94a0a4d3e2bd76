import { useTranslations } from "next-intl";
import { shortNames } from "@/app/(teach)/classes/[classroomId]/gradebook/_components/gradebook-table";
import { Icon } from "@/components/ui/icon";

const signs = ["clock", "alert", "partial", "cross", "pencil", "document"] as const;

/** What goes into the mean, and what the signs of the cells mean. Screen readers hear words in the cells instead of signs. */
export function GradebookLegend() {
  const t = useTranslations("gradebook");
  return (
    <div className="mt-6 text-sm text-ink-soft">
      <p className="sr-only">{t("keys")}</p>
      <ul aria-label={t("legend")} className="flex flex-wrap gap-x-5 gap-y-2">
        <li>
          <strong>{t("noGrade")}</strong> {t("legendNoGrade")}
        </li>
        {shortNames.map((name) => (
          <li key={name}>
            <strong>{t(`shortOf.${name}`)}</strong> {t(`legendShort.${name}`)}
          </li>
        ))}
        {signs.map((name) => (
          <li key={name} className="inline-flex items-center gap-1.5">
            <Icon name={name} className="size-4" />
            {t(`legendOf.${name}`)}
          </li>
        ))}
      </ul>
      <details className="mt-3">
        <summary className="inline-block min-h-11 py-2 text-base font-semibold text-indigo">{t("how")}</summary>
        <p className="max-w-prose text-base">{t("lead")}</p>
      </details>
    </div>
  );
}
