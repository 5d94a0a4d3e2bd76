import { getFormatter, getTranslations } from "next-intl/server";

type Props = {
  /** How many questions were taken out. */
  readonly leftOut: number;
  /** Numbers of the questions that count as right for everybody. */
  readonly credited: readonly number[];
  /** Numbers of the questions whose facts were withdrawn since somebody began it. */
  readonly withdrawn: readonly number[];
};

/** What a teacher ruled on questions of the quiz, and which of them are not asked any more, said on the sheet and on its key alike. */
export async function RulingsOnPaper({ leftOut, credited, withdrawn }: Props) {
  if (leftOut === 0 && credited.length === 0 && withdrawn.length === 0) return null;
  const [t, format] = await Promise.all([getTranslations("paper.rulings"), getFormatter()]);
  const listed = (numbers: readonly number[]) => format.list(numbers.map(String), { type: "conjunction" });
  return (
    <p className="mt-2 text-sm">
      {leftOut > 0 && t("leftOut", { count: leftOut })}{" "}
      {credited.length > 0 && t("credited", { count: credited.length, numbers: listed(credited) })}{" "}
      {withdrawn.length > 0 && t("withdrawn", { count: withdrawn.length, numbers: listed(withdrawn) })}
    </p>
  );
}
