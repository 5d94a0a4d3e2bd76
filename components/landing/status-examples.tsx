import { StatusBadge } from "@/components/ui/badge";
import type { Status } from "@/core/facts/model";

type Entry = {
  readonly status: Status;
  readonly label: string;
  readonly rule: string;
  readonly example: string | null;
};

/** The four marks, each with its rule and a fact that bears it. */
export function StatusExamples({
  entries,
  exampleLabel,
}: {
  readonly entries: readonly Entry[];
  readonly exampleLabel: string;
}) {
  return (
    <dl className="mt-8 border-t border-line">
      {entries.map(({ status, label, rule, example }) => (
        <div key={status} className="grid gap-3 border-b border-line py-6 md:grid-cols-[14rem_1fr] md:gap-8">
          <dt>
            <StatusBadge status={status} label={label} />
          </dt>
          <dd className="max-w-3xl">
            <p className="text-lg">{rule}</p>
            {example ? (
              <p className="mt-2 text-ink-soft">
                {exampleLabel} <q className="text-ink">{example}</q>
              </p>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
