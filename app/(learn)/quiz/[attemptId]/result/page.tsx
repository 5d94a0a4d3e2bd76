import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { z } from "zod";
import { startAgain, tryAnother } from "@/app/(learn)/quiz/new/actions";
import { ResultItems } from "@/components/quiz/result-items";
import { ButtonLink } from "@/components/ui/button";
import { Card, PageHeader, Section } from "@/components/ui/card";
import { ProgressMeter } from "@/components/ui/meter";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import { requireViewer, type Viewer } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { getFactBase } from "@/server/content/load";
import { type AttemptResult, findResult, type ResultItem } from "@/server/data/attempts";

export const metadata: Metadata = { robots: { index: false } };

/** Points as people write them: whole where whole, else with one decimal. */
const points = (credit: number) => String(Math.round(credit * 10) / 10);
/** What was passed over is not counted. */
const counted = (items: readonly ResultItem[]) => items.filter(({ grade }) => grade?.kind !== "skipped");
const creditIn = (items: readonly ResultItem[]) => items.reduce((sum, { credit }) => sum + (credit ?? 0), 0);

export default async function ResultPage({ params, searchParams }: PageProps<"/quiz/[attemptId]/result">) {
  const [{ attemptId }, { another: refused }] = await Promise.all([params, searchParams]);
  const viewer = await requireViewer(`/quiz/${attemptId}/result`);
  const result = z.uuid().safeParse(attemptId).success ? await findResult(viewer, attemptId, now()) : null;
  if (!result) notFound();
  const t = await getTranslations("quiz.result");
  const { quiz, common } = await getMessages();
  const another = result.finishedAt === null ? null : { attemptId, action: tryAnother };
  const missed = counted(result.items).filter(({ credit }) => credit !== null && credit < 1);

  return (
    <div className="mx-auto max-w-3xl">
      <title>{`${result.title} · ${common.name}`}</title>
      <PageHeader eyebrow={t("eyebrow")} title={result.title} />
      {result.finishedAt === null ? (
        <Notice tone="warning" title={t("unfinished")}>
          <ButtonLink href={`/quiz/${attemptId}`} size="small" className="mt-2">
            {t("goOn")}
          </ButtonLink>
        </Notice>
      ) : result.kind !== "another" ? (
        <Score result={result} viewer={viewer} />
      ) : (
        <p className="text-lg text-ink-soft">{quiz.another.note}</p>
      )}
      {refused === "none" ? (
        <div className="mt-5" role="status">
          <Notice>{quiz.another.none}</Notice>
        </div>
      ) : null}

      <Section id="review" title={t("review")}>
        {missed.length === 0 ? (
          <p>{t("allRight")}</p>
        ) : (
          <>
            <p className="mb-4">
              {t(result.kind !== "another" ? "reviewLead" : "reviewLeadAnother", { count: missed.length })}
            </p>
            <ResultItems items={missed} words={quiz} statusWords={common.status} another={another} />
            {result.kind !== "another" ? (
              <ButtonLink href="/review" size="large" className="mt-5">
                {t("reviewNow")}
              </ButtonLink>
            ) : null}
          </>
        )}
      </Section>

      <ByTopic items={counted(result.items)} />
      {result.kind !== "another" ? <Memory result={result} /> : null}

      <Section id="all" title={t("questions")}>
        <ResultItems items={result.items} words={quiz} statusWords={common.status} another={another} />
      </Section>

      <div className="mt-12 flex flex-wrap gap-3">
        {result.kind !== "another" ? (
          <form action={startAgain}>
            <input type="hidden" name="attemptId" value={attemptId} />
            <SubmitButton>{t("again")}</SubmitButton>
          </form>
        ) : (
          <ButtonLink href={`/quiz/${result.followsId ?? attemptId}/result`}>{quiz.another.back}</ButtonLink>
        )}
        <ButtonLink href="/quiz/new" variant="secondary">
          {t("new")}
        </ButtonLink>
        <ButtonLink href="/today" variant="quiet">
          {t("today")}
        </ButtonLink>
      </div>
    </div>
  );
}

async function Score({ result, viewer }: { readonly result: AttemptResult; readonly viewer: Viewer }) {
  const t = await getTranslations("quiz.result");
  const items = counted(result.items);
  const credit = creditIn(items);
  const share = items.length === 0 ? 1 : credit / items.length;
  const text = t("score", { credit: points(credit), possible: items.length });
  const praise = share >= 0.8 ? "high" : share >= 0.5 ? "middle" : "low";
  return (
    <>
      <Card className="sm:p-9">
        <p className="font-display text-5xl font-bold tabular-nums sm:text-6xl">{text}</p>
        <ProgressMeter
          className="mt-5 h-3"
          value={credit}
          max={Math.max(1, items.length)}
          label={t("scoreLabel")}
          text={text}
          tone="ochre"
        />
        <p className="mt-5 text-lg">{t(`praise.${praise}`)}</p>
      </Card>
      {viewer.guest ? (
        <div className="mt-5">
          <Notice title={t("keepTitle")}>
            <p>{t("keepText")}</p>
            <ButtonLink href="/sign-up" size="small" className="mt-3">
              {t("keep")}
            </ButtonLink>
          </Notice>
        </div>
      ) : null}
    </>
  );
}

async function ByTopic({ items }: { readonly items: readonly ResultItem[] }) {
  const t = await getTranslations("quiz.result");
  const names = new Map(getFactBase().topics.map(({ id, name }) => [id, name.en]));
  const topics = [...new Set(items.map(({ topic }) => topic))];
  if (topics.length < 2) return null;
  return (
    <Section id="topics" title={t("byTopic")}>
      <Table
        caption={t("byTopic")}
        hideCaption
        columns={[
          { key: "topic", label: t("topic") },
          { key: "points", label: t("points"), numeric: true },
        ]}
        rows={topics.map((topic) => {
          const own = items.filter((item) => item.topic === topic);
          return {
            key: topic,
            cells: {
              topic: names.get(topic) ?? topic,
              points: t("score", { credit: points(creditIn(own)), possible: own.length }),
            },
          };
        })}
      />
    </Section>
  );
}

/** What the answers told about memory: good and hard are recalled, again is not. */
async function Memory({ result }: { readonly result: AttemptResult }) {
  const t = await getTranslations("quiz.result");
  const ratings = [...result.ratings.values()].filter((rating) => rating !== null);
  const forgotten = ratings.filter((rating) => rating === "again").length;
  return (
    <Section id="memory" title={t("memory")} lead={t("memoryLead")}>
      {ratings.length === 0 ? (
        <p>{t("memoryNone")}</p>
      ) : (
        <ul className="flex flex-wrap gap-x-10 gap-y-2 font-display text-xl font-semibold">
          <li>{t("remembered", { count: ratings.length - forgotten })}</li>
          <li>{t("forgotten", { count: forgotten })}</li>
        </ul>
      )}
    </Section>
  );
}
