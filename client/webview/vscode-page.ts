/** A page and its panel (页面与面板): what it keeps, and what they say to each other. */

import type { Range } from '../src/panels/answers.js';
import type { FromPage, PageState, ToPage, Words } from '../src/panels/messages.js';

interface CodeApi {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: object): void;
}

declare function acquireVsCodeApi(): CodeApi;

/** What a page does when its panel says something. */
export interface PageView<Answer, Key extends string> {
  start(words: Words<Key>): void;
  show(answer: Answer): void;
  blank(text: string): void;
  reveal(line: number): void;
}

export class Page<State extends object> {
  private readonly code = acquireVsCodeApi();
  private kept: Partial<State> & PageState = (this.code.getState() ?? {}) as Partial<State> & PageState;

  /** What the page kept when it was shown last. */
  get state(): Partial<State> {
    return this.kept;
  }

  keep(state: Partial<State>): void {
    this.kept = { ...this.kept, ...state };
    this.code.setState(this.kept);
  }

  say(message: FromPage): void {
    this.code.postMessage(message);
  }

  /** Listens from now on, and says so. */
  listen<Answer, Key extends string>(view: PageView<Answer, Key>): void {
    addEventListener('message', ({ data }: MessageEvent<ToPage<Answer, Key>>) => {
      switch (data.type) {
        case 'start':
          return view.start(data.words);
        case 'show':
          this.kept = { ...this.kept, uri: data.uri };
          this.code.setState(this.kept);
          return view.show(data.answer);
        case 'blank':
          return view.blank(data.text);
        case 'reveal':
          return view.reveal(data.line);
      }
    });
    this.say({ type: 'ready' });
  }
}

/** What stands in a line of the draft, or else the first behind it. */
export function foremost<T>(items: readonly T[], rangesOf: (item: T) => readonly Range[], line: number): T | undefined {
  const behind = items.flatMap((item) => rangesOf(item).map(({ start, end }) => ({ item, from: start.line <= line && line <= end.line ? line : start.line }))).filter(({ from }) => from >= line);
  return behind.sort((one, other) => one.from - other.from)[0]?.item;
}
