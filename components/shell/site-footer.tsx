import { useLocale, useTranslations } from "next-intl";
import { writtenDate } from "@/components/dates";
import { paths } from "@/components/reference/paths";
import { Track } from "@/components/shell/mark";

/** As-of date and licences: on every page (a reader must never wonder how old a fact is). */
export function SiteFooter({ asOf }: { readonly asOf: string | null }) {
  const t = useTranslations("common.footer");
  const language = useLocale();
  const links = [
    { href: paths.read(language), label: t("read") },
    { href: paths.topics(language), label: t("topics") },
    { href: paths.timeline(language), label: t("timeline") },
    { href: paths.map(language), label: t("map") },
    { href: paths.groups(language), label: t("groups") },
    { href: paths.entities(language), label: t("entities") },
    { href: paths.sources(language), label: t("sources") },
    { href: paths.statuses(language), label: t("statuses") },
    { href: paths.balance(language), label: t("balance") },
    { href: paths.corrections(language), label: t("corrections") },
    { href: paths.search(language), label: t("search") },
  ];
  return (
    <footer className="border-t border-line bg-sand">
      <div className="mx-auto grid max-w-6xl gap-5 px-4 py-8 text-sm text-ink-soft sm:grid-cols-[1fr_auto] sm:px-6">
        <div className="max-w-2xl space-y-2">
          <Track className="mb-3 h-3 text-line-strong" />
          <p>{asOf ? t("asOf", { date: writtenDate(asOf) }) : t("facts")}</p>
          <p>{t("licence")}</p>
        </div>
        <ul className="print:hidden grid grid-cols-2 gap-x-8 sm:justify-end">
          {links.map(({ href, label }) => (
            <li key={href}>
              <a href={href} className="inline-flex min-h-10 items-center underline underline-offset-4 hover:text-ink">
                {label}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  );
}
