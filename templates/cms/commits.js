// What the CMS commits: proposals alone, and what is attached is also said in report.yaml, in the same commit.
import { readFacts, writeFacts } from "./facts-format.js";
import { API, fetchNewest } from "./meanwhile.js";

const decode = (contents) => new TextDecoder().decode(Uint8Array.from(atob(contents), (each) => each.charCodeAt(0)));
const encode = (text) => btoa(Array.from(new TextEncoder().encode(text), (each) => String.fromCharCode(each)).join(""));

/** What a picture is called where it stands in a text that is committed with it; else its file's name. */
const titleOf = (name, additions) => {
  const texts = additions.filter(({ path }) => /\.(?:md|yaml)$/.test(path)).map(({ contents }) => decode(contents));
  const picture = /!?\[([^\]]+)\]\(attachments\/([^)\s]+)\)/g;
  const found = texts.flatMap((text) => [...text.matchAll(picture)]).find(([, , file]) => decodeURIComponent(file) === name);
  return found?.[1] ?? name.replace(/\.[^.]*$/, "");
};

const listIn = (text, report, names, additions, words) => {
  const described = { fields: report.fields, languages: report.languages.map(([code]) => code), words };
  const form = readFacts(text, described), listed = form.attachments.map(({ file }) => file);
  const [main] = described.languages;
  const added = names.filter((name) => !listed.includes(name)).map((name) => {
    const title = titleOf(name, additions);
    return { file: name, title: described.languages.length > 1 ? { [main]: title } : title };
  });
  return added.length ? `${writeFacts(text, { ...form, attachments: [...form.attachments, ...added] }, described).trim()}\n` : text;
};

/** A commit with what it attaches listed in the report's file. */
const amend = async (asked, organisation, settings) => {
  const { input } = asked.variables, { additions = [] } = input.fileChanges;
  for (const folder of organisation.folders.filter(({ attachments }) => attachments)) {
    const within = `${settings.content}/${folder.attachments}/`;
    const names = additions.filter(({ path }) => path.startsWith(within)).map(({ path }) => path.slice(within.length));
    const report = folder.files.find(({ name }) => name === "report"), path = `${settings.content}/${report.path}`;
    const there = additions.find((each) => each.path === path);
    const text = names.length ? (there ? decode(there.contents) : await fetchNewest(settings, path, input.branch.branchName)) : null;
    if (text === null) continue;
    const listed = listIn(text, report, names, additions, organisation.words);
    if (there) there.contents = encode(listed);
    else if (listed !== text) additions.push({ path, contents: encode(listed) });
  }
};

/**
 * See to what the CMS commits from here on. Its page of pictures would commit to the branch that is published; that is
 * refused. Where attachments cannot be listed, the commit stays as it is, and the check of the proposal tells.
 */
export const guardCommits = (organisation, settings) => {
  const usual = window.fetch.bind(window);
  window.fetch = async (address, options) => {
    if (address !== `${API}/graphql` || typeof options?.body !== "string" || !options.body.includes("createCommitOnBranch")) return usual(address, options);
    const asked = JSON.parse(options.body);
    if (asked.variables.input.branch.branchName === settings.branch) {
      window.alert(organisation.words.proposals_alone);
      throw new Error(organisation.words.proposals_alone);
    }
    await amend(asked, organisation, settings).catch(console.warn);
    return usual(address, { ...options, body: JSON.stringify(asked) });
  };
};
