const WEEK = 7;
const WEEKS_A_PAGE = 4;

/**
 * Where a key leads in a calendar of weeks: the index of a day, held within it; null for keys that lead nowhere.
 *
 * @param at   index of the present day; 0 is the first one of the calendar
 * @param last index of its last day
 */
export function indexAfterKey(at: number, key: string, last: number): number | null {
  const wanted = wantedIndex(at, key, last);
  return wanted === null ? null : Math.min(last, Math.max(0, wanted));
}

function wantedIndex(at: number, key: string, last: number): number | null {
  switch (key) {
    case "ArrowLeft":
      return at - WEEK;
    case "ArrowRight":
      return at + WEEK;
    case "ArrowUp":
      return at - 1;
    case "ArrowDown":
      return at + 1;
    case "PageUp":
      return at - WEEK * WEEKS_A_PAGE;
    case "PageDown":
      return at + WEEK * WEEKS_A_PAGE;
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}
