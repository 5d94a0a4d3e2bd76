import { useTranslations } from "next-intl";
import { ActionForm, type FormAction } from "@/app/(teach)/_components/action-form";
import { describedBy, Field, TextInput, TickCard } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { exactPercent } from "@/core/gradebook/grade-percent";

type Props = {
  readonly action: FormAction;
  readonly texts: Readonly<Record<string, string>>;
  readonly place: Readonly<Record<string, string>>;
  readonly note: { readonly excused: boolean; readonly share: number | null; readonly reason: string };
};

/** Gives a grade or an excuse with its reason; and where there is one, the way back. */
export function GradeForms({ action, texts, place, note }: Props) {
  const t = useTranslations("gradebook.cell");
  const changed = note.excused || note.share !== null;
  return (
    <>
      <ActionForm action={action} texts={texts} className="grid gap-5">
        <Hidden values={place} />
        <fieldset className="grid gap-3">
          <legend className="mb-2 font-semibold">{t("how")}</legend>
          <TickCard
            kind="radio"
            name="kind"
            value="given"
            required
            defaultChecked={!note.excused}
            label={t("give")}
            detail={t("giveDetail")}
          />
          <TickCard
            kind="radio"
            name="kind"
            value="excused"
            required
            defaultChecked={note.excused}
            label={t("excuse")}
            detail={t("excuseDetail")}
          />
        </fieldset>
        <Field id="share" label={t("share")} hint={t("shareHint")}>
          <TextInput
            id="share"
            name="share"
            inputMode="decimal"
            maxLength={6}
            autoComplete="off"
            defaultValue={note.share === null ? "" : String(exactPercent(note.share))}
            aria-describedby={describedBy("share", { hint: true })}
          />
        </Field>
        <Field id="reason" label={t("reasonLabel")} hint={t("reasonHint")}>
          <TextInput
            id="reason"
            name="reason"
            required
            maxLength={300}
            autoComplete="off"
            defaultValue={note.reason}
            aria-describedby={describedBy("reason", { hint: true })}
          />
        </Field>
        <div>
          <SubmitButton variant="secondary">{t("save")}</SubmitButton>
        </div>
      </ActionForm>
      {changed ? (
        <ActionForm
          action={action}
          texts={texts}
          className="mt-8 grid justify-items-start gap-2 border-t border-line pt-5"
        >
          <Hidden values={{ ...place, kind: "computed" }} />
          <SubmitButton variant="danger">{t("takeBack")}</SubmitButton>
          <p className="text-sm text-ink-soft">{t("takeBackHint")}</p>
        </ActionForm>
      ) : null}
    </>
  );
}

function Hidden({ values }: { readonly values: Readonly<Record<string, string>> }) {
  return Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
