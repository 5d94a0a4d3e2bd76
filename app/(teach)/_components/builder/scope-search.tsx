"use client";

import { useState } from "react";
import type { BuilderWords } from "@/app/(teach)/_components/builder/words";
import { getJson } from "@/components/post-json";
import { Button } from "@/components/ui/button";
import { describedBy, Field, TextInput } from "@/components/ui/field";
import { count, fill } from "@/components/words";
import type { Blueprint, Years } from "@/core/quizzes/blueprint";
import type { NamedProposal, Proposals } from "@/core/quizzes/sets/propose";

export type Choice =
  | { readonly kind: "topics" | "entities" | "facts"; readonly chosen: readonly Named[] }
  | { readonly kind: "years"; readonly years: Years };

type Named = { readonly id: string; readonly name: string };

type Props = {
  readonly blueprint: Blueprint;
  /** Why facts that tell of deaths or violence are not asked; null when they are. */
  readonly harmOff: string | null;
  readonly words: BuilderWords["builder"];
  readonly onChoose: (choice: Choice) => void;
};

type Found = { readonly query: string; readonly proposals: Proposals };

/** A few words, and what of our facts they may mean, each a press away. */
export function ScopeSearch({ blueprint, harmOff, words, onChoose }: Props) {
  const [query, setQuery] = useState("");
  const [found, setFound] = useState<Found | null>(null);
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");

  async function look() {
    const asked = query.trim();
    if (asked === "") return setFound(null);
    setState("busy");
    const answer = await getJson<Proposals>(`/api/sets/search?q=${encodeURIComponent(asked)}`);
    setState(answer.kind === "ok" ? "idle" : "failed");
    if (answer.kind === "ok") setFound({ query: asked, proposals: answer.value });
  }

  return (
    <div className="grid grid-cols-1 gap-4">
      <Field id="scope-search" label={words.search} hint={words.searchHint}>
        <div className="flex flex-wrap gap-2">
          <TextInput
            id="scope-search"
            type="search"
            maxLength={200}
            autoComplete="off"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              // The form around it is sent with its own button.
              event.preventDefault();
              void look();
            }}
            aria-describedby={describedBy("scope-search", { hint: true })}
            className="min-w-0 flex-1 basis-60"
          />
          <Button variant="secondary" onClick={() => void look()}>
            {words.find}
          </Button>
        </div>
      </Field>
      <div role="status" className="contents">
        {state === "busy" ? <p className="text-ink-soft">{words.finding}</p> : null}
        {state === "failed" ? <p>{words.failed}</p> : null}
        {found === null || state === "busy" ? null : (
          <>
            {harmOff !== null && found.proposals.facts.some(({ harm }) => harm) ? (
              <p className="text-ink-soft">
                {words.harmFound} {harmOff}
              </p>
            ) : null}
            <Results found={found} blueprint={blueprint} words={words} onChoose={onChoose} />
          </>
        )}
      </div>
    </div>
  );
}

function Results({
  found,
  blueprint,
  words,
  onChoose,
}: Pick<Props, "blueprint" | "words" | "onChoose"> & { readonly found: Found }) {
  const { topics, entities, together, matters, years, facts } = found.proposals;
  if (topics.length + entities.length + facts.length === 0 && years === null) {
    return <p>{fill(words.nothingFound, { query: found.query })}</p>;
  }
  const named = (kind: "topics" | "entities", one: NamedProposal, what: string) => (
    <Proposal
      key={`${kind} ${one.id}`}
      name={one.name}
      detail={detailOf(one, what, words)}
      chosen={blueprint[kind].includes(one.id)}
      words={words}
      onChoose={() => onChoose({ kind, chosen: [one] })}
    />
  );
  const taken = entities.filter(({ id }) => together.includes(id));
  const names = taken.map(({ name }) => name).join(", ");
  const several = matters > 1;
  const allTogether =
    taken.length === 0 ? null : (
      <Proposal
        name={several ? words.togetherAll : words.together}
        detail={names}
        label={fill(words.addTogether, { names })}
        chosen={together.every((id) => blueprint.entities.includes(id))}
        words={words}
        onChoose={() => onChoose({ kind: "entities", chosen: taken })}
      />
    );
  const sameYears = blueprint.years?.from === years?.from && blueprint.years?.to === years?.to;
  return (
    <section aria-label={fill(words.found, { query: found.query })} className="grid grid-cols-1 gap-3">
      <ul className="grid grid-cols-1 gap-2">
        {several ? allTogether : null}
        {entities.slice(0, 1).map((one) => named("entities", one, one.about))}
        {several ? null : allTogether}
        {topics.map((one) => named("topics", one, words.topic))}
        {entities.slice(1).map((one) => named("entities", one, one.about))}
        {years === null ? null : (
          <Proposal
            name={fill(years.from === years.to ? words.yearOnly : words.yearsOnly, years)}
            detail={words.time}
            chosen={sameYears}
            words={words}
            onChoose={() => onChoose({ kind: "years", years })}
          />
        )}
      </ul>
      {facts.length === 0 ? null : (
        <details className="rounded-xl border border-line px-4 py-3">
          <summary className="min-h-8 cursor-pointer font-semibold">{words.singleFacts}</summary>
          <ul className="mt-2 grid gap-2">
            {facts.map(({ id, text, when, harm }) => (
              <Proposal
                key={id}
                name={text}
                detail={[when, harm ? words.harmFact : ""].filter((part) => part !== "").join(" · ")}
                chosen={blueprint.facts.includes(id)}
                words={words}
                onChoose={() => onChoose({ kind: "facts", chosen: [{ id, name: text }] })}
              />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

type ProposalProps = {
  readonly name: string;
  readonly detail: string;
  /** What the button is called; else the name says what is added. */
  readonly label?: string;
  readonly chosen: boolean;
  readonly words: BuilderWords["builder"];
  readonly onChoose: () => void;
};

function Proposal({ name, detail, label, chosen, words, onChoose }: ProposalProps) {
  return (
    <li className="flex items-center justify-between gap-3 rounded-xl border border-line bg-surface px-4 py-2.5">
      <span className="min-w-0">
        <span className="font-medium">{name}</span>
        {detail === "" ? null : <span className="block text-sm text-ink-soft">{detail}</span>}
      </span>
      <Button
        size="small"
        variant={chosen ? "quiet" : "secondary"}
        aria-disabled={chosen}
        aria-label={chosen ? `${words.added}: ${name}` : (label ?? fill(words.addOf, { name }))}
        onClick={() => (chosen ? undefined : onChoose())}
      >
        {chosen ? words.added : words.add}
      </Button>
    </li>
  );
}

const detailOf = ({ facts, span }: NamedProposal, kind: string, words: BuilderWords["builder"]): string =>
  [
    kind,
    count(words.facts, facts),
    span === null ? "" : span.from === span.to ? String(span.from) : fill(words.span, span),
  ]
    .filter((part) => part !== "")
    .join(" · ");
