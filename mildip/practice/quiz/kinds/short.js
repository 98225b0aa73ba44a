// A word or a short phrase. Response: what the reader wrote.

mdQuiz.kinds.short = {
  // The same as `normal` of mildip/bank/kinds/short.py: no case, accents, punctuation, leading article, doubled blanks.
  normal(text) {
    const bare = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
    const words = bare.replace(/[^\p{L}\p{N}\s]/gu, " ").split(/\s+/).filter(Boolean);
    return (words.length > 1 && ["the", "a", "an"].includes(words[0]) ? words.slice(1) : words).join(" ");
  },
  ask(question, name) {
    const { make } = mdDom;
    const input = make("input", { id: name, type: "text", autocomplete: "off", spellcheck: "false" });
    return {
      element: make("div", { class: "md-entry" }, make("label", { for: name }, "Your answer"), input),
      missing: "Write an answer first.",
      read: () => input.value.trim() || null,
      write: (response) => (input.value = response),
      lock: () => (input.disabled = true),
    };
  },
  key: (question) => question.ask.show,
  score: (question, response) => (question.ask.accept.includes(mdQuiz.kinds.short.normal(response)) ? 1 : 0),
  say: (question, response) => {
    if (mdQuiz.kinds.short.score(question, response)) return [{ right: true, html: question.ask.right }];
    const known = question.ask.mistakes.find((slip) => slip.text === mdQuiz.kinds.short.normal(response));
    return [{ right: false, html: known ? known.feedback : question.ask.wrong }];
  },
  words: (_question, response) => response,
};
