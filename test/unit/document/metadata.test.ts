/** What a document says of itself: title, number, date, status, period, place, from front matter, rows, head and signature. */

import assert from 'node:assert/strict';
import { clauseTexts, outline, parse, quote } from '../../support/policy.js';

const NOTICE = `示例市人民政府办公室关于印发《示例市数据要素发展实施方案（2026—2028年）》的通知

示府办发〔2026〕17号

各县（市、区）人民政府，市级各部门：

《示例市数据要素发展实施方案（2026—2028年）》已经市政府同意，现印发给你们，请认真组织实施。

附件：示例市数据要素发展实施方案（2026—2028年）

示例市人民政府办公室
2026年3月29日

示例市数据要素发展实施方案
（2026—2028年）

为培育数据要素市场，制定本方案。

一、总体要求
分步推进，先易后难。

二、重点任务
（一）建好底座。统一目录，统一接口。
`;

describe('a 印发通知 with its attachment', () => {
  const document = parse(NOTICE);

  it('is one document: title and period from the attachment, number and date from the wrapper', () => {
    const { title, wrapperTitle, number, date, dateSource, period, genre, issuer } = document.metadata;
    assert.equal(title?.value.replace(/（.*/, ''), '示例市数据要素发展实施方案');
    assert.equal(quote(document, title!.span).split('\n')[0], '示例市数据要素发展实施方案');
    assert.equal(wrapperTitle?.value, '示例市人民政府办公室关于印发《示例市数据要素发展实施方案（2026—2028年）》的通知');
    assert.equal(number?.value, '示府办发〔2026〕17号');
    assert.deepEqual([date?.value, dateSource], ['2026-03-29', 'text']);
    assert.deepEqual(period, { from: 2026, to: 2028 });
    assert.equal(genre, '实施方案');
    assert.equal(issuer?.value, '示例市人民政府办公室');
  });

  it('has two parts, and numbering restarts', () => {
    assert.deepEqual(document.parts.map((part) => part.kind), ['body', 'attachment']);
    assert.deepEqual(outline(document), ['一、|总体要求', '二、|重点任务', '  （一）|建好底座']);
    assert.deepEqual([...new Set(document.headings.map((heading) => heading.part))], [1]);
  });

  it('reads only running text as clauses', () => {
    assert.deepEqual(clauseTexts(document), [
      '《示例市数据要素发展实施方案（2026—2028年）》已经市政府同意，现印发给你们，请认真组织实施。',
      '为培育数据要素市场，制定本方案。',
      '分步推进，先易后难。',
      '统一目录，统一接口。',
    ]);
  });

  it('is recognised by a line 附件 too', () => {
    const marked = parse(NOTICE.replace('2026年3月29日\n\n', '2026年3月29日\n\n附件\n\n'));
    assert.equal(marked.metadata.title?.value.replace(/（.*/, ''), '示例市数据要素发展实施方案');
    assert.deepEqual(marked.parts.map((part) => part.kind), ['body', 'attachment']);
    assert.deepEqual(marked.headings.map((heading) => heading.part), [1, 1, 1]);
  });
});

describe('attachments', () => {
  it('each restart the numbering', () => {
    const document = parse('示例市工作方案\n\n一、目标\n三年见效，五年成型。\n\n附件1\n任务清单\n一、甲类任务\n由市里组织，按季推进。\n\n附件2\n责任清单\n一、乙类任务\n由县里组织，按月推进。');
    assert.deepEqual(document.headings.map((heading) => `${heading.part} ${heading.label.value}${heading.title}`), ['0 一、目标', '1 一、甲类任务', '2 一、乙类任务']);
    assert.deepEqual(document.parts.map((part) => part.title), ['示例市工作方案', '任务清单', '责任清单']);
  });
});

