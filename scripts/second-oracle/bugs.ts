/** One small change of a text, as somebody might make it. */
export type Bug = { readonly name: string; readonly file: string; readonly from: string; readonly to: string };

export const BUGS_IN_SQL: readonly Bug[] = [
  {
    name: "what was still so when last checked is so for ever",
    file: "4-closure.sql",
    from: "CASE WHEN span.open_end THEN least(span.e_lo, fact.as_of) ELSE span.e_lo END AS sure_to",
    to: "span.e_lo AS sure_to",
  },
  {
    name: "part and whole are read the wrong way round",
    file: "4-closure.sql",
    from: "SELECT part, whole FROM within",
    to: "SELECT whole, part FROM within",
  },
  {
    name: "other names of one thing are left out of the closure",
    file: "4-closure.sql",
    from: "JOIN same_as ON same_as.a = b.s",
    to: "JOIN same_as ON false",
  },
  {
    name: "a border is a border from one side only",
    file: "4-closure.sql",
    from: "ON relation.id = e.r AND relation.mutual",
    to: "ON relation.id = e.r AND false",
  },
  {
    name: "disputed statements are said by nobody",
    file: "5-verdicts.sql",
    from: "WHERE status <> 'established'",
    to: "WHERE status NOT IN ('established', 'disputed')",
  },
  {
    name: "every relation has one value at a time",
    file: "5-verdicts.sql",
    from: "b.slot = 'o' AND a.functional AND NOT a.spatial",
    to: "b.slot = 'o' AND NOT a.spatial",
  },
  {
    name: "a complete list of a state counts for all times",
    file: "5-verdicts.sql",
    from: "l.time IS NULL OR relation.aspect <> 'state' AS always",
    to: "true AS always",
  },
  {
    name: "whoever existed at the time did not",
    file: "5-verdicts.sql",
    from: "NOT (life.e_hi + 1 < t.s_lo OR t.e_hi + 1 < life.s_lo)",
    to: "NOT (life.e_hi < t.e_hi)",
  },
  {
    name: "a place of another level disproves a place",
    file: "5-verdicts.sql",
    from: "WHERE a.spatial AND a.functional AND c.type = k.type\n    AND coalesce(km_between",
    to: "WHERE a.spatial AND a.functional\n    AND NOT coalesce(km_between",
  },
  {
    name: "a state that may have held is taken as certain",
    file: "5-verdicts.sql",
    from: "a.d_lo >= f.s_hi AND a.d_hi <= f.sure_to",
    to: "a.d_lo >= f.s_lo AND a.d_hi <= f.e_hi",
  },
  {
    name: "copies of encyclopaedias count as origins",
    file: "3-status.sql",
    from: "WHERE source.kind IS DISTINCT FROM 'tertiary'",
    to: "WHERE true",
  },
  {
    name: "a party that speaks is an observer",
    file: "3-status.sql",
    from: "WHEN bool_or(v.by_party) THEN 'claimed'",
    to: "WHEN bool_or(v.by_party) THEN 'reported'",
  },
];

export const MORE_BUGS_IN_SQL: readonly Bug[] = [
  {
    name: "a date that lies within the stated one is not that date",
    file: "5-verdicts.sql",
    from: "WHEN 'date' THEN fo.s_lo >= a.od_lo AND fo.e_hi <= a.od_hi\n    WHEN 'number'",
    to: "WHEN 'date' THEN fo.s_lo = a.od_lo AND fo.e_hi = a.od_hi\n    WHEN 'number'",
  },
  {
    name: "places are one within a hundred kilometres",
    file: "5-verdicts.sql",
    from: "+ coalesce(k.precision_km, 0), 25), true)",
    to: "+ 100, 100), true)",
  },
  {
    name: "a figure near the known one is refuted although the known one is rounded",
    file: "5-verdicts.sql",
    from: "WHEN 'number' THEN f.o <> way.object OR f.o_about OR",
    to: "WHEN 'number' THEN f.o <> way.object OR",
  },
];

/** No fact of the base hangs on these at present, so a small one does. */
export const BUGS_IN_SQL_OF_A_FIXTURE: readonly Bug[] = [
  {
    name: "two names of one house are two origins",
    file: "3-status.sql",
    from: "WHERE s.house IS NULL",
    to: "WHERE true",
  },
  {
    name: "one voice shakes an established fact",
    file: "3-status.sql",
    from: "    AND (other.status = 'established') = (mine.status = 'established')\n",
    to: "",
  },
];

/** The same, of what ties things together; every proposition of the small base is asked. */
export const BUGS_IN_SQL_OF_TIES: readonly Bug[] = [
  {
    name: "what may be mistaken for a place is around it",
    file: "4-closure.sql",
    from: "SELECT part, whole FROM within",
    to: "SELECT part, whole FROM within UNION SELECT a, b FROM mistakable",
  },
  {
    name: "what a member did its coalition did whenever it was one",
    file: "4-closure.sql",
    from: "WHERE f.s_lo IS NULL OR (f.s_lo <= c.e_hi AND c.s_lo <= f.e_hi)",
    to: "WHERE true",
  },
  {
    name: "denials are not read",
    file: "5-verdicts.sql",
    from: "AND f.denies AND f.status = 'established' AND f.o_kind = 'entity'",
    to: "AND false AND f.status = 'established' AND f.o_kind = 'entity'",
  },
  {
    name: "what may happen twice has one value for good",
    file: "5-verdicts.sql",
    from: "WHERE a.aspect = 'event' AND (a.once OR NOT EXISTS (",
    to: "WHERE a.aspect = 'event' AND (true OR NOT EXISTS (",
  },
];

