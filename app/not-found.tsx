import { useTranslations } from "next-intl";
import { SiteShell } from "@/components/shell/site-shell";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/card";

export default function NotFound() {
  const t = useTranslations("common.missing");
  return (
    <SiteShell person="static" asOf={null}>
      <PageHeader title={t("title")} lead={t("text")} />
      <ButtonLink href="/">{t("home")}</ButtonLink>
    </SiteShell>
  );
}
