import { getMessages, getTranslations } from "next-intl/server";
import { deleteMyAccount } from "@/app/(account)/actions";
import { SavingForm } from "@/components/forms/saving-form";
import { ButtonLink } from "@/components/ui/button";
import { Card, PageHeader } from "@/components/ui/card";
import { requireViewer } from "@/server/auth/viewer";
import { hasPassword } from "@/server/data/people/accounts";
import { findLosses } from "@/server/data/people/deletion";

export async function generateMetadata() {
  return { title: (await getTranslations("account"))("deletion.title") };
}

export default async function DeleteAccountPage() {
  const viewer = await requireViewer("/account/delete");
  const [t, { auth }, losses, withPassword] = await Promise.all([
    getTranslations("account"),
    getMessages(),
    findLosses(viewer),
    hasPassword(viewer),
  ]);
  return (
    <>
      <PageHeader title={t("deletion.title")} lead={t("deletion.lead")} />
      <div className="grid gap-6">
        <ul className="list-disc pl-6">
          <li>{t("deletion.attempts", { count: losses.attempts })}</li>
          <li>{t("deletion.cards", { count: losses.cards })}</li>
          {losses.ownCards > 0 ? <li>{t("deletion.ownCards", { count: losses.ownCards })}</li> : null}
          <li>{t("deletion.memberships", { count: losses.memberships })}</li>
          {losses.sets > 0 ? <li>{t("deletion.sets", { count: losses.sets })}</li> : null}
          {losses.shared.length > 0 ? <li>{t("deletion.shared", { names: losses.shared.join(", ") })}</li> : null}
          {losses.classes.length > 0 ? <li>{t("deletion.classes", { names: losses.classes.join(", ") })}</li> : null}
        </ul>
        <Card>
          <SavingForm
            id="deletion"
            action={deleteMyAccount}
            ends={viewer.userId}
            fields={
              withPassword
                ? [
                    {
                      name: "current",
                      label: viewer.email === null ? t("signIn.currentPersonal") : t("signIn.current"),
                      type: "password",
                      maxLength: 200,
                      autoComplete: "current-password",
                    },
                  ]
                : []
            }
            submit={t("deletion.submit")}
            variant="danger"
            done=""
            sentences={auth.errors}
          />
        </Card>
        <p>
          <ButtonLink href="/account" variant="secondary">
            {t("deletion.back")}
          </ButtonLink>
        </p>
      </div>
    </>
  );
}
