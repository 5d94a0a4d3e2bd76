import { type Band, bandOf, bands } from "@/core/distractors/band";
import type { Ask, GenerationContext, Item } from "@/core/questions/contract";
import { generateItem, type PossibleItem } from "@/core/questions/generate";
import type { DifficultyClass } from "@/core/quizzes/blueprint";
import { difficultyClass, difficultyThresholds } from "@/core/quizzes/difficulty-classes";
import { type DifficultyFit, fitKey, refitted } from "@/core/statistics/difficulty-fit";

/** All that decides how hard an item is. */
type Rated = Pick<Item, "targetId" | "type" | "difficulty">;

/** The difficulty that a form is asked for, or none. */
export class WantedDifficulty {
  readonly #context: GenerationContext;
  readonly #wanted: DifficultyClass | null;
  readonly #fit: DifficultyFit;

  constructor(context: GenerationContext, wanted: DifficultyClass | null, fit: DifficultyFit) {
    this.#context = context;
    this.#wanted = wanted;
    this.#fit = fit;
  }

  /** Whether the item is as hard as is asked: other wrong options make another difficulty. */
  isMet({ targetId, type, difficulty }: Rated): boolean {
    if (this.#wanted === null) return true;
    const refined = refitted(difficulty, this.#fit.get(fitKey(targetId, type)));
    return difficultyClass(refined, difficultyThresholds(this.#context)) === this.#wanted;
  }

  /** Whether a way of asking can be as hard as is asked, as far as a few draws of every band tell. */
  canBeMet(way: PossibleItem): boolean {
    return this.#wanted === null || triedOf(this.#context, way).some((rated) => this.isMet(rated));
  }

  /** Seeds of so many draws: where a difficulty is wanted, those first whose wrong options are of its band. */
  seedsOf(seed: string, ask: Ask, draws: number): readonly string[] {
    const count = this.#wanted === null ? draws : draws * bands.length;
    const seeds = Array.from({ length: count }, (_, draw) => `${seed} ${draw}`);
    if (this.#wanted === null) return seeds;
    const wanted = bands.indexOf(this.#wanted);
    const off = (one: string) => Math.abs(bands.indexOf(bandOf(one, ask)) - wanted);
    return seeds.toSorted((a, b) => off(a) - off(b)).slice(0, draws);
  }
}

/** Draws of each band by which a way of asking is tried. */
const TRIED = 2;

const tried = new WeakMap<PossibleItem, readonly Rated[]>();

/**
 * How hard a way of asking turns out in a few draws of its own, whatever form it is for: most questions that cannot be as hard as is asked are
 * not drawn a dozen times in each form only to find that out.
 */
function triedOf(context: GenerationContext, way: PossibleItem): readonly Rated[] {
  const known = tried.get(way) ?? tryOut(context, way);
  tried.set(way, known);
  return known;
}

function tryOut(context: GenerationContext, { type, ask }: PossibleItem): readonly Rated[] {
  const drawn = (seed: string): readonly Rated[] => {
    const made = generateItem(context, type, ask, seed);
    if (!made.ok) return [];
    const { targetId, difficulty } = made.value;
    return [{ targetId, type, difficulty }];
  };
  const [easiest, hardest] = [seedsOfBand("easy", ask), seedsOfBand("hard", ask)];
  const ends = [...easiest.slice(0, 1), ...hardest.slice(0, 1)].flatMap(drawn);
  // Where no draw changes what decides it, two tell as much as six.
  if (ends.length < 2 || ends[0]?.difficulty === ends[1]?.difficulty) return ends;
  return [...easiest, ...seedsOfBand("medium", ask), ...hardest].flatMap(drawn);
}

const SEEDS = Array.from({ length: 12 * TRIED }, (_, draw) => `tried ${draw}`);

const seedsOfBand = (band: Band, ask: Ask): readonly string[] =>
  SEEDS.filter((seed) => bandOf(seed, ask) === band).slice(0, TRIED);
