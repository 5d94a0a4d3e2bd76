import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";

type Props = {
  /** Days a week that the learner wished for; null without such a wish. */
  readonly wish: number | null;
  /** Days of this week on which anything was done. */
  readonly days: number;
};

/** How the week stands beside what the learner wished for. Of weeks gone by nothing is said. */
export async function ThisWeek({ wish, days }: Props) {
  const t = await getTranslations("progress.wish");
  return (
    <Card className="mt-8">
      <h3 className="text-lg">{t("title")}</h3>
      <p className="mt-1">
        {wish === null ? t("off") : days >= wish ? t("done", { days }) : t("open", { days, wish })}
      </p>
      {wish === null ? null : (
        <ol aria-hidden="true" className="mt-3 flex gap-2">
          {Array.from({ length: wish }, (_, index) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: marks that differ only by their place
              key={index}
              className={`size-4 rounded-full border-2 border-indigo ${index < days ? "bg-indigo" : ""}`}
            />
          ))}
        </ol>
      )}
      <p className="mt-3 text-sm">
        <Link href="/account#days" className="text-indigo underline underline-offset-4">
          {t(wish === null ? "set" : "change")}
        </Link>
      </p>
    </Card>
  );
}
