/**
 * The signs with which a spreadsheet takes a text for a formula, as they stand in a class of a pattern; in full width, too, as some
 * programs read those alike.
 *
 * Source: OWASP, "CSV injection"
 */
export const FORMULA_SIGNS = "=+\\-@\uFF1D\uFF0B\uFF0D\uFF20";