describe('front matter', () => {
  it('goes before the text', () => {
    const document = parse('---\ntitle: 示例市新方案\nnumber: 示府发〔2026〕2号\ndate: 2026-11-22\nissuer: 示例市人民政府\nterritory: 示例省示例市\nlevel: city\nstatus: 征求意见稿\n---\n# 示例市旧方案\n\n正文在此，一并说明。\n\n2020年1月1日\n');
    const { title, number, date, dateSource, issuer, territory, level, status } = document.metadata;
    assert.deepEqual([title?.value, number?.value, date?.value, dateSource, issuer?.value, territory, level, status], ['示例市新方案', '示府发〔2026〕2号', '2026-11-22', 'front-matter', '示例市人民政府', '示例省示例市', 'city', 'draft']);
    assert.equal(quote(document, title!.span), '示例市新方案');
    assert.deepEqual(document.problems, []);
    assert.deepEqual(clauseTexts(document), ['正文在此，一并说明。']);
  });

  it('counts with CRLF in its places too', () => {
    const document = parse('---\r\ntitle: 示例市新方案\r\ndate: 2026-11-22\r\n---\r\n正文在此，一并说明。');
    assert.equal(quote(document, document.metadata.date!.span), '2026-11-22');
    assert.deepEqual(clauseTexts(document), ['正文在此，一并说明。']);
  });

  for (const [name, yaml, message, at] of [
    ['broken YAML', 'title: "没有结束\nnumber: 一', /不是合法的 YAML/, undefined],
    ['a key that stands twice', 'level: city\nlevel: city', /不是合法的 YAML：DUPLICATE_KEY/, undefined],
    ['an impossible date', 'date: 2026-02-30', /date 不是日期：“2026-02-30”/, '2026-02-30'],
    ['words for a date', 'date: 明年春天', /date 不是日期：“明年春天”/, '明年春天'],
    ['an unknown level', 'level: village', /level 只能是 national、province、city、county，不能是“village”/, 'village'],
    ['YAML nested without end', `a: ${'['.repeat(500)}`, /层次过深/, undefined],
  ] as const) {
    it(`says what is wrong: ${name}`, () => {
      const document = parse(`---\n${yaml}\n---\n正文在此，一并说明。`);
      const [problem] = document.problems;
      assert.match(problem!.message.zh, message);
      if (at !== undefined) assert.equal(quote(document, problem!.span), at);
      assert.ok(problem!.span.start > 0 || /层次/.test(problem!.message.zh));
      assert.ok(problem!.span.end <= document.text.indexOf('\n正文'));
      assert.deepEqual(clauseTexts(document), ['正文在此，一并说明。']);
    });
  }

  it('with an impossible date falls back to the text', () => {
    const document = parse('---\ndate: 2026-02-30\n---\n示例市工作方案\n\n正文在此，一并说明。\n\n2025年6月1日');
    assert.deepEqual([document.metadata.date?.value, document.metadata.dateSource], ['2025-06-01', 'text']);
  });

  it('is only what is closed', () => {
    const document = parse('---\n正文在此，一并说明。');
    assert.deepEqual(clauseTexts(document), ['正文在此，一并说明。']);
    assert.deepEqual(document.problems, []);
  });
});

describe('metadata rows of a page', () => {
  for (const [name, rows] of [
    ['on one line each', '发文字号：示府发〔2022〕3号\n发文机关：示例市人民政府\n成文日期：2022年3月29日\n发布日期：2022年4月2日\n有效性：有效'],
    ['on two lines each', '发文字号：\n示府发〔2022〕3号\n发文机关：\n示例市人民政府\n成文日期：\n2022年3月29日\n发布日期：\n2022年4月2日\n有效性：\n有效'],
    ['several to a line', ' 索 引 号  00012345/2022-00078  发文机关  示例市人民政府  发布日期  2022-04-02\n 文  号  示府发〔2022〕3号  公文种类  通知\n 成文日期  2022-03-29  有效性  有效'],
  ] as const) {
    it(`are read ${name}`, () => {
      const document = parse(`${rows}\n\n示例市人民政府关于加强节水工作的意见\n\n各县要抓好节水，按季报告。`);
      const { number, issuer, date, status, title } = document.metadata;
      assert.deepEqual([number?.value, issuer?.value, date?.value, status, title?.value], ['示府发〔2022〕3号', '示例市人民政府', '2022-03-29', 'in-force', '示例市人民政府关于加强节水工作的意见']);
      assert.equal(quote(document, number!.span), '示府发〔2022〕3号');
      assert.deepEqual(clauseTexts(document), ['各县要抓好节水，按季报告。']);
    });
  }

  it('tell a repealed document', () => {
    assert.equal(parse('标题：示例市节水意见\n有效性：废止\n\n各县要抓好节水，按季报告。').metadata.status, 'repealed');
  });
});

