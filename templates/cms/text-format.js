// Markdown files as the CMS edits them: a text for each heading `## <id> <question>`, and back.
//
// Only the lines of an answer that has another text are changed; all else stays as it was, comments too. The rules are
// those of generator/content/markdown_documents.py, and of generator/editing/answer_text.py.

const HEADING = /^ {0,3}#{1,2}(?!#)(\s.*)?$/;
const ID = /^ {0,3}##\s*(\w+(?:\.\w+)+)\.?(?:\s|$)/u;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const COMMENT = /^ {0,3}<!--/;

/** The lines on which there is no heading: of code, and of comments. */
const readLines = (lines) => {
  const code = new Set(), comments = [];
  for (let number = 0; number < lines.length; number += 1) {
    const fence = FENCE.exec(lines[number])?.[1];
    if (fence) {
      const closing = new RegExp(`^ {0,3}${fence[0]}{${fence.length},}\\s*$`);
      let end = number + 1;
      while (end < lines.length && !closing.test(lines[end]) && !ID.test(lines[end])) end += 1;
      for (let line = number; line < end; line += 1) code.add(line);
      if (end < lines.length && closing.test(lines[end])) code.add(end);
      else end -= 1;
      number = end;
    } else if (COMMENT.test(lines[number])) {
      let end = number;
      while (end < lines.length && !lines[end].includes("-->")) end += 1;
      if (end === lines.length || !/-->\s*$/.test(lines[end])) continue;
      comments.push([number, end + 1]);
      number = end;
    }
  }
  return { code, comments };
};

/** The answers of a file: the lines of each, from its heading to the next one, and those of its text. */
const find = (text) => {
  const lines = text.split("\n");
  const { code, comments } = readLines(lines);
  const hidden = new Set(comments.flatMap(([first, after]) => Array.from({ length: after - first }, (_, n) => first + n)));
  const starts = lines.map((line, number) => number).filter((number) => !code.has(number) && !hidden.has(number) && HEADING.test(lines[number]));
  const answers = starts.map((heading, at) => {
    const after = starts[at + 1] ?? lines.length;
    const shown = (number) => lines[number].trim() !== "" && !hidden.has(number);
    let first = heading + 1, last = after;
    while (first < after && !shown(first)) first += 1;
    while (last > first && !shown(last - 1)) last -= 1;
    const carried = comments.filter(([from]) => from > heading && from < after);
    return { id: ID.exec(lines[heading])?.[1], heading, after, first, last, carried };
  });
  return { lines, answers: answers.filter((each) => each.id), first: starts[0] ?? lines.length };
};

/** The texts of a file by the ids of their questions. */
export const readTexts = (text, texts) => {
  const { lines, answers } = find(text);
  const said = (id) => {
    const answer = answers.find((each) => each.id === id);
    return answer ? lines.slice(answer.first, answer.last).join("\n") : "";
  };
  return Object.fromEntries(texts.map(({ id }) => [id, said(id)]));
};

const replaceAnswer = ({ lines, answers }, id, wanted) => {
  const answer = answers.find((each) => each.id === id);
  const rows = wanted ? wanted.split("\n") : [];
  let { first, last, after } = answer;
  if (first === last) {
    let end = after;
    while (end > answer.heading + 1 && lines[end - 1].trim() === "") end -= 1;
    const gap = after < lines.length ? [""] : [];
    return [...lines.slice(0, end), "", ...rows, ...gap, ...lines.slice(after)];
  }
  if (!rows.length) {
    while (last < lines.length && lines[last].trim() === "" && lines[first - 1].trim() === "") last += 1;
  }
  return [...lines.slice(0, first), ...rows, ...lines.slice(last)];
};

const addAnswer = ({ lines, answers, first }, each, wanted, order) => {
  const place = order.indexOf(each.id);
  const before = answers.filter((one) => order.indexOf(one.id) < place && order.includes(one.id)).at(-1);
  const following = before?.after ?? answers.find((one) => order.indexOf(one.id) > place)?.heading ?? (answers.length ? lines.length : first);
  let end = following;
  while (end > 0 && lines[end - 1].trim() === "") end -= 1;
  const lead = end ? [""] : [];
  const rest = lines.slice(following);
  return [...lines.slice(0, end), ...lead, each.heading, "", ...wanted.split("\n"), ...(rest.some((line) => line.trim()) ? ["", ...rest] : [])];
};

/** A file in which an answer that somebody has looked at is no longer said to be carried over. */
const confirm = (text, id, carriedOver) => {
  const { lines, answers } = find(text);
  const answer = answers.find((each) => each.id === id);
  const [first, after] = answer?.carried.find(([from, to]) => carriedOver.test(lines.slice(from, to).join("\n"))) ?? [];
  if (first === undefined) return text;
  const blank = lines[after]?.trim() === "" ? 1 : 0;
  return [...lines.slice(0, first), ...lines.slice(after + blank)].join("\n");
};

const clean = (text) => String(text ?? "").replace(/\r\n?/g, "\n").replace(/^(?:[ \t]*\n)+|\s+$/g, "");

/** A file with the texts that are wanted. Throws where it would not read back so. */
export const writeTexts = (text, wanted, texts, words) => {
  const order = texts.map(({ id }) => id);
  const carriedOver = new RegExp(words.carried_marker, "i");
  const before = readTexts(text, texts);
  let changed = text;
  for (const each of texts) {
    const now = clean(wanted[each.id]);
    if (now === clean(before[each.id])) continue;
    const found = find(changed);
    const there = found.answers.some(({ id }) => id === each.id);
    if (!there && !now) continue;
    changed = (there ? replaceAnswer(found, each.id, now) : addAnswer(found, each, now, order)).join("\n");
    changed = confirm(changed, each.id, carriedOver);
  }
  const after = readTexts(changed, texts);
  const wrong = texts.find(({ id }) => clean(after[id]) !== clean(wanted[id]));
  if (wrong) throw new Error(words.heading_in_answer.replace("{question}", wrong.id));
  return changed;
};
