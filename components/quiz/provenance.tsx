import { writtenDate } from "@/components/dates";
import { OwnProvenance } from "@/components/quiz/own-provenance";
import type { FeedbackWords } from "@/components/quiz/verdict";
import { StatusBadge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { SourceLink } from "@/components/ui/source-link";
import { fill } from "@/components/words";
import type { Status } from "@/core/facts/model";
import type { Feedback, SourceLine } from "@/core/questions/contract";
import type common from "@/messages/en/common.json";

export type StatusWords = (typeof common)["status"];

type ProvenanceProps = {
  /** How sure the fact is; null where each of several facts has told that beside itself. */
  readonly standing: (Pick<Feedback, "statusReason" | "asOf"> & { readonly status: Status }) | null;
  readonly sources: readonly Omit<SourceLine, "note">[];
  /** The fact to read more about; null for none. */
  readonly factId: string | null;
  readonly words: FeedbackWords;
  readonly statusWords: StatusWords;
};

/** How sure a fact is and where it can be read: under every answer and on the back of every card. */
export function Provenance({ standing, sources, factId, words, statusWords }: ProvenanceProps) {
  return (
    <div className="mt-6 border-t border-line pt-5 text-[0.95rem]">
      {standing === null ? null : (
        <div className="mb-4">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <StatusBadge status={standing.status} label={statusWords[standing.status]} />
            <span className="text-sm text-ink-soft">{fill(words.asOf, { date: writtenDate(standing.asOf) })}</span>
          </div>
          <p className="mt-2 text-ink-soft">{standing.statusReason}</p>
        </div>
      )}
      <SourceItems sources={sources} words={words} />
      {factId === null ? null : (
        // In a tab of its own: reading on must not leave a quiz behind.
        <a
          href={`/en/facts/${factId}`}
          target="_blank"
          rel="noreferrer"
          className="mt-3 inline-flex min-h-11 items-center gap-1 font-semibold text-indigo hover:underline"
        >
          {words.more}
          <Icon name="more" className="size-4.5" />
        </a>
      )}
    </div>
  );
}

type SourceItemsProps = Pick<ProvenanceProps, "sources"> & {
  readonly words: Pick<FeedbackWords, "sources" | "undated">;
};

/** Where it can be read, each source once. */
export function SourceItems({ sources, words }: SourceItemsProps) {
  return (
    <>
      <p className="text-sm font-semibold text-ink-soft">{words.sources}</p>
      <ul className="mt-1 grid gap-2">
        {sources.map((source) => (
          <SourceItem
            key={`${source.publisher} ${source.title} ${source.url} ${source.at}`}
            source={source}
            words={words}
          />
        ))}
      </ul>
    </>
  );
}

type SourceItemProps = { readonly source: Omit<SourceLine, "note">; readonly words: Pick<FeedbackWords, "undated"> };

/** A source by its title; by its publisher and date where the title is left out, since it tells of violence. */
function SourceItem({ source, words }: SourceItemProps) {
  const from = [source.publisher, source.date === null ? words.undated : writtenDate(source.date)];
  const name = source.title ?? from.join(", ");
  const details = [...(source.title === null ? [] : from), source.at].filter((part) => part !== "");
  return (
    <li className="leading-snug">
      {source.url ? <SourceLink href={source.url} title={name} /> : <span className="font-medium">{name}</span>}
      <span className="block text-sm text-ink-soft">{details.join(" · ")}</span>
    </li>
  );
}

/** What stands under an answer: its status where it rests on one fact that stands, and its sources. */
export function AnswerProvenance({
  feedback,
  withdrawn = false,
  words,
  statusWords,
}: Pick<ProvenanceProps, "words" | "statusWords"> & {
  readonly feedback: Feedback;
  /** Whether a fact behind it was withdrawn since: how sure it was says nothing then. */
  readonly withdrawn?: boolean;
}) {
  const { status } = feedback;
  if (status === null) return <OwnProvenance sources={feedback.sources} words={words} />;
  const several = (feedback.facts?.length ?? 0) > 1;
  return (
    <Provenance
      standing={several || withdrawn ? null : { ...feedback, status }}
      sources={feedback.sources}
      factId={several ? null : (feedback.factIds[0] ?? null)}
      words={words}
      statusWords={statusWords}
    />
  );
}
