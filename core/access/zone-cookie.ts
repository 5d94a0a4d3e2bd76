import { isTimeZone } from "@/core/memory/study-day";

/** What the sign-in page tells of its browser on the way over another site and back, where no form can carry it. */
export const ZONE_COOKIE = "azalai-zone";

const MINUTES = 15;

/** The cookie for `document.cookie`: it goes to the addresses of signing in alone, and for a while. */
export const zoneCookie = (timeZone: string): string =>
  `${ZONE_COOKIE}=${encodeURIComponent(timeZone)}; path=/api/auth; max-age=${MINUTES * 60}; samesite=lax`;

/** The time zone that a cookie's value names; UTC where there is none, or none that this server knows. */
export const zoneOfCookie = (value: string | undefined): string =>
  value !== undefined && value.length <= 60 && isTimeZone(value) ? value : "UTC";
