/** Making elements (页面元素): everything that is shown is set as text, never as markup. */

export type Child = Node | string | false | undefined;
type Attribute = string | number | boolean | undefined;

/** Attributes of an element; `on…` are listeners. One that is `false` or `undefined` is left out, `true` is empty. */
export type Attributes = Readonly<Record<string, Attribute | ((event: Event) => void)>>;

export function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElementTagNameMap[Tag] {
  return furnished(document.createElement(tag), attributes, children);
}

/** An element of a drawing. */
export function shape<Tag extends keyof SVGElementTagNameMap>(tag: Tag, attributes: Attributes = {}, ...children: readonly Child[]): SVGElementTagNameMap[Tag] {
  return furnished(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function furnished<E extends Element>(made: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.filter((child): child is Node | string => child !== undefined && child !== false));
  return made;
}

/** Puts other children into an element. What has the focus keeps it, if it is still there by its `data-focus`. */
export function refill(parent: Element, ...children: readonly Child[]): void {
  const { activeElement } = document;
  const focused = activeElement instanceof HTMLElement && parent.contains(activeElement) ? activeElement.dataset['focus'] : undefined;
  parent.replaceChildren(...children.filter((child): child is Node | string => child !== undefined && child !== false));
  if (focused === undefined) return;
  for (const candidate of parent.querySelectorAll<HTMLElement>('[data-focus]')) if (candidate.dataset['focus'] === focused) candidate.focus({ preventScroll: true });
}

/** Words that only a screen reader says. */
export function unseen(text: string): HTMLElement {
  return element('span', { class: 'unseen' }, text);
}

/** What a sighted reader sees and a screen reader need not hear. */
export function silent(text: string): HTMLElement {
  return element('span', { 'aria-hidden': 'true' }, text);
}
