import { MissingNotice } from "@/components/shell/missing-notice";

/** Inside the shell of these pages. */
export default function NotFound() {
  return <MissingNotice />;
}
