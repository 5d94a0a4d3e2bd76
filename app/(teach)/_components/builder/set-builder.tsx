"use client";

import { type ReactNode, useCallback, useEffect, useState } from "react";
import { Chosen } from "@/app/(teach)/_components/builder/chosen";
import { LengthField } from "@/app/(teach)/_components/builder/length-field";
import { Options, type TopicChoice } from "@/app/(teach)/_components/builder/options";
import { PreviewItems } from "@/app/(teach)/_components/builder/preview-items";
import { type Choice, ScopeSearch } from "@/app/(teach)/_components/builder/scope-search";
import { type PreviewState, usePreview } from "@/app/(teach)/_components/builder/use-preview";
import { WarningList } from "@/app/(teach)/_components/builder/warning-list";
import type { BuilderWords } from "@/app/(teach)/_components/builder/words";
import { PreviewCards } from "@/app/(teach)/_components/preview-cards";
import { Button } from "@/components/ui/button";
import { TickCard } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { Blueprint } from "@/core/quizzes/blueprint";
import type { PreviewChange } from "@/core/quizzes/sets/preview";

type Props = {
  /** What there is already; null for a new set. */
  readonly initial: Blueprint | null;
  /** Of a new one. */
  readonly empty: Blueprint;
  readonly topics: readonly TopicChoice[];
  /** Names of the entities and facts that the blueprint speaks of. */
  readonly names: Readonly<Record<string, string>>;
  readonly classHasHarm: boolean | null;
  /** Whether it may be a set of its teacher's own cards and questions alone: they are written once it is saved. */
  readonly mayBeOwn?: boolean;
  /** Whether it is given as reviewing: flashcards are shown then, not questions. */
  readonly asCards?: boolean;
  readonly span: { readonly from: number; readonly to: number };
  readonly words: BuilderWords;
  /** A title that would do: the first thing that was chosen. */
  readonly onTitle?: (title: string) => void;
  /** What else is asked, beside the questions. */
  readonly children: ReactNode;
};

/**
 * Puts a set together: a few words, what they may mean, and the questions that come of it. It posts one field, the blueprint,
 * with the questions that are shown.
 */
export function SetBuilder(props: Props) {
  const { initial, empty, topics, classHasHarm, mayBeOwn = false, asCards = false, span, words, onTitle } = props;
  const [blueprint, setBlueprint] = useState(initial ?? empty);
  const [begun, setBegun] = useState(initial !== null);
  const [names, setNames] = useState(props.names);
  const { state, ask } = usePreview(setBlueprint, asCards);

  // What is saved is shown first as it is; nothing is drawn before somebody asks for it.
  useEffect(() => {
    if (initial !== null) ask(initial, { kind: "show" });
  }, [initial, ask]);

  // Cards are not asked for before somebody chooses reviewing; the questions stay as they are meanwhile.
  const lacksCards = asCards && begun && !state.busy && !state.failed && state.shown !== null && !state.shown.cards;
  useEffect(() => {
    if (lacksCards) ask(asGiven(blueprint, classHasHarm), { kind: "show" });
  }, [lacksCards, ask, blueprint, classHasHarm]);

  const change = useCallback(
    (part: Partial<Blueprint>) => {
      const next = { ...blueprint, ...part };
      setBlueprint(next);
      setBegun(true);
      ask(asGiven(next, classHasHarm), { kind: "draw" }, true);
    },
    [blueprint, ask, classHasHarm],
  );

  function choose(choice: Choice) {
    if (choice.kind === "years") return change({ years: choice.years });
    const { kind, chosen } = choice;
    const [first] = chosen;
    setNames((known) => ({ ...known, ...Object.fromEntries(chosen.map(({ id, name }) => [id, name])) }));
    const nothingYet = blueprint.topics.length + blueprint.entities.length + blueprint.facts.length === 0;
    if (nothingYet && first !== undefined) onTitle?.(first.name);
    change({ [kind]: [...new Set([...blueprint[kind], ...chosen.map(({ id }) => id)])] });
  }

  const nameOf = (id: string) => topics.find((topic) => topic.id === id)?.name ?? names[id] ?? id;
  const drawnFrom = (
    <>
      <ScopeSearch
        blueprint={blueprint}
        harmOff={harmOffIn(blueprint, classHasHarm, words.builder)}
        words={words.builder}
        onChoose={choose}
      />
      <Chosen blueprint={blueprint} begun={begun} nameOf={nameOf} words={words.builder} onChange={change} />
      {/* Reviewing has a card for every fact. */}
      {asCards ? null : (
        <LengthField
          length={blueprint.length}
          words={words.builder}
          onChange={(length) => {
            if (begun) change({ length });
            else setBlueprint((before) => ({ ...before, length }));
          }}
        />
      )}
      <Options
        blueprint={blueprint}
        topics={topics}
        classHasHarm={classHasHarm}
        span={span}
        words={words}
        onChange={change}
      />
    </>
  );
  const preview = asCards ? (
    <Cards
      state={state}
      begun={begun}
      words={words.builder}
      onAgain={() => ask(asGiven(blueprint, classHasHarm), { kind: "show" })}
      onLeaveOut={(factId) => change({ without: [...new Set([...blueprint.without, factId])] })}
    />
  ) : (
    <Questions
      state={state}
      begun={begun}
      blueprint={blueprint}
      words={words}
      onAsk={(what) => ask(blueprint, what)}
      onPin={(index) =>
        setBlueprint((before) => ({
          ...before,
          pins: before.pins.map((pin, place) => (place === index ? { ...pin, always: !pin.always } : pin)),
        }))
      }
    />
  );
  return (
    <div className="grid grid-cols-1 items-start gap-x-10 gap-y-8 lg:grid-cols-2">
      <input type="hidden" name="blueprint" value={begun ? JSON.stringify(blueprint) : ""} />
      <div className="grid min-w-0 grid-cols-1 gap-6">
        {mayBeOwn ? (
          <TickCard
            kind="checkbox"
            checked={blueprint.onlyOwn}
            onChange={() => change({ onlyOwn: !blueprint.onlyOwn })}
            label={words.builder.onlyOwn}
            detail={words.builder.onlyOwnHint}
          />
        ) : null}
        {blueprint.onlyOwn ? null : drawnFrom}
        {props.children}
      </div>
      {blueprint.onlyOwn ? null : preview}
    </div>
  );
}

