/** Runs in the workbench's page: where words stand on the screen. VS Code spreads a line of text over many elements. */

/* global document, getComputedStyle, NodeFilter */

globalThis.screenText = {
  /** The lines that the editor shows. */
  shown: () => lines().map(textOf).join('\n'),

  /** The middle of a text in the editor, of its first row where it is wrapped; `undefined` where it is not shown. */
  middleOf(text) {
    const line = lines().find((candidate) => textOf(candidate).includes(text));
    const box = line && boxOf(line, textOf(line).indexOf(text), text.length);
    return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  },

  /** The colour of the letter at a place. */
  colourAt({ x, y }) {
    const letters = document.elementsFromPoint(x, y).find((element) => element.matches('.view-line span span'));
    return letters && getComputedStyle(letters).color;
  },

  /** The colour of the letter in the middle of a text: both are looked at in one go, as lines move when something comes in above them. `undefined` where it is not shown. */
  colourOf(text) {
    const place = globalThis.screenText.middleOf(text);
    return place && globalThis.screenText.colourAt(place);
  },

  /** What of a webview's page cannot be seen whole: boxes that cut their words off, and parts that stick out. */
  cutIn(body) {
    const elements = [...body.querySelectorAll('*:not(.unseen, svg *)')];
    const cut = elements.filter((each) => each.clientWidth > 0 && each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== 'visible');
    const out = elements.filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1);
    return [...cut, ...out].map((each) => `${each.tagName} ${each.getAttribute('class')} ${each.textContent.slice(0, 30)}`);
  },
};

function lines() {
  return [...document.querySelectorAll('.editor-instance .view-line')];
}

function textOf(line) {
  return line.textContent.replaceAll('\u00a0', ' ');
}

function boxOf(line, start, length) {
  const range = document.createRange();
  range.setStart(...pointAt(line, start));
  range.setEnd(...pointAt(line, start + length));
  return range.getClientRects()[0];
}

/** The text node in which the character of a line stands, and its place there. */
function pointAt(line, offset) {
  const nodes = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  let rest = offset;
  let node = nodes.nextNode();
  for (let next = nodes.nextNode(); next && rest > node.length; next = nodes.nextNode()) {
    rest -= node.length;
    node = next;
  }
  return [node, rest];
}
