/** From which question's feedback this browser has gone on: the page of its sitting alone is told, until the browser is closed. */
export const GONE_ON_COOKIE = "azalai-gone-on";

/** The cookie for `document.cookie`. */
export const goneOnCookie = (attemptId: string, index: number | null): string =>
  `${GONE_ON_COOKIE}=${index}; path=/quiz/${attemptId}; samesite=lax`;

/** The question that a cookie's value names; null where it names none. */
export const goneOnFrom = (value: string | undefined): number | null =>
  value !== undefined && /^\d{1,3}$/.test(value) ? Number(value) : null;
