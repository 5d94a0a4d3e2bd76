import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import type { Harm } from "@/core/facts/model";

/** What tells of deaths or violence stays closed until the reader opens it. */
export function HarmDetails({
  harm,
  size = "line",
  children,
}: {
  readonly harm: Harm;
  /** "page" where the whole page is about it. */
  readonly size?: "line" | "page";
  readonly children: ReactNode;
}) {
  const t = useTranslations("facts.harm");
  if (size === "line") {
    return (
      <details className="group">
        <summary className="marker:text-ochre-ink">
          <span className="font-medium text-ochre-ink">{t(harm)}</span>{" "}
          <span className="text-sm text-ink-soft group-open:hidden">{t("show")}</span>
        </summary>
        <div className="mt-2">{children}</div>
      </details>
    );
  }
  return (
    <details className="group">
      <summary className="flex items-start gap-3 rounded-xl border-l-4 border-ochre bg-ochre-tint px-4 py-4 marker:content-none">
        <Icon name="warning" className="mt-0.5 size-5 shrink-0 text-ochre-ink" />
        <span>
          <span className="block font-semibold">{t(harm)}</span>
          <span className="block">{t("text")}</span>
          <span className="mt-1 block font-semibold text-indigo underline underline-offset-4 group-open:hidden">
            {t("open")}
          </span>
        </span>
      </summary>
      <div className="mt-8">{children}</div>
    </details>
  );
}
