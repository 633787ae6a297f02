/** Fields (域) of a Word file: instructions are not shown, results are, but those of a table of contents. */

/** Furniture, as the headings that it lists stand in the text. */
const CONTENTS = /^\s{0,20}(?:TOC|TOA|INDEX)\b/i;
/** Characters of an instruction that are looked at. */
const INSTRUCTION = 64;

interface Field {
  instruction: string;
  /** Whether what comes is the instruction; the result otherwise. */
  instructing: boolean;
  contents: boolean;
}

/** The fields that are open at a place of the text. */
export class Fields {
  readonly #open: Field[] = [];
  #instructing = 0;
  #contents = 0;

  /** `keepContents`: the results of tables of contents are shown too. */
  constructor(private readonly keepContents: boolean) {}

  /** Whether a text is shown here. What stands beside an instruction of the outermost field is: Word writes nothing there, damaged files do. */
  get shown(): boolean {
    if (this.#contents > 0) return false;
    return this.#instructing === 0 || (this.#instructing === 1 && this.#open[this.#open.length - 1]!.instructing);
  }

  /** Whether a table of contents has begun that has not ended. */
  get inContents(): boolean {
    return this.#contents > 0;
  }

  begin(): void {
    this.#open.push({ instruction: '', instructing: true, contents: false });
    this.#instructing++;
  }

  instruct(text: string): void {
    const field = this.#open[this.#open.length - 1];
    if (field && field.instruction.length < INSTRUCTION) field.instruction += text.slice(0, INSTRUCTION);
  }

  /** The instruction ends, the result begins. */
  separate(): void {
    const field = this.#open[this.#open.length - 1];
    if (!field?.instructing) return;
    field.instructing = false;
    this.#instructing--;
    field.contents = !this.keepContents && CONTENTS.test(field.instruction);
    if (field.contents) this.#contents++;
  }

  end(): void {
    const field = this.#open.pop();
    if (field?.instructing) this.#instructing--;
    if (field?.contents) this.#contents--;
  }
}
