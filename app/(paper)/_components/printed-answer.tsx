import { useFormatter, useTranslations } from "next-intl";
import { OutlineMap } from "@/app/(paper)/_components/outline-map";
import { writtenDate } from "@/components/dates";
import { AnswerWords } from "@/components/quiz/answer-words";
import { ReportForm, type ReportWords } from "@/components/report/report-form";
import type { MapGroundPaths } from "@/core/geo/map-ground";
import type { FactLine, Feedback } from "@/core/questions/contract";
import type { PaperAnswer } from "@/core/quizzes/paper";

type Props = {
  readonly number: number;
  readonly answer: PaperAnswer;
  readonly feedback: Feedback;
  readonly ground: MapGroundPaths;
  readonly language: string;
  readonly report: ReportWords;
};

/** The right answer of one question as it stands on the sheet, how it is marked, and what it rests on. */
export function PrintedAnswer({ number, answer, feedback, ground, language, report }: Props) {
  const t = useTranslations("paper.key");
  const status = useTranslations("common.status");
  const sign = useSign(answer, language);
  return (
    <li className="mb-5 break-inside-avoid">
      <h2 className="flex gap-2 font-sans text-base leading-snug font-bold tracking-normal text-pretty">
        <span className="min-w-8 shrink-0">{number}.</span>
        <span>{sign ?? feedback.answer}</span>
      </h2>
      <div className="mt-1 ml-10 grid gap-1 text-sm">
        {/* Of pairs the reason below says all that the answer would. */}
        {sign === null || sign === feedback.answer || answer.kind === "pairs" ? null : (
          <AnswerWords answer={feedback.answer} className="font-semibold" />
        )}
        <Marking answer={answer} />
        {answer.kind === "cross" ? (
          <OutlineMap
            ground={ground}
            label={t("map", { place: feedback.spot?.label ?? "" })}
            className="w-[7cm] max-w-full"
            ring={answer}
          />
        ) : null}
        {feedback.harm === null ? null : <p className="italic">{t("leaveOut")}</p>}
        {feedback.status === null ? (
          <p className="whitespace-pre-line">{[feedback.because, t("own")].filter(Boolean).join("\n")}</p>
        ) : null}
        {factsOf(feedback).map(({ id, text, status: how, asOf }) => (
          <p key={id}>
            {text} ({status(how)}, {t("asOf", { date: writtenDate(asOf, language) })})
          </p>
        ))}
        {feedback.sources.length === 0 ? null : (
          <p>
            {t("sources")}:{" "}
            {feedback.sources
              .map(({ publisher, title, date }) =>
                [publisher, title, date === null ? null : writtenDate(date, language)].filter(Boolean).join(", "),
              )
              .join("; ")}
          </p>
        )}
        <div className="print:hidden [&>button:only-child]:-ml-4">
          <ReportForm factIds={feedback.factIds} words={report} />
        </div>
      </div>
    </li>
  );
}

/** What must stand on the sheet, where that is a sign or a date; null where it is words, a figure or a cross. */
function useSign(answer: PaperAnswer, language: string): string | null {
  const t = useTranslations("paper.key");
  switch (answer.kind) {
    case "letters":
      return answer.letters.join(", ");
    case "verdict":
      return answer.letter === null ? t("isTrue") : t("isFalse", { letter: answer.letter });
    case "date": {
      const { year, month } = answer;
      return month === null ? `${year}` : writtenDate(`${year}-${String(month).padStart(2, "0")}`, language);
    }
    case "places":
      return t("boxes", { signs: answer.places.join(", ") });
    case "pairs":
      return t("boxes", { signs: answer.letters.join(", ") });
    default:
      return null;
  }
}

/** What part of the point is given for less; nothing where it is all or none. */
function Marking({ answer }: { readonly answer: PaperAnswer }) {
  const t = useTranslations("paper.key");
  const format = useFormatter();
  const points = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  switch (answer.kind) {
    case "letters": {
      const { shares } = answer;
      if (shares === null) return null;
      return <p>{t("shares", { right: Math.round(1 / shares.right), wrong: Math.round(1 / shares.wrong) })}</p>;
    }
    case "verdict":
      return answer.isTrue ? null : <p>{t("verdict")}</p>;
    case "written":
      return (
        <p>
          {[
            answer.also.length === 0 ? null : t("also", { list: answer.also.join(", ") }),
            answer.half.length === 0 ? null : t("half", { list: answer.half.join(", ") }),
            t("spelling"),
          ]
            .filter(Boolean)
            .join(" ")}
        </p>
      );
    case "figure":
      return <p>{t("figure", { from: format.number(answer.from), to: format.number(answer.to) })}</p>;
    case "date":
      return <p>{t(answer.month === null ? "dateYear" : "dateMonth")}</p>;
    case "places":
      return <p>{t("perPair", { points: points(answer.perPair) })}</p>;
    case "pairs": {
      const lines = answer.points.map((value, count) => t("hits", { count, points: points(value) }));
      return <p>{lines.reverse().join("; ")}</p>;
    }
    case "cross":
      return <p>{t("cross", { km: Math.round(answer.radiusKm), none: Math.round(4 * answer.radiusKm) })}</p>;
    default:
      return answer satisfies never;
  }
}

/** Each fact with its own status and date; of one alone, what the answer says of it. */
function factsOf({ facts = [], because: text, status, asOf }: Feedback): readonly FactLine[] {
  if (status === null) return [];
  return facts.length > 1 ? facts : [{ id: "", text, status, asOf }];
}
