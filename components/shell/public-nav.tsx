import { useTranslations } from "next-intl";
import { paths } from "@/components/reference/paths";

/** Ways into the fact base for whoever has no account; on phones a row of its own under the name, with room for the first ways only. */
export function PublicNav({ language }: { readonly language: string }) {
  const t = useTranslations("common.nav");
  const items = [
    { href: paths.read(language), label: t("read") },
    { href: paths.topics(language), label: t("facts") },
    { href: paths.timeline(language), label: t("timeline"), wide: true },
    { href: paths.map(language), label: t("map"), wide: true },
    { href: paths.search(language), label: t("search") },
    { href: "/quiz/new", label: t("quiz") },
  ];
  return (
    <nav aria-label={t("label")} className="order-last -mx-2 w-full sm:order-none sm:mx-0 sm:w-auto">
      <ul className="flex flex-wrap items-center gap-x-1">
        {items.map(({ href, label, wide }) => (
          <li key={href} className={wide ? "hidden lg:list-item" : undefined}>
            <a
              href={href}
              className="inline-flex min-h-11 items-center rounded-full px-2.5 font-semibold text-ink-soft hover:text-ink hover:underline hover:decoration-ochre hover:decoration-2 hover:underline-offset-8 sm:px-3.5"
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
