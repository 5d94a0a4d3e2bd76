/** A card forgotten so often costs more than it teaches; Anki's threshold. */
export const LEECH_LAPSES = 8;

/** Whether a card was forgotten so often after it was known that another way of learning it is due. */
export const isLeech = ({ lapses }: { readonly lapses: number }): boolean => lapses >= LEECH_LAPSES;
