import { getFormatter, getTranslations } from "next-intl/server";

type Props = {
  /** How many questions were taken out. */
  readonly leftOut: number;
  /** Numbers of the questions that count as right for everybody. */
  readonly credited: readonly number[];
};

/** What a teacher ruled on questions of the quiz, said on the sheet and on its key alike. */
export async function RulingsOnPaper({ leftOut, credited }: Props) {
  if (leftOut === 0 && credited.length === 0) return null;
  const [t, format] = await Promise.all([getTranslations("paper.rulings"), getFormatter()]);
  const numbers = format.list(credited.map(String), { type: "conjunction" });
  return (
    <p className="mt-2 text-sm">
      {leftOut > 0 && t("leftOut", { count: leftOut })}{" "}
      {credited.length > 0 && t("credited", { count: credited.length, numbers })}
    </p>
  );
}
