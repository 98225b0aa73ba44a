// Rows of an item and a choice: what matching and sorting share.

const mdChoices = (items, choices, name) => {
  const { make, rich, plain } = mdDom;
  const selects = items.map((item, i) => {
    const select = make("select", { id: `${name}-${i}` }, make("option", { value: "" }, "Choose…"));
    choices.forEach((choice) => select.append(make("option", { value: choice.at }, plain(choice.text))));
    return select;
  });
  const element = make(
    "div",
    { class: "md-rows" },
    ...items.map((item, i) =>
      make("div", { class: "md-row" }, rich("label", { for: `${name}-${i}` }, item.text), selects[i]),
    ),
  );
  return {
    element,
    missing: "Choose for every row first.",
    /** For each item, by position, the choice made; null while one is missing. */
    read: () => {
      if (selects.some((select) => select.value === "")) return null;
      const response = [];
      items.forEach((item, i) => (response[item.at] = Number(selects[i].value)));
      return response;
    },
    write: (response) => items.forEach((item, i) => (selects[i].value = response[item.at])),
    lock: () => selects.forEach((select) => (select.disabled = true)),
  };
};

// Feedback for a row: while the reader may try again, a wrong row is marked but not explained.
const mdRowSays = (text, right, feedback, all) => ({
  right,
  html: right || all ? `<b>${text}</b> ${feedback}` : `<b>${text}</b> Look at this one again.`,
});