export const BUGS_IN_THE_FIRST: readonly Bug[] = [
  {
    name: "a whole is no kin of its part",
    file: "entity-graph.ts",
    from: "|| mayContain(a, b) || mayContain(b, a)",
    to: "|| mayContain(a, b)",
  },
  {
    name: "renamings are not followed",
    file: "entity-graph.ts",
    from: "const names = renamingClasses(base, () => true);",
    to: "const names = renamingClasses(base, () => false);",
  },
  {
    name: "members of coalitions are strangers to them",
    file: "entity-graph.ts",
    from: 'const OBJECT_IN_SUBJECT = ["component", "formed-from"];',
    to: "const OBJECT_IN_SUBJECT: readonly string[] = [];",
  },
  {
    name: "a region and the one it was carved from are apart from the first day",
    file: "entity-graph.ts",
    from: "if (carved === undefined) return false;",
    to: "if (carved === undefined || carved > 0) return false;",
  },
  {
    name: "a symmetric relation is read one way",
    file: "match.ts",
    from: 'if (!relation.symmetric || triple.o.kind !== "entity") return [triple];',
    to: 'if (relation.symmetric || triple.o.kind !== "entity") return [triple];',
  },
  {
    name: "open states hold beyond the day for which the sources vouch",
    file: "match.ts",
    from: "if (inner === null || !isOpenEnded(when)) return inner;",
    to: "if (inner !== null || !isOpenEnded(when)) return inner;",
  },
  {
    name: "a state holds throughout a time that it only touches",
    file: "match.ts",
    from: "return days !== null && spanContains(days, outerSpan(edtf(when)));",
    to: "return days !== null && spansOverlap(days, outerSpan(edtf(when)));",
  },
  {
    name: "an event is true of any time",
    file: "match.ts",
    from: "return spanContains(outerSpan(edtf(x.when)), outerSpan(edtf(fact.when)));",
    to: "return true;",
  },
  {
    name: "what is claimed at another time blocks nothing, what is claimed now neither",
    file: "truth-oracle.ts",
    from: 'fact.status !== "established" && speaksOf(fact, x, relation, graph)',
    to: 'fact.status === "reported" && speaksOf(fact, x, relation, graph)',
  },
  {
    name: "every relation is functional",
    file: "proofs.ts",
    from: "if (!relation.functional) return null;",
    to: "",
  },
  {
    name: "a list of a state counts for all times",
    file: "proofs.ts",
    from: 'if (relation.aspect !== "state" || listWhen === null || listWhen === when) return true;',
    to: "if (relation !== null) return true;",
  },
  {
    name: "lifespans are not looked at",
    file: "proofs.ts",
    from: "if (!absent) return null;",
    to: "if (!absent || absent) return null;",
  },
];

/** What shows only since dates and figures are drawn, too. */
export const MORE_BUGS_IN_THE_FIRST: readonly Bug[] = [
  {
    name: "a rounded figure refutes those beside it",
    file: "match.ts",
    from: "a.unit.en !== b.unit.en || a.about || b.about ||",
    to: "a.unit.en !== b.unit.en ||",
  },
  {
    name: "a date is wrong unless it is given to the day",
    file: "truth-oracle.ts",
    from: "return spanContains(outerSpan(edtf(asked.edtf)), outerSpan(edtf(known.edtf)));",
    to: "return asked.edtf === known.edtf;",
  },
  {
    name: "a figure is right when it lies anywhere near",
    file: "truth-oracle.ts",
    from: "asked.low <= known.low && known.high <= asked.high;",
    to: "asked.low <= 2 * known.low;",
  },
  {
    name: "neighbouring places are told apart however vague their positions",
    file: "proofs.ts",
    from: "const MAX_UNCERTAINTY_KM = 25;",
    to: "const MAX_UNCERTAINTY_KM = 0;",
  },
];

/** The real base has no denials, no told membership and nothing that a function read backwards would decide, so a small one does. */
export const BUGS_IN_THE_FIRST_OF_A_FIXTURE: readonly Bug[] = [
  {
    name: "a membership counts that is only told",
    file: "truth-oracle.ts",
    from: 'membership.status === "established" &&',
    to: "",
  },
  {
    name: "what may happen once may happen twice, and the other way round",
    file: "proofs.ts",
    from: "!relation.once &&",
    to: "relation.once &&",
  },
  {
    name: "an object belongs to one subject for ever",
    file: "proofs.ts",
    from: "holdsThroughout({ ...fact, triple, denies }, relation, x.when),",
    to: "true,",
  },
  {
    name: "a new region is part of the old one for ten years",
    file: "entity-graph.ts",
    from: "const CARVING_SLACK_DAYS = 366;",
    to: "const CARVING_SLACK_DAYS = 3660;",
  },
  {
    name: "what is easily taken for a place contains it",
    file: "entity-graph.ts",
    from: "directWholes(base, establishedName, ({ within }) => within, isEstablished)",
    to: "directWholes(base, establishedName, overlapping, isEstablished)",
  },
  { name: "a denial proves nothing", file: "proofs.ts", from: "  proveByDenial,\n", to: "" },
  {
    name: "a denial makes true what it denies",
    file: "truth-oracle.ts",
    from: 'fact.status !== "established" || fact.denies || !timeIsTrue',
    to: 'fact.status !== "established" || !timeIsTrue',
  },
];
