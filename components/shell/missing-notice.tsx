import { useTranslations } from "next-intl";
import { buttonClasses } from "@/components/ui/button-classes";

/** What is said where nothing is: "not there" and "not yours" are one answer. It travels with every page, so it is small. */
export function MissingNotice() {
  const t = useTranslations("common.missing");
  return (
    <div className="mx-auto grid max-w-xl justify-items-start gap-5 py-8">
      <h1 className="text-3xl sm:text-4xl">{t("title")}</h1>
      <p className="text-lg text-ink-soft">{t("text")}</p>
      <a href="/" className={buttonClasses()}>
        {t("home")}
      </a>
    </div>
  );
}
