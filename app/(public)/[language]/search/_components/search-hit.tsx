import { paths } from "@/components/reference/paths";
import { StatusMark } from "@/components/reference/status-mark";
import { count, type Plural } from "@/components/words";
import type { Status } from "@/core/facts/model";
import type { SearchEntry } from "@/core/search/search-entries";

export type SearchHitWords = {
  readonly kinds: { readonly topic: string; readonly source: string; readonly fact: string; readonly event: string };
  readonly facts: Plural;
  readonly warned: string;
  readonly warnedEvent: string;
  readonly status: Readonly<Record<Status, string>>;
};

type Props = { readonly entry: SearchEntry; readonly language: string; readonly words: SearchHitWords };

/** One result: what it is, its name, and a line that tells it from its neighbours. */
export function SearchHit({ entry, language, words }: Props) {
  return (
    <li className="border-t border-line">
      <a href={addressOf(entry, language)} className="group block py-3.5">
        <span className="block text-sm font-semibold text-ochre-ink">{kindOf(entry, words)}</span>
        <span className="block text-lg leading-snug decoration-ochre decoration-2 underline-offset-4 group-hover:underline">
          {nameOf(entry, words)}
        </span>
        <Detail entry={entry} words={words} />
      </a>
    </li>
  );
}

function Detail({ entry, words }: Pick<Props, "entry" | "words">) {
  switch (entry.k) {
    case "entity":
    case "topic":
      return (
        <span className="block text-ink-soft">
          {entry.k === "entity" && entry.h === 1 ? null : `${entry.a} `}
          <span className="whitespace-nowrap">({count(words.facts, entry.c)})</span>
        </span>
      );
    case "fact":
      return <StatusMark status={entry.s} label={words.status[entry.s]} />;
    case "source":
      return <span className="block text-sm text-ink-soft">{entry.d}</span>;
  }
}

function kindOf(entry: SearchEntry, words: SearchHitWords): string {
  switch (entry.k) {
    case "entity":
      return entry.h === 1 ? dated(words.kinds.event, entry.d) : entry.d;
    case "fact":
      return dated(words.kinds.fact, entry.d);
    default:
      return words.kinds[entry.k];
  }
}

const dated = (kind: string, date: string) => (date === "" ? kind : `${kind} · ${date}`);

/** What tells of violence is read on its page, behind a warning. */
function nameOf(entry: SearchEntry, words: SearchHitWords): string {
  if (entry.k === "fact" && entry.h === 1) return words.warned;
  return entry.k === "entity" && entry.h === 1 ? words.warnedEvent : entry.t;
}

function addressOf(entry: SearchEntry, language: string): string {
  return paths[entry.k](language, entry.id);
}
