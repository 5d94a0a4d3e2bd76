import Link from "next/link";
import { redirect } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { signOut } from "@/app/(account)/actions";
import { NotYou } from "@/app/(auth)/_components/not-you";
import { OutsideButtons, SignInForm } from "@/app/(auth)/_components/sign-in-forms";
import { ButtonLink } from "@/components/ui/button";
import { Card, PageHeader, Section } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { homeOf, safeNextPath } from "@/core/access/next-path";
import { outsideProviders } from "@/server/auth/providers";
import { findViewer } from "@/server/auth/viewer";

export async function generateMetadata() {
  return { title: (await getTranslations("auth"))("signIn.title") };
}

type Search = {
  readonly next?: string | string[];
  readonly error?: string | string[];
  readonly code?: string | string[];
  /** Has just signed in here, and came for nothing else. */
  readonly arrived?: string | string[];
};

/** Who signs in comes back here to be sent where somebody of their role begins: that is known only then. */
const ARRIVED = "/sign-in?arrived=yes";

export default async function SignInPage({ searchParams }: { readonly searchParams: Promise<Search> }) {
  const search = await searchParams;
  const next = safeNextPath(search.next, ARRIVED);
  const viewer = await findViewer();
  if (viewer && !viewer.guest && search.arrived !== undefined) redirect(homeOf(viewer.role));
  const [t, { auth }] = await Promise.all([getTranslations("auth"), getMessages()]);
  const sentences = auth.errors;
  // On a shared computer the one who is still signed in may be somebody else.
  if (viewer && !viewer.guest)
    return <NotYou account={viewer.userId} name={viewer.name} next={next} signOut={signOut} />;
  const outside = outsideProviders();
  return (
    <>
      <PageHeader title={t("signIn.title")} lead={t("signIn.lead")} />
      <div className="grid gap-6">
        {search.error ? (
          <Notice tone="warning" role="alert">
            {search.error === "email-taken" ? t("errors.oauth-email-taken") : t("errors.oauth")}
          </Notice>
        ) : null}
        {viewer ? (
          <Notice>
            <p>{t("signIn.guest")}</p>
            <ButtonLink href="/sign-up" variant="secondary" size="small" className="mt-3">
              {t("signIn.keep")}
            </ButtonLink>
          </Notice>
        ) : null}
        <Card>
          <Section id="with-class" title={t("signIn.withClass")} lead={t("signIn.withClassLead")}>
            <SignInForm
              provider="class-code"
              fields={[
                {
                  name: "classCode",
                  label: t("fields.classCode"),
                  type: "text",
                  code: true,
                  maxLength: 40,
                  autoComplete: "off",
                  value: typeof search.code === "string" ? search.code : undefined,
                },
                { name: "name", label: t("signIn.nameInClass"), type: "text", maxLength: 80, autoComplete: "nickname" },
                {
                  name: "personalCode",
                  label: t("fields.personalCode"),
                  type: "password",
                  maxLength: 200,
                  autoComplete: "current-password",
                },
              ]}
              submit={t("signIn.submit")}
              sentences={sentences}
              next={next}
            />
            <p className="mt-4 text-sm text-ink-soft">{t("signIn.forgotClass")}</p>
          </Section>
        </Card>
        <Card>
          <Section id="with-email" title={t("signIn.withEmail")}>
            <SignInForm
              provider="password"
              fields={[
                { name: "email", label: t("fields.email"), type: "email", maxLength: 254, autoComplete: "username" },
                {
                  name: "password",
                  label: t("fields.password"),
                  type: "password",
                  maxLength: 200,
                  autoComplete: "current-password",
                },
              ]}
              submit={t("signIn.submit")}
              sentences={sentences}
              next={next}
            />
            <p className="mt-4">
              <Link href="/forgot">{t("signIn.forgot")}</Link>
            </p>
          </Section>
        </Card>
        {outside.length > 0 ? (
          <Card>
            <Section id="with-others" title={t("signIn.outside")}>
              <OutsideButtons providers={outside} next={next} />
            </Section>
          </Card>
        ) : null}
        <p className="flex flex-wrap items-center gap-3">
          {t("signIn.noAccount")}
          <ButtonLink href="/join" variant="secondary">
            {t("signIn.join")}
          </ButtonLink>
          <ButtonLink href="/sign-up" variant="secondary">
            {t("signIn.signUp")}
          </ButtonLink>
        </p>
      </div>
    </>
  );
}
