import { getMessages, getTranslations } from "next-intl/server";
import { AdmissionForm } from "@/app/(auth)/_components/admission-form";
import { setupAction } from "@/app/(auth)/actions";
import { PageHeader } from "@/components/ui/card";
import { now } from "@/server/clock";
import { checkSetupCode } from "@/server/data/people/setup";

export async function generateMetadata() {
  return { title: (await getTranslations("auth"))("setup.title"), referrer: "no-referrer" as const };
}

type Search = { readonly code?: string | string[] };

export default async function SetupPage({ searchParams }: { readonly searchParams: Promise<Search> }) {
  const { code } = await searchParams;
  const [t, { auth }] = await Promise.all([getTranslations("auth"), getMessages()]);
  const typed = typeof code === "string" ? code.slice(0, 60) : "";
  const checked = await checkSetupCode(typed, now());
  return (
    <AdmissionForm
      heading={<PageHeader title={t("setup.title")} lead={t("setup.lead")} />}
      instead={checked.ok ? null : <PageHeader title={t("reset.goneTitle")} lead={t("errors.no-link")} />}
      id="setup"
      action={setupAction}
      withTimeZone
      extra={{ code: typed }}
      fields={[
        { name: "name", label: t("fields.name"), type: "text", maxLength: 60, autoComplete: "nickname" },
        { name: "email", label: t("fields.email"), type: "email", maxLength: 254, autoComplete: "username" },
        {
          name: "password",
          label: t("fields.password"),
          hint: t("fields.newPasswordHint"),
          type: "password",
          maxLength: 200,
          autoComplete: "new-password",
        },
      ]}
      submit={t("setup.submit")}
      sentences={auth.errors}
      reveal={auth.recoveryShown}
    />
  );
}
