import Link from "next/link";
import { useTranslations } from "next-intl";
import { writtenDate } from "@/components/dates";
import { Track } from "@/components/shell/mark";

/** As-of date and licences: on every page (a reader must never wonder how old a fact is). */
export function SiteFooter({ asOf }: { readonly asOf: string | null }) {
  const t = useTranslations("common.footer");
  return (
    <footer className="border-t border-line bg-sand">
      <div className="mx-auto grid max-w-6xl gap-5 px-4 py-8 text-sm text-ink-soft sm:grid-cols-[1fr_auto] sm:px-6">
        <div className="max-w-2xl space-y-2">
          <Track className="mb-3 h-3 text-line-strong" />
          <p>{asOf ? t("asOf", { date: writtenDate(asOf) }) : t("facts")}</p>
          <p>{t("licence")}</p>
        </div>
        <ul className="flex flex-wrap items-start gap-x-5 gap-y-1 sm:justify-end">
          <li>
            <Link
              href="/#statuses"
              className="inline-flex min-h-10 items-center underline underline-offset-4 hover:text-ink"
            >
              {t("statuses")}
            </Link>
          </li>
          <li>
            <Link
              href="/#topics"
              className="inline-flex min-h-10 items-center underline underline-offset-4 hover:text-ink"
            >
              {t("topics")}
            </Link>
          </li>
        </ul>
      </div>
    </footer>
  );
}
