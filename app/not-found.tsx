import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { SiteShell } from "@/components/shell/site-shell";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/card";

export default async function NotFound() {
  // Made for each request: the policy of a page lets only the scripts of that very answer run.
  await connection();
  const t = await getTranslations("common.missing");
  return (
    <SiteShell person="static" asOf={null}>
      <PageHeader title={t("title")} lead={t("text")} />
      <ButtonLink href="/">{t("home")}</ButtonLink>
    </SiteShell>
  );
}
