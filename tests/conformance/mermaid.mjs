// Mermaid under jsdom: what its own parser makes of a diagram, as its own data says it would be drawn.
import { createInterface } from "node:readline";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!DOCTYPE html><body></body>");
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false, suppressErrorRendering: true });

// While it parses, Mermaid hides numbered letters behind two others; a browser then reads them in HTML.
const hidden = (text) => text.replaceAll("ﬂ°°", "&#").replaceAll("ﬂ°", "&").replaceAll("¶ß", ";");
const area = window.document.createElement("div");
const shown = (label) =>
  [label ?? []].flat().map((line) => {
    area.innerHTML = hidden(line);
    for (const each of area.querySelectorAll("br")) each.replaceWith("\n");
    if (area.children.length) throw new Error(`an element in a label: ${area.innerHTML}`);
    return area.textContent;
  });

function nodes(found) {
  const leaves = found.filter((node) => !node.isGroup && !/^state(Start|End)$/.test(node.shape));
  return leaves.map(({ id, shape, label, description, parentId, cssClasses }) => {
    const title = shown(label);
    // A state that holds more than its title has all in a list, the title first.
    const more = shape === "rectWithTitle" ? shown(description) : [];
    return { id, title: title.join("\n"), more, parent: parentId ?? "", classes: cssClasses ?? "" };
  });
}

for await (const line of createInterface({ input: process.stdin })) {
  const { name, machine: text } = JSON.parse(line);
  try {
    const { db, type } = await mermaid.mermaidAPI.getDiagramFromText(text);
    const drawn = db.getData();
    const groups = drawn.nodes.filter((node) => node.isGroup);
    const round = (shape) => drawn.nodes.filter((node) => node.shape === shape).map((node) => node.id);
    console.log(
      JSON.stringify({
        name,
        type,
        nodes: nodes(drawn.nodes),
        starts: round("stateStart"),
        ends: round("stateEnd"),
        groups: groups.map(({ id, label }) => [id, shown(label).join("\n")]),
        edges: drawn.edges.map(({ start, end, label }) => [start, end, shown(label).join("\n")]),
        described: [shown(db.getAccTitle()), shown(db.getAccDescription())].flat(),
      }),
    );
  } catch (error) {
    console.log(JSON.stringify({ name, error: String(error) }));
  }
}
