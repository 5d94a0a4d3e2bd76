import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";

/** Classes and sets: the two rooms of a teacher. */
export function TeachTabs({ current }: { readonly current: "/classes" | "/sets" }) {
  const t = useTranslations("teach.nav");
  return (
    <Tabs
      label={t("label")}
      current={current}
      tabs={[
        { href: "/classes", label: t("classes") },
        { href: "/sets", label: t("sets") },
      ]}
    />
  );
}
