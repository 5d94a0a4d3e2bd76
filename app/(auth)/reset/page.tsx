import { getMessages, getTranslations } from "next-intl/server";
import { AdmissionForm } from "@/app/(auth)/_components/admission-form";
import { resetAction } from "@/app/(auth)/actions";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/card";
import { now } from "@/server/clock";
import { findResetLink } from "@/server/data/people/codes";

export async function generateMetadata() {
  return { title: (await getTranslations("auth"))("forgot.title"), referrer: "no-referrer" as const };
}

type Search = { readonly code?: string | string[] };

export default async function ResetPage({ searchParams }: { readonly searchParams: Promise<Search> }) {
  const { code } = await searchParams;
  const [t, { auth }] = await Promise.all([getTranslations("auth"), getMessages()]);
  const typed = typeof code === "string" ? code.slice(0, 60) : "";
  const owner = await findResetLink(typed, now());
  const hasEmail = owner.ok && owner.value.hasEmail;
  const classroom = owner.ok ? owner.value.classroom : null;
  const name = owner.ok ? owner.value.name : "";
  return (
    <AdmissionForm
      heading={
        <PageHeader
          title={t("reset.title", { name })}
          lead={hasEmail ? t("reset.leadPassword") : t("reset.leadPersonal")}
        />
      }
      instead={
        owner.ok ? null : (
          <>
            <PageHeader title={t("reset.goneTitle")} lead={t("errors.no-link")} />
            <ButtonLink href="/forgot">{t("forgot.title")}</ButtonLink>
          </>
        )
      }
      id="reset"
      action={resetAction}
      extra={{ code: typed }}
      fields={
        hasEmail
          ? [
              {
                name: "password",
                label: t("fields.newPassword"),
                hint: t("fields.newPasswordHint"),
                type: "password",
                maxLength: 200,
                autoComplete: "new-password",
              },
            ]
          : []
      }
      submit={hasEmail ? t("reset.submitPassword") : t("reset.submitPersonal")}
      sentences={auth.errors}
      reveal={auth.recoveryShown}
      personal={{
        reveal: classroom?.numbered
          ? { ...auth.personalShown, text: auth.personalShown.textNumber }
          : auth.personalShown,
        notes: classroom
          ? [
              { label: t("personalShown.classCode"), value: classroom.code },
              { label: t(classroom.numbered ? "personalShown.number" : "personalShown.name"), value: classroom.name },
            ]
          : [{ label: t("personalShown.name"), value: name }],
      }}
    />
  );
}
