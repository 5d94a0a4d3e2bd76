import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/card";

export async function generateMetadata() {
  return { title: (await getTranslations("account"))("noAccess.title") };
}

export default async function NoAccessPage() {
  const t = await getTranslations("account.noAccess");
  return (
    <>
      <PageHeader title={t("title")} lead={t("text")} />
      <ButtonLink href="/today">{t("home")}</ButtonLink>
    </>
  );
}
