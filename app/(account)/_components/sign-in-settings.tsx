import { useMessages, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { newRecoveryCode, saveEmail, savePassword } from "@/app/(account)/actions";
import type { Sentences } from "@/components/forms/form-words";
import { SavingForm } from "@/components/forms/saving-form";

type Props = { readonly email: string | null; readonly withPassword: boolean; readonly sentences: Sentences };

/** Password, e-mail address and recovery code of an account. */
export function SignInSettings({ email, withPassword, sentences }: Props) {
  const t = useTranslations("account.signIn");
  const auth = useTranslations("auth");
  const current = {
    name: "current",
    label: email === null ? t("currentPersonal") : t("current"),
    type: "password",
    maxLength: 200,
    autoComplete: "current-password",
  } as const;
  const newPassword = {
    name: "password",
    label: auth("fields.newPassword"),
    hint: auth("fields.newPasswordHint"),
    type: "password",
    maxLength: 200,
    autoComplete: "new-password",
  } as const;
  const reveal = useMessages().auth.recoveryShown;
  if (!withPassword) return <p>{t("outside")}</p>;
  if (email === null) {
    return (
      <div className="grid gap-6">
        <p>{t("classOnly")}</p>
        <Fold title={t("emailTitle")}>
          <p className="mb-4 text-ink-soft">{t("emailLead")}</p>
          <SavingForm
            id="email-form"
            action={saveEmail}
            fields={[
              {
                name: "email",
                label: auth("fields.email"),
                type: "email",
                maxLength: 254,
                autoComplete: "username",
              },
              newPassword,
              current,
            ]}
            submit={t("emailSubmit")}
            done=""
            sentences={sentences}
            reveal={reveal}
          />
        </Fold>
      </div>
    );
  }
  return (
    <div className="grid gap-4">
      <p>{t("email", { email })}</p>
      <Fold title={t("passwordTitle")}>
        <SavingForm
          id="password-form"
          action={savePassword}
          fields={[current, newPassword]}
          submit={t("passwordSubmit")}
          done={t("passwordDone")}
          sentences={sentences}
        />
      </Fold>
      <Fold title={t("recoveryTitle")}>
        <p className="mb-4 text-ink-soft">{t("recoveryLead")}</p>
        <SavingForm
          id="recovery-form"
          action={newRecoveryCode}
          fields={[current]}
          submit={t("recoverySubmit")}
          done=""
          sentences={sentences}
          reveal={reveal}
        />
      </Fold>
    </div>
  );
}

function Fold({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details className="rounded-xl border border-line px-4 py-3">
      <summary className="min-h-8 cursor-pointer font-semibold">{title}</summary>
      <div className="pt-4">{children}</div>
    </details>
  );
}