describe('a row that says nothing', () => {
  for (const [name, rows] of [
    ['its value is empty', '发文字号：\n成文日期：\n有效性：有效'],
    ['its value is 无', '发文字号：无\n成文日期：\n无'],
    ['the text follows at once', '文号：\n示例市人民政府关于2022年节水工作的意见\n成文日期：\n示例市人民政府关于2022年节水工作的意见'],
  ] as const) {
    it(`gives none: ${name}`, () => {
      const document = parse(`${rows}\n\n示例市人民政府关于2022年节水工作的意见\n\n各县要抓好节水，按季报告。`);
      assert.deepEqual([document.metadata.number, document.metadata.date], [undefined, undefined]);
      assert.equal(document.metadata.title?.value, '示例市人民政府关于2022年节水工作的意见');
      assert.deepEqual(clauseTexts(document), ['各县要抓好节水，按季报告。']);
    });
  }
});

describe('the number', () => {
  for (const [written, number] of [
    ['示科函〔2025〕\u200b161号', '示科函〔2025〕161号'],
    ['\u200b示科函〔2025〕161号', '示科函〔2025〕161号'],
    ['示例省科技厅公告2022年 第10号', '2022年 第10号'],
    ['2022年 第10号', '2022年 第10号'],
    ['示科函 ﹝2022﹞ 88号', '示科函 ﹝2022﹞ 88号'],
    ['示例省人民政府令第5号', '示例省人民政府令第5号'],
  ] as const) {
    it(`is read from its row: ${written}`, () => assert.equal(parse(`发文字号：\n${written}\n\n示例省科技厅公告\n\n各县要抓好节水，按季报告。`).metadata.number?.value, number));
  }

  for (const [head, number] of [
    ['示例省科技厅公告（2023年第17号）', '2023年第17号'],
    ['示例省科技厅公告\n（2023年 第17号）', '2023年 第17号'],
    ['示例省科技厅关于节水的通知\n（示科函〔2023〕17号）', '示科函〔2023〕17号'],
    ['示例省节水条例（第二次修订）', undefined],
    ['示例省科技厅公告（第17号）', undefined],
  ] as const) {
    it(`is read behind the title: ${head}`, () => {
      const { metadata, text } = parse(`${head}\n\n各县要抓好节水，按季报告。`);
      assert.equal(metadata.number?.value, number);
      assert.equal(metadata.number && text.slice(metadata.number.span.start, metadata.number.span.end), number);
    });
  }

  for (const written of ['示科函\u00a0﹝2022﹞\u300088号', '示科函 〔2022〕 88 号', '示科函〔2022〕\u200b88号'] as const) {
    it(`is read from its line with blanks of any kind: ${JSON.stringify(written)}`, () => {
      const document = parse(`示例省科技厅关于节水的通知\n${written}\n各市科技局：\n各县要抓好节水，按季报告。`);
      assert.deepEqual(clauseTexts(document), ['各县要抓好节水，按季报告。']);
      assert.equal(document.metadata.number?.value.replace(/[\s〔〕﹝﹞]/g, ''), '示科函202288号');
    });
  }
});

describe('the issuer', () => {
  for (const [row, title, signature, issuer] of [
    ['科技处', '示例省科技厅关于节水的通知', '', '示例省科技厅'],
    ['科技处', '示例省科技厅公告', '示例省科技厅', '示例省科技厅'],
    ['科技处', '节水工作通知', '示 例 省 科 技 厅', '示例省科技厅'],
    ['科技处', '节水工作通知', '', '科技处'],
    ['示例省水务公司', '关于节水的通知', '', '示例省水务公司'],
    ['示例省科技厅基础研究处', '示例省科技厅关于节水的函', '', '示例省科技厅基础研究处'],
  ] as const) {
    it(`is the body, not its department alone: ${row}, ${title} ${signature}`, () => {
      const document = parse(`发文机关：\n${row}\n${title}\n各县要抓好节水，按季报告。\n${signature}\n2024年6月3日`);
      assert.equal(document.metadata.issuer?.value, issuer);
    });
  }
});

