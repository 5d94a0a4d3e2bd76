/** Stands between the events of an order, in the answer in words. */
export const THEN = " → ";
/** Stands between the sentences of an answer that has several. */
export const AND = "\n";
