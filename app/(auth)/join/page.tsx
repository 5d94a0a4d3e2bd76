import Link from "next/link";
import { getMessages, getTranslations } from "next-intl/server";
import { signOut } from "@/app/(account)/actions";
import { AdmissionForm } from "@/app/(auth)/_components/admission-form";
import { NotYou } from "@/app/(auth)/_components/not-you";
import { joinAction } from "@/app/(auth)/actions";
import type { FormField } from "@/components/forms/action-form";
import { PageHeader } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { findViewer } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { findOpenClass } from "@/server/data/people/joining";

export async function generateMetadata() {
  return { title: (await getTranslations("auth"))("join.title") };
}

type Search = { readonly code?: string | string[] };

export default async function JoinPage({ searchParams }: { readonly searchParams: Promise<Search> }) {
  const { code } = await searchParams;
  const typed = typeof code === "string" ? code.slice(0, 40) : "";
  const viewer = await findViewer();
  const [t, { auth }] = await Promise.all([getTranslations("auth"), getMessages()]);
  const account = viewer && !viewer.guest ? viewer : null;
  const classroom = typed === "" ? null : await findOpenClass(typed, now());
  const onPaper = classroom?.ok === true && classroom.value.pseudonyms;
  const codeField: FormField = {
    name: "classCode",
    label: t("fields.classCode"),
    hint: t("join.codeHint"),
    type: "text",
    code: true,
    maxLength: 40,
    autoComplete: "off",
    value: typed === "" ? undefined : typed,
  };
  const nameField: FormField = {
    name: "name",
    label: t("fields.name"),
    hint: t("join.nameHint"),
    type: "text",
    maxLength: 60,
    autoComplete: "nickname",
    value: account?.name,
  };
  // Nothing is filled in, and the browser is asked to fill in nothing: neither the account's name nor one typed elsewhere.
  const aliasField: FormField = {
    name: "alias",
    label: t("join.alias"),
    hint: t("join.aliasHint"),
    type: "text",
    maxLength: 40,
    autoComplete: "off",
    required: false,
  };
  return (
    <div className="grid gap-6">
      <AdmissionForm
        heading={
          <>
            <PageHeader
              title={t("join.title")}
              lead={account ? t("join.leadAccount", { name: account.name }) : t("join.lead")}
            />
            {onPaper ? <Notice>{t("join.onPaper")}</Notice> : null}
            {viewer?.guest ? <Notice tone="good">{t("join.keep")}</Notice> : null}
          </>
        }
        id="join"
        action={joinAction}
        withTimeZone
        fields={[codeField, onPaper ? aliasField : nameField]}
        fieldsAfter={{ "alias-wanted": [codeField, aliasField], "name-wanted": [codeField, nameField] }}
        submit={t("join.submit")}
        sentences={auth.errors}
        reveal={auth.personalShown}
        noteFields={{ [t("personalShown.classCode")]: "classCode", [t("personalShown.name")]: "name" }}
        asNumber={{
          reveal: { ...auth.personalShown, text: auth.personalShown.textNumber },
          noteFields: { [t("personalShown.classCode")]: "classCode", [t("personalShown.number")]: "name" },
        }}
      />
      {account ? (
        <NotYou account={account.userId} name={account.name} next={null} signOut={signOut} />
      ) : (
        <p>
          {t("join.card")} <Link href="/card">{t("join.toCard")}</Link>
        </p>
      )}
      {account ? null : (
        <p>
          {t("join.before")}{" "}
          <Link href={typed === "" ? "/sign-in" : `/sign-in?code=${encodeURIComponent(typed)}`}>
            {t("join.signIn")}
          </Link>
        </p>
      )}
    </div>
  );
}