/** Why facts about violence are not asked: the class has them off, or nobody turned them on for the set. */
const harmOffIn = (
  { includeHarm }: Blueprint,
  classHasHarm: boolean | null,
  words: BuilderWords["builder"],
): string | null => (classHasHarm === false ? words.harmOff : includeHarm ? null : words.harmUnticked);

/** Off in the class means off in what is shown, whatever the set says. */
const asGiven = (blueprint: Blueprint, classHasHarm: boolean | null): Blueprint => ({
  ...blueprint,
  includeHarm: blueprint.includeHarm && classHasHarm !== false,
});

type CardsProps = {
  readonly state: PreviewState;
  readonly begun: boolean;
  readonly words: BuilderWords["builder"];
  readonly onAgain: () => void;
  readonly onLeaveOut: (factId: string) => void;
};

/** What is learnt of it as reviewing. */
function Cards({ state: { shown, busy, failed }, begun, words, onAgain, onLeaveOut }: CardsProps) {
  const cards = shown?.cards ?? null;
  return (
    <section aria-labelledby="asked" aria-busy={busy} className="grid min-w-0 gap-4">
      <h2 id="asked" className="text-2xl">
        {words.previewCards}
      </h2>
      <div role="status" className="grid gap-3">
        {!begun ? <p className="text-ink-soft">{words.beginCards}</p> : null}
        {busy && cards === null ? <p className="text-ink-soft">{words.loadingCards}</p> : null}
        {failed ? <Failed text={words.failedCards} words={words} onAgain={onAgain} /> : null}
        {cards?.facts.length === 0 ? <Notice tone="warning">{words.noCards}</Notice> : null}
      </div>
      {cards === null || cards.facts.length === 0 ? null : (
        <>
          <p className="text-ink-soft">{words.previewCardsLead}</p>
          <PreviewCards cards={cards} words={words} onLeaveOut={onLeaveOut} />
        </>
      )}
    </section>
  );
}

type FailedProps = {
  readonly text: string;
  readonly words: BuilderWords["builder"];
  readonly onAgain: () => void;
};

function Failed({ text, words, onAgain }: FailedProps) {
  return (
    <Notice tone="warning">
      <p>{text}</p>
      <Button size="small" variant="secondary" className="mt-2" onClick={onAgain}>
        {words.again}
      </Button>
    </Notice>
  );
}

type QuestionsProps = {
  readonly state: PreviewState;
  readonly begun: boolean;
  readonly blueprint: Blueprint;
  readonly words: BuilderWords;
  readonly onAsk: (change: PreviewChange) => void;
  readonly onPin: (index: number) => void;
};

function Questions({ state, begun, blueprint, words, onAsk, onPin }: QuestionsProps) {
  const { builder } = words;
  const { shown, busy, failed } = state;
  return (
    <section aria-labelledby="asked" aria-busy={busy} className="grid min-w-0 gap-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h2 id="asked" className="text-2xl">
          {builder.preview}
        </h2>
        {shown !== null && shown.items.length > 0 ? (
          <Button variant="secondary" size="small" onClick={() => onAsk({ kind: "draw" })}>
            {builder.drawAgain}
          </Button>
        ) : null}
      </div>
      <div role="status" className="grid gap-3">
        {!begun ? <p className="text-ink-soft">{builder.begin}</p> : null}
        {busy && shown === null ? <p className="text-ink-soft">{builder.loading}</p> : null}
        {failed ? <Failed text={builder.failed} words={builder} onAgain={() => onAsk({ kind: "draw" })} /> : null}
        {shown?.refused ? (
          <Notice tone="warning">
            {shown.refused === "no-other-question" ? builder.noOtherQuestion : builder.noOtherFact}
          </Notice>
        ) : null}
        {shown === null ? null : <WarningList warnings={shown.warnings} words={words} changing />}
      </div>
      {shown === null || shown.items.length === 0 ? null : (
        <>
          <p className="text-ink-soft">{builder.previewLead}</p>
          <PreviewItems
            items={shown.items}
            explanations={shown.explanations}
            pins={blueprint.pins}
            words={words}
            onChange={onAsk}
            onPin={onPin}
          />
        </>
      )}
    </section>
  );
}
