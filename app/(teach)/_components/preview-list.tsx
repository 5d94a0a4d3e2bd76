import { useTranslations } from "next-intl";
import { HowMade, type HowMadeWords } from "@/components/quiz/how-made";
import { ReportForm, type ReportWords } from "@/components/report/report-form";
import { StatusBadge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import type { Item } from "@/core/questions/contract";
import type { Explanation } from "@/core/questions/explain";
import type { QuestionView } from "@/core/questions/views";

type Props = {
  readonly items: readonly { readonly item: Item; readonly explanation: Explanation }[];
  readonly words: { readonly howMade: HowMadeWords; readonly report: ReportWords };
};

/** Questions as learners could get them, with their answers and sources: for the teacher's eye only. */
export function PreviewList({ items, words }: Props) {
  const t = useTranslations("teach");
  const status = useTranslations("common.status");
  return (
    <ol className="grid gap-4">
      {items.map(({ item, explanation }, index) => (
        <li key={`${item.type} ${item.targetId}`} className="rounded-2xl border border-line bg-surface p-5">
          <p className="text-sm text-ink-soft">
            {index + 1} · {t(`types.${item.type}`)}
          </p>
          <Asked view={item.view} />
          <p className="mt-3 flex gap-2">
            <Icon name="check" className="mt-1 size-4.5 text-(color:--right)" />
            <span>
              <span className="sr-only">{t("set.answer")}: </span>
              <span className="font-semibold">{item.feedback.answer}</span>
            </span>
          </p>
          <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line pt-3 text-sm text-ink-soft">
            <StatusBadge status={item.feedback.status} label={status(item.feedback.status)} />
            <span className="min-w-0 flex-1 basis-80">{item.feedback.because}</span>
          </div>
          <HowMade explanation={explanation} words={words.howMade} />
          {item.factIds[0] === undefined ? null : <ReportForm factId={item.factIds[0]} words={words.report} />}
        </li>
      ))}
    </ol>
  );
}

/** What the learner reads: stem, proposition, options. */
function Asked({ view }: { readonly view: QuestionView }) {
  return (
    <>
      <h3 className="mt-1 text-lg">{view.prompt}</h3>
      <QuestionBody view={view} />
    </>
  );
}

/** What stands below the stem: statement, evidence, options. */
export function QuestionBody({ view }: { readonly view: QuestionView }) {
  switch (view.type) {
    case "multiple-choice":
    case "what-changed":
    case "which-wording":
    case "multiple-response":
      return <Options labels={view.choices} />;
    case "matching":
      return (
        <>
          <ul className="mt-2 grid gap-1">
            {view.premises.map((premise) => (
              <li key={premise.id}>{premise.label}</li>
            ))}
          </ul>
          <Options labels={view.options} />
        </>
      );
    case "number":
      return (
        <p className="mt-2 text-ink-soft">
          ____ {view.unit} · {view.source}
        </p>
      );
    case "who-says-so":
      return (
        <>
          <blockquote className="mt-2 border-l-4 border-ochre pl-3">{view.proposition}</blockquote>
          <Options labels={view.choices} />
        </>
      );
    case "status":
      return (
        <>
          <blockquote className="mt-2 border-l-4 border-ochre pl-3">{view.proposition}</blockquote>
          <ul className="mt-2 grid gap-1 text-ink-soft">
            {view.evidence.map((one) => (
              <li key={`${one.publisher} ${one.note}`}>
                {one.publisher}
                {one.date ? `, ${one.date}` : ""}: {one.note}
              </li>
            ))}
          </ul>
        </>
      );
    case "true-false":
      return <blockquote className="mt-2 border-l-4 border-ochre pl-3">{view.statement}</blockquote>;
    case "cloze":
      return (
        <p className="mt-2">
          {view.before} ____ {view.after}
        </p>
      );
    case "ordering":
      return <Options labels={view.entries} />;
    case "map":
      return view.mode === "list" ? <Options labels={view.choices} /> : null;
    case "short-answer":
    case "date":
      return null;
    default:
      return view satisfies never;
  }
}

function Options({ labels }: { readonly labels: readonly { readonly id: string; readonly label: string }[] }) {
  return (
    <ul className="mt-2 flex flex-wrap gap-2">
      {labels.map((one) => (
        <li key={one.id} className="rounded-full bg-sand px-3 py-1">
          {one.label}
        </li>
      ))}
    </ul>
  );
}
