"use client";

import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { Demanded, laterOnDemand } from "@/components/on-demand";
import { recallPercent } from "@/components/recall-percent";
import type { CardInfoDialogProps } from "@/components/review/card/card-info";
import { type ReviewWords, untilWords } from "@/components/review/intervals";
import { OutboxNotice, SavedState } from "@/components/review/session/session-status";
import { useOutbox } from "@/components/review/use-outbox";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Table } from "@/components/ui/table";
import { count, fill } from "@/components/words";
import type { ListedCard } from "@/core/memory/listed-card";
import type { ReviewDeed } from "@/core/memory/protocol";

const infoDialog = laterOnDemand<CardInfoDialogProps>(
  async () => (await import("@/components/review/card/card-info")).CardInfoDialog,
);

type Props = {
  readonly account: string;
  readonly cards: readonly ListedCard[];
  /** The server's clock, ms since 1970. */
  readonly at: number;
  readonly topicNames: Readonly<Record<string, string>>;
  readonly words: ReviewWords;
};

type Deed = keyof ReviewWords["cards"]["done"];
type Done = { readonly deed: Deed; readonly front: string; readonly back: readonly ReviewDeed[] };

/** What the deed tells the server. */
function deedsOf(deed: Deed, { targetId, buriedBy }: ListedCard): readonly ReviewDeed[] {
  switch (deed) {
    case "resume":
    case "suspend":
      return [{ kind: "suspended", targetId, on: deed === "suspend" }];
    case "flag":
    case "unflag":
      return [{ kind: "flagged", targetId, on: deed === "flag" }];
    case "reset":
      return [{ kind: "reset", targetId }];
    case "unbury":
      return buriedBy.map((undoes) => ({ kind: "undone", targetId, undoes }));
    default:
      return deed satisfies never;
  }
}

/** What takes a deed back. */
function undoing(told: ReviewDeed, id: string): ReviewDeed {
  const { targetId } = told;
  if (told.kind === "flagged") return { ...told, on: !told.on };
  return told.kind === "undone" ? { kind: "buried", targetId } : { kind: "undone", targetId, undoes: id };
}

/** The learner's cards with what can be done to each; what was done last can be undone. */
export function CardTable({ account, cards, at, topicNames, words }: Props) {
  const router = useRouter();
  // The list is made anew once the server has what was done.
  const onReply = useCallback(() => router.refresh(), [router]);
  const outbox = useOutbox(account, onReply);
  const [done, setDone] = useState<Done | null>(null);
  const [asked, setAsked] = useState<ListedCard | null>(null);
  const w = words.cards;

  function act(deed: Deed, card: ListedCard) {
    const { front } = card;
    const back = deedsOf(deed, card).map((told) => undoing(told, outbox.add(told, front)));
    // Put aside once, however often that was taken back.
    setDone({ deed, front, back: deed === "unbury" ? back.slice(0, 1) : back });
  }

  return (
    <>
      <div className="mb-4 flex min-h-11 flex-wrap items-center justify-between gap-3">
        <p role="status">
          {done === null ? null : (
            <>
              {fill(w.done[done.deed], { front: done.front })}{" "}
              <Button
                variant="quiet"
                size="small"
                onClick={() => {
                  for (const deed of done.back) outbox.add(deed, done.front);
                  setDone(null);
                }}
              >
                {w.undo}
              </Button>
            </>
          )}
        </p>
        <SavedState state={outbox.state} words={words} />
      </div>
      <OutboxNotice state={outbox.state} words={words} onRead={outbox.forgetLost} />
      <Table
        caption={w.title}
        hideCaption
        cards
        columns={[
          { key: "front", label: w.front },
          { key: "state", label: w.state },
          { key: "actions", label: w.actions },
        ]}
        rows={cards.map((card) => ({
          key: card.targetId,
          cells: {
            front: <Front card={card} topic={topicNames[card.topic] ?? card.topic} words={words} />,
            state: <State card={card} at={at} words={words} />,
            actions: <Actions card={card} words={words} onAct={act} onInfo={setAsked} />,
          },
        }))}
      />
      {asked === null ? null : (
        <Demanded
          what={infoDialog}
          props={{ targetId: asked.targetId, front: asked.front, why: [], words, onClose: () => setAsked(null) }}
        />
      )}
    </>
  );
}

type PartProps = { readonly card: ListedCard; readonly words: ReviewWords };

function Front({ card, topic, words }: PartProps & { readonly topic: string }) {
  const text = (
    <>
      <span className="block font-medium">{card.front}</span>
      <span className="block font-normal text-ink-soft">{card.answer}</span>
      {card.marks.note === null ? null : (
        <span className="mt-1 block border-l-4 border-indigo ps-2 font-normal whitespace-pre-wrap [overflow-wrap:anywhere]">
          {card.marks.note}
        </span>
      )}
    </>
  );
  return (
    <div className="max-w-xl">
      <span className="block text-sm font-semibold text-ochre-ink">{topic}</span>
      {card.harm === null ? (
        text
      ) : (
        <details>
          <summary className="min-h-11 font-normal">
            {words.harm[card.harm]} <span className="font-semibold text-indigo">{words.cards.showHarm}</span>
          </summary>
          {text}
        </details>
      )}
    </div>
  );
}

function State({ card, at, words }: PartProps & { readonly at: number }) {
  const w = words.cards;
  const due =
    card.dueAt === null ? w.fresh : card.due ? w.dueNow : fill(w.due, { when: untilWords(card.dueAt, at, words) });
  return (
    <div className="grid justify-items-start gap-1 text-sm">
      <div className="flex flex-wrap gap-1">
        {card.suspended ? <Badge>{w.away}</Badge> : null}
        {card.resting ? <Badge>{w.resting}</Badge> : null}
        {card.buried ? <Badge>{w.aside}</Badge> : null}
        {card.marks.flagged ? <Badge tone="indigo">{w.flagged}</Badge> : null}
        {card.leech ? <Badge tone="ochre">{w.leech}</Badge> : null}
      </div>
      {card.suspended || card.resting || card.buried ? null : <span>{due}</span>}
      {card.recall === null ? null : <span>{fill(w.recall, { recall: recallPercent(card.recall) })}</span>}
      {card.lapses === 0 ? null : <span>{count(w.forgot, card.lapses)}</span>}
    </div>
  );
}

type ActionsProps = PartProps & {
  readonly onAct: (deed: Deed, card: ListedCard) => void;
  readonly onInfo: (card: ListedCard) => void;
};

/** The name of the card is part of each button's name: a screen reader hears which one it is. */
function Actions({ card, words, onAct, onInfo }: ActionsProps) {
  const w = words.cards;
  const deeds: readonly Deed[] = [
    card.marks.flagged ? "unflag" : "flag",
    card.suspended ? "resume" : "suspend",
    ...(card.buriedBy.length === 0 ? [] : (["unbury"] as const)),
    ...(card.dueAt === null ? [] : (["reset"] as const)),
  ];
  const about = card.harm === null ? card.front : words.harm[card.harm];
  return (
    <div className="flex flex-wrap gap-1">
      {deeds.map((deed) => (
        <Button
          key={deed}
          variant="quiet"
          size="small"
          aria-label={`${w[deed]}: ${about}`}
          onClick={() => onAct(deed, card)}
        >
          {w[deed]}
        </Button>
      ))}
      <Button variant="quiet" size="small" aria-label={`${w.info}: ${about}`} onClick={() => onInfo(card)}>
        {w.info}
      </Button>
    </div>
  );
}
