// Put items into an order by moving them up and down. Response: the items' positions in the order given.

mdQuiz.kinds.ordering = {
  ask(question) {
    const { make, rich, plain } = mdDom;
    const { items, start } = question.ask;
    let order = [...start];
    let locked = false;
    const list = make("ol", { class: "md-order" });
    const moved = make("p", { class: "md-spoken", role: "status" });

    const move = (from, step) => {
      const to = from + step;
      [order[from], order[to]] = [order[to], order[from]];
      draw();
      moved.textContent = `${plain(items[order[to]].text)} is now number ${to + 1} of ${order.length}.`;
      // Keep the focus on the item that moved: on the same button, or on its other one at an end.
      const buttons = list.children[to].querySelectorAll("button");
      const wanted = buttons[step < 0 ? 0 : 1];
      (wanted.disabled ? buttons[step < 0 ? 1 : 0] : wanted).focus();
    };

    const draw = () => {
      list.replaceChildren(
        ...order.map((at, i) => {
          const text = plain(items[at].text);
          const up = make("button", { type: "button", "aria-label": `Move up: ${text}`, disabled: locked || i === 0 }, "↑");
          const down = make(
            "button",
            { type: "button", "aria-label": `Move down: ${text}`, disabled: locked || i === order.length - 1 },
            "↓",
          );
          up.addEventListener("click", () => move(i, -1));
          down.addEventListener("click", () => move(i, 1));
          return make("li", {}, make("span", { class: "md-moves" }, up, down), rich("span", {}, items[at].text));
        }),
      );
    };
    draw();
    return {
      element: make("div", {}, list, moved),
      read: () => [...order],
      write: (response) => {
        order = [...response];
        draw();
      },
      lock: () => {
        locked = true;
        draw();
      },
    };
  },
  key: (question) => question.ask.items.map((_item, at) => at),
  score: (question, response) => response.filter((item, at) => item === at).length / response.length,
  say: (question, response, all) =>
    response.map((item, at) => mdRowSays(`${at + 1}. ${question.ask.items[item].text}`, item === at, question.ask.items[item].feedback, all)),
  words: (question, response) => response.map((item) => mdDom.plain(question.ask.items[item].text)).join(", then "),
};
