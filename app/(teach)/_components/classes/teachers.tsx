import { useTranslations } from "next-intl";
import { ActionForm, type FormAction } from "@/app/(teach)/_components/action-form";
import { ConfirmedButton } from "@/app/(teach)/_components/classes/confirmed-button";
import { LinkForm, type LinkState } from "@/app/(teach)/_components/classes/link-form";
import { OneButton } from "@/app/(teach)/_components/classes/one-button";
import { writtenDay } from "@/components/dates";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { describedBy, Field, TextInput } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";

type Props = {
  readonly classroomId: string;
  readonly teachers: readonly {
    readonly userId: string;
    readonly name: string;
    readonly leads: boolean;
    readonly you: boolean;
  }[];
  readonly invitations: readonly { readonly id: string; readonly email: string | null; readonly expiresAt: Date }[];
  readonly youLead: boolean;
  readonly texts: Readonly<Record<string, string>>;
  readonly language: string;
  readonly timeZone: string;
  readonly actions: {
    readonly invite: FormAction;
    readonly inviteWithLink: (previous: LinkState, form: FormData) => Promise<LinkState>;
    readonly takeBackInvitation: FormAction;
    readonly putOutTeacher: FormAction;
  };
};

/** Who teaches the class; whoever leads it invites colleagues and ends their teaching. */
export function Teachers(props: Props) {
  const { classroomId, teachers, youLead, texts, actions } = props;
  const t = useTranslations("classes.teachers");
  return (
    <Card className="grid max-w-2xl gap-8">
      <ul className="grid gap-3">
        {teachers.map((one) => (
          <li key={one.userId} className="flex min-h-11 flex-wrap items-center justify-between gap-3">
            <span className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{one.name}</span>
              {one.you ? <span className="text-ink-soft">{t("you")}</span> : null}
              {one.leads ? <Badge tone="indigo">{t("leads")}</Badge> : null}
            </span>
            {youLead && !one.you ? (
              <ConfirmedButton
                ask={t("remove")}
                action={actions.putOutTeacher}
                texts={texts}
                values={{ classroomId, teacherId: one.userId }}
                label={t("removeOf", { name: one.name })}
              >
                <p>{t("removeText", { name: one.name })}</p>
              </ConfirmedButton>
            ) : null}
          </li>
        ))}
      </ul>
      {youLead ? <Inviting {...props} /> : <p className="text-ink-soft">{t("onlyLead")}</p>}
    </Card>
  );
}

function Inviting({ classroomId, invitations, texts, language, timeZone, actions }: Props) {
  const t = useTranslations("classes.teachers");
  const until = (date: Date) => writtenDay(date, language, timeZone);
  return (
    <div className="grid gap-6 border-t border-line pt-6">
      {invitations.length === 0 ? null : (
        <div className="grid gap-3">
          <h3 className="font-semibold">{t("open")}</h3>
          <ul className="grid gap-3">
            {invitations.map((one) => (
              <li key={one.id} className="flex min-h-11 flex-wrap items-center justify-between gap-3">
                <span className="min-w-0 break-words">
                  {one.email ?? t("byLink")}{" "}
                  <span className="text-ink-soft">{t("until", { date: until(one.expiresAt) })}</span>
                </span>
                <OneButton
                  action={actions.takeBackInvitation}
                  texts={texts}
                  values={{ classroomId, invitationId: one.id }}
                  label={t("takeBack")}
                  describe={t("takeBackOf", { who: one.email ?? t("byLink") })}
                />
              </li>
            ))}
          </ul>
        </div>
      )}
      <ActionForm action={actions.invite} texts={texts} className="grid gap-4">
        <input type="hidden" name="classroomId" value={classroomId} />
        <Field id="email" label={t("email")} hint={t("emailHint")}>
          <TextInput
            id="email"
            name="email"
            type="email"
            required
            maxLength={254}
            autoComplete="off"
            aria-describedby={describedBy("email", { hint: true })}
          />
        </Field>
        <div>
          <SubmitButton variant="secondary">{t("invite")}</SubmitButton>
        </div>
      </ActionForm>
      <LinkForm
        action={actions.inviteWithLink}
        values={{ classroomId }}
        texts={{
          ...texts,
          make: t("makeLink"),
          link: t("link"),
          copy: t("copy"),
          copied: t("copied"),
          selected: t("selected"),
          until: t("linkUntil"),
        }}
        language={language}
        timeZone={timeZone}
      />
    </div>
  );
}
