import "server-only";
import { createHash, randomInt } from "node:crypto";

/** 31 signs that nobody mixes up on a blackboard: no 0 O 1 I L. */
const SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

function makeSigns(length: number): string {
  return Array.from({ length }, () => SIGNS[randomInt(SIGNS.length)]).join("");
}

const grouped = (signs: string, size: number): string => (signs.match(new RegExp(`.{1,${size}}`, "g")) ?? []).join("-");

/** A class's code: 7 signs, 27 thousand million codes, short enough for a blackboard. */
export const makeClassCode = (): string => makeSigns(7);

/** A learner's own code to come back to a class: 6 signs, stored as a password hash and throttled. */
export const makePersonalCode = (): string => makeSigns(6);

/** On a card for a learner who signs in for the first time: 10 signs, 49 bits, works once, in groups of five. */
export const makeCardCode = (): string => grouped(makeSigns(10), 5);

/** The way back into an account with a forgotten password: 20 signs, 99 bits, in groups of five. */
export const makeRecoveryCode = (): string => grouped(makeSigns(20), 5);

/** A code in a link that works once: 26 signs, 128 bits. */
export const makeLinkCode = (): string => makeSigns(26);

/** A password for a demo person: twelve signs in groups of four. */
export const makeDemoPassword = (): string => grouped(makeSigns(12).toLowerCase(), 4);

/** As typed: any case, with spaces and dashes anywhere. */
export const normaliseCode = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, "");

/** For long random codes a fast hash is enough: there is nothing to guess from. */
export const hashCode = (code: string): string => createHash("sha256").update(normaliseCode(code)).digest("hex");
