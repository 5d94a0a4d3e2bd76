import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClasses } from "@/components/ui/button-classes";
import { FACTS_PER_PAGE } from "@/core/gradebook/query";

type Props = {
  readonly facts: { readonly page: number; readonly pages: number; readonly total: number; readonly few: number };
  /** Facts on this page. */
  readonly shown: number;
  /** Address of another page, from 1. */
  readonly to: (page: number) => string;
  /** Address of the facts of all topics; null where they are. */
  readonly all: string | null;
};

/** Which of the facts are shown, how many are not because too few have met them, and the way to the others. */
export function FactPages({ facts: { page, pages, total, few }, shown, to, all }: Props) {
  const t = useTranslations("knowledge.pages");
  const from = (page - 1) * FACTS_PER_PAGE;
  const links = [
    { label: t("previous"), href: page > 1 ? to(page - 1) : null },
    { label: t("next"), href: page < pages ? to(page + 1) : null },
    { label: t("all"), href: all },
  ];
  return (
    <nav aria-label={t("label")} className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-3 text-sm text-ink-soft">
      {total === 0 ? null : <p>{t("shown", { from: from + 1, to: from + shown, total })}</p>}
      {few === 0 ? null : <p>{t("few", { count: few })}</p>}
      {links.map(({ label, href }) =>
        href === null ? null : (
          <Link key={label} href={href} prefetch={false} className={buttonClasses("secondary", "small")}>
            {label}
          </Link>
        ),
      )}
    </nav>
  );
}