describe('titles', () => {
  for (const [name, head, title] of [
    ['one line', '示例市人民政府关于加强节水工作的意见', '示例市人民政府关于加强节水工作的意见'],
    ['two lines', '关于加快示例市数据产业发展壮大\n\n的实施意见', '关于加快示例市数据产业发展壮大的实施意见'],
    ['two lines, broken before 的通知', '示例市人民政府办公室关于加强节水工作\n的通知', '示例市人民政府办公室关于加强节水工作的通知'],
    ['two lines, broken inside a word', '示例市政府工作报\n告', '示例市政府工作报告'],
    ['blanks of the layout inside', '示例省科技厅  示例省财政厅 关于印发 《示例省节水型社会标准体系 建设指南（2023 版）》的通知', '示例省科技厅 示例省财政厅关于印发《示例省节水型社会标准体系建设指南（2023 版）》的通知'],
    ['a blank before the parenthesis', '示例省科技厅公告 （2023年第27号）', '示例省科技厅公告（2023年第27号）'],
    ['zero-width signs inside', '示例市节\u200b水意见', '示例市节水意见'],
    ['spaced-out letters', '政 府 工 作 报 告', '政府工作报告'],
    ['a Markdown heading', '# 示例市节水行动', '示例市节水行动'],
    ['a Markdown heading in bold', '# **示例市节水意见**', '示例市节水意见'],
    ['a line with a place and a year', '示例市2026年节水工作要点', '示例市2026年节水工作要点'],
  ] as const) {
    it(`are read: ${name}`, () => {
      const document = parse(`${head}\n\n各县要抓好节水，按季报告。`);
      assert.equal(document.metadata.title?.value, title);
      assert.deepEqual(clauseTexts(document), ['各县要抓好节水，按季报告。']);
    });
  }

  it('are none where the text begins at once', () => {
    assert.equal(parse('各县要抓好节水，按季报告。').metadata.title, undefined);
    assert.equal(parse('一、总体要求\n各县要抓好节水，按季报告。').metadata.title, undefined);
  });

  it('are none where a line says where to write to', () => {
    assert.equal(parse('地址：示例市甲路13号 邮编：000846 附件：《示例市节水标准》等52项标准计划（征求意见稿）').metadata.title, undefined);
  });

  for (const [title, period] of [
    ['示例市“十五五”节水规划', { from: 2026, to: 2030 }],
    ['示例市节水行动计划（2024-2026年）', { from: 2024, to: 2026 }],
    ['示例市节水行动计划(2024年至2026年)', { from: 2024, to: 2026 }],
    ['示例市第十四个五年节水规划', { from: 2021, to: 2025 }],
    ['示例市节水规划', undefined],
    ['示例市“八五”普法规划', undefined],
  ] as const) {
    it(`name the period: ${title}`, () => assert.deepEqual(parse(`${title}\n\n各县要抓好节水，按季报告。`).metadata.period, period));
  }
});

describe('status', () => {
  for (const [name, text] of [
    ['in the title', '示例市节水办法（征求意见稿）\n\n正文在此，一并说明。'],
    ['under the title', '示例市节水办法\n\n（征求意见稿）\n\n正文在此，一并说明。'],
    ['half-width', '示例市节水办法\n(送审稿)\n正文在此，一并说明。'],
    ['in the title that a notice asks opinions on', '关于公开征求《示例市节水办法（征求意见稿）》意见的通知\n\n正文在此，一并说明。'],
  ] as const) {
    it(`is draft: ${name}`, () => assert.equal(parse(text).metadata.status, 'draft'));
  }

  it('is not said of a final document', () => assert.equal(parse('示例市节水办法\n\n正文在此，一并说明。').metadata.status, undefined));
});

