import { getTranslations } from "next-intl/server";
import { OneButton } from "@/app/(teach)/_components/classes/one-button";
import { classTexts } from "@/app/(teach)/_components/classes/texts";
import { acceptInvitation } from "@/app/(teach)/invitation/actions";
import { ButtonLink } from "@/components/ui/button";
import { Card, PageHeader } from "@/components/ui/card";
import { requirePermission } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { findOffer } from "@/server/data/classes/teacher-invitations";

export async function generateMetadata() {
  return { title: (await getTranslations("classes.offers"))("title"), referrer: "no-referrer" as const };
}

type Search = { readonly code?: string | string[] };

/** Behind the link that a colleague sent: which class it is, and the button that accepts. */
export default async function InvitationPage({ searchParams }: { readonly searchParams: Promise<Search> }) {
  const { code } = await searchParams;
  const typed = typeof code === "string" ? code.slice(0, 60) : "";
  await requirePermission("teaching.accept", `/invitation?code=${encodeURIComponent(typed)}`);
  const [offer, t, texts] = await Promise.all([
    findOffer(typed, now()),
    getTranslations("classes.offers"),
    classTexts(),
  ]);
  if (!offer.ok) {
    return (
      <>
        <PageHeader title={t("goneTitle")} lead={t("gone")} />
        <ButtonLink href="/classes">{t("toClasses")}</ButtonLink>
      </>
    );
  }
  const { className, from } = offer.value;
  return (
    <>
      <PageHeader title={t("title")} lead={t("text", { from, className })} />
      <Card className="grid max-w-2xl gap-4">
        <p className="text-ink-soft">{t("means")}</p>
        <OneButton
          action={acceptInvitation}
          texts={texts}
          values={{ code: typed }}
          label={t("accept")}
          describe={t("acceptOf", { className })}
          variant="primary"
        />
      </Card>
    </>
  );
}
