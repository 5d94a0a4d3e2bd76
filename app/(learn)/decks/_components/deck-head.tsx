import Link from "next/link";
import { PageHeader } from "@/components/ui/card";

type Props = {
  readonly deck: { readonly id: string; readonly title: string };
  readonly title: string;
  readonly lead: string;
};

/** The head of a page within a deck, with the way back to it. */
export function DeckHead({ deck, title, lead }: Props) {
  const back = (
    <Link href={`/decks/${deck.id}`}>
      <bdi>{deck.title}</bdi>
    </Link>
  );
  return <PageHeader eyebrow={back} title={title} lead={lead} />;
}
