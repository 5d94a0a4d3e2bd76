import Link from "next/link";
import { getMessages, getTranslations } from "next-intl/server";
import { AdmissionForm } from "@/app/(auth)/_components/admission-form";
import { MailForm } from "@/app/(auth)/_components/mail-form";
import { recoverAction } from "@/app/(auth)/actions";
import { Card, PageHeader, Section } from "@/components/ui/card";
import { getEnv } from "@/server/env";

export async function generateMetadata() {
  return { title: (await getTranslations("auth"))("forgot.title") };
}

export default async function ForgotPage() {
  const [t, { auth }] = await Promise.all([getTranslations("auth"), getMessages()]);
  const sentences = auth.errors;
  const email = {
    name: "email",
    label: t("fields.email"),
    type: "email",
    maxLength: 254,
    autoComplete: "username",
  } as const;
  return (
    <div className="grid gap-6">
      <AdmissionForm
        heading={
          <>
            <PageHeader title={t("forgot.title")} lead={t("forgot.lead")} />
            <h2 className="text-2xl">{t("forgot.recoveryTitle")}</h2>
            <p className="-mt-3 text-ink-soft">{t("forgot.recoveryLead")}</p>
          </>
        }
        id="recover"
        action={recoverAction}
        fields={[
          email,
          {
            name: "recoveryCode",
            label: t("fields.recoveryCode"),
            type: "text",
            code: true,
            maxLength: 60,
            autoComplete: "off",
          },
          {
            name: "password",
            label: t("fields.newPassword"),
            hint: t("fields.newPasswordHint"),
            type: "password",
            maxLength: 200,
            autoComplete: "new-password",
          },
        ]}
        submit={t("forgot.recoverySubmit")}
        sentences={sentences}
        reveal={auth.recoveryShown}
      />
      {getEnv().mail ? (
        <Card>
          <Section id="mail" title={t("forgot.mailTitle")} lead={t("forgot.mailLead")}>
            <MailForm
              fields={[email]}
              submit={t("forgot.mailSubmit")}
              sent={t("forgot.mailSent")}
              sentences={sentences}
            />
          </Section>
        </Card>
      ) : null}
      <Card>
        <Section id="person" title={t("forgot.personTitle")}>
          <p>{t("forgot.personText")}</p>
        </Section>
      </Card>
      <p>
        <Link href="/sign-in">{t("forgot.back")}</Link>
      </p>
    </div>
  );
}
