import { Icon } from "@/components/ui/icon";

/** Whose words a question is: above it, and under its answer. */
export function OwnMark({ words }: { readonly words: { readonly own: string } }) {
  return (
    <p className="mb-3 inline-flex items-center gap-2 rounded-full bg-ochre-tint px-3.5 py-1 text-sm font-semibold text-ink">
      <Icon name="info" className="size-4" />
      {words.own}
    </p>
  );
}
