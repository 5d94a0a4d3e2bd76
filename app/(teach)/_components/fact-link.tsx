import Link from "next/link";

type Props = { readonly factId: string; readonly sentence: string | undefined };

/** Leads to the page of a fact; its id stands where it is gone. */
export function FactLink({ factId, sentence }: Props) {
  return (
    <Link href={`/en/facts/${factId}`} prefetch={false} className="text-indigo underline underline-offset-4">
      {sentence ?? factId}
    </Link>
  );
}

type ListProps = { readonly factIds: readonly string[]; readonly sentences: Readonly<Record<string, string>> };

export function FactLinks({ factIds, sentences }: ListProps) {
  return (
    <ul className="grid gap-1 text-sm">
      {factIds.map((id) => (
        <li key={id}>
          <FactLink factId={id} sentence={sentences[id]} />
        </li>
      ))}
    </ul>
  );
}
