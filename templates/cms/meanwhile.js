// What others have changed in a file since the CMS read it: it would write the whole file as it is here over that.
import { bare, same } from "./values.js";

export const API = "https://api.github.com";

const fetchText = async (settings, path, branch, token) => {
  const address = `${API}/repos/${settings.repository}/contents/${path.split("/").map(encodeURIComponent).join("/")}?ref=${encodeURIComponent(branch)}`;
  const answer = await fetch(address, { headers: { Accept: "application/vnd.github.raw+json", Authorization: `token ${token}` }, cache: "no-store" });
  return answer.ok ? (await answer.text()).replace(/\r\n?/g, "\n").trim() : null;
};

/** A file as it is in the repository now: on the branch of its own proposal, else on the one that is published. */
export const fetchNewest = async (settings, path, branch) => {
  try {
    const { token } = JSON.parse(localStorage.getItem("sveltia-cms.user") ?? "{}");
    if (!token) return null;
    return await fetchText(settings, path, branch, token) ?? await fetchText(settings, path, settings.branch, token);
  } catch {
    return null; // then saving it will not succeed either
  }
};

/** The fields of a file in which what is changed here is put into what it says now. Throws where both changed one. */
const merge = (form, before, now, say) => {
  const made = { ...now };
  for (const key of Object.keys(form)) {
    if (same(form[key], before[key])) continue;
    if (!same(now[key], before[key]) && !same(now[key], form[key])) throw new Error(say(key, now[key]));
    made[key] = bare(form[key]) === null ? (typeof before[key] === "string" ? "" : null) : form[key];
  }
  return made;
};

/** A format that writes into a file as it is in the repository now; `place` is {path, branch} there. */
export const guarded = (format, settings, place, say) => {
  const written = [];
  return async (whole, form) => {
    const now = await fetchNewest(settings, place.path, place.branch);
    const known = now === null || [whole, ...written].some((each) => each.trim() === now);
    const base = now ?? whole;
    const text = known ? format.write(base, form) : format.write(now, merge(form, format.read(whole), format.read(now), say));
    written.push(text);
    return text;
  };
};
