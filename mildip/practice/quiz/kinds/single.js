// One option is right. Response: its position.

mdQuiz.kinds.single = {
  ask(question, name) {
    const { make, rich } = mdDom;
    const inputs = question.ask.options.map((option) => make("input", { type: "radio", name, value: option.at }));
    const element = make(
      "div",
      { class: "md-options" },
      ...question.ask.options.map((option, i) => make("label", {}, inputs[i], rich("span", {}, option.text))),
    );
    return {
      element,
      missing: "Choose an option first.",
      read: () => {
        const chosen = inputs.find((input) => input.checked);
        return chosen ? Number(chosen.value) : null;
      },
      write: (response) => inputs.forEach((input) => (input.checked = Number(input.value) === response)),
      lock: () => inputs.forEach((input) => (input.disabled = true)),
    };
  },
  key: (question) => question.ask.options.find((option) => option.right).at,
  score: (question, response) => (response === mdQuiz.kinds.single.key(question) ? 1 : 0),
  say: (question, response, all) => {
    const chosen = question.ask.options.find((option) => option.at === response);
    const says = (option) => ({ right: option.right, html: `<b>${option.text}</b> ${option.feedback}` });
    // Once the answer may be known, the other options' faults are worth reading too.
    const rest = all ? question.ask.options.filter((option) => option !== chosen) : [];
    return [chosen, ...rest].map(says);
  },
  words: (question, response) => mdDom.plain(question.ask.options.find((option) => option.at === response).text),
};
