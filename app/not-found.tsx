import { Mark } from "@/components/shell/mark";
import { MissingNotice } from "@/components/shell/missing-notice";

/** Outside every group of pages there is no shell: the mark shows where one is. */
export default function NotFound() {
  return (
    <main className="mx-auto max-w-xl px-4 py-12">
      <Mark className="h-8 w-auto text-indigo" />
      <MissingNotice />
    </main>
  );
}
