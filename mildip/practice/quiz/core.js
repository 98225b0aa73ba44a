// A question's life: ask, check, feedback, try again, show. Kinds (kinds/*.js) add how one is asked and scored.
//
// A kind is an object:
//   ask(question, given) -> {element, read(), write(response), lock()}   read() gives null while the answer is incomplete
//   score(question, response) -> 0..1                                     the same rule as the Python model's
//   key(question) -> response                                             a right answer
//   say(question, response, all) -> [{right, html}]                       feedback; `all` once the answer may be known
//   words(question, response) -> text                                     the response in words

const mdQuiz = (() => {
  const { make, rich, plain, fresh } = mdDom;
  const kinds = {};
  // What was committed on this page, by question id, in words: on the window, because in a notebook each quiz loads
  // its own copy of this module.
  const given = (window.mdCommitted ??= {});
  const COMMITTED = "mildip:committed";

  const tone = (right) => (right === undefined ? "note" : right ? "right" : "wrong");
  const SIGN = { right: "✓", wrong: "✗", note: "→" };
  const SPOKEN = { right: "Right: ", wrong: "Not right: ", note: "" };

  function feedbackList(items) {
    return make(
      "ul",
      { class: "md-says" },
      ...items.map(({ right, html }) =>
        make(
          "li",
          { class: `md-${tone(right)}` },
          make("span", { class: "md-sign", "aria-hidden": "true" }, SIGN[tone(right)]),
          make("span", { class: "md-spoken" }, SPOKEN[tone(right)]),
          rich("span", {}, html),
        ),
      ),
    );
  }

  // A link back to the paragraph, where this page holds it.
  function whereToRead(question) {
    const target = document.getElementById(question.read);
    const heading = target?.closest("section")?.querySelector("h2, h3");
    const line = make("p", { class: "md-sources" });
    if (target) {
      const name = heading ? heading.firstChild.textContent.trim() : "this section";
      line.append("Read again: ", make("a", { href: `#${question.read}` }, name), ". ");
    }
    line.append(`Sources: ${question.sources.join("; ")}.`);
    return line;
  }

  function recalled(question) {
    const line = make("p", { class: "md-recall" });
    const show = () => {
      const before = given[question.recall];
      line.textContent = before ? `Before you read on, you said: ${before}` : "You have not answered the warm-up of this page yet.";
    };
    document.addEventListener(COMMITTED, show);
    show();
    return line;
  }

  /** Build one question. `answer` is what was given before, or undefined; `changed(answer)` hears of each answer. */
  function question(ask, answer, changed) {
    const kind = kinds[ask.kind];
    const inner = kind.ask(ask, fresh("question"));
    const state = answer ?? { response: null, tries: 0, shown: false };
    const check = make("button", { type: "submit", class: "md-check" }, ask.commit ? "Commit to this" : "Check");
    const hint = make("button", { type: "button" }, "Hint");
    const show = make("button", { type: "button", hidden: true }, "Show the answer");
    const status = make("div", { class: "md-status", role: "status" });
    const hinted = make("p", { class: "md-hint", role: "status" });
    const legend = rich("legend", { class: "md-prompt" }, ask.prompt);
    const form = make(
      "form",
      { class: `md-question md-kind-${ask.kind}`, novalidate: true },
      make("fieldset", {}, legend, ...(ask.recall ? [recalled(ask)] : []), inner.element),
      ...(ask.rule && !ask.commit ? [make("p", { class: "md-rule" }, `Part marks: ${ask.rule}`)] : []),
      make("div", { class: "md-buttons" }, check, ...(ask.hint ? [hint] : []), show),
      hinted,
      status,
    );

    const settle = (head, items) => {
      const held = form.contains(document.activeElement);
      status.replaceChildren(
        make("p", { class: "md-verdict" }, head),
        feedbackList(items),
        ...(ask.explain ? [rich("p", { class: "md-explain" }, ask.explain)] : []),
        whereToRead(ask),
      );
      inner.lock();
      check.hidden = hint.hidden = show.hidden = true;
      if (held) {
        // What had the focus is locked or gone: the feedback takes it, and the next Tab goes on from here.
        status.tabIndex = -1;
        status.focus();
      }
    };

    const judge = (response) => {
      if (ask.commit) {
        given[ask.id] = kind.words(ask, response);
        document.dispatchEvent(new CustomEvent(COMMITTED));
        settle("You have committed. Here is what follows:", kind.say(ask, response, true));
        return;
      }
      const score = kind.score(ask, response);
      if (score === 1) return settle("Right.", kind.say(ask, response, true));
      const part = score > 0 ? `Partly right: ${Math.round(score * 100)} %.` : "Not yet.";
      status.replaceChildren(
        make("p", { class: "md-verdict" }, `${part} Try again, or look at the answer.`),
        feedbackList(kind.say(ask, response, false)),
      );
      show.hidden = false;
    };

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const response = inner.read();
      if (response === null) {
        status.replaceChildren(make("p", { class: "md-verdict" }, inner.missing ?? "Answer first, then check."));
        return;
      }
      state.response = response;
      state.tries += 1;
      judge(response);
      changed({ ...state });
    });
    hint.addEventListener("click", () => {
      hinted.replaceChildren("Hint: ", rich("span", {}, ask.hint));
    });
    show.addEventListener("click", () => {
      const key = kind.key(ask);
      inner.write(key);
      settle("The answer:", kind.say(ask, key, true));
      state.shown = true;
      changed({ ...state });
    });

    if (state.response !== null) {
      inner.write(state.response);
      if (state.shown) show.click();
      else judge(state.response);
    }
    return form;
  }

  /** Fill `host` with the questions. `answers` maps id to what was given before. */
  function mount(host, questions, answers, changed) {
    host.classList.add("md-quiz");
    host.replaceChildren(
      ...questions.map((ask) => question(ask, answers[ask.id], (answer) => changed(ask.id, answer))),
    );
  }

  return { kinds, mount, plain };
})();
