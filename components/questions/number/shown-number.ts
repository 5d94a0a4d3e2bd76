/** More digits are no figure that anybody states. */
const PLACES = 1e6;

/**
 * How a number is shown in English text: "1,240,000", "38.23".
 *
 * Written by hand: the browser's own way loads its tables of languages at the first key that is pressed, which holds the screen.
 */
export function shownNumber(value: number): string {
  const [whole = "", ...fraction] = String(Math.round(value * PLACES) / PLACES).split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, ","), ...fraction].join(".");
}
