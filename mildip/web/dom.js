// Make elements without innerHTML, so that text stays text.

const mdDom = (() => {
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "class") element.className = value;
      else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children);
    return element;
  };

  // For HTML that Python made from a bank's Markdown (raw HTML is escaped there).
  const rich = (tag, attributes, html) => {
    const element = make(tag, attributes);
    element.innerHTML = html;
    return element;
  };

  const plain = (html) => rich("span", {}, html).textContent;

  // Ids are counted on the window: in a notebook each widget loads its own copy of this script into one page.
  const fresh = (name) => `md-${name}-${(window.mdCount = (window.mdCount ?? 0) + 1)}`;

  return { make, rich, plain, fresh };
})();
