// The quiz in a live notebook: stands after core.js and the kinds in one ES module.

export default {
  render({ model, el }) {
    mdQuiz.mount(el, model.get("questions"), model.get("answers"), (id, answer) => {
      model.set("answers", { ...model.get("answers"), [id]: answer });
      model.save_changes();
    });
  },
};
