import Link from "next/link";
import { Icon } from "@/components/ui/icon";

type Topic = {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  /** Number of facts in words. */
  readonly facts: string;
};

/** All topics with their counts; each leads to a quiz with that topic chosen. */
export function TopicList({ topics }: { readonly topics: readonly Topic[] }) {
  return (
    <ul className="mt-8 grid gap-x-10 sm:grid-cols-2 lg:grid-cols-3">
      {topics.map(({ id, name, about, facts }) => (
        <li key={id} className="border-t border-line">
          <Link href={`/quiz/new?topic=${id}`} className="group block h-full py-5">
            <span className="flex items-baseline justify-between gap-3">
              <span className="font-display text-lg font-semibold group-hover:text-indigo group-hover:underline group-hover:decoration-ochre group-hover:decoration-2 group-hover:underline-offset-4">
                {name}
              </span>
              <Icon
                name="go"
                className="size-4.5 translate-y-0.5 text-ochre-ink motion-safe:transition-transform motion-safe:group-hover:translate-x-1"
              />
            </span>
            <span className="mt-1 block text-ink-soft">{about}</span>
            <span className="mt-1.5 block text-sm font-semibold text-ochre-ink">{facts}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
