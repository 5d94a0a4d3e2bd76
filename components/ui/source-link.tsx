import { Icon } from "@/components/ui/icon";

type Props = {
  readonly href: string;
  readonly title: string;
  /** True for an address that somebody wrote: nothing is said for it. */
  readonly unchecked?: boolean;
};

/** A source's title that leads out, in a tab of its own: reading on must not leave a quiz or cards behind. */
export function SourceLink({ href, title, unchecked = false }: Props) {
  return (
    <a
      href={href}
      target="_blank"
      rel={unchecked ? "noreferrer nofollow" : "noreferrer"}
      className="font-medium text-indigo underline decoration-1 underline-offset-3 hover:decoration-2"
    >
      {title}
      <Icon name="outside" className="ml-1 size-3.5" />
    </a>
  );
}
