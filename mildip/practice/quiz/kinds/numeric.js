// A number, within a tolerance. Response: the number.

mdQuiz.kinds.numeric = {
  ask(question, name) {
    const { make } = mdDom;
    const input = make("input", { id: name, type: "text", inputmode: "decimal", autocomplete: "off" });
    const element = make(
      "div",
      { class: "md-entry" },
      make("label", { for: name }, "Your number"),
      input,
      ...(question.ask.unit ? [make("span", {}, question.ask.unit)] : []),
    );
    return {
      element,
      missing: "Write one number first, in digits, such as 12 or 12.5.",
      read: () => {
        // As people write and paste: a minus sign of print, blanks between thousands, a decimal comma, a unit after it.
        const bare = input.value.replace(/\u2212/g, "-").replace(/[\s\u00a0\u202f]/g, "").replace(/(%|percent)$/i, "");
        const text = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replace(/,/g, "") : bare.replace(",", ".");
        return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : null;
      },
      write: (response) => (input.value = String(Math.round(response * 100) / 100)),
      lock: () => (input.disabled = true),
    };
  },
  key: (question) => question.ask.answer,
  score: (question, response) => (Math.abs(response - question.ask.answer) <= question.ask.tolerance ? 1 : 0),
  say: (question, response) => {
    if (mdQuiz.kinds.numeric.score(question, response)) return [{ right: true, html: question.ask.right }];
    const known = question.ask.mistakes.find((mistake) => Math.abs(mistake.value - response) <= question.ask.tolerance);
    return [{ right: false, html: known ? known.feedback : question.ask.wrong }];
  },
  words: (_question, response) => String(response),
};
