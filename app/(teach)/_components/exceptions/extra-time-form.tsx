import { useTranslations } from "next-intl";
import { ActionForm, type FormAction } from "@/app/(teach)/_components/action-form";
import { Select } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";

/** What schools give; another figure that is set already stays to choose. */
const PERCENTS = [0, 10, 20, 25, 33, 50, 75, 100, 150, 200, 300];

type Props = {
  readonly action: FormAction;
  readonly texts: Readonly<Record<string, string>>;
  readonly classroomId: string;
  readonly learner: { readonly userId: string; readonly displayName: string; readonly extraTimePercent: number };
};

/** How much longer one learner has in every quiz of the class that has a time limit. */
export function ExtraTimeForm({ action, texts, classroomId, learner }: Props) {
  const t = useTranslations("teach.class");
  const { userId, displayName: name, extraTimePercent } = learner;
  const percents = [...new Set([...PERCENTS, extraTimePercent])].sort((a, b) => a - b);
  return (
    <ActionForm action={action} texts={texts} className="grid gap-2">
      <input type="hidden" name="classroomId" value={classroomId} />
      <input type="hidden" name="learnerId" value={userId} />
      <div className="flex items-center gap-2">
        <Select
          // Drawn anew when another figure is saved: what a form was first drawn with is what it goes back to.
          key={extraTimePercent}
          name="percent"
          defaultValue={extraTimePercent}
          aria-label={t("extraOf", { name })}
          className="min-w-28"
        >
          {percents.map((percent) => (
            <option key={percent} value={percent}>
              {percent === 0 ? t("noExtra") : t("percent", { percent })}
            </option>
          ))}
        </Select>
        <SubmitButton variant="secondary" size="small" aria-label={t("extraSaveOf", { name })}>
          {t("extraSave")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
