import { useTranslations } from "next-intl";
import { AtMost } from "@/app/(teach)/_components/at-most";
import { Notice } from "@/components/ui/notice";
import type { Status } from "@/core/facts/model";

/** What became of a fact, in words of its own where there are any. */
export type ChangedFact = {
  readonly factId: string;
  /** The fact as it is now; its id where it is gone. */
  readonly text: string;
  readonly change:
    | { readonly kind: "withdrawn"; readonly reason: string }
    | { readonly kind: "lowered"; readonly to: Status; readonly reason: string }
    | {
        readonly kind: "refinement" | "superseded" | "status" | "merged" | "split" | "retracted";
        readonly note: string | null;
      };
  /** Whether it still has a page. */
  readonly known: boolean;
};

type Props = {
  readonly title: string;
  readonly lead: string;
  readonly changes: readonly ChangedFact[];
  /** Facts that are told of further down the page, with the questions that rest on them. */
  readonly toldBelow?: ReadonlySet<string>;
  /** How many questions of a frozen set are still asked; null where it is not frozen, or all are. */
  readonly left: { readonly asked: number; readonly of: number } | null;
  /** Whether they are a set's, which can be saved anew, or those of what was given. */
  readonly of: "changes" | "changesGiven";
  /** So many are listed at most. */
  readonly most: number;
};

/** Facts that have changed, what became of each, and what there is to do. */
export function ChangedFacts({ title, lead, changes, toldBelow, left, of, most }: Props) {
  const t = useTranslations("sets.changed");
  const status = useTranslations("common.status");
  if (changes.length === 0) return null;
  const said = ({ change }: ChangedFact): string => {
    if (change.kind === "withdrawn") return t("withdrawn", { reason: change.reason });
    if (change.kind === "lowered") return t("lowered", { status: status(change.to), reason: change.reason });
    return change.note ?? t(change.kind);
  };
  const here = changes.filter(({ factId }) => !toldBelow?.has(factId));
  return (
    <div className="mb-8">
      <Notice tone="warning" title={title}>
        <p>{lead}</p>
        {left === null ? null : <p className="mt-2 font-semibold">{t("leftOfFrozen", left)}</p>}
        {here.length === changes.length ? null : <p className="mt-2">{t("toldBelow")}</p>}
        <ul className="mt-2 grid gap-1 empty:hidden">
          {here.map((one) => (
            <li key={`${one.factId} ${one.change.kind}`}>
              {one.known ? (
                <a href={`/en/facts/${one.factId}`} className="underline underline-offset-2">
                  {one.text}
                </a>
              ) : (
                one.text
              )}
              {" – "}
              {said(one)}
            </li>
          ))}
        </ul>
        <AtMost of={of} shown={changes.length} most={most} />
      </Notice>
    </div>
  );
}
