import { useFormatter, useTranslations } from "next-intl";
import { OutlineMap } from "@/app/(paper)/_components/outline-map";
import { writtenDate } from "@/components/dates";
import type { MapGroundPaths } from "@/core/geo/map-ground";
import type { Feedback } from "@/core/questions/contract";
import type { PaperAnswer } from "@/core/quizzes/paper";

type Props = {
  readonly number: number;
  readonly answer: PaperAnswer;
  readonly feedback: Feedback;
  readonly ground: MapGroundPaths;
  readonly language: string;
};

/** The right answer of one question, how it is marked, and what it rests on. */
export function PrintedAnswer({ number, answer, feedback, ground, language }: Props) {
  const t = useTranslations("paper.key");
  const status = useTranslations("common.status");
  return (
    <li className="break-inside-avoid">
      <h2 className="flex gap-2 font-sans text-base leading-snug font-bold tracking-normal">
        <span className="min-w-7">{number}.</span>
        <span>{feedback.answer}</span>
      </h2>
      <div className="mt-1 ml-9 grid gap-1 text-sm">
        <Marked answer={answer} ground={ground} place={feedback.spot?.label ?? ""} />
        {feedback.harm === null ? null : <p className="italic">{t("leaveOut")}</p>}
        <p>
          {feedback.because} ({status(feedback.status)}, {t("asOf", { date: writtenDate(feedback.asOf, language) })})
        </p>
        <p>
          {t("sources")}:{" "}
          {feedback.sources
            .map(({ publisher, title, date }) =>
              [publisher, title, date === null ? null : writtenDate(date, language)].filter(Boolean).join(", "),
            )
            .join("; ")}
        </p>
      </div>
    </li>
  );
}

/** What must stand on the sheet, and what part of the point is given for less. */
function Marked({
  answer,
  ground,
  place,
}: {
  readonly answer: PaperAnswer;
  readonly ground: MapGroundPaths;
  readonly place: string;
}) {
  const t = useTranslations("paper.key");
  const format = useFormatter();
  switch (answer.kind) {
    case "letters":
      return (
        <>
          <Sign>{t("letters", { letters: answer.letters.join(", ") })}</Sign>
          {answer.shares === null ? null : (
            <p>
              {t("shares", { right: Math.round(1 / answer.shares.right), wrong: Math.round(1 / answer.shares.wrong) })}
            </p>
          )}
        </>
      );
    case "verdict":
      return (
        <>
          <Sign>{answer.letter === null ? t("isTrue") : t("isFalse", { letter: answer.letter })}</Sign>
          {answer.isTrue ? null : <p>{t("verdict")}</p>}
        </>
      );
    case "written":
      return (
        <p>
          {answer.also.length === 0 ? "" : `${t("also", { list: answer.also.join(", ") })} `}
          {t("spelling")}
        </p>
      );
    case "figure":
      return <p>{t("figure", { from: format.number(answer.from), to: format.number(answer.to) })}</p>;
    case "date":
      return <p>{t(answer.month === null ? "dateYear" : "dateMonth")}</p>;
    case "places":
      return (
        <>
          <Sign>{t("places", { places: answer.places.join(", ") })}</Sign>
          <p>{t("perPair", { points: format.number(answer.perPair, { maximumFractionDigits: 2 }) })}</p>
        </>
      );
    case "pairs":
      return (
        <>
          <Sign>{t("pairs", { letters: answer.letters.join(", ") })}</Sign>
          <p>
            {answer.points
              .map((points, count) => t("hits", { count, points: format.number(points, { maximumFractionDigits: 2 }) }))
              .reverse()
              .join("; ")}
          </p>
        </>
      );
    case "cross":
      return (
        <>
          <p>{t("cross", { km: Math.round(answer.radiusKm), none: Math.round(4 * answer.radiusKm) })}</p>
          <OutlineMap ground={ground} label={t("map", { place })} className="w-[7cm] max-w-full" ring={answer} />
        </>
      );
    default:
      return answer satisfies never;
  }
}

const Sign = ({ children }: { readonly children: string }) => <p className="font-bold">{children}</p>;
