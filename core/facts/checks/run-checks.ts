import { checkBeginnings } from "@/core/facts/checks/beginnings";
import { checkChangelog } from "@/core/facts/checks/changes/changelog";
import { checkConflicts } from "@/core/facts/checks/conflicts";
import type { CheckContext, ContentCheck } from "@/core/facts/checks/context";
import { checkContradictions } from "@/core/facts/checks/contradictions";
import { checkDuplicateIds } from "@/core/facts/checks/duplicate-ids";
import { checkLists } from "@/core/facts/checks/lists";
import { checkLives } from "@/core/facts/checks/lives";
import { checkNames } from "@/core/facts/checks/names";
import { checkOrigins, checkRetractedSources } from "@/core/facts/checks/origins";
import { checkReferences } from "@/core/facts/checks/references";
import { checkTime } from "@/core/facts/checks/time";
import { checkUsage } from "@/core/facts/checks/usage";
import { checkVocabulary } from "@/core/facts/checks/vocabulary";
import { checkAlone } from "@/core/facts/checks/words/alone";
import { checkAttribution } from "@/core/facts/checks/words/attribution";
import { checkCommunities } from "@/core/facts/checks/words/communities";
import { checkEthics } from "@/core/facts/checks/words/ethics";
import { checkNeutralIds } from "@/core/facts/checks/words/neutral-ids";
import { checkNotes } from "@/core/facts/checks/words/notes";
import { checkPlaces } from "@/core/facts/checks/words/places";
import { checkQuotes } from "@/core/facts/checks/words/quotes";
import { checkReporter } from "@/core/facts/checks/words/reporter";
import { checkTitles } from "@/core/facts/checks/words/titles";
import { checkUndated } from "@/core/facts/checks/words/undated";
import { checkVoices } from "@/core/facts/checks/words/voices";
import { checkWording } from "@/core/facts/checks/words/wording";
import type { Finding } from "@/core/facts/content-document";

const CHECKS: readonly ContentCheck[] = [
  checkDuplicateIds,
  checkReferences,
  checkVocabulary,
  checkTime,
  checkLives,
  checkBeginnings,
  checkAttribution,
  checkConflicts,
  checkContradictions,
  checkNames,
  checkVoices,
  checkWording,
  checkQuotes,
  checkAlone,
  checkReporter,
  checkNeutralIds,
  checkEthics,
  checkCommunities,
  checkUndated,
  checkPlaces,
  checkNotes,
  checkOrigins,
  checkRetractedSources,
  checkTitles,
  checkLists,
  checkUsage,
  checkChangelog,
];

/** Everything that all checks have to say. */
export function runChecks(context: CheckContext): readonly Finding[] {
  return CHECKS.flatMap((check) => check(context));
}
