import { gapsOf } from "@/core/flashcards/own/cloze";
import { frontKey, OWN_LIMITS, type OwnCardDraft, ownCardDraft } from "@/core/flashcards/own/draft";
import { ankiFormat } from "@/core/imports/anki-notes";
import { csvFormat } from "@/core/imports/csv";
import type { ImportedCard, ImportFormat } from "@/core/imports/import-format";
import { tabsFormat } from "@/core/imports/tabs";
import { err, ok, type Result } from "@/core/shared/result";

/** Every format, the ones that are told by a sign of their own first. */
export const importFormats: readonly ImportFormat[] = [ankiFormat, tabsFormat, csvFormat];

/** Why a line makes no card. */
export type LineProblem = "front-missing" | "back-missing" | "too-long" | "no-https" | "duplicate" | "too-many";

export type ReadImport = {
  readonly format: ImportFormat["name"];
  readonly cards: readonly (OwnCardDraft & { readonly line: number })[];
  readonly problems: readonly { readonly line: number; readonly problem: LineProblem; readonly text: string }[];
};

const SHOWN_OF_LINE = 60;
/** Lines that are looked at: with as many that make no card as cards at most. */
const MOST_LINES = 2 * OWN_LIMITS.imported;

/**
 * Cards out of text that somebody pasted or uploaded. A line that makes no card is told with its reason, and the others are
 * cards all the same; a front that is there already, in the deck or further up, is passed over.
 *
 * @param fronts fronts of the deck, as `frontKey` writes them
 */
export function readImport(text: string, fronts: ReadonlySet<string>): ReadImport {
  const format = importFormats.find(({ fits }) => fits(text)) ?? csvFormat;
  const known = new Set(fronts);
  const cards: (OwnCardDraft & { line: number })[] = [];
  const problems: { line: number; problem: LineProblem; text: string }[] = [];
  for (const [index, imported] of format.read(text).entries()) {
    const read = index < MOST_LINES ? readCard(imported) : err("too-many" as const);
    const refused = read.ok ? refusal(read.value, known, cards.length) : read.error;
    if (read.ok && refused === null) {
      known.add(frontKey(read.value.front));
      cards.push({ ...read.value, line: imported.line });
    } else if (refused !== null) {
      const shown = [...imported.front.slice(0, 4 * SHOWN_OF_LINE).trim()].slice(0, SHOWN_OF_LINE).join("");
      problems.push({ line: imported.line, problem: refused, text: shown });
    }
  }
  return { format: format.name, cards, problems };
}

function refusal({ front }: OwnCardDraft, known: ReadonlySet<string>, count: number): LineProblem | null {
  if (known.has(frontKey(front))) return "duplicate";
  return count >= OWN_LIMITS.imported ? "too-many" : null;
}

/** Text with gaps is a cloze; anything else has a front and a back. */
function readCard({ front, back, source, sourceUrl, tags }: ImportedCard): Result<OwnCardDraft, LineProblem> {
  const kind = gapsOf(front).length > 0 ? "cloze" : "text";
  const parsed = ownCardDraft.safeParse({ kind, front, back, source, sourceUrl, tags });
  if (parsed.success) return ok(parsed.data);
  const issues = parsed.error.issues;
  const at = (name: string, code: string) => issues.some((issue) => issue.path[0] === name && issue.code === code);
  if (at("front", "too_small")) return err("front-missing");
  if (at("back", "custom")) return err("back-missing");
  return err(at("sourceUrl", "custom") ? "no-https" : "too-long");
}
