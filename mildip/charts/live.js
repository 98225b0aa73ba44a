// A chart comes to life: HTML controls, a Vega view, tooltips, and word of what the reader selected.
// Shared by the book (where it stands in a classic script) and by the explore widget (in its ES module); stands after web/dom.js.

const mdChart = (() => {
  const { make, fresh } = mdDom;

  function control(spec, value, change) {
    const id = fresh("control");
    const label = make("label", { for: id }, spec.label);
    if (spec.kind === "select") {
      const select = make("select", { id });
      spec.options.forEach((option, at) => select.append(make("option", { value: at }, option.label)));
      select.value = spec.options.findIndex((option) => option.value === value);
      select.addEventListener("change", () => change(spec.options[select.value].value));
      return make("div", { class: "md-control" }, label, select);
    }
    if (spec.kind === "checkbox") {
      const box = make("input", { id, type: "checkbox" });
      box.checked = Boolean(value);
      box.addEventListener("change", () => change(box.checked));
      return make("div", { class: "md-control" }, box, label);
    }
    const slider = make("input", { id, type: "range", min: spec.min, max: spec.max, step: spec.step, value });
    const shown = make("output", { for: id }, String(value));
    slider.addEventListener("input", () => {
      shown.textContent = slider.value;
      change(Number(slider.value));
    });
    return make("div", { class: "md-control" }, label, slider, shown);
  }

  // Vega hands a tooltip's value over; it is shown as text, never as HTML.
  function tooltip() {
    let box;
    return (_handler, event, _item, value) => {
      box?.remove();
      box = undefined;
      if (value === null || value === undefined || value === "") return;
      box = make("div", { class: "md-tooltip", "aria-hidden": "true" });
      const pairs = typeof value === "object" ? Object.entries(value) : [["", value]];
      for (const [name, text] of pairs) {
        box.append(make("div", {}, make("b", {}, name ? `${name}: ` : ""), String(text)));
      }
      document.body.append(box);
      const { clientX: x, clientY: y } = event;
      const left = Math.min(x + 12, window.innerWidth - box.offsetWidth - 8);
      box.style.left = `${Math.max(8, left)}px`;
      box.style.top = `${y + 16 + box.offsetHeight > window.innerHeight ? y - box.offsetHeight - 8 : y + 16}px`;
    };
  }

  // The rows a point selection holds, as plain objects.
  const selectedRows = (store) => store.map((row) => Object.fromEntries(row.fields.map((f, at) => [f.field, row.values[at]])));

  /**
   * Draw a compiled Vega specification into `host` (its content is replaced once the chart stands) with vega-embed.
   * `values` are the starting values of its controls; `onSelect(name, rows)` hears of selections.
   * Returns `{view, set(name, value)}`.
   */
  async function draw(host, spec, embed, { values = {}, onSelect = () => {} } = {}) {
    const stage = make("div", { class: "md-live" });
    const { view } = await embed(stage, spec, { mode: "vega", renderer: "svg", actions: false, tooltip: tooltip() });
    for (const [name, value] of Object.entries(values)) view.signal(name, value);
    await view.runAsync();
    const svg = stage.querySelector("svg");
    svg.style.setProperty("--md-width", `${svg.getAttribute("width")}px`); // as the picture has it
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", spec.description ?? "");
    // One image to a screen reader, as the picture was; its table says the rest.
    svg.querySelectorAll("[role],[aria-label]").forEach((part) => {
      for (const name of ["role", "aria-label", "aria-roledescription"]) part.removeAttribute(name);
    });
    for (const data of spec.data ?? []) {
      const store = /^(.*)_store$/.exec(data.name);
      if (store) view.addDataListener(data.name, (_name, rows) => onSelect(store[1], selectedRows(rows)));
    }
    host.replaceChildren(stage);
    return { view, set: (name, value) => view.signal(name, value).runAsync() };
  }

  return { control, draw };
})();
