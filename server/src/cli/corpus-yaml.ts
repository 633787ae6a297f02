/** A proposal for `corpus.yaml` (建议的说明文件): what is certain stands there to be used, what somebody has to look up is left open behind `#`. */

import type { CorpusDocument } from '../corpus/model.js';
import type { Blank, Finding, Proposal } from '../engine/doctor/model.js';
import { groupBy } from '../text/groups.js';
import type { Language } from '../text/localized.js';
import { plain } from './columns.js';

const FORMS: Readonly<Record<Blank, string>> = { title: 'title: ""', number: 'number: ""', date: 'date: YYYY-MM-DD', territory: 'territory: ""' };

/** The proposal for each corpus; valid YAML, which changes nothing but what is certain. Pasted as it is into the file of a corpus folder. */
export function doctorYaml(findings: readonly Finding[], language: Language): string {
  const useful = findings.filter(isForYaml);
  if (useful.length === 0) return { zh: '# 没有要写进 corpus.yaml 的内容\n', en: '# Nothing to write into corpus.yaml\n' }[language];
  return [...groupBy(useful, ({ document }) => document.corpus)].map(([corpus, found]) => corpusPart(corpus, found, language)).join('\n');
}

/** Whether something can be done about a finding in a `corpus.yaml`. */
export function isForYaml({ proposal, blanks = [] }: Finding): boolean {
  return proposal !== undefined || blanks.length > 0;
}

function corpusPart(corpus: string, findings: readonly Finding[], language: Language): string {
  const head = { zh: `# 放进 ${plain(corpus)} 的 corpus.yaml；# 开头的行请查实后填写`, en: `# For the corpus.yaml of ${plain(corpus)}; fill in the lines behind # once you have looked them up` }[language];
  const entries = [...groupBy(findings, ({ document }) => document).entries()].map(([document, found]) => entryOf(document, found, language));
  const certain = entries.filter(({ isCertain }) => isCertain);
  return `${head}\n${certain.length > 0 ? 'documents:' : '# documents:'}\n${entries.map(({ lines }) => lines.map((line) => `${line}\n`).join('')).join('')}`;
}

function entryOf(document: CorpusDocument, findings: readonly Finding[], language: Language): { readonly lines: string[]; readonly isCertain: boolean } {
  const proposal: Proposal = Object.assign({}, ...findings.map((finding) => finding.proposal));
  const values = Object.entries(proposal.ignore ? { ignore: true } : proposal).map(([key, value]) => `${key}: ${String(value)}`);
  const isCertain = values.length > 0;
  const blanks = [...new Set(findings.flatMap((finding) => finding.blanks ?? []))].filter((blank) => !(blank in proposal)).map((blank) => FORMS[blank]);
  const { title } = document.document.metadata;
  return {
    isCertain,
    lines: [
      ...(title ? [`  # ${plain(title.value)}`] : []),
      ...findings.map(({ message }) => `  # ${plain(message[language])}`),
      `  ${isCertain ? '' : '# '}${JSON.stringify(document.path)}:`,
      ...values.map((value) => `    ${value}`),
      ...(proposal.ignore ? [] : blanks.map((blank) => (isCertain ? `    # ${blank}` : `  #   ${blank}`))),
    ],
  };
}
