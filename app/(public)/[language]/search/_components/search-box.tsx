"use client";

import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from "react";
import { SearchHit, type SearchHitWords } from "@/app/(public)/[language]/search/_components/search-hit";
import { useSearcher } from "@/app/(public)/[language]/search/_components/use-searcher";
import { count, fill, type Plural } from "@/components/words";
import { search } from "@/core/search/search";

type Words = SearchHitWords & {
  readonly label: string;
  readonly placeholder: string;
  readonly loading: string;
  readonly failed: string;
  readonly none: string;
  readonly found: Plural;
  readonly many: string;
  readonly results: string;
};

type Props = { readonly indexAddress: string; readonly language: string; readonly words: Words };

const SHOWN = 25;

/** A field and, below it, what fits best; both are one list for the arrow keys. */
export function SearchBox({ indexAddress, language, words }: Props) {
  const id = useId();
  const [query, setQuery] = useState("");
  const asked = useDeferredValue(query.trim());
  const { state, load } = useSearcher(indexAddress);
  const list = useRef<HTMLUListElement>(null);
  const field = useRef<HTMLInputElement>(null);

  // An address with a query can be shared and come back to; it is read after the page is there, which is the same for all.
  useEffect(() => {
    const given = new URLSearchParams(window.location.search).get("q") ?? "";
    if (given !== "") {
      setQuery(given);
      load();
    }
    field.current?.focus();
  }, [load]);

  const hits = useMemo(
    () => (state.kind === "ready" && asked !== "" ? search(state.searcher, asked, SHOWN) : []),
    [state, asked],
  );

  function type(text: string) {
    setQuery(text);
    load();
    const address = text.trim() === "" ? window.location.pathname : `?q=${encodeURIComponent(text.trim())}`;
    window.history.replaceState(window.history.state, "", address);
  }

  function walk(event: KeyboardEvent<HTMLElement>) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    const links = [...(list.current?.querySelectorAll<HTMLElement>("a") ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    const next = at + step;
    if (next >= links.length || (at === -1 && step === -1)) return;
    event.preventDefault();
    (next < 0 ? field.current : links[next])?.focus();
  }

  const said = announce(words, state.kind, asked, hits.length);
  return (
    <search onKeyDown={walk}>
      <form onSubmit={(event) => event.preventDefault()}>
        <label htmlFor={id} className="sr-only">
          {words.label}
        </label>
        <input
          ref={field}
          id={id}
          type="search"
          name="q"
          value={query}
          onChange={(event) => type(event.target.value)}
          onFocus={load}
          placeholder={words.placeholder}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
          className="min-h-14 w-full rounded-2xl border-[1.5px] border-line-strong bg-surface px-5 text-lg text-ink placeholder:text-ink-soft focus:border-indigo"
        />
      </form>
      <p role="status" className="mt-3 min-h-6 text-sm text-ink-soft">
        {said}
      </p>
      <ul ref={list} aria-label={words.results} className="mt-1">
        {hits.map(({ entry }) => (
          <SearchHit key={`${entry.k} ${entry.id}`} entry={entry} language={language} words={words} />
        ))}
      </ul>
    </search>
  );
}

function announce(words: Words, state: string, asked: string, found: number): string {
  if (asked === "") return "";
  if (state === "failed") return words.failed;
  if (state !== "ready") return words.loading;
  if (found === 0) return fill(words.none, { query: asked });
  return found === SHOWN ? fill(words.many, { count: found }) : count(words.found, found);
}
