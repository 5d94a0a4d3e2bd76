import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/card";

/** For someone with an account who comes to make another. */
export function SignedInAlready({ name }: { readonly name: string }) {
  const t = useTranslations("auth");
  return (
    <>
      <PageHeader title={t("already.title", { name })} lead={t("errors.already-signed-in")} />
      <p className="flex flex-wrap gap-3">
        <ButtonLink href="/today">{t("already.go")}</ButtonLink>
        <ButtonLink href="/account" variant="secondary">
          {t("already.account")}
        </ButtonLink>
      </p>
    </>
  );
}