describe('the date', () => {
  for (const [name, closing, date] of [
    ['under the signature', '示例市人民政府\n2026年3月29日', '2026-03-29'],
    ['in full width', '示例市人民政府\n２０２６年３月２９日', '2026-03-29'],
    ['in Chinese numerals', '示例市人民政府\n二〇二六年三月二十九日', '2026-03-29'],
    ['spaced', '示例市人民政府\n2026 年 3 月 29 日', '2026-03-29'],
    ['signed before it was published', '2026年3月29日签发\n2026年4月2日发布', '2026-03-29'],
    ['published only', '2026年4月2日发布', '2026-04-02'],
    ['blank', '示例市人民政府\n2026年　月　日', undefined],
    ['blank with half-width spaces', '示例市人民政府\n2026年 月 日', undefined],
    ['impossible', '示例市人民政府\n2026年2月30日', undefined],
    ['of a month that cannot be', '示例市人民政府\n2026年13月3日', undefined],
    ['of a year that cannot be', '示例市人民政府\n2164年6月3日', undefined],
    ['of a year that cannot be at all', '示例市人民政府\n9164年6月3日', undefined],
  ] as const) {
    it(`is read: ${name}`, () => {
      const document = parse(`示例市节水意见\n\n各县要抓好节水，按季报告。\n\n${closing}\n`);
      assert.equal(document.metadata.date?.value, date);
      assert.deepEqual(clauseTexts(document), ['各县要抓好节水，按季报告。']);
    });
  }

  it('is none where the row of the page cannot be', () => {
    assert.equal(parse('示例市节水意见\n成文日期：2164-06-03\n发布日期：2026-13-03\n各县要抓好节水，按季报告。').metadata.date, undefined);
  });

  it('stands under the title of a law', () => {
    assert.equal(parse('示例市节水条例\n（2020年5月28日示例市第三届人民代表大会常务委员会第二次会议通过）\n第一章 总则\n第一条 为了节水，制定本条例。').metadata.date?.value, '2020-05-28');
  });
});

describe('territory and level', () => {
  for (const [title, territory, level] of [
    ['示例市人民政府关于节水的意见', '示例省示例市', 'city'],
    ['示例省人民政府关于节水的意见', '示例省', 'province'],
    ['示例省示例市甲县节水方案', '示例省示例市甲县', 'county'],
    ['眉山市人民政府关于节水的意见', '四川省眉山市', 'city'],
    ['四川省人民政府办公厅关于节水的意见', '四川省', 'province'],
    ['朝阳区人民政府关于节水的意见', undefined, undefined],
    ['国务院关于节水的意见', undefined, 'national'],
    ['工业和信息化部关于节水的意见', undefined, 'national'],
    ['关于节水的意见', undefined, undefined],
  ] as const) {
    it(`of ${title}`, () => {
      const { metadata } = parse(`${title}\n\n各县要抓好节水，按季报告。`);
      assert.deepEqual([metadata.territory, metadata.level], [territory, level]);
    });
  }

  it('may be declared', () => {
    const { metadata } = parse('---\nterritory: 示例省样例市\n---\n示例市节水意见\n\n各县要抓好节水，按季报告。');
    assert.deepEqual([metadata.territory, metadata.level], ['示例省样例市', 'city']);
  });
});

describe('the territory of a front matter', () => {
  const read = (territory: string): [string | undefined, string[]] => {
    const document = parse(`---\nterritory: ${territory}\n---\n# 示例市节水意见\n\n各县要抓好节水工作，按季报告进展。\n`);
    return [document.metadata.territory, document.problems.map((problem) => `${problem.message.zh} @ ${quote(document, problem.span)}`)];
  };

  it('becomes a full chain where its short name is unique', () => assert.deepEqual(read('示例市'), ['示例省示例市', []]));
  it('stays as written and is said where it is ambiguous', () => {
    const [territory, problems] = read('鼓楼区');
    assert.equal(territory, '鼓楼区');
    assert.match(problems.join(), /^文首元数据的 territory“鼓楼区”有歧义：.*、.*，请写全称 @ 鼓楼区$/);
  });
  it('stays as written and is said where it is unknown', () => assert.match(read('火星市')[1].join(), /^不认识文首元数据的 territory“火星市”/));
});
