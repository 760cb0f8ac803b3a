// What a page tells of how it is shown, as plain values. Nothing here changes a page but `space` and `stops`.
(() => {
  const SAYS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex^='-'])";
  const CONTROLS = "button, input, select, textarea, summary";
  const brief = element => element.outerHTML.slice(0, 80);
  const every = () => [...document.body.querySelectorAll("*")];
  const own = element => [...element.childNodes].map(node => node.nodeType === 3 ? node.data.trim() : "").join("");
  const style = (element, part) => getComputedStyle(element, part);
  const isShown = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    [...element.getClientRects()].some(each => each.width * each.height);
  const isClear = colour => /^rgba\(.*, 0\)$/.test(colour);
  const named = found => found.map(each => each.id + ": " + each.nodes.map(node => node.html.slice(0, 80)).join(" "));
  const ground = element => {
    for (let each = element; each; each = each.parentElement) {
      const { backgroundColor, backgroundImage } = style(each);
      if (backgroundImage !== "none") return "a picture";
      if (!isClear(backgroundColor)) return backgroundColor;
    }
    return "rgb(255, 255, 255)";
  };
  const sides = look => ["Top", "Right", "Bottom", "Left"].map(side =>
    ({ line: look[`border${side}Style`], width: look[`border${side}Width`], colour: look[`border${side}Color`] }))
    .map(side => side.line === "none" ? { ...side, width: "0px" } : side);
  const hasBorder = look => sides(look).some(side => parseFloat(side.width) && !isClear(side.colour));
  const isOnlyGround = (look, size) => size && !hasBorder(look) &&
    (!isClear(look.backgroundColor) || look.backgroundImage !== "none");

  // What is seen in the middle of as much of a box as the screen shows.
  const onTop = box => {
    const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)];
    const [right, bottom] = [Math.min(box.right, innerWidth), Math.min(box.bottom, innerHeight)];
    return left < right && top < bottom ? document.elementFromPoint((left + right) / 2, (top + bottom) / 2) : null;
  };
  const wide = () => document.documentElement.scrollWidth;
  // Words that a box of a set size, or one that hides what flows over, cuts off.
  const cut = () => every().filter(each => {
    const look = style(each), hides = /hidden|clip/;
    return each.textContent.trim() && each.clientWidth > 1 &&
      (hides.test(look.overflowX) && each.scrollWidth > each.clientWidth + 1 ||
       hides.test(look.overflowY) && each.scrollHeight > each.clientHeight + 1);
  }).map(brief);
  const scrolled = () => every().filter(each => {
    const look = style(each), scrolls = /auto|scroll/;
    const reached = each.matches("textarea") || each.tabIndex >= 0 && each.hasAttribute("tabindex") &&
      (each.ariaLabel || each.hasAttribute("aria-labelledby"));
    return !reached && (scrolls.test(look.overflowX) || scrolls.test(look.overflowY));
  }).map(brief);

  globalThis.remit = {
    refused: [],
    async axe() {
      const rules = { "target-size": { enabled: true } };
      const told = await axe.run(document, { rules, elementRef: false, resultTypes: ["violations", "incomplete"] });
      return { wrong: named([...told.violations, ...told.incomplete]), passed: told.passes.map(each => each.id) };
    },
    look: () => ({
      width: document.documentElement.clientWidth, content: wide(), cut: cut(), scrolled: scrolled(),
      refused: remit.refused, sheets: document.styleSheets.length,
      pictures: [...document.images].map(each =>
        [each.currentSrc.split("/").pop(), each.naturalWidth, each.clientWidth]),
      small: every().filter(each => own(each) && parseFloat(style(each).fontSize) < 16).map(brief),
    }),
    // What readers may set by WCAG 1.4.12. It comes last, for it changes the page.
    space() {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; " +
        "word-spacing: .16em !important; } p { margin-bottom: 2em !important; }");
      document.adoptedStyleSheets = [sheet];
      return { spaced: wide(), spaced_cut: cut() };
    },
    // How many stops of the Tab key there are; from now on each is recorded when it is reached.
    stops() {
      const reached = remit.reached = [];
      const awaited = remit.awaited = new Set(every().filter(each => each.matches(SAYS) && isShown(each)));
      const resting = new Map([...awaited].map(each => [each, style(each).boxShadow]));
      addEventListener("focusin", ({ target }) => {
        const look = style(target), there = [...target.getClientRects()].map(onTop).filter(Boolean);
        awaited.delete(target);
        reached.push({
          of: brief(target), outline: look.outlineStyle === "none" ? 0 : parseFloat(look.outlineWidth),
          colour: look.outlineColor, ground: ground(target.parentElement),
          glows: look.boxShadow !== "none" && look.boxShadow !== resting.get(target),
          covered: !there.some(each => target.contains(each)),
        });
      });
      return awaited.size;
    },
    reach: () => ({ reached: remit.reached, missed: [...remit.awaited].map(brief) }),
    // What is there without a script.
    plain() {
      const scripted = element => element.closest("[hidden]")?.querySelector(CONTROLS);
      const bare = text => text.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
      const told = every().filter(own), shown = new Set(told.filter(isShown).map(each => bare(own(each))));
      return {
        width: document.documentElement.clientWidth, content: wide(), cut: cut(), words: shown.size,
        hidden: told.filter(each => !isShown(each) && !scripted(each) && !shown.has(bare(own(each)))).map(brief),
        dead: every().filter(each => isShown(each) && !each.closest("form[action], details") &&
          (each.matches(CONTROLS) || each.matches("a:not([href]), a[href='#'], a[href^='javascript:' i]"))).map(brief),
      };
    },
    // Colours of words and of lines, each with what it stands on; and what is told by colour alone.
    colours() {
      const words = {}, lines = {};
      for (const each of every().filter(isShown)) {
        const look = style(each);
        const colour = isClear(look.webkitTextFillColor) ? look.webkitTextFillColor : look.color;
        if (own(each)) words[[colour, ground(each)].join("|")] ??= brief(each);
        for (const side of sides(look)) if (parseFloat(side.width) && !isClear(side.colour))
          lines[[side.colour, ground(each.parentElement)].join("|")] ??= brief(each);
      }
      const empty = every().filter(each => isShown(each) && !each.textContent.trim() && !each.matches("img, input, hr") &&
        !each.querySelector("img, input, svg") && isOnlyGround(style(each), each.clientWidth * each.clientHeight));
      const marked = every().filter(each => ["::before", "::after"].some(part => {
        const look = style(each, part);
        return look.content === '""' && isOnlyGround(look, parseFloat(look.width) * parseFloat(look.height) !== 0);
      }));
      return {
        words, lines, empty: [...empty, ...marked].map(brief),
        links: [...document.links].filter(each => isShown(each) && !style(each).textDecorationLine.includes("underline"))
          .map(brief),
        pictures: [...document.images].filter(isShown).filter(each => isClear(style(each).backgroundColor)).map(brief),
        kinds: [...document.querySelectorAll(".steps > li, .verdict")].map(each => {
          const look = style(each), form = sides(look).map(side => `${side.line} ${side.width}`);
          return { of: each.className, form: [...form, look.borderTopLeftRadius, look.clipPath].join(", "),
            border: hasBorder(look), words: (each.querySelector(".who") ?? each).textContent };
        }),
      };
    },
  };
  addEventListener("securitypolicyviolation",
    told => remit.refused.push(`${told.violatedDirective} ${told.blockedURI}`));
})();
