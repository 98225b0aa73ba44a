// The explore widget in a live notebook: controls beside a chart, both known to Python.
// Stands after dom.js and live.js in one ES module. Vega comes from the kernel, once for a notebook, so that no network is needed.

const mdVega = (model) => {
  window.mdVegaPromise ??= new Promise((resolve, reject) => {
    const hear = (message) => {
      if (message.kind !== "vega") return;
      model.off("msg:custom", hear);
      const script = document.createElement("script");
      script.textContent = message.source;
      document.head.append(script);
      script.remove();
      if (window.vegaEmbed) resolve(window.vegaEmbed);
      else reject(new Error("Vega did not load"));
    };
    model.on("msg:custom", hear);
    model.send({ kind: "vega?" });
  });
  return window.mdVegaPromise;
};

export default {
  async render({ model, el }) {
    const { make } = mdDom;
    const { control, draw } = mdChart;
    el.classList.add("md-chart", "md-explore");
    const controls = make("div", { class: "md-controls" });
    const host = make("div", { class: "md-picture" }, "Drawing…");
    el.append(controls, host, make("p", { class: "md-caption" }, model.get("description")));
    const embed = await mdVega(model);
    const chart = await draw(host, model.get("vega"), embed, {
      values: model.get("values"),
      onSelect(name, rows) {
        model.set("selected", { ...model.get("selected"), [name]: rows });
        model.save_changes();
      },
    });
    const show = () => {
      controls.replaceChildren(
        ...model.get("controls").map((spec) =>
          control(spec, model.get("values")[spec.name], (value) => {
            model.set("values", { ...model.get("values"), [spec.name]: value });
            model.save_changes();
          }),
        ),
      );
    };
    show();
    const follow = () => {
      for (const [name, value] of Object.entries(model.get("values"))) chart.set(name, value);
      // What Python set is shown; what the reader is moving just now is left alone.
      if (!controls.contains(document.activeElement)) show();
    };
    model.on("change:values", follow);
    return () => {
      model.off("change:values", follow);
      chart.view.finalize();
    };
  },
};
