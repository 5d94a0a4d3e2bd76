import { describe, expect, it } from "vitest";
import { ZONE_COOKIE, zoneCookie, zoneOfCookie } from "@/core/access/zone-cookie";

describe("the time zone on the way over another site", () => {
  it("comes back as it was, and goes nowhere else", () => {
    const [pair = "", ...attributes] = zoneCookie("America/Argentina/Buenos_Aires").split("; ");
    const [name, value = ""] = pair.split("=");
    expect(name).toBe(ZONE_COOKIE);
    expect(zoneOfCookie(decodeURIComponent(value))).toBe("America/Argentina/Buenos_Aires");
    expect(attributes).toEqual(["path=/api/auth", "max-age=900", "samesite=lax"]);
  });

  it.each([undefined, "", "Mars/Olympus", "x".repeat(80)])("is UTC where the cookie says %s", (value) => {
    expect(zoneOfCookie(value)).toBe("UTC");
  });
});
