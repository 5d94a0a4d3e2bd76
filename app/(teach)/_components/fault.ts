import { createContext, useContext } from "react";

/** What is wrong with the form around, as the name of a field or another code, and the id of the sentence that says it. */
export const FaultContext = createContext<{ readonly code: string | null; readonly id: string }>({
  code: null,
  id: "",
});

/**
 * Ties a field to what is wrong with it, where the sentence stands above the form.
 *
 * @param name      of the field, as the action gives it back
 * @param described ids of what describes the field anyway
 */
export function useFault(name: string, described?: string) {
  const { code, id } = useContext(FaultContext);
  if (code !== name) return { "aria-describedby": described };
  return { "aria-invalid": true, "aria-describedby": described === undefined ? id : `${described} ${id}` };
}
