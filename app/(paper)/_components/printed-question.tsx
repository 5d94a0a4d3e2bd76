import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { OutlineMap } from "@/app/(paper)/_components/outline-map";
import { writtenDate } from "@/components/dates";
import type { MapGroundPaths } from "@/core/geo/map-ground";
import type { Lettered, PaperForm, PaperQuestion } from "@/core/quizzes/paper";

type Props = {
  readonly question: PaperQuestion;
  readonly warning: "casualties" | "violence" | null;
  /** Written by the learners' teacher. */
  readonly own: boolean;
  readonly ground: MapGroundPaths;
  readonly language: string;
};

/** One question with room to answer it, kept on one page. */
export function PrintedQuestion({ question, warning, own, ground, language }: Props) {
  const [t, q] = [useTranslations("paper.sheet"), useTranslations("paper.question")];
  const { number, prompt, form } = question;
  return (
    <li className="mb-7 break-inside-avoid">
      <h2 className="flex gap-2 font-sans text-base leading-snug font-bold tracking-normal text-pretty">
        <span className="min-w-8 shrink-0">{number}.</span>
        <span>{prompt}</span>
      </h2>
      <div className="mt-2 ml-10">
        {warning === null ? null : <p className="mb-2 text-sm italic">{t(`warning.${warning}`)}</p>}
        {own ? <p className="mb-2 text-sm italic">{q("own")}</p> : null}
        <Answering form={form} ground={ground} language={language} />
      </div>
    </li>
  );
}

function Answering({ form, ground, language }: Pick<Props, "ground" | "language"> & { readonly form: PaperForm }) {
  const t = useTranslations("paper.question");
  switch (form.kind) {
    case "letters":
      return (
        <>
          {form.quote === null ? null : <Quote>{form.quote}</Quote>}
          {form.evidence.length === 0 ? null : <Evidence cards={form.evidence} language={language} />}
          <p className="text-sm">{t(form.several ? "severalLetters" : "oneLetter")}</p>
          <Options options={form.options} />
        </>
      );
    case "verdict":
      return <Verdict statement={form.statement} parts={form.parts} />;
    case "gap":
      return (
        <p className="leading-loose">
          {form.before.trimEnd()} <Line long>{t("gap")}</Line>
          {/^[\p{L}\p{N}(“«]/u.test(form.after) ? " " : ""}
          {form.after} <span className="text-sm">{t("hint", { hint: form.hint })}</span>
        </p>
      );
    case "line":
      return (
        <p className="mt-4">
          {form.hint === "" ? t("answerPlain") : t("answer", { hint: form.hint })} <Line long />
        </p>
      );
    case "figure":
      return (
        <p className="mt-4">
          <Line /> {form.unit} <span className="text-sm">{t("hint", { hint: form.source })}</span>
        </p>
      );
    case "date":
      return (
        <p className="mt-4">
          {t(form.unit)} <Line long={form.unit === "month"} />
        </p>
      );
    case "places":
      return (
        <>
          <p className="text-sm">{t("places")}</p>
          <ul className="mt-1 grid gap-2">
            {form.entries.map((entry) => (
              <li key={entry} className="flex items-start gap-3">
                <Box />
                <span>{entry}</span>
              </li>
            ))}
          </ul>
        </>
      );
    case "pairs":
      return <Pairs premises={form.premises} options={form.options} />;
    case "cross":
      return (
        <>
          <p className="mb-1 text-sm">{t("cross")}</p>
          <OutlineMap ground={ground} label={t("map")} className="w-[11cm] max-w-full" />
        </>
      );
    default:
      return form satisfies never;
  }
}

function Verdict({ statement, parts }: Omit<Extract<PaperForm, { kind: "verdict" }>, "kind">) {
  const t = useTranslations("paper.question");
  return (
    <>
      <Quote>{statement}</Quote>
      <p className="flex gap-8">
        {(["true", "false"] as const).map((verdict) => (
          <span key={verdict} className="inline-flex items-start gap-2">
            <Tick />
            {t(verdict)}
          </span>
        ))}
      </p>
      <p className="mt-2 text-sm">{t("mend")}</p>
      {parts.map(({ label, options }) => (
        <div key={label} className="mt-1">
          <p>{t("instead", { part: label })}</p>
          <Options options={options} />
        </div>
      ))}
    </>
  );
}

function Pairs({ premises, options }: Omit<Extract<PaperForm, { kind: "pairs" }>, "kind">) {
  const t = useTranslations("paper.question");
  return (
    <>
      <p className="text-sm">{t("pairs")}</p>
      <div className="mt-1 grid gap-x-8 gap-y-3 sm:grid-cols-[3fr_2fr] print:grid-cols-[3fr_2fr]">
        <ul className="grid content-start gap-2">
          {premises.map((premise) => (
            <li key={premise} className="flex items-start gap-3">
              <Box />
              <span>{premise}</span>
            </li>
          ))}
        </ul>
        <ul className="grid content-start gap-1">
          {options.map(({ letter, label }) => (
            <li key={letter} className="flex gap-2">
              <span className="font-bold">{letter}</span>
              <span>{label}</span>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

function Evidence({
  cards,
  language,
}: {
  readonly cards: Extract<PaperForm, { kind: "letters" }>["evidence"];
  readonly language: string;
}) {
  const t = useTranslations("paper.question");
  return (
    <>
      <p className="text-sm">{t("evidence")}:</p>
      <ul className="mb-2 list-disc pl-5">
        {cards.map(({ publisher, date, note }) => (
          <li key={`${publisher} ${note}`}>
            {publisher}
            {date === null ? "" : `, ${writtenDate(date, language)}`}: {note}
          </li>
        ))}
      </ul>
    </>
  );
}

function Options({ options }: { readonly options: readonly Lettered[] }) {
  return (
    <ul className="mt-1 grid gap-1.5">
      {options.map(({ letter, label }) => (
        <li key={letter} className="flex items-start gap-2">
          <Tick />
          <span className="font-bold">{letter}</span>
          <span>{label}</span>
        </li>
      ))}
    </ul>
  );
}

const Quote = ({ children }: { readonly children: ReactNode }) => (
  <blockquote className="mb-2 border-l-2 border-ink pl-3">{children}</blockquote>
);

/** A square to tick. */
const Tick = () => <span aria-hidden="true" className="mt-1 inline-block size-4 shrink-0 border-[1.5px] border-ink" />;

/** A square to write into. */
const Box = () => <span aria-hidden="true" className="inline-block size-7 shrink-0 border-[1.5px] border-ink" />;

/** A line to write on; what it stands for is read out. */
const Line = ({ long, children }: { readonly long?: boolean; readonly children?: ReactNode }) => (
  <span
    className={`inline-block border-b-[1.5px] border-ink align-baseline ${long ? "w-[7cm]" : "w-[4cm]"} max-w-full`}
  >
    <span className="sr-only">{children}</span>
  </span>
);
