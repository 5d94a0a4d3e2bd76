import Link from "next/link";
import { getMessages, getTranslations } from "next-intl/server";
import { DaysForm } from "@/app/(account)/_components/days-form";
import { SignInSettings } from "@/app/(account)/_components/sign-in-settings";
import { StudyForm } from "@/app/(account)/_components/study-form";
import { saveProfile, signOut, signOutOfAll } from "@/app/(account)/actions";
import { LeaveButtons } from "@/components/forms/leave-buttons";
import { SavingForm } from "@/components/forms/saving-form";
import { ShortcutsSwitch } from "@/components/shell/shortcuts-switch";
import { Badge } from "@/components/ui/badge";
import { ButtonLink, buttonClasses } from "@/components/ui/button";
import { Card, PageHeader, Section } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { requireViewer } from "@/server/auth/viewer";
import { hasPassword } from "@/server/data/people/accounts";

export async function generateMetadata() {
  return { title: (await getTranslations("account"))("title") };
}

export default async function AccountPage() {
  const viewer = await requireViewer("/account");
  const [t, { account, auth }, withPassword] = await Promise.all([
    getTranslations("account"),
    getMessages(),
    hasPassword(viewer),
  ]);
  const sentences = auth.errors;
  return (
    <>
      <PageHeader title={t("title")} lead={viewer.guest ? null : viewer.name}>
        {viewer.guest ? null : <Badge tone="indigo">{t(`roles.${viewer.role}`)}</Badge>}
      </PageHeader>
      <div className="grid gap-6">
        {viewer.guest ? (
          <Notice title={t("guestTitle")}>
            <p>{t("guestText")}</p>
            <p className="mt-3 flex flex-wrap gap-3">
              <ButtonLink href="/sign-up" size="small">
                {t("guestSignUp")}
              </ButtonLink>
              <ButtonLink href="/join" variant="secondary" size="small">
                {t("guestJoin")}
              </ButtonLink>
            </p>
          </Notice>
        ) : (
          <Card>
            <Section id="profile" title={t("profile.title")}>
              <SavingForm
                id="profile-form"
                action={saveProfile}
                fields={[
                  {
                    name: "name",
                    label: t("profile.name"),
                    hint: t("profile.nameHint"),
                    type: "text",
                    value: viewer.name,
                    maxLength: 60,
                    autoComplete: "nickname",
                  },
                ]}
                submit={t("profile.submit")}
                done={t("saved")}
                sentences={sentences}
              />
            </Section>
          </Card>
        )}
        <Card>
          <Section id="study" title={t("study.title")} lead={t("study.lead")}>
            <StudyForm viewer={viewer} sentences={sentences} />
            <ShortcutsSwitch words={account.shortcuts} />
          </Section>
        </Card>
        <Card>
          <Section id="days" title={t("days.title")} lead={t("days.lead")}>
            <DaysForm daysPerWeek={viewer.daysPerWeek} sentences={sentences} />
          </Section>
        </Card>
        {viewer.guest ? null : (
          <Card>
            <Section id="sign-in" title={t("signIn.title")}>
              <SignInSettings email={viewer.email} withPassword={withPassword} sentences={sentences} />
            </Section>
          </Card>
        )}
        <Card>
          <Section id="data" title={t("data.title")} lead={t("data.lead")}>
            <div className="flex flex-wrap gap-3">
              <a href="/api/account/data" download className={buttonClasses("secondary")}>
                {t("data.download")}
              </a>
              {viewer.guest ? null : (
                <ButtonLink href="/my-classes" variant="secondary">
                  {t("data.classes")}
                </ButtonLink>
              )}
            </div>
          </Section>
        </Card>
        {viewer.role === "administrator" ? (
          <p>
            <Link href="/admin">{t("admin.title")}</Link>
          </p>
        ) : null}
        <Card>
          <Section id="leave" title={t("leave.title")} lead={viewer.guest ? t("leave.guestHint") : null}>
            <LeaveButtons
              account={viewer.userId}
              signOut={signOut}
              signOutOfAll={viewer.guest ? null : signOutOfAll}
              words={account.leave}
              sentences={sentences}
            />
            <p className="mt-6">
              <Link href="/account/delete" className="text-wrong">
                {t("deletion.link")}
              </Link>
            </p>
          </Section>
        </Card>
      </div>
    </>
  );
}
