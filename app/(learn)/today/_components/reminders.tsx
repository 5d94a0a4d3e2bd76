import { getTranslations } from "next-intl/server";
import { writtenMoment } from "@/components/dates";
import { Notice } from "@/components/ui/notice";
import type { Reminder } from "@/core/quizzes/sets/reminders";

type Props = {
  readonly reminders: readonly Reminder[];
  readonly viewer: { readonly language: string; readonly timeZone: string };
};

/** What cannot wait, above everything else; nothing where nothing presses. */
export async function Reminders({ reminders, viewer }: Props) {
  if (reminders.length === 0) return null;
  const t = await getTranslations("sets.reminders");
  const said = (reminder: Reminder): string => {
    const { title } = reminder;
    const when = writtenMoment(new Date(reminder.dueAt), viewer.language, viewer.timeZone);
    return reminder.kind === "days"
      ? t("days", { title, when, done: reminder.done, wanted: reminder.wanted, missing: reminder.missing })
      : t(reminder.kind, { title, when });
  };
  return (
    <div className="mb-8">
      <Notice tone="warning" title={t("title")}>
        <ul className="grid gap-1">
          {reminders.map((reminder) => (
            <li key={reminder.id}>{said(reminder)}</li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
