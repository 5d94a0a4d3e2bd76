"use client";

import { recallPercent } from "@/components/recall-percent";
import { useCardInfo } from "@/components/review/card/use-card-info";
import { restSentence } from "@/components/review/card/why-words";
import { type ReviewWords, shortInterval, untilWords } from "@/components/review/intervals";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table";
import { count, fill } from "@/components/words";
import type { HistoryEntry } from "@/core/memory/history";
import type { CardInfo } from "@/core/memory/protocol";

export type CardInfoDialogProps = {
  readonly targetId: string;
  readonly front: string;
  /** Why it comes now; empty where it does not. */
  readonly why: readonly string[];
  readonly words: ReviewWords;
  readonly onClose: () => void;
};

const DAY = 86_400_000;
const percent = (recall: number) => `${recallPercent(recall)} %`;
const days = (value: number, words: ReviewWords) =>
  count(words.info.stabilityDays, value < 10 ? Math.round(value * 10) / 10 : Math.round(value));

/** A card's memory as it stands, why it comes now, and everything that the log says of it. */
export function CardInfoDialog({ targetId, front, why, words, onClose }: CardInfoDialogProps) {
  const info = useCardInfo(targetId);
  const { title, close, loading, failed } = words.info;
  return (
    <Dialog open wide onClose={onClose} title={title} closeLabel={close}>
      <p className="mb-4 text-lg">{front}</p>
      {why.length === 0 ? null : (
        <section aria-label={words.why.title} className="mb-6">
          <h3 className="text-lg">{words.why.title}</h3>
          <p className="mt-1">{why.join(" ")}</p>
        </section>
      )}
      {info === "loading" ? <p role="status">{loading}</p> : null}
      {info === "failed" ? <Notice tone="warning" role="alert" title={failed} /> : null}
      {typeof info === "string" || info.rest === null ? null : (
        <div className="mb-6">
          <Notice>
            <p>{restSentence(info.rest, words)}</p>
          </Notice>
        </div>
      )}
      {typeof info === "string" ? null : <Known info={info} words={words} />}
    </Dialog>
  );
}

function Known({ info, words }: { readonly info: CardInfo; readonly words: ReviewWords }) {
  const w = words.info;
  const rests = info.rest !== null && info.rest.kind !== "held";
  return (
    <div className="grid gap-6">
      <section aria-label={w.memory}>
        <h3 className="text-lg">{w.memory}</h3>
        {info.memory === null ? (
          <p className="mt-1">{w.none}</p>
        ) : (
          <Memory info={info.memory} rests={rests} at={info.at} words={words} />
        )}
      </section>
      <section aria-label={w.history}>
        <h3 className="mb-2 text-lg">{w.history}</h3>
        {info.history.length === 0 ? <p>{w.empty}</p> : <History entries={info.history} words={words} />}
      </section>
    </div>
  );
}

type MemoryProps = {
  readonly info: NonNullable<CardInfo["memory"]>;
  /** It does not come by itself. */
  readonly rests: boolean;
  readonly at: number;
  readonly words: ReviewWords;
};

function Memory({ info, rests, at, words }: MemoryProps) {
  const w = words.info;
  const due = info.dueAt === null ? "–" : info.dueAt <= at ? words.cards.dueNow : untilWords(info.dueAt, at, words);
  const figures: readonly (readonly [string, string])[] = [
    [w.recall, info.recall === null ? "–" : percent(info.recall)],
    [w.due, info.suspended ? w.away : rests ? words.cards.resting : due],
    [w.stability, info.stability === 0 ? "–" : days(info.stability, words)],
    [w.difficulty, info.difficulty === 0 ? "–" : fill(w.of10, { value: info.difficulty.toFixed(1) })],
    [w.reps, count(w.times, info.reps)],
    [w.lapses, info.lapses === 0 ? w.never : count(w.times, info.lapses)],
  ];
  return (
    <>
      <dl className="mt-2 grid grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-3">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt className="text-sm text-ink-soft">{name}</dt>
            <dd className="font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-sm text-ink-soft">{w.explain}</p>
    </>
  );
}

const written = (at: number) =>
  new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  }).format(at);

/** Newest first. */
function History({ entries, words }: { readonly entries: readonly HistoryEntry[]; readonly words: ReviewWords }) {
  const w = words.info;
  return (
    <Table
      caption={w.history}
      hideCaption
      cards
      columns={[
        { key: "when", label: w.columns.when },
        { key: "what", label: w.columns.what },
        { key: "interval", label: w.columns.interval, numeric: true },
        { key: "recall", label: w.columns.recall, numeric: true },
        { key: "stability", label: w.columns.stability, numeric: true },
        { key: "difficulty", label: w.columns.difficulty, numeric: true },
      ]}
      rows={[...entries].reverse().map((entry) => ({
        key: entry.id,
        cells: {
          when: <span className="whitespace-nowrap">{written(entry.at)}</span>,
          what: <What entry={entry} words={words} />,
          interval: entry.intervalDays === null ? null : shortInterval(entry.intervalDays * DAY, words),
          recall: entry.recall === null ? null : percent(entry.recall),
          stability: entry.stability === null || entry.stability === 0 ? null : days(entry.stability, words),
          difficulty: entry.difficulty === null || entry.difficulty === 0 ? null : entry.difficulty.toFixed(1),
        },
      }))}
    />
  );
}

function What({ entry, words }: { readonly entry: HistoryEntry; readonly words: ReviewWords }) {
  const { what, change, undone, uncounted, face } = words.info;
  const said = [
    what[entry.what],
    ...(entry.face === null ? [] : [face[entry.face]]),
    ...(entry.rating === null ? [] : [words.ratings[entry.rating].toLowerCase()]),
    ...(entry.change === null ? [] : [change[entry.change]]),
  ].join(", ");
  if (entry.standing === "counted") return said;
  return (
    <>
      <span className={entry.standing === "undone" ? "line-through" : undefined}>{said}</span>{" "}
      <span className="text-sm text-ink-soft">({entry.standing === "undone" ? undone : uncounted})</span>
    </>
  );
}
