// Sort items into groups. Response: for each item the position of its group.

mdQuiz.kinds.sorting = {
  ask(question, name) {
    const { items, groups } = question.ask;
    return mdChoices(
      items,
      groups.map((text, at) => ({ at, text })),
      name,
    );
  },
  key: (question) => {
    const key = [];
    question.ask.items.forEach((item) => (key[item.at] = item.into));
    return key;
  },
  score: (question, response) =>
    question.ask.items.filter((item) => response[item.at] === item.into).length / question.ask.items.length,
  say: (question, response, all) =>
    question.ask.items.map((item) => {
      const text = `${item.text}: ${question.ask.groups[response[item.at]]}.`;
      if (question.commit) return { html: `<b>${text}</b> ${item.feedback}` };
      return mdRowSays(text, response[item.at] === item.into, item.feedback, all);
    }),
  words: (question, response) =>
    question.ask.items.map((item) => mdDom.plain(`${item.text}: ${question.ask.groups[response[item.at]]}`)).join("; "),
};
