import type { ComponentProps, ReactNode } from "react";
import { OneButton } from "@/app/(teach)/_components/classes/one-button";

type Props = ComponentProps<typeof OneButton> & {
  /** What opens the question: as the page says it. */
  readonly ask: string;
  /** What would be lost. */
  readonly children: ReactNode;
};

/** For what takes something from others: says first what, and does it by a second button. */
export function ConfirmedButton({ ask, children, ...button }: Props) {
  return (
    <details>
      <summary className="min-h-11 cursor-pointer content-center font-semibold text-indigo underline underline-offset-4">
        {ask}
      </summary>
      <div className="mt-2 grid max-w-prose gap-3 rounded-xl bg-sand p-4">
        {children}
        <OneButton variant="danger" {...button} />
      </div>
    </details>
  );
}
