// What has been written, sent in: what has changed, a message, and what came of it.
import { button, fill, make, makeId } from "./write-elements.js";

/** Put a button into the panel that opens what can be sent in; `ask` asks the server. */
export const addProposal = (panel, { label, language, ask, lost }) => {
  const place = make("div", { className: "proposal", lang: language });
  const shown = make("div", { hidden: true });
  const toggle = button(label, () => (shown.hidden ? look() : close()), { "aria-expanded": "false" });

  const close = () => {
    shown.hidden = true;
    toggle.setAttribute("aria-expanded", "false");
  };
  const show = (...inside) => {
    shown.replaceChildren(...inside);
    shown.hidden = false;
    toggle.setAttribute("aria-expanded", "true");
  };
  const tell = (text) => make("p", { role: "status", textContent: text });

  const look = async () => {
    const { state, why_not: why, words } = await ask("changes", { language }).catch(() => ({}));
    if (!state) { show(tell(lost)); return; }
    if (why) { show(tell(why)); return; }
    const input = make("input", { id: makeId(), type: "text", value: state.message, maxLength: 200, autocomplete: "off" });
    const said = tell("");
    const send = button(words.send_now, async () => {
      if (!input.value.trim()) { input.focus(); return; }
      send.disabled = true;
      said.textContent = words.sending;
      const sent = await ask("send", { title: input.value }).catch(() => null);
      send.disabled = false;
      if (!sent) { said.textContent = words.failed; return; }
      if (sent.failed) { said.replaceChildren(words.sent_failed, make("pre", { className: "line", textContent: sent.failed })); return; }
      const word = sent.opened ? words.sent_opened : sent.address ? words.sent_open_it : sent.pushed ? words.sent_pushed : words.sent_kept;
      const link = sent.address ? make("a", { href: sent.address, target: "_blank", rel: "noopener noreferrer", textContent: sent.address }) : "";
      const done = make("p", { role: "status" }, fill(word, { branch: sent.branch }), " ", link);
      show(done);
    });
    show(
      make("p", { textContent: words.send_hint }),
      make("details", {}, make("summary", { textContent: fill(words.send_files, { count: state.files.length }) }), make("ul", {}, ...state.files.map((each) => make("li", { textContent: each })))),
      make("label", { for: input.id, textContent: words.send_message }), input,
      make("p", { textContent: words.send_unsaved }), send, said,
    );
    input.focus();
  };

  place.append(toggle, shown);
  panel.getElementById("body").prepend(place);
};
