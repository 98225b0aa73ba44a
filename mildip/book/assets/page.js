// Brings a page of the book to life: questions at once, charts when the reader comes near.
// Stands last in one classic script (see mildip/book/scripts.py); needs no kernel, no network and no module loader.

(() => {
  const { control, draw } = mdChart;
  const script = document.currentScript;

  // For tests, and for whoever wants to ask from the console: how the page scores an answer.
  const asked = {};
  window.mildip = { score: (id, response) => mdQuiz.kinds[asked[id].kind].score(asked[id], response) };

  // Questions. Their finished HTML is replaced; on paper and without scripts it stays.
  for (const host of document.querySelectorAll(".md-quiz")) {
    const paper = [...host.querySelectorAll(".md-paper")];
    try {
      const questions = JSON.parse(host.querySelector(".md-questions").textContent);
      for (const question of questions) asked[question.id] = question;
      mdQuiz.mount(host, questions, {}, () => {});
      host.prepend(...paper);
      host.classList.add("md-alive");
    } catch (error) {
      console.error(error); // one broken quiz keeps its printed form; the rest of the page lives
    }
  }

  // Vega stands beside this script as another classic script: the one way to load it that file:// allows too.
  let vega;
  const loadVega = () =>
    (vega ??= new Promise((resolve, reject) => {
      const tag = document.createElement("script");
      tag.src = new URL("mildip-vega.js", script.src).href;
      tag.onload = () => resolve(window.vegaEmbed);
      tag.onerror = () => reject(new Error(`${tag.src} did not load`));
      document.head.append(tag);
    }));

  async function enliven(figure) {
    const { vega: spec, controls } = JSON.parse(figure.querySelector(".md-spec").textContent);
    const picture = figure.querySelector(".md-picture");
    const chart = await draw(picture, spec, await loadVega());
    figure.querySelector(".md-controls").replaceChildren(
      ...controls.map((each) => control(each, each.value, (value) => chart.set(each.name, value))),
    );
    figure.classList.add("md-alive");
  }

  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        enliven(target).catch((error) => console.error(error)); // the picture stays
      }
    },
    { rootMargin: "400px" },
  );
  for (const figure of document.querySelectorAll(".md-chart")) {
    // Room for the controls is kept from the start, so that nothing jumps when they appear.
    near.observe(figure);
  }

  // Served by `mildip study`, the page names the JupyterLab that stands beside it; elsewhere the notebook is a download.
  const lab = document.documentElement.dataset.lab;
  for (const link of document.querySelectorAll("a.md-notebook")) {
    if (lab) {
      link.href = lab + link.dataset.notebook;
      link.removeAttribute("download");
      link.target = "mildip-lab";
      link.textContent = link.dataset.open;
    } else if (location.protocol === "file:") {
      // From a folder browsers would show the file instead of keeping it; the same text stands in a script beside it.
      link.addEventListener("click", (event) => {
        event.preventDefault();
        const tag = document.createElement("script");
        tag.src = `${link.getAttribute("href")}.js`;
        tag.onload = () => {
          const blob = new Blob([window.mildipNotebook], { type: "application/x-ipynb+json" });
          const keep = mdDom.make("a", { href: URL.createObjectURL(blob), download: link.pathname.split("/").pop() });
          keep.click();
          tag.remove();
        };
        document.head.append(tag);
      });
    }
  }
})();
