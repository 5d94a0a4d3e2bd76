import { getMessages, getTranslations } from "next-intl/server";
import { AdmissionForm } from "@/app/(auth)/_components/admission-form";
import { cardAction } from "@/app/(auth)/actions";
import type { FormField } from "@/components/forms/action-form";
import { Button } from "@/components/ui/button";
import { Card, PageHeader } from "@/components/ui/card";
import { Field, TextInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { now } from "@/server/clock";
import { findCard } from "@/server/data/classes/sign-in-cards";

export async function generateMetadata() {
  return { title: (await getTranslations("classes.useCard"))("title"), referrer: "no-referrer" as const };
}

type Search = { readonly code?: string | string[] };

/** Where a learner uses the card that their teacher printed: whose it is, then their personal code. */
export default async function CardPage({ searchParams }: { readonly searchParams: Promise<Search> }) {
  const { code } = await searchParams;
  const typed = typeof code === "string" ? code.slice(0, 60).trim() : "";
  const [t, words, { auth }] = await Promise.all([
    getTranslations("classes.useCard"),
    getTranslations("auth"),
    getMessages(),
  ]);
  const owner = typed === "" ? null : await findCard(typed, now());
  const alias: FormField = {
    name: "alias",
    label: t("alias"),
    hint: t("aliasHint"),
    type: "text",
    maxLength: 40,
    autoComplete: "off",
    required: false,
  };
  return (
    <AdmissionForm
      heading={
        owner?.ok ? (
          <PageHeader
            title={t("hello", { name: owner.value.name })}
            lead={t("lead", { className: owner.value.className })}
          />
        ) : null
      }
      instead={
        owner?.ok ? null : (
          <>
            <PageHeader title={t("title")} lead={t("type")} />
            {owner ? (
              <div className="mb-5">
                <Notice role="alert" tone="warning">
                  {t("gone")}
                </Notice>
              </div>
            ) : null}
            <Card>
              <form className="grid gap-5">
                <Field id="code" label={t("code")}>
                  <TextInput
                    id="code"
                    name="code"
                    required
                    maxLength={40}
                    autoComplete="off"
                    autoCapitalize="characters"
                    spellCheck={false}
                    className="font-mono uppercase"
                  />
                </Field>
                <div>
                  <Button type="submit">{t("find")}</Button>
                </div>
              </form>
            </Card>
          </>
        )
      }
      id="card"
      action={cardAction}
      extra={{ code: typed }}
      fields={owner?.ok && owner.value.aliasIn !== null ? [alias] : []}
      submit={t("begin")}
      sentences={auth.errors}
      reveal={auth.personalShown}
      noteFields={{ [words("personalShown.classCode")]: "classCode", [words("personalShown.name")]: "name" }}
      asNumber={{
        reveal: { ...auth.personalShown, text: auth.personalShown.textNumber },
        noteFields: { [words("personalShown.classCode")]: "classCode", [words("personalShown.number")]: "name" },
      }}
    />
  );
}
