import { notFound } from "next/navigation";

/** Every address that no other page has: told inside the shell, with a way back. */
export default function MissingPage(): never {
  notFound();
}
