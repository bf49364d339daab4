// Values of fields: compared, and ids made of names. Pure; the CMS of a published site has this file, too.

export const YES_NO = { ja: "ja", yes: "ja", true: "ja", nei: "nei", no: "nei", false: "nei" };

const LETTERS = { æ: "ae", ø: "o", å: "a" };

/** Whether two values say the same; what is empty says nothing. */
export const same = (one, other) => JSON.stringify(bare(one), inOrder) === JSON.stringify(bare(other), inOrder);

export const isMapping = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const inOrder = (_, value) => (isMapping(value) ? Object.fromEntries(Object.entries(value).sort()) : value);

/** A value without what is empty in it; null where nothing is left. */
export const bare = (value) => {
  if (typeof value === "string") return value.trim() ? value : null;
  if (Array.isArray(value)) {
    const kept = value.map(bare).filter((each) => each !== null);
    return kept.length ? kept : null;
  }
  if (isMapping(value)) {
    const kept = Object.entries(value).map(([key, each]) => [key, bare(each)]).filter(([, each]) => each !== null);
    return kept.length ? Object.fromEntries(kept) : null;
  }
  return value ?? null;
};

/** An id made of a name, which no other item has. */
export const makeIdentifier = (text, taken) => {
  const plain = text.toLowerCase().replace(/[æøå]/g, (each) => LETTERS[each]).normalize("NFD").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  // One that is cut does not end within a word, nor in a little one.
  const cut = (plain.length > 36 ? plain.slice(0, 37).replace(/-[^-]*$/, "").replace(/(-..?)+$/, "") : plain) || "ny";
  let found = cut;
  for (let number = 2; taken.includes(found); number += 1) found = `${cut}-${number}`;
  return found;
};
