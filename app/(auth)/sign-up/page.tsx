import Link from "next/link";
import { getMessages, getTranslations } from "next-intl/server";
import { AdmissionForm } from "@/app/(auth)/_components/admission-form";
import { SignedInAlready } from "@/app/(auth)/_components/signed-in-already";
import { signUpAction } from "@/app/(auth)/actions";
import { PageHeader } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { safeNextPath } from "@/core/access/next-path";
import { findViewer } from "@/server/auth/viewer";
import { mayTeachersSignUp } from "@/server/data/people/settings";

export async function generateMetadata() {
  return { title: (await getTranslations("auth"))("signUp.title") };
}

type Search = { readonly next?: string | string[] };

export default async function SignUpPage({ searchParams }: { readonly searchParams: Promise<Search> }) {
  const next = safeNextPath((await searchParams).next, "");
  const viewer = await findViewer();
  const [t, { auth }, teachers] = await Promise.all([getTranslations("auth"), getMessages(), mayTeachersSignUp()]);
  const roles = [
    { value: "learner", label: t("signUp.learner"), detail: t("signUp.learnerDetail") },
    { value: "teacher", label: t("signUp.teacher"), detail: t("signUp.teacherDetail") },
  ];
  return (
    <div className="grid gap-6">
      <AdmissionForm
        heading={
          <>
            <PageHeader title={t("signUp.title")} lead={t("signUp.lead")} />
            {viewer ? <Notice tone="good">{t("signUp.keep")}</Notice> : null}
          </>
        }
        instead={viewer && !viewer.guest ? <SignedInAlready name={viewer.name} /> : null}
        id="sign-up"
        action={signUpAction}
        withTimeZone
        extra={{ ...(next ? { next } : {}), ...(teachers ? {} : { role: "learner" }) }}
        fields={[
          {
            name: "name",
            label: t("fields.name"),
            hint: t("signUp.nameHint"),
            type: "text",
            maxLength: 60,
            autoComplete: "nickname",
          },
          { name: "email", label: t("fields.email"), type: "email", maxLength: 254, autoComplete: "username" },
          {
            name: "password",
            label: t("fields.password"),
            hint: t("fields.newPasswordHint"),
            type: "password",
            maxLength: 200,
            autoComplete: "new-password",
          },
          ...(teachers
            ? [{ name: "role", label: t("signUp.role"), type: "radio", value: "learner", options: roles } as const]
            : []),
        ]}
        submit={t("signUp.submit")}
        sentences={auth.errors}
        reveal={auth.recoveryShown}
      />
      {viewer && !viewer.guest ? null : (
        <>
          <p>
            {t("signUp.haveCode")} <Link href="/join">{t("signIn.join")}</Link>
          </p>
          <p>
            {t("signUp.haveAccount")} <Link href="/sign-in">{t("signIn.title")}</Link>
          </p>
        </>
      )}
    </div>
  );
}
