import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";

const signs = ["clock", "alert", "partial", "cross", "pencil", "document"] as const;

/** What the signs of the cells mean. Screen readers hear words in the cells instead. */
export function GradebookLegend() {
  const t = useTranslations("gradebook");
  return (
    <div className="mt-6 text-sm text-ink-soft">
      <p className="sr-only">{t("keys")}</p>
      <ul aria-label={t("legend")} className="flex flex-wrap gap-x-5 gap-y-2">
        {signs.map((name) => (
          <li key={name} className="inline-flex items-center gap-1.5">
            <Icon name={name} className="size-4" />
            {t(`legendOf.${name}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
