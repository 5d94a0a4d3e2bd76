import Link from "next/link";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";

type Props = {
  readonly quizzes: readonly {
    readonly assignmentId: string;
    readonly title: string;
    readonly className: string;
    readonly questions: number;
    readonly facts: number;
  }[];
};

/** Work whose facts changed after it was asked or given: told where a teacher comes first. */
export function QuizzesToLookAt({ quizzes }: Props) {
  const t = useTranslations("regrade.classes");
  if (quizzes.length === 0) return null;
  return (
    <div className="mb-8">
      <Notice tone="warning" title={t("title")}>
        <p>
          {t("lead")} {quizzes.some(({ questions }) => questions > 0) ? t("points") : null}
        </p>
        <ul className="mt-2 grid gap-1">
          {quizzes.map(({ assignmentId, title, className, questions, facts }) => (
            <li key={assignmentId}>
              <Link
                href={`/assignments/${assignmentId}${questions > 0 ? "#look-at" : ""}`}
                className="font-semibold underline underline-offset-3"
              >
                {t("link", { title, className })}
              </Link>{" "}
              {questions > 0 ? `· ${t("count", { count: questions })} ` : null}
              {facts > 0 ? `· ${t("facts", { count: facts })}` : null}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
