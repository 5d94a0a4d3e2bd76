import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClasses } from "@/components/ui/button-classes";
import type { Part } from "@/core/shared/part-of";

type Props = { readonly path: string; readonly part: Part<unknown> };

/** Which part of a large class is shown, and the way to the others; nothing where all of it is. */
export function LearnerPages({ path, part }: Props) {
  const t = useTranslations("classes.learners");
  if (part.pages === 1) return null;
  const links = [
    { label: t("previous"), page: part.page - 1 },
    { label: t("next"), page: part.page + 1 },
  ].filter(({ page }) => page >= 1 && page <= part.pages);
  return (
    <nav aria-label={t("pages")} className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-3 text-sm text-ink-soft">
      <p>{t("shown", { from: part.from, to: part.from + part.shown.length - 1, total: part.total })}</p>
      {links.map(({ label, page }) => (
        <Link
          key={label}
          href={`${path}?page=${page}`}
          prefetch={false}
          className={buttonClasses("secondary", "small")}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
