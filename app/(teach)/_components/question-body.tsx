import { writtenQuestion } from "@/components/questions/written-answer";
import type { QuestionView } from "@/core/questions/views";

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
      return <p className="mt-2">{writtenQuestion(view)}</p>;
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
