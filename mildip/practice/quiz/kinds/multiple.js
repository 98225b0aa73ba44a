// Any number of options is right. Response: the positions of those chosen.

mdQuiz.kinds.multiple = {
  ask(question) {
    const { make, rich } = mdDom;
    const inputs = question.ask.options.map((option) => make("input", { type: "checkbox", value: option.at }));
    const element = make(
      "div",
      { class: "md-options" },
      ...question.ask.options.map((option, i) => make("label", {}, inputs[i], rich("span", {}, option.text))),
    );
    const read = () => inputs.filter((input) => input.checked).map((input) => Number(input.value)).sort((a, b) => a - b);
    return {
      element,
      missing: "Choose at least one option first.",
      read: () => (read().length ? read() : null),
      write: (response) => inputs.forEach((input) => (input.checked = response.includes(Number(input.value)))),
      lock: () => inputs.forEach((input) => (input.disabled = true)),
    };
  },
  key: (question) => question.ask.options.filter((option) => option.right).map((option) => option.at).sort((a, b) => a - b),
  score: (question, response) => {
    const key = mdQuiz.kinds.multiple.key(question);
    const right = response.filter((at) => key.includes(at)).length;
    return Math.max(0, (right - (response.length - right)) / key.length);
  },
  say: (question, response, all) =>
    question.ask.options
      .filter((option) => all || response.includes(option.at))
      .map((option) => ({ right: option.right, html: `<b>${option.text}</b> ${option.feedback}` })),
  words: (question, response) =>
    question.ask.options.filter((option) => response.includes(option.at)).map((option) => mdDom.plain(option.text)).join("; "),
};
