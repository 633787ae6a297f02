/** The page of 查重: shares of the draft's text by source, a strip of the whole draft, sources, and passages beside those of their sources. */

import type { Passage, Reuse, ReuseAnswer } from '../src/panels/answers.js';
import type { Words } from '../src/panels/messages.js';
import type { ReuseWord } from '../src/panels/reuse-words.js';
import { element, refill, type Child } from './dom.js';
import { headOf, noticeOf, onWidth, orderSaid } from './heads.js';
import { PassageWords } from './passage-words.js';
import { kindOf, patterns, shareList, stripDrawing, type Kind } from './reuse-strip.js';
import { SOURCE_COLUMNS, sourcesTable, type SourceColumn } from './reuse-sources.js';
import { nextOrder, type Order } from './sorting.js';
import { foremost, Page } from './vscode-page.js';
import { filled, percent, signsOf } from './wording.js';

interface State {
  readonly order: Order<SourceColumn> | null;
  /** The source whose passages alone are shown: its corpus and path. */
  readonly source: string;
}

class ReusePage {
  private readonly page = new Page<State>();
  private readonly head = element('header', {});
  private readonly shares = element('section', {});
  private readonly strip = element('div', { class: 'strip' });
  private readonly sources = element('section', {});
  private readonly passages = element('section', {});
  private readonly said = element('p', { role: 'status', class: 'unseen' });
  private readonly main = element('main', { hidden: true }, this.shares, this.said, this.sources, this.passages);
  private readonly blankText = element('p', { class: 'blank', role: 'status' });
  private words: Words<ReuseWord> | undefined;
  private reuse: Reuse | undefined;
  private order: Order<SourceColumn> | undefined = this.page.state.order ?? undefined;
  private source = this.page.state.source ?? '';
  private room = 0;

  constructor() {
    document.body.append(patterns(), this.head, this.main, this.blankText);
    onWidth(this.main, (width) => {
      this.room = width;
      this.drawStrip();
    });
    this.page.listen<ReuseAnswer, ReuseWord>({
      start: (words) => (this.words = words),
      show: (answer) => this.show(answer),
      blank: (text) => this.blank(text),
      reveal: (line) => this.reveal(line),
    });
  }

  private show(answer: ReuseAnswer): void {
    const { words } = this;
    if (!words) return;
    const { reuse } = answer;
    this.reuse = reuse;
    this.blankText.textContent = '';
    this.main.hidden = reuse === undefined;
    const { comma } = signsOf(document.documentElement.lang);
    const counted = reuse && [filled(words.counted, reuse.characters), ...(reuse.uncounted > 0 ? [filled(words.uncountedNote, reuse.uncounted)] : [])].join(comma);
    refill(this.head, ...headOf(answer, words), counted !== undefined && element('p', { class: 'summary' }, counted), noticeOf(answer, words));
    if (!reuse) return;
    if (!reuse.sources.some(({ corpus, path }) => `${corpus}/${path}` === this.source)) this.source = '';
    this.drawShares(reuse, words);
    this.drawStrip();
    this.drawSources(reuse, words);
    this.drawPassages(reuse, words);
  }

  private blank(text: string): void {
    this.reuse = undefined;
    this.main.hidden = true;
    refill(this.head, ...(this.words ? [element('h1', {}, this.words.title)] : []));
    this.blankText.textContent = text;
  }

  /** Goes to the passage that holds a line of the draft, or to the first one behind it. */
  private reveal(line: number): void {
    const passage = this.reuse && foremost(this.reuse.passages, ({ ours }) => [ours.range], line);
    if (!passage || !this.reuse) return;
    const index = this.reuse.passages.indexOf(passage);
    if (this.source !== '') this.chooseSource('');
    const item = this.passages.querySelector<HTMLElement>(`[data-passage="${index}"]`);
    item?.querySelector<HTMLElement>('button')?.focus();
    item?.scrollIntoView({ block: 'center' });
  }

  private sort(column: SourceColumn): void {
    const { reuse, words } = this;
    if (!reuse || !words) return;
    this.order = nextOrder(this.order, column);
    this.page.keep({ order: this.order ?? null });
    this.drawSources(reuse, words);
    this.said.textContent = orderSaid(this.order, SOURCE_COLUMNS.map(({ name, word }) => ({ name, label: words[word] })), words);
  }

