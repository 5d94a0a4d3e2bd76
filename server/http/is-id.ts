import "server-only";
import { z } from "zod";

const id = z.uuid();

/** Whether a part of an address can be the id of a row at all; what cannot is "not there", never a fault of ours. */
export const isId = (text: string): boolean => id.safeParse(text).success;
