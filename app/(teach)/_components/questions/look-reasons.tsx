import { useTranslations } from "next-intl";
import { paths } from "@/components/reference/paths";

/** Why a teacher should look at a question, as data: what the server found. */
export type LookReasonView =
  | { readonly kind: "reported" | "undecided"; readonly count: number }
  | {
      readonly kind: "revised";
      readonly factId: string;
      readonly change: "refinement" | "superseded" | "status" | "merged" | "split" | "retracted";
      readonly text: { readonly en: string } | null;
    }
  | {
      readonly kind: "overridden";
      readonly factId: string;
      readonly to: "withdrawn" | "disputed" | "claimed" | "reported" | "established";
      readonly reason: string;
    };

/** Each reason as a sentence, with the fact that it is about. */
export function LookReasons({ reasons }: { readonly reasons: readonly LookReasonView[] }) {
  const t = useTranslations("regrade.reasons");
  return (
    <ul className="grid gap-1">
      {reasons.map((reason) => {
        switch (reason.kind) {
          case "reported":
            return <li key="reported">{t("reports", { count: reason.count })}</li>;
          case "undecided":
            return <li key="undecided">{t("undecided", { count: reason.count })}</li>;
          case "revised":
            return (
              <li key={`${reason.factId} ${reason.change}`}>
                {t(reason.change)} {reason.text?.en} <FactLink factId={reason.factId} label={t("fact")} />
              </li>
            );
          case "overridden":
            return (
              <li key={`${reason.factId} ${reason.to}`}>
                {reason.to === "established" ? null : t(reason.to, { reason: reason.reason })}{" "}
                <FactLink factId={reason.factId} label={t("fact")} />
              </li>
            );
          default:
            return reason satisfies never;
        }
      })}
    </ul>
  );
}

function FactLink({ factId, label }: { readonly factId: string; readonly label: string }) {
  return (
    <a className="font-semibold underline underline-offset-3" href={paths.fact("en", factId)}>
      {label}
    </a>
  );
}