  private chooseSource(source: string): void {
    const { reuse, words } = this;
    if (!reuse || !words) return;
    this.source = source;
    this.page.keep({ source });
    this.drawSources(reuse, words);
    this.drawPassages(reuse, words);
  }

  private drawShares(reuse: Reuse, words: Words<ReuseWord>): void {
    refill(this.shares, element('h2', {}, words.shares), shareList(reuse, words), element('h3', {}, words.strip), this.strip, element('p', { class: 'note' }, words.stripHint));
  }

  private drawStrip(): void {
    const { reuse, words, room } = this;
    if (!reuse || !words || room === 0) return;
    refill(this.strip, stripDrawing(reuse, room, words, (line) => this.openLine(line)), element('p', { class: 'ends', 'aria-hidden': 'true' }, element('span', {}, words.stripStart), element('span', {}, words.stripEnd)));
  }

  private openLine(line: number): void {
    const at = { line, character: 0 };
    this.page.say({ type: 'draft', range: { start: at, end: at } });
  }

  private drawSources(reuse: Reuse, words: Words<ReuseWord>): void {
    if (reuse.sources.length === 0) return refill(this.sources, element('p', { class: 'note' }, words.noSources));
    refill(this.sources, sourcesTable(reuse, words, { order: this.order, chosen: this.source, sort: (column) => this.sort(column), choose: (source) => this.chooseSource(source === this.source ? '' : source) }));
  }

  private drawPassages(reuse: Reuse, words: Words<ReuseWord>): void {
    const { passages, sources } = reuse;
    const chosen = passages.map((passage, index) => ({ passage, index })).filter(({ passage }) => this.source === '' || keyOf(sources[passage.source]!) === this.source);
    if (passages.length === 0) return refill(this.passages);
    refill(
      this.passages,
      element('h2', {}, words.passages),
      element('p', { role: 'status', class: 'status' }, filled(words.passagesShown, chosen.length, passages.length), this.source !== '' && ' ', this.source !== '' && element('button', { type: 'button', class: 'link', 'data-focus': 'all', onclick: () => this.chooseSource('') }, words.allPassages)),
      element('ol', { class: 'passages' }, ...chosen.map(({ passage, index }) => this.passage(passage, index, reuse, words))),
    );
  }

  private passage(passage: Passage, index: number, { sources, characters: all }: Reuse, words: Words<ReuseWord>): HTMLElement {
    const { ours, theirs, characters } = passage;
    const source = sources[passage.source]!;
    const kind: Kind = kindOf(passage.source, sources);
    const said = new PassageWords(words, passage, source);
    const place = { corpus: source.corpus, path: source.path };
    const link = (focus: string, text: Child, label: string, deed: () => void): HTMLElement => element('button', { type: 'button', class: 'link', 'data-focus': `${focus} ${index}`, 'aria-label': label, onclick: deed }, text);
    return element(
      'li',
      { 'data-passage': index, class: kind },
      element(
        'p',
        { class: 'pair' },
        link('draft', said.ours, filled(words.openDraft, said.ours), () => this.page.say({ type: 'draft', range: ours.range })),
        element('span', { 'aria-hidden': 'true', class: 'arrow' }, ' ↔ '),
        link('source', element('span', { lang: 'zh-CN' }, said.theirs), filled(words.openSource, said.theirs), () => this.page.say({ type: 'source', ...place, span: theirs.span })),
      ),
      element('p', { class: 'opening', lang: 'zh-CN' }, ours.opening),
      element(
        'p',
        { class: 'deeds' },
        element('span', { class: 'note' }, `${percent((characters * 1000) / Math.max(1, all))} · ${filled(words.onlyCharacters, characters)} · ${words[source.relation]}`),
        element('button', { type: 'button', class: 'secondary', 'data-focus': `compare ${index}`, 'aria-label': filled(words.comparePassage, said.ours, said.theirs), onclick: () => this.page.say({ type: 'compare', ...place, ours: { first: ours.first, last: ours.last }, theirs: { first: theirs.first, last: theirs.last } }) }, words.compare),
      ),
    );
  }
}

function keyOf({ corpus, path }: { readonly corpus: string; readonly path: string }): string {
  return `${corpus}/${path}`;
}

new ReusePage();
