import { describe, expect, it } from "vitest";
import { isLoopback, networkAddress, siteAddress } from "@/server/http/site-address";

const headers = (host: string) => new Headers({ host });
const one = (address: string, internal = false) => ({
  address,
  internal,
  family: "IPv4" as const,
  netmask: "255.255.255.0",
  mac: "00:00:00:00:00:00",
  cidr: null,
});

describe("address to hand on", () => {
  it("is the one that the browser used, when others reach it", () => {
    expect(siteAddress(headers("192.168.1.7:3000"))).toBe("http://192.168.1.7:3000");
    expect(siteAddress(headers("quiz.example.org"))).toBe("http://quiz.example.org");
  });

  it("never leads a phone to itself where the computer has a network", () => {
    const address = networkAddress();
    expect(siteAddress(headers("localhost:3000"))).toBe(address ? `http://${address}:3000` : "http://localhost:3000");
  });

  it("leaves out loopback and self-assigned addresses", () => {
    expect(networkAddress({ lo: [one("127.0.0.1", true)], eth0: [one("169.254.3.4"), one("10.0.0.5")] })).toBe(
      "10.0.0.5",
    );
    expect(networkAddress({ lo: [one("127.0.0.1", true)] })).toBeNull();
  });

  it.each(["localhost", "127.0.0.1", "[::1]", "azalai.localhost"])("knows %s as this computer alone", (host) => {
    expect(isLoopback(host)).toBe(true);
  });
});
