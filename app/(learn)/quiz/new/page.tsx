import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { startQuiz } from "@/app/(learn)/quiz/new/actions";
import { startModes, startProblems } from "@/components/quiz/start/start-mode";
import { StartQuizForm } from "@/components/quiz/start/start-quiz-form";
import { PageHeader } from "@/components/ui/card";
import { questionTypeNames } from "@/core/questions/type-names";
import { findViewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("quiz.new"))("title") };
}

export default async function NewQuizPage({ searchParams }: PageProps<"/quiz/new">) {
  const { topic, problem, mode } = await searchParams;
  const t = await getTranslations("quiz.new");
  const { quiz, sitting } = await getMessages();
  const viewer = await findViewer();
  const base = getFactBase();
  const chosen = [topic ?? []].flat();

  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title={t("title")} lead={t("lead")} />
      <StartQuizForm
        action={startQuiz}
        topics={base.topics
          .map(({ id, name }) => ({ id, name: name.en, count: base.index.factsByTopic.get(id)?.length ?? 0 }))
          .filter(({ count }) => count > 0)
          .map(({ id, name, count }) => ({ id, name, facts: t("facts", { count }) }))}
        chosen={chosen}
        types={questionTypeNames}
        visitor={viewer === null}
        problem={startProblems.find((known) => known === problem) ?? null}
        mode={startModes.find((known) => known === mode) ?? "practice"}
        words={quiz.new}
        modeWords={sitting.start}
      />
    </div>
  );
}
