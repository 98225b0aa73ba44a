// Each item on the left belongs to one on the right. Response: for each left item the position of its right side.

mdQuiz.kinds.matching = {
  ask(question, name) {
    const { pairs, lefts, rights } = question.ask;
    return mdChoices(
      lefts.map((at) => ({ at, text: pairs[at].left })),
      rights.map((at) => ({ at, text: pairs[at].right })),
      name,
    );
  },
  key: (question) => question.ask.pairs.map((_pair, at) => at),
  score: (question, response) => response.filter((chosen, at) => chosen === at).length / question.ask.pairs.length,
  say: (question, response, all) =>
    question.ask.lefts.map((at) => {
      const { left, right, feedback } = question.ask.pairs[at];
      return mdRowSays(`${left}: ${question.ask.pairs[response[at]].right}`, response[at] === at, feedback, all);
    }),
  words: (question, response) =>
    question.ask.lefts.map((at) => mdDom.plain(`${question.ask.pairs[at].left}: ${question.ask.pairs[response[at]].right}`)).join("; "),
};
