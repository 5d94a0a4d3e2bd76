import Link from "next/link";
import { useTranslations } from "next-intl";
import { ConfirmedButton } from "@/app/(teach)/_components/classes/confirmed-button";
import { takeBack } from "@/app/(teach)/assignments/[assignmentId]/actions";
import { Section } from "@/components/ui/card";

type Props = {
  readonly assignmentId: string;
  /** Whether its settings are locked: then it is not taken back. */
  readonly locked: boolean;
  /** Learners who have begun it. */
  readonly begun: number;
  /** What the action may answer, in sentences. */
  readonly texts: Readonly<Record<string, string>>;
};

/** Takes the assignment back, or says how to unlock it first. */
export function WithdrawSection({ assignmentId, locked, begun, texts }: Props) {
  const t = useTranslations("teach.results");
  return (
    <Section id="withdraw" title={t("withdraw")}>
      {locked ? (
        <p className="max-w-prose">
          {t.rich("withdrawLocked", {
            unlock: (words) => (
              <Link
                href={`/assignments/${assignmentId}/change#lock`}
                className="text-indigo underline underline-offset-4"
              >
                {words}
              </Link>
            ),
          })}
        </p>
      ) : (
        <ConfirmedButton
          ask={t("withdraw")}
          action={takeBack}
          texts={texts}
          values={{ assignmentId }}
          label={t("withdrawYes")}
        >
          <p>
            {t("withdrawBegun", { count: begun })} {t("withdrawHint")}
          </p>
        </ConfirmedButton>
      )}
    </Section>
  );
}
