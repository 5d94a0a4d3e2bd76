import { useTranslations } from "next-intl";
import { Mark } from "@/components/shell/mark";
import { ButtonLink } from "@/components/ui/button";

/**
 * Stands inside the shell of whichever page was asked for. It travels with every page, in case it is needed, so it
 * is small.
 */
export default function NotFound() {
  const t = useTranslations("common.missing");
  return (
    <div className="mx-auto grid max-w-xl justify-items-start gap-5 px-4 py-12">
      <Mark className="h-8 w-auto text-indigo" />
      <h1 className="text-3xl sm:text-4xl">{t("title")}</h1>
      <p className="text-lg text-ink-soft">{t("text")}</p>
      <ButtonLink href="/">{t("home")}</ButtonLink>
    </div>
  );
}
